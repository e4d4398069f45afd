"""Work on what a project holds, off the GUI thread: each job reads through a project of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from timeline_app import actions
from timeline_app.project import Project
from timeline_app.settings import Settings
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job, Report

T = TypeVar("T")


def read_in_job(
    desk: Desk, name: str, work: Callable[[Project, Report], T], summary: Callable[[T], str] | None = None
) -> Job[T]:
    """Start work on the project that is open, as it is on disk; `work` gets it for reading only."""
    path, settings = desk.document.project.path, desk.preferences.now
    return desk.jobs.run(name, partial(_read, path, settings, work), summary)


def _read(path: Path, settings: Settings, work: Callable[[Project, Report], T], report: Report) -> T:
    project = actions.open_project(path, settings, readonly=True)
    try:
        return work(project, report)
    finally:
        project.close()
