"""Ways out of a project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline_app import exports
from timeline_app.errors import ExportError
from timeline_app.exports.registry import Progress, silent
from timeline_app.project import Filter, Project
from timeline_app.words import tr


def export(
    project: Project,
    path: Path,
    *,
    format: str = "",  # noqa: A002  the word the command line and the panel use
    options: Mapping[str, Any] | None = None,
    wanted: Filter | None = None,
    report: Progress | None = None,
) -> exports.Report:
    """Write the project, or what a filter lets through, to a file or folder.

    Args:
        format: the name of one of `exports.formats()`; "" = the one that the ending of `path` stands for.

    Raises:
        ExportError: there is no such format, `path` is the project itself, or it could not be written; what lay
            there is as it was.
        Cancelled: out of `report`.
    """
    chosen = exports.choose(path, format)
    if path.resolve() == project.path.resolve():
        raise ExportError(
            tr("{name} is the project itself.", name=path.name), hint=tr("Choose another name; nothing was written.")
        )
    try:
        return chosen.write(project.chronicle(wanted), path, exports.Options(dict(options or {}), report or silent))
    except OSError as why:
        raise ExportError(
            tr("{name} could not be written: {why}.", name=path.name, why=why.strerror or why),
            hint=tr("Choose a folder in which you may write and that has room."),
        ) from why
