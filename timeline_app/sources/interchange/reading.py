"""Reading a file of another program, or a set of tables: guards, the child process, and what becomes of its answer."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline_app import words
from timeline_app.errors import ReaderFailed, SourceError, TooLarge
from timeline_app.sources.capture import Capture
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.registry import HEAD, MB, IncomingReader, choose
from timeline_app.sources.process import WALL, Errand, Report, run, silent
from timeline_app.words import tr

_DOOR = "timeline_app.sources.interchange.child"
_FOLDER_LIMIT = 100 * MB
_ANSWER = 256 * MB


def read_incoming(
    path: Path,
    *,
    format: str = "",  # noqa: A002  the word the command line and the panel use
    options: Mapping[str, str] | None = None,
    report: Report | None = None,
    wall: float = WALL,
) -> Incoming:
    """Return what a file, or a folder with a set of tables, brings; read in a process of its own. It blocks: use a Job.

    Args:
        format: the name of one of `incoming_readers()`; "" = the one that the file looks like.
        options: what the person said about the file, for the reader.
        report: as for `read_article`.

    Raises:
        SourceError: there is no such file or format, or nothing in the file can be read.
        TooLarge: it is over the limit of its format.
        ReaderFailed: the reader gave up or had to be stopped.
    """
    data = _folder(path) if path.is_dir() else Capture.of_file(path).data
    reader = choose(data[:HEAD], path.name, format)
    _measure(path.name, data, reader)
    asked = {"file_name": path.name, "options": dict(options or {}), "language": words.language()}
    ask = json.dumps(asked).encode() + b"\n" + data
    errand = Errand(_DOOR, reader.module, reader.name, tr("Reading the file"), _save_it(), _ANSWER)
    return _incoming(run(errand, ask, report or silent, wall))


def _measure(name: str, data: bytes, reader: IncomingReader) -> None:
    if not data:
        raise SourceError(tr("“{name}” is empty.", name=name), hint=tr("Choose a file that holds something."))
    if len(data) > reader.limit:
        raise TooLarge(
            tr(
                "“{name}” is too large: {size} MB, where {limit} MB is the most that is read as “{title}”.",
                name=name,
                size=-(-len(data) // MB),
                limit=reader.limit // MB,
                title=tr(reader.title),
            ),
            hint=tr("Split it and bring in one part after the other."),
        )


def _folder(path: Path) -> bytes:
    """Return the tables of a folder in one zip, as the reader knows them.

    Raises:
        SourceError: there are none, or they cannot be read.
        TooLarge: they are more than 100 MB.
    """
    packed = io.BytesIO()
    size = 0
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for found in sorted(path.iterdir()):
                if found.suffix.lower() in (".csv", ".json") and found.is_file():
                    size += found.stat().st_size
                    if size > _FOLDER_LIMIT:
                        raise TooLarge(
                            tr("The tables in “{name}” are larger than 100 MB.", name=path.name),
                            hint=tr("Bring in one table after the other."),
                        )
                    archive.writestr(found.name, found.read_bytes())
    except OSError as why:
        raise SourceError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=why.strerror or why),
            hint=tr("Check that the folder is there and that you may open it."),
        ) from why
    if not size:
        raise SourceError(
            tr("There are no tables in the folder “{name}”.", name=path.name),
            hint=tr("Choose the folder that holds datapackage.json, or a file."),
        )
    return packed.getvalue()


def _incoming(output: bytes) -> Incoming:
    """Return what the child read, or raise its error. Nothing is believed unseen: it has met a stranger."""
    try:
        answer: Mapping[str, Any] = json.loads(output)
        if refusal := answer.get("error"):
            raise _refusal(refusal)
        return Incoming.from_json(answer["incoming"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise ReaderFailed(tr("The reader's answer cannot be understood."), hint=_save_it()) from why


def _refusal(answer: Mapping[str, str]) -> SourceError:
    kinds: dict[str, type[SourceError]] = {kind.__name__: kind for kind in (SourceError, TooLarge, ReaderFailed)}
    return kinds.get(answer["kind"], SourceError)(answer["message"], hint=answer["hint"])


def _save_it() -> str:
    return tr("Open it in its own program and save it anew, then try again.")
