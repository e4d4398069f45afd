"""The numbered steps that make and renew a project file; never edited after release."""

from collections.abc import Callable
from sqlite3 import Connection

from timeline_app.project.migrations import m0001_first

STEPS: tuple[Callable[[Connection], None], ...] = (m0001_first.up,)
"""Step n brings a file of format n to n + 1; a new file takes them all."""

FORMAT = len(STEPS)

__all__ = ["FORMAT", "STEPS"]
