"""The files in a zip from a stranger, read into memory and never unpacked: bombs and odd names are refused."""

from __future__ import annotations

import io
import zipfile
from zlib import error as BrokenStream

from timeline_app.errors import SourceError, TooLarge
from timeline_app.words import tr

MB = 1024**2
MOST_FILES = 200
MOST_BYTES = 120 * MB


def files_of(data: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a zip by the last part of their names; others of the same one by the whole of theirs.

    Raises:
        SourceError: it is no zip, damaged, locked, or one of its names leads out of it.
        TooLarge: it holds over 200 files or over 120 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not _is_litter(member)]
            if len(members) > MOST_FILES:
                raise _too_large(name)
            for member in members:
                _refuse_leaving(member.filename, name)
            found: dict[str, bytes] = {}
            for member in members:
                left = MOST_BYTES - sum(map(len, found.values()))
                last = member.filename.rpartition("/")[2]
                found.setdefault(member.filename if last in found else last, _read(archive, member, left, name))
            return found
    except (zipfile.BadZipFile, BrokenStream, NotImplementedError, RuntimeError, EOFError, ValueError) as why:
        raise SourceError(
            tr("“{name}” is a damaged or locked archive: {why}.", name=name, why=why),
            hint=tr("Write it out anew, without a password."),
        ) from why


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """Return one file, by what it really holds: its own word on its size is a stranger's."""
    with archive.open(member) as stream:
        content = stream.read(left + 1)
    if len(content) > left:
        raise _too_large(name)
    return content


def _is_litter(member: zipfile.ZipInfo) -> bool:
    return member.is_dir() or member.filename.startswith("__MACOSX/") or member.filename.endswith(".DS_Store")


def _refuse_leaving(member: str, name: str) -> None:
    if member.startswith("/") or "\\" in member or ":" in member or ".." in member.split("/"):
        raise SourceError(
            tr("“{name}” holds a file that leads out of it: {member}.", name=name, member=member),
            hint=tr("Nothing was read. Ask whoever sent it for another copy."),
        )


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        tr("What is in “{name}” is larger than 120 MB, or more than 200 files.", name=name),
        hint=tr("Bring in one table after the other."),
    )
