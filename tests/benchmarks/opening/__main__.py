"""`python -m tests.benchmarks.opening [ENTRIES ...]`: open projects of these sizes and write the table of it.

Each opening is in a process of its own, all sizes in turn, with the columns that an earlier session kept and without
them; the files are in the cache of the system. The table goes into docs/PERFORMANCE.md, between the marks that name
this command, when all sizes were measured; else it is only printed. The projects stay in `build/benchmarks/`.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.synthetic import synthetic
from timeline_app import settings
from timeline_app.project import left_by

SIZES = (0, 1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 5
WORTH = 5_000  # entries; the columns of fewer are not kept
HOME = Path("build", "benchmarks")
PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.opening -->", "<!-- end -->"
HEAD = (
    *("entries", "columns", "first picture: CPU ms", "beyond an empty one", "wall ms"),
    *("longest pause: wall ms / CPU ms", "pauses > 100 ms", "until quiet: CPU ms / wall ms", "closing: wall ms", "MB"),
)
Figures = dict[str, float]


class Case(NamedTuple):
    """A project of so many entries, with its columns kept from an earlier session or not."""

    entries: int
    kept: bool


def main(arguments: list[str]) -> int:
    """Measure and print; write the page when nothing was left out."""
    sizes = tuple(sorted({0, *map(int, arguments)})) if arguments else SIZES
    _dwell()
    files = {entries: _made(entries) for entries in sizes}
    cases = [Case(entries, kept) for entries in sizes for kept in (True, False) if kept or entries >= WORTH]
    load = os.getloadavg()[0]
    found: defaultdict[Case, list[Figures]] = defaultdict(list)
    for path in files.values():
        _opened(path)  # the backup of the day is made, the file is in the cache
    for _ in range(ROUNDS):
        for case in cases:
            found[case].append(_opened(files[case.entries], kept=case.kept))
            print(case, found[case][-1], flush=True)
    machine = f"{date.today():%Y-%m}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
    machine += f"offscreen; median (least to most) of {ROUNDS}; load {load:.1f} to {os.getloadavg()[0]:.1f}."
    lines = [machine, "", _row(HEAD), _row(["---"] * len(HEAD))]
    lines += [_row(_cells(case, found[case], found[cases[0]])) for case in cases]
    print("\n".join(lines))
    if sizes == SIZES:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        after = rest.split(END, 1)[1]
        PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")
    return 0


def _dwell() -> None:
    """Let settings, memory and cache of everything that is run here lie beside the projects."""
    HOME.mkdir(parents=True, exist_ok=True)
    for name in ("CONFIG", "DATA", "CACHE"):
        os.environ[f"TIMELINE_APP_{name}"] = str((HOME / name.lower()).resolve())


def _made(entries: int) -> Path:
    """Return a project of so many entries, written anew where there is none that was left here as it stands."""
    path = HOME / f"{entries}.chronology"
    person = settings.load()
    if not left_by(path, person.name, person.installation):
        path.unlink(missing_ok=True)
        try:
            synthetic(path, entries)
        except BaseException:
            path.unlink(missing_ok=True)  # half of it would be taken for the whole
            raise
    return path


def _opened(path: Path, *, kept: bool = True) -> Figures:
    """Open a project in a process of its own, with the cache that earlier ones left, or with an empty one."""
    command = [sys.executable, "-m", "tests.benchmarks.opening.once", str(path)]
    empty = HOME / "no-cache"
    shutil.rmtree(empty, ignore_errors=True)
    home = os.environ | ({} if kept else {"TIMELINE_APP_CACHE": str(empty.resolve())})
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=600, env=home)
    figures: Figures = json.loads(answer.stdout.splitlines()[-1])
    return figures


def _cells(case: Case, found: Sequence[Figures], empty: Sequence[Figures]) -> list[str]:
    def said(name: str, among: Sequence[float] | None = None) -> str:
        values = among or [one[name] for one in found]
        return f"{median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"

    def typical(name: str) -> str:
        return f"{median(one[name] for one in found):,.0f}"

    beyond = [one["cpu"] - other["cpu"] for one, other in zip(found, empty, strict=True)]
    return [
        f"{case.entries:,}",
        "–" if case.entries < WORTH else "kept" if case.kept else "read anew",
        said("cpu"),
        said("", beyond) if case.entries else "–",
        said("wall"),
        f"{said('pause')} / {typical('pause cpu')}",
        typical("long pauses"),
        f"{typical('quiet cpu')} / {typical('quiet wall')}",
        typical("closing"),
        typical("memory"),
    ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
