"""The verb `tag`: TimeML or plain text in, TimeML with TIMEX3 out, without a project."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from timeline_app import suggest
from timeline_app.cli.prose.published import day
from timeline_app.cli.speech import complain, say
from timeline_app.errors import ChronologyError, InvalidValue, SourceError
from timeline_app.exports.writing import refused as cannot_write
from timeline_app.exports.writing import write_bytes
from timeline_app.sources import Capture
from timeline_app.suggest import timeml
from timeline_app.words import tr

_TIMEML = (".tml", ".xml", ".timeml")
_TEXT = (".txt", ".text")


def tag(asked: Namespace) -> int:
    """Tag each file, and each such file of a folder; what cannot be read is said, the others are tagged all the same.

    1 when a file was refused.
    """
    published = day(asked.published) if asked.published else ""
    folder = Path(asked.out)
    files = _files([Path(name) for name in asked.files], folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise cannot_write(folder, why) from why
    refused = 0
    for path in files:
        target = folder / _name(path)
        try:
            write_bytes(target, tagged(path, asked.mode, published))
        except ChronologyError as why:
            complain(why, path.name)
            refused += 1
        else:
            say(str(target))
    return 1 if refused else 0


def tagged(path: Path, mode: str, published: str) -> bytes:
    """Return a file with its expressions marked; inside <TEXT> every byte but the TIMEX3 is as it was.

    Args:
        published: an ISO day that overrules the file's own, or "".

    Raises:
        SourceError: it cannot be read, is not UTF-8, or is TimeML without <TEXT>.
    """
    try:
        raw = Capture.of_file(path).data.decode()
    except UnicodeDecodeError as why:
        raise SourceError(tr("The file is not UTF-8."), hint=tr("Save it as UTF-8 and try again.")) from why
    is_timeml = path.suffix.lower() in _TIMEML
    document = timeml.parse(raw) if is_timeml else timeml.from_text(raw.removeprefix("\ufeff"), path.stem, published)
    reading = suggest.read(document.text, published or document.published, mode=mode)
    return timeml.marked(document, [(each.start, each.end, each.timex) for each in reading.expressions]).encode()


def _files(given: list[Path], folder: Path) -> list[Path]:
    """Return the files to tag, those of folders by name.

    Raises:
        SourceError: a folder cannot be read.
        InvalidValue: there is none, or two would be written to one place, or one over itself.
    """
    files = [file for path in given for file in _inside(path)]
    if not files:
        raise InvalidValue(tr("There is no file to tag."), hint=tr("Name files that end in .tml or .txt, or a folder."))
    written: dict[str, Path] = {}
    for path in files:
        other = written.setdefault(_name(path), path)
        if other is not path:
            raise InvalidValue(tr("“{one}” and “{other}” would be written to one file.", one=other, other=path))
        if os.path.realpath(folder / _name(path)) == os.path.realpath(path):
            raise InvalidValue(
                tr("“{name}” would be written over itself.", name=path), hint=tr("Choose another folder for --out.")
            )
    return files


def _inside(path: Path) -> list[Path]:
    try:
        return sorted(each for each in path.iterdir() if _is_ours(each)) if path.is_dir() else [path]
    except OSError as why:
        raise SourceError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=why.strerror or why),
            hint=tr("See that you may read it, then try again."),
        ) from why


def _is_ours(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in (*_TIMEML, *_TEXT)


def _name(path: Path) -> str:
    return path.name if path.suffix.lower() in _TIMEML else f"{path.stem}.tml"
