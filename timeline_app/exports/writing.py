"""Write beside the target and put it in place at the end: whatever happens, the old file is there or the new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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

    Raises:
        ExportError: the target, or its folder, cannot be written, or there is no room.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    if path.is_dir():
        raise ExportError(tr("“{name}” is a folder.", name=path.name), hint=tr("Choose a name for a file in it."))
    try:
        yield part
        os.replace(part, path)  # noqa: PTH105 - the one call that is the same on every system
    except OSError as why:
        raise refused(path, why) from why
    finally:
        part.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes], mark: str) -> None:
    """Make a folder of these files; one of ours that is there already (it holds a file `mark`) is replaced.

    Raises:
        ExportError: the folder holds something else, or cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    if path.exists() and not (path.is_dir() and (not any(path.iterdir()) or (path / mark).exists())):
        raise ExportError(
            tr("“{name}” holds something else, which would be lost.", name=path.name),
            hint=tr("Choose an empty folder, or a new name."),
        )
    try:
        part.mkdir(parents=True)
        for name, content in files.items():
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
