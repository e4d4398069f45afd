"""`python -m tests.benchmarks.opening.filtered FILE`: set filters in the real window, and draw what they let through.

FILE is one that `python -m tests.benchmarks.synthetic` wrote, in the folders in which it was left last. The table goes
into docs/PERFORMANCE.md, between the marks that name this command.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from datetime import date
from pathlib import Path

from tests.benchmarks.opening.once import LONGEST, Watch, settle, shown, wait
from timeline_app.ui.window import MainWindow

PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.opening.filtered -->", "<!-- end -->"
TYPED = ("after:2019-09-05", "place:Alder", "uncited", "river", "kind:occurrence -river")
STEP = 5  # milliseconds between two looks whether it is drawn


def drawn_after(window: MainWindow, watch: Watch, typed: str) -> str:
    """Type into the line of the table; return a row: entries drawn, milliseconds until then, the longest pause."""
    line, canvas = window.table.filter_line, window.timeline.canvas
    before, begun = canvas.marks, time.perf_counter()
    watch.begin()
    watch.pauses.clear()
    line.setText(typed)
    line.textEdited.emit(typed)
    while canvas.marks is before and time.perf_counter() - begun < LONGEST:
        wait(STEP)
    wall = (time.perf_counter() - begun) * 1000
    settle(window)
    watch.end()
    longest = watch.longest()
    drawn = f"{len(canvas.marks):,} | {wall:.0f} | {longest.wall * 1000:.0f} / {longest.own * 1000:.0f}"
    return f"| {f'`{typed}`' if typed else 'cleared'} | {drawn} |"


def main(arguments: list[str]) -> int:
    """Measure, print, write the page."""
    before = os.getloadavg()[0]
    window = shown()
    window.files.open(Path(arguments[0]))
    settle(window, lambda: len(window.timeline.canvas.marks) > 0)
    watch = Watch(window)
    rows = ["| typed | drawn | after, ms | longest pause: wall / own CPU, ms |", "| --- | --- | --- | --- |"]
    for typed in TYPED:
        for now in (typed, ""):
            rows.append(drawn_after(window, watch, now))
            print(rows[-1], flush=True)
    window.close()
    machine = f"{date.today():%Y-%m}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
    machine += f"load {before:.1f} to {os.getloadavg()[0]:.1f}."
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n" + "\n".join([machine, "", *rows]) + f"\n{END}{rest.split(END, 1)[1]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
