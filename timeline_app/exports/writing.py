"""Write beside the target and put it in place at the end: whatever happens, the old file is there or the new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline_app.errors import ExportError
from timeline_app.words import tr


def write_bytes(path: Path, content: bytes) -> None:
    """Make `content` the whole of the file at `path`.

    Raises:
        ExportError: the target cannot be written; what was there is as it was.
    """
    with beside(path) as part:
        part.write_bytes(content)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path beside the target to write to; when the block ends well, the file there becomes the target.

    A link is followed: the file that it leads to is the target.

    Raises:
        ExportError: the target is no file, or it or its folder cannot be written, or there is no room.
    """
    _refuse_nameless(path)
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ExportError(tr("“{name}” is a folder.", name=path.name), hint=tr("Choose a name for a file in it."))
    if target.exists() and not target.is_file():
        raise ExportError(
            tr("“{name}” is a device or a pipe, no file.", name=path.name),
            hint=tr("Choose another name; what is written there would take its place."),
        )
    part = _beside(target, "part")
    try:
        yield part
        os.replace(part, target)  # noqa: PTH105 - the one call that is the same on every system
    except OSError as why:
        raise refused(path, why) from why
    finally:
        with suppress(OSError):  # a folder that could not be written has nothing to be cleared away
            part.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes], ours: Callable[[Path], bool]) -> None:
    """Make a folder of these files; an empty one, or one of ours that is there already, is replaced.

    Args:
        files: by name; a slash in it makes a folder inside.
        ours: tells whether everything in a folder is what we wrote there, so that nothing of a person's is lost.

    Raises:
        ExportError: the folder holds something else, or cannot be written.
    """
    _refuse_nameless(path)
    part, old = _beside(path, "part"), _beside(path, "old")
    if os.path.lexists(path) and not (path.is_dir() and (not any(path.iterdir()) or ours(path))):
        raise ExportError(
            tr("“{name}” holds something else, which would be lost.", name=path.name),
            hint=tr("Choose an empty folder, or a new name."),
        )
    try:
        part.mkdir(parents=True)
        for name, content in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(content)
        if path.exists():
            path.replace(old)
        part.replace(path)
    except OSError as why:
        if old.exists() and not path.exists():
            old.replace(path)
        raise refused(path, why) from why
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_nameless(path: Path) -> None:
    if path.name in ("", ".."):
        raise ExportError(tr("“{path}” is no name for what is written.", path=path), hint=tr("Choose a name."))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name[:60]}.{os.getpid()}.{suffix}")


def refused(path: Path, why: OSError) -> ExportError:
    """Return the sentence for a target that the system would not let us write."""
    reason = why.strerror or str(why)
    return ExportError(
        tr(
            "“{name}” could not be written: {reason}. What was there before is as it was.",
            name=path.name,
            reason=reason,
        ),
        hint=tr("Choose another folder, or make room, and export again."),
    )
