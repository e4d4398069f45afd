"""`python -m tests.benchmarks.peers`: drag vis-timeline and ours over the same 1,000 entries, then ask for 10,000.

It needs npm and chromium, and says so where they are missing. CPU of ours is that of the whole process; of theirs that
of the page's process and of the one that paints for it, without the browser's own. Nothing here is part of the tests.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.motion.chronologies import FIRST, LANES, LAST, rows
from tests.benchmarks.motion.journeys import DRAGS, LOOKS, STEP, measured
from tests.benchmarks.peers.browser import Browser, found

HERE = Path(__file__).parent
PATIENCE = 150  # seconds for 10,000 entries


def main() -> int:
    """Print the table; 0 also when something that it needs is missing."""
    program, npm = found(), shutil.which("npm")
    if program is None or npm is None:
        print("The other timelines were not measured: this needs npm and chromium.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
        place = Path(folder, "peers")
        place.mkdir()
        for name in ("package.json", "page.html"):
            shutil.copy(HERE / name, place)
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund"], cwd=place, check=True, timeout=300)
        _compare(program, place)
    return 0


def _compare(program: str, place: Path) -> None:
    ours = measured(1_000)
    with Browser(program, place / "profile") as browser:
        theirs = _dragged(browser, place, 1_000)
    print("| dragging 1,000 entries | ours, median / p95 | vis-timeline | p95 of ours to theirs |")
    print("| --- | --- | --- | --- |")
    for (name, *_), steps, times in zip(LOOKS, ours.movements, theirs, strict=False):
        (a, b), (c, d) = np.percentile(steps.cpu, (50, 95)), np.percentile(times, (50, 95))
        print(f"| {name} across | {a:.1f} / {b:.1f} ms | {c:.1f} / {d:.1f} ms | **{b / d:.2f}** |", flush=True)
    with Browser(program, place / "profile") as browser:
        print(_ready(browser, place, 10_000))


def _dragged(browser: Browser, place: Path, entries: int) -> list[list[float]]:
    _open(browser, place, entries, 60)
    times = []
    for _, begin, span in LOOKS:
        browser.run(f"look({begin}, {begin + span})", 60)
        found = []
        for step in range(1, DRAGS + 1):
            lo = begin + step * STEP * span / 1440
            before = browser.busy()
            browser.run(f"look({lo}, {lo + span})", 60)
            found.append(browser.busy() - before)
        times.append(found)
    return times


def _ready(browser: Browser, place: Path, entries: int) -> str:
    begun = time.monotonic()
    try:
        _open(browser, place, entries, PATIENCE)
    except TimeoutError:
        return f"vis-timeline with {entries:,} entries: not ready within {PATIENCE} seconds."
    return f"vis-timeline with {entries:,} entries: ready after {time.monotonic() - begun:.0f} seconds."


def _open(browser: Browser, place: Path, entries: int, limit: float) -> None:
    browser.ask("Page.navigate", url=(place / "page.html").as_uri())
    for _ in range(100):
        if browser.run("typeof vis !== 'undefined' && typeof show === 'function'"):
            break
        time.sleep(0.1)
    held = json.dumps(rows(entries))
    browser.run(f"show({held}, {json.dumps(LANES)}, {FIRST}, {LAST})", limit)


if __name__ == "__main__":
    sys.exit(main())
