"""Files that are read with what the project remembers of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline_app.actions.exchange.plan import MAPS
from timeline_app.model import Preference, natural_id
from timeline_app.project import Edit, Project
from timeline_app.sources.interchange import Incoming, read_incoming
from timeline_app.sources.process import Report


def read_table(
    project: Project,
    path: Path,
    *,
    format: str = "",  # noqa: A002  the word the command line and the panel use
    options: Mapping[str, str] | None = None,
    report: Report | None = None,
) -> Incoming:
    """Read a file as `read_incoming` does, with the columns that this project was told before for these headings.

    Args:
        options: `map:HEADING` = a field, or "" for none; `day_first` = true or false.

    Raises:
        SourceError, TooLarge, ReaderFailed: as `read_incoming`.
    """
    found = read_incoming(path, format=format, options=options, report=report)
    told = _remembered(project, found)
    if not told or any(name.startswith("map:") for name in options or {}):
        return found
    return read_incoming(path, format=format, options={**told, **(options or {})}, report=report)


def keep_columns(project: Project, edit: Edit, columns: Mapping[str, str]) -> None:
    """Keep, as part of an edit, which column of a table is which field, for tables with the same headings."""
    key = _key(columns)
    known = project.get(Preference, natural_id("preference", key))
    if columns and (known is None or known.value != columns):
        edit.add(Preference(id=natural_id("preference", key), key=key, value=dict(columns)))


def _remembered(project: Project, incoming: Incoming) -> dict[str, str]:
    if not incoming.columns:
        return {}
    known = project.get(Preference, natural_id("preference", _key(column.heading for column in incoming.columns)))
    if known is None or not isinstance(known.value, dict):
        return {}
    return {f"map:{heading}": str(field) for heading, field in known.value.items()}


def _key(headings: Iterable[str]) -> str:
    return MAPS + natural_id("headings", *sorted(headings))
