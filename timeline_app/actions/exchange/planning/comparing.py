"""One row of the file against the same row here, and against what it was when the file was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline_app.actions.exchange.plan import CHANGED, CONFLICT, NEW, SAME, FieldChange, Planned
from timeline_app.actions.exchange.planning.drafting import Draft
from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.model import TABLES
from timeline_app.project import rows
from timeline_app.project.change import Row
from timeline_app.sources.interchange import Arrival
from timeline_app.words import tr


def compare(standing: Standing, draft: Draft) -> Planned:
    """Return what a draft means, whose fields are resolved and valid.

    A field that the file left as it was keeps what the project has made of it since; one that only the file
    changed is changed; one that both changed, to different values, is a conflict.
    """
    arrival, id_, fields = draft.arrival, draft.id, draft.fields
    now = standing.row(arrival.table, id_)
    title = standing.title(arrival.table, {**(now or {}), **fields})
    changes = [*_fields(standing, arrival, id_, now, fields), *draft.around, *_extra(standing, arrival, id_)]
    group = CHANGED if changes else SAME
    if now is None:
        group = NEW
        if standing.removed(id_):
            said = tr("removed here")
            changes.insert(0, FieldChange("", said, arrival.where, conflict=True))
    if any(change.conflict for change in changes):
        group = CONFLICT
    steps = tuple(draft.along) if changes else ()
    return Planned(arrival.table, id_, group, arrival.where, title, tuple(changes), steps)


def _fields(
    standing: Standing, arrival: Arrival, id_: str, now: Row | None, fields: Mapping[str, Any]
) -> Iterator[FieldChange]:
    if now is None:
        for name, value in _spoken(arrival, rows.checked(arrival.table, {**fields, "id": id_}), fields).items():
            yield FieldChange(name, None, value)
        return
    if all(now.get(name) == value for name, value in fields.items()):
        return
    before = rows.flat(arrival.table, now)
    after = _spoken(arrival, rows.checked(arrival.table, {**now, **fields, "id": id_}), fields)
    names = [name for name in after if before.get(name) != after[name]]
    if arrival.revision:
        names += [name for name in before if _dropped(arrival.table, name, fields) and name not in after]
    past = standing.then(id_, arrival.revision) if names else None
    then = None if past is None else rows.flat(arrival.table, past)
    for name in names:
        ours, theirs = before.get(name), after.get(name)
        if then is None:
            yield FieldChange(name, ours, theirs)
        elif then.get(name) != theirs:
            yield FieldChange(name, ours, theirs, then.get(name), conflict=then.get(name) != ours)


def _spoken(arrival: Arrival, whole: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return, flat, what the file speaks of."""
    flat = rows.flat(arrival.table, whole)
    members = TABLES[arrival.table].by_member
    said = {f"{name}.{member}" for name in members & fields.keys() for member in fields[name]}
    return {name: value for name, value in flat.items() if name in fields or name in said}


def _dropped(table: str, name: str, fields: Mapping[str, Any]) -> bool:
    """Tell whether a member stands here that a file which holds the whole item no longer has."""
    whole, dot, _ = name.partition(".")
    return bool(dot) and whole in TABLES[table].by_member and whole in fields


def _extra(standing: Standing, arrival: Arrival, id_: str) -> Iterator[FieldChange]:
    kept = standing.extra.get(arrival.table, {}).get(id_, {})
    for heading, cell in arrival.extra.items():
        if kept.get(heading, "") != cell:
            yield FieldChange(heading, kept.get(heading, ""), cell, extra=True)
