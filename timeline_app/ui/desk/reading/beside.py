"""Work on what a project holds, off the GUI thread: each job reads through a project of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from timeline_app.project import Project
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.jobs import Job, JobTray, Report

T = TypeVar("T")


def read_in_job(
    document: Document,
    jobs: JobTray,
    name: str,
    work: Callable[[Project, Report], T],
    summary: Callable[[T], str] | None = None,
) -> Job[T]:
    """Start work on the project that is open, as it is on disk; `work` gets it for reading only."""
    return jobs.run(name, partial(_read, document.project.path, work), summary)


def _read(path: Path, work: Callable[[Project, Report], T], report: Report) -> T:
    project = Project.open(path, readonly=True, proved=True)  # as the open one was
    try:
        return work(project, report)
    finally:
        project.close()
