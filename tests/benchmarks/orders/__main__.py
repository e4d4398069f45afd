"""`python -m tests.benchmarks.orders [FILE]`: every order and group of a million entries, as a table.

It goes into docs/PERFORMANCE.md, between the marks that name this command. FILE is one that
`python -m tests.benchmarks.synthetic` wrote; without it, one is made.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.synthetic import synthetic
from timeline_app.model import Agent, Place, Source, Tag
from timeline_app.project import GROUPS, ORDERS, By, Filter, Order, Project

ENTRIES, REPEATS = 1_000_000, 5
PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.orders -->", "<!-- end -->"
HEAD = ("asked for", "rows", "first time: CPU ms / wall ms", "again, median: CPU ms / wall ms")


class Asked(NamedTuple):
    """One question, as the table of figures names it."""

    name: str
    wanted: Filter = Filter()
    keys: tuple[By, ...] = ()
    group: By | None = None


def asked() -> Iterator[Asked]:
    """Return every question, in the order in which they are put: what one reads, the next has."""
    yield Asked("in order of time")
    yield from (Asked(f"sorted by {name}", keys=(By(name),)) for name in ORDERS if name != "when")
    yield Asked("by status, title falling", keys=(By("status"), By("title", True)))
    yield from (Asked(f"grouped by {name}", group=By(name)) for name in GROUPS)
    yield Asked("one kind, by title", Filter(kinds=frozenset({"state"})), (By("title"),))
    yield Asked("what cites nothing", Filter(uncited=True))
    yield Asked("one place, by title", Filter(places=frozenset({"Birch"})), (By("title"),))
    yield Asked("a year, by title", Filter(after=1_500_000_000, before=1_531_536_000), (By("title"),))


def named(project: Project) -> Iterator[Asked]:
    """Return filters by names and sources of a project: by one, and by all or very many."""
    known = {
        "places": project.values(Place, "name"),
        "people": project.values(Agent, "name", kind="person"),
        "tags": project.values(Tag, "name"),
        "sources": project.values(Source, "id"),
    }
    for field, names in known.items():
        yield Asked(f"one of the {field}, by title", Filter(**{field: frozenset(names[:1])}), (By("title"),))
        every = f"{len(names):,} {field}, by title"
        yield Asked(every, Filter(**{field: frozenset(names)}), (By("title"),))


def timed(ask: Callable[[], Order]) -> tuple[float, float, Order]:
    """Return milliseconds of this thread's processor time and of the clock, and the answer."""
    cpu, wall = time.thread_time(), time.perf_counter()
    found = ask()
    return (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000, found


def main(arguments: list[str]) -> int:
    """Measure, print, write the page."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
        path = Path(arguments[0]) if arguments else synthetic(Path(folder, "million.chronology"), ENTRIES)
        project = Project.open(path, readonly=True, proved=True)
        before = os.getloadavg()[0]
        rows = [_row(*_figures(project, one)) for one in (*asked(), *named(project))]
        project.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    machine = f"{date.today():%Y-%m}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
    machine += f"{memory:.0f} MB; load {before:.1f} to {os.getloadavg()[0]:.1f}."
    _write([machine, "", _row(*HEAD), _row(*["---"] * len(HEAD)), *rows])
    return 0


def _figures(project: Project, one: Asked) -> tuple[str, str, str, str]:
    times = [timed(lambda: project.order(one.wanted, one.keys, one.group)) for _ in range(REPEATS + 1)]
    cpu, wall = (median(each[part] for each in times[1:]) for part in (0, 1))
    figures = one.name, f"{len(times[0][2]):,}", f"{times[0][0]:.0f} / {times[0][1]:.0f}", f"{cpu:.0f} / {wall:.0f}"
    print(*figures, sep=" | ", flush=True)
    return figures


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _write(lines: list[str]) -> None:
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END, 1)[1]
    PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
