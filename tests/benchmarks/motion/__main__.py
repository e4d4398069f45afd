"""`python -m tests.benchmarks.motion [ENTRIES ...]`: move over chronologies of these sizes and write the table of it.

Each step of a movement is followed by one of drawing the unit. The table goes into docs/PERFORMANCE.md, between the
marks that name this command, when all sizes were measured; else it is only printed.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.motion.journeys import measured

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.motion -->", "<!-- end -->"
HEAD = ("entries", "movement", "CPU ms, median / p95", "in U", "wall ms, median / p95", "paints a step")


def main(arguments: list[str]) -> int:
    """Measure and print; write the page when nothing was left out."""
    sizes = tuple(map(int, arguments)) or SIZES
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
        lines = [*_machine(), "", *_row(HEAD), *_row(["---"] * len(HEAD))]
        for entries in sizes:
            begun, load = time.perf_counter(), os.getloadavg()[0]
            found = measured(entries)
            rows = [_row([f"{entries:,}", *steps.row(found.unit)])[0] for steps in found.movements]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            took = time.perf_counter() - begun
            lines += rows
            lines += _row([f"{entries:,}", f"U {found.unit:.1f} ms; first picture {found.first:.0f} ms", "", "",
                           f"{memory:.0f} MB, {took:.0f} s, load {load:.1f}", ""])  # fmt: skip
            print("\n".join(lines[-len(rows) - 1 :]), flush=True)
    if sizes == SIZES and PAGE.exists():
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        after = rest.split(END, 1)[1]
        page = f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}"
        PAGE.write_text(page, encoding="utf-8")
    return 0


def _machine() -> list[str]:
    from PySide6 import __version__ as qt

    system, python = platform.system(), platform.python_version()
    return [f"{date.today():%Y-%m}, {os.cpu_count()} cores, {system}, Python {python}, Qt {qt}, offscreen."]


def _row(cells: list[str] | tuple[str, ...]) -> list[str]:
    return ["| " + " | ".join(cells) + " |"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
