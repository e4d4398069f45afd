"""Taking a project out of a PDF: what the child process is asked, and what becomes of its answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline_app.errors import ReaderFailed, SourceError
from timeline_app.sources.carried import child
from timeline_app.sources.process import WALL, Errand, Report, run, silent
from timeline_app.words import tr


def take_project(pdf: Path, target: Path, *, report: Report | None = None, wall: float = WALL) -> None:
    """Write the project file that a PDF carries to `target`, which must not be there. It blocks: use a Job.

    Nothing is believed of what was written: it is a file from anyone, for the gate to open.

    Raises:
        SourceError: the PDF carries none, or cannot be read.
        ReaderFailed: its reader gave up or had to be stopped.
    """
    hint = tr("Open the .chronology file itself.")
    errand = Errand(child.__name__, child.__name__, "project", tr("Looking for the project in the PDF"), hint)
    ask = json.dumps({"pdf": str(pdf.resolve()), "target": str(target.resolve())}).encode()
    output = run(errand, ask, report or silent, wall)
    try:
        answer: Mapping[str, Any] = json.loads(output)
        found = str(answer["found"])
    except (ValueError, KeyError, TypeError) as why:
        raise ReaderFailed(tr("The reader's answer cannot be understood."), hint=hint) from why
    if found != child.TAKEN:
        raise SourceError(_told(found, pdf.name), hint=_advice(found))


def _told(found: str, name: str) -> str:
    if found == child.LOCKED:
        return tr("“{name}” asks for a password.", name=name)
    if found == child.NONE:
        return tr("“{name}” carries no project.", name=name)
    if found == child.UNWRITABLE:
        return tr("The project in “{name}” could not be written.", name=name)
    return tr("“{name}” is no PDF that can be read.", name=name)


def _advice(found: str) -> str:
    if found == child.NONE:
        return tr("A project is in the PDFs that were exported as evidence; of a book in volumes, in the first.")
    if found == child.UNWRITABLE:
        return tr("Choose a folder in which you may write and that has room.")
    return tr("Open the .chronology file itself.")
