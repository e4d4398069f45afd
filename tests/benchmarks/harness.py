"""Time named deeds in processor seconds, so that a busy machine says the same as an idle one.

What is counted is the thread that a person waits for; what it leaves to a job in the background is not.

A deed is a function that arranges what it needs and returns what is to be timed, or a pair: what to do before each
time, untimed, and what is to be timed.

    @deed("Undo", limit=100)
    def undo(bench: Bench) -> Act:
        project = bench.open()
        return (lambda: retitle(project), project.undo)
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

Act = Callable[[], object]
Arranged = Act | tuple[Act, Act]


@dataclass
class Bench:
    """What deeds share: the large project and a folder for what they write; `closing` runs at the end, last first.

    `most`: of anything that a deed makes by the thousand; tests, which ask only whether a deed works, take few.
    """

    folder: Path
    dossier: Path
    shared: dict[str, Any] = field(default_factory=dict)
    closing: list[Act] = field(default_factory=list)
    most: int = 10**9

    def number(self, wanted: int) -> int:
        """Return how many of something to make."""
        return min(wanted, self.most)


@dataclass(frozen=True)
class Deed:
    """One thing a person does, and within how many milliseconds of processor time it should be done."""

    name: str
    limit: float
    arrange: Callable[[Bench], Arranged]
    children: bool = False  # the time of the processes that it waits for counts as well


@dataclass(frozen=True)
class Result:
    """Milliseconds of processor time, over all repeats."""

    deed: Deed
    times: tuple[float, ...]

    @property
    def typical(self) -> float:
        return median(self.times)

    @property
    def late(self) -> bool:
        return self.typical > self.deed.limit


_deeds: list[Deed] = []


def deed(
    name: str, *, limit: float = 100.0, children: bool = False
) -> Callable[[Callable[[Bench], Arranged]], Callable[[Bench], Arranged]]:
    """Register a deed; `limit` is in milliseconds; `children`: with the time of the processes that it waits for."""

    def register(arrange: Callable[[Bench], Arranged]) -> Callable[[Bench], Arranged]:
        if name in {known.name for known in _deeds}:
            raise ValueError(f"two deeds are called {name!r}")
        _deeds.append(Deed(name, limit, arrange, children))
        return arrange

    return register


def deeds(only: str = "") -> list[Deed]:
    """Return the registered deeds whose name holds this word, in the order they were written."""
    return [known for known in _deeds if only.casefold() in known.name.casefold()]


def measure(known: Deed, bench: Bench, repeats: int) -> Result:
    """Do a deed once to warm up, then `repeats` times."""
    arranged = known.arrange(bench)
    before, act = arranged if isinstance(arranged, tuple) else (lambda: None, arranged)
    times = []
    for _ in range(repeats + 1):
        before()
        start = _spent(known)
        act()
        times.append((_spent(known) - start) * 1000)
    return Result(known, tuple(times[1:]))


def _spent(known: Deed) -> float:
    ended = os.times()
    return time.thread_time() + (ended.children_user + ended.children_system if known.children else 0)


def table(results: list[Result]) -> str:
    """Return the figures as people read them."""
    head = f"{'deed':<52}{'median':>9}{'worst':>9}{'limit':>9}   milliseconds of processor time"
    rows = [
        f"{r.deed.name:<52}{r.typical:>9.1f}{max(r.times):>9.1f}{r.deed.limit:>9.0f}{'   late' if r.late else ''}"
        for r in results
    ]
    return "\n".join([head, *rows])
