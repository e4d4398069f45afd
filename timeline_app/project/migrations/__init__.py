"""The numbered steps that make and renew a project file; never edited after release."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from sqlite3 import Connection

from timeline_app.project.migrations import m0001_first

STEPS: tuple[Callable[[Connection], None], ...] = (m0001_first.up,)
"""Step n brings a file of format n to n + 1; a new file takes them all."""

FORMAT = len(STEPS)

__all__ = ["FORMAT", "STEPS", "newest"]


@contextmanager
def newest() -> Iterator[Connection]:
    """Give an empty file of the newest format, in memory, to compare others with."""
    with closing(sqlite3.connect(":memory:")) as db:
        for step in STEPS:
            step(db)
        yield db
