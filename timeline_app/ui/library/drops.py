"""What was dropped or pasted, as paths and captures; nothing is read from the network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from timeline_app.errors import SourceError
from timeline_app.sources import Capture, reads
from timeline_app.ui.desk.tables import is_table
from timeline_app.words import tr

PROJECTS = (".chronology", ".pdf")  # a PDF of ours carries its project
MOST = 1000  # files of one drop; a folder may hold a disk


class Dropped(NamedTuple):
    """What came: files to read, words to take as they are, or a project to open."""

    files: tuple[Path, ...] = ()
    captures: tuple[Capture, ...] = ()
    project: Path | None = None
    table: Path | None = None  # comes in row by row
    refusal: str = ""  # a sentence, where there is nothing that can be taken


def can_take(mime: QMimeData) -> bool:
    """Return whether there is something in it to bring in."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml()


def taken(mime: QMimeData) -> Dropped:
    """Return what is in a drop or on a clipboard; a folder stands for the articles in it."""
    local = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if local:
        return of_paths(local)
    addresses = [url.toString() for url in mime.urls() if url.scheme() in ("http", "https")]
    text = mime.text().strip()
    if addresses and text in ("", *addresses):
        return Dropped(
            refusal=tr("Timeline loads nothing from the network. Save the page in your browser and drop the file.")
        )
    if not text and not mime.html().strip():
        return Dropped(refusal=tr("There are no words in it."))
    return Dropped(captures=(Capture.of_paste(mime.text(), html=mime.html()),))


def of_paths(paths: Sequence[Path]) -> Dropped:
    """Return what some paths stand for."""
    projects = [path for path in paths if path.suffix.lower() in PROJECTS]
    if projects:
        return Dropped(project=projects[0])
    if len(paths) == 1 and is_table(paths[0]):
        return Dropped(table=paths[0])
    files: list[Path] = []
    for path in paths:
        files += _inside(path) if path.is_dir() else [path]
    if not files:
        return Dropped(refusal=tr("There is no article in this folder that can be read."))
    return Dropped(files=tuple(files[:MOST]))


def read_all(paths: Sequence[Path]) -> list[Capture | SourceError]:
    """Read files, in order; where one cannot be read, its error stands in its place. For a worker."""
    found: list[Capture | SourceError] = []
    for path in paths:
        try:
            found.append(Capture.of_file(path))
        except SourceError as error:
            found.append(error)
    return found


def _inside(folder: Path) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and reads(path.suffix))
    return [path for path, _ in zip(found, range(MOST), strict=False)]
