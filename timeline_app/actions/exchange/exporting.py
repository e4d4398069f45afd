"""Ways out of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline_app import exports
from timeline_app.actions.exchange.plan import EXTRA
from timeline_app.errors import ExportError
from timeline_app.exports.registry import Progress, silent
from timeline_app.model import Preference
from timeline_app.project import Chronicle, Filter, Project, is_project
from timeline_app.tables import REVISION
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
        ExportError: there is no such format or option, a project lies at `path`, or it could not be written;
            what lay there is as it was.
        Cancelled: out of `report`.
    """
    chosen = exports.choose(path, format)
    asked = exports.checked(chosen.name, chosen.options, options or {})
    _spare_projects(path)
    try:
        chronicle = chronicle_for(project, chosen, asked, wanted)
        return chosen.write(chronicle, path, exports.Options(asked, report or silent))
    except OSError as why:
        raise ExportError(
            tr("{name} could not be written: {why}.", name=path.name, why=why.strerror or why),
            hint=tr("Choose a folder in which you may write and that has room."),
        ) from why


def chronicle_for(
    project: Project, format_: exports.Format, options: Mapping[str, Any], wanted: Filter | None = None
) -> Chronicle:
    """Return the chronicle as a format wants it with these options: where it asks for them, with texts and custody."""
    chronicle = with_revisions(project, project.chronicle(wanted))
    evidence = format_.evidence(options)
    return chronicle if evidence is None else project.with_evidence(chronicle, **evidence)


def with_revisions(project: Project, chronicle: Chronicle) -> Chronicle:
    """Return a chronicle whose rows say who wrote them last, and hold the columns that nobody knows.

    `revision` is the id of the last transaction on the row, by which a table that comes back is held against what
    was written out.
    """
    if not chronicle.rows:
        return chronicle
    past = project.past()
    kept = {row.key.removeprefix(EXTRA): row.value for row in project.all(Preference) if row.key.startswith(EXTRA)}
    rows = {
        table: tuple(
            {**_cells(kept.get(table, {}), row["id"]), **row, REVISION: past.revision(row["id"])} for row in found
        )
        for table, found in chronicle.rows.items()
    }
    return replace(chronicle, rows=rows)


def _cells(kept: Mapping[str, Mapping[str, str]], id_: str) -> Mapping[str, str]:
    return kept.get(id_, {})


def _spare_projects(path: Path) -> None:
    """Refuse to write over a project, this one or another: no export holds what a project holds."""
    if is_project(path):
        raise ExportError(
            tr("“{name}” is a project, which the export would take the place of.", name=path.name),
            hint=tr("Choose another name."),
        )
