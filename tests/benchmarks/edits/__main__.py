"""`python -m tests.benchmarks.edits [ENTRIES ...]`: edit chronologies of these sizes and write the table of it.

Each edit is done, undone and done again in the real window; after each of the three the unit U of the other table is
drawn. The table goes into docs/PERFORMANCE.md, between the marks that name this command, when 100,000 is among the
sizes; else it is only printed. A million takes many minutes, most of them for writing and opening the chronology.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from tests.benchmarks.edits.acts import KINDS, Edits, Kind, opened
from tests.benchmarks.motion.unit import Titles, timed
from tests.benchmarks.synthetic import synthetic

SIZES = (100_000,)
WARM, TIMES = 8, 9  # edits of each kind before those that count, and of these
LATER = 250  # milliseconds in which the window does what it has put off
PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.edits -->", "<!-- end -->"
HEAD = ("entries", "edit", "heard to painted", "undone", "done again", "in U", "with the verb and all panes", "later")


def main(arguments: list[str]) -> int:
    """Measure and print; write the page where it belongs there."""
    sizes = tuple(map(int, arguments)) or SIZES
    lines = [*_machine(), "", _row(HEAD), _row(["---"] * len(HEAD))]
    for entries in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("CONFIG", "DATA", "CACHE"):
                os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
            for row in _measured(synthetic(Path(folder, "made-up.chronology"), entries), entries):
                lines.append(_row(row))
                print(lines[-1], flush=True)
    if {*SIZES} <= {*sizes} and BEGIN in (page := PAGE.read_text(encoding="utf-8")):
        before, rest = page.split(BEGIN)
        after = rest.split(END, 1)[1]
        PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")
    return 0


def _measured(path: Path, entries: int) -> Iterator[list[str]]:
    window = opened(path)
    edits, canvas = Edits(window), window.timeline.canvas
    marks = canvas.marks
    titles = Titles([marks.titles[at] for at in range(0, len(marks), max(len(marks) // 150, 1))])
    titles.show()
    units: list[float] = []
    for kind in KINDS:
        found = _figures(edits, kind, lambda: units.append(timed(titles.repaint, lambda: None)[0]))
        done, undone, again = (median(found[name]) for name in ("done", "undone", "again"))
        share = max(done, undone, again) / median(units)
        whole, later = median(found["whole"]), median(found["later"])
        figures = [f"{done:.1f}", f"{undone:.1f}", f"{again:.1f}", f"**{share:.1f}**", f"{whole:.1f}", f"{later:.1f}"]
        yield [f"{entries:,}", kind.name, *figures]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load = f"U {median(units):.1f} ms; {memory:.0f} MB, load {os.getloadavg()[0]:.1f}"
    yield [f"{entries:,}", load, "", "", "", "", "", ""]
    window.desk.document.show(None)
    for widget in (titles, window):
        widget.close()


def _figures(edits: Edits, kind: Kind, unit: Callable[[], None]) -> dict[str, list[float]]:
    """Return milliseconds of the window's thread: of the timeline, of that and the verb, and of what comes later."""
    found: dict[str, list[float]] = defaultdict(list)
    for number in range(WARM + TIMES):
        for name, act in (
            ("done", lambda: kind.act(edits)),
            ("undone", edits.document.undo),
            ("again", edits.document.redo),
        ):
            verb, painted, later = _spent(act), _spent(edits.repaint), _spent(lambda: QTest.qWait(LATER))
            if number >= WARM:
                found[name].append(painted)
                found["whole"].append(verb + painted)
                found["later"].append(later)
            unit()
    return found


def _spent(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def _machine() -> list[str]:
    from PySide6 import __version__ as qt

    system, python = platform.system(), platform.python_version()
    said = f"{date.today():%Y-%m}, {os.cpu_count()} cores, {system}, Python {python}, Qt {qt}, offscreen."
    return [f"{said} Milliseconds of the window's thread, medians of {TIMES}."]


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
