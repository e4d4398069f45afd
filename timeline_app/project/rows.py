"""Between records, rows of the cache tables and the flat fields of the journal.

A row is `Record.model_dump()`. Flat fields are what the journal keeps: no id, no `gone`, nothing derived, and
the members of `by_member` fields one by one (`csl.title`); a member that is absent is None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Boolean, Table
from sqlmodel import SQLModel

from timeline_app.errors import InvalidValue
from timeline_app.model import TABLES, Id, Json, Record, canonical_json
from timeline_app.model.vocabulary import ALLOWED
from timeline_app.words import tr

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_MOST = 1 << 63  # of a whole number in SQLite


def table(name: str) -> Table:
    """Return the SQL table of this name."""
    return SQLModel.metadata.tables[name]


@cache
def references(name: str) -> tuple[str, ...]:
    """Return the columns of a table that hold ids of other records."""
    return tuple(c.name for c in table(name).columns if isinstance(c.type, Id) and not c.primary_key)


@cache
def written(name: str) -> tuple[str, ...]:
    """Return the columns of a table that the journal keeps."""
    kind = TABLES[name]
    return tuple(c.name for c in table(name).columns if c.name not in {"id", "gone"} | kind.derived)


def flat(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row as the journal keeps them."""
    members = TABLES[name].by_member
    fields = {field: row[field] for field in written(name) if field not in members}
    for field in members:
        fields |= {f"{field}.{member}": value for member, value in row[field].items()}
    return fields


def unflat(name: str, fields: Mapping[str, Any], id_: str) -> dict[str, Any]:
    """Return the row with these journal fields, complete with defaults and derived columns."""
    members = TABLES[name].by_member
    row: dict[str, Any] = {"id": id_, **{field: {} for field in members}}
    for field, value in fields.items():
        whole, _, member = field.partition(".")
        if whole not in members:
            row[field] = value
        elif value is not None:
            row[whole][member] = value
    return checked(name, row)


def checked(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row validated, with defaults filled in and derived columns computed anew.

    Raises:
        InvalidValue: a field cannot hold what it is given.
    """
    kind = TABLES[name]
    try:
        whole = kind.model_validate(row).model_dump()
        whole |= {name: {m: v for m, v in whole[name].items() if v is not None} for name in kind.by_member}
    except ValidationError as why:
        field = ".".join(str(part) for part in why.errors()[0]["loc"])
        reason = why.errors()[0]["msg"]
        raise InvalidValue(
            tr("The field “{field}” of {name} cannot hold this: {why}.", field=field, name=name, why=reason)
        ) from why
    _refuse_unwritable(name, whole)
    for field in kind.misshapen(whole):
        raise InvalidValue(tr("The parts of the field “{field}” of {name} make no sense.", field=field, name=name))
    for (where, field), terms in ALLOWED.items():
        if where == name and whole[field] not in {term.slug for term in terms}:
            known = ", ".join(term.slug for term in terms if term.slug)
            raise InvalidValue(
                tr("“{value}” is no {field} of {name}.", value=whole[field], field=field, name=name),
                hint=tr("Known are: {known}.", known=known),
            )
    return whole | kind.derive(whole)


def _refuse_unwritable(name: str, row: Mapping[str, Any]) -> None:
    """Refuse what the file cannot hold: half characters, numbers without end, ids that are none.

    Raises:
        InvalidValue: naming the field.
    """
    for field, value in row.items():
        reason = ""
        if field == "id" or field in references(name):
            reason = "" if value is None or _ID.fullmatch(value) else tr("it is no id")
        elif isinstance(value, str):
            reason = _unspeakable(value)
        elif isinstance(value, int):
            reason = "" if abs(value) < _MOST else tr("the number is too large")
        elif value is not None:
            reason = _unspeakable_parts(value)
        if reason:
            raise InvalidValue(
                tr("The field “{field}” of {name} cannot hold this: {why}.", field=field, name=name, why=reason),
                hint=tr("Write it anew."),
            )


def _unspeakable(text: str) -> str:
    half = next((sign for sign in text if "\ud800" <= sign <= "\udfff"), "") if not text.isascii() else ""
    return tr("half a character is in it (U+{code:04X})", code=ord(half)) if half else ""


def _unspeakable_parts(value: Any) -> str:
    try:
        return _unspeakable(canonical_json(value))
    except (ValueError, TypeError, RecursionError) as why:
        return str(why)


def record(name: str, row: Mapping[str, Any]) -> Record:
    """Return the record that a row stands for."""
    return TABLES[name](**row)


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[str]:
    """Yield the flat fields whose values differ, sorted; a field only one side mentions counts as None."""
    return (f for f in sorted(before.keys() | after.keys()) if before.get(f) != after.get(f))


def to_file(name: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the values of a row as the file keeps them, in the order of the columns."""
    return tuple(write(row[column]) for column, write, _ in _columns(name))


def from_file(name: str, values: Sequence[Any]) -> dict[str, Any]:
    """Return the row whose values in the order of the columns these are."""
    return {column: read(value) for (column, _, read), value in zip(_columns(name), values, strict=True)}


@cache
def _columns(name: str) -> tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...]:
    return tuple((c.name, *_translation(c.type)) for c in table(name).columns)


def _translation(type_: object) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if isinstance(type_, Id):
        return lambda v: v and bytes.fromhex(v), lambda v: v and v.hex()
    if isinstance(type_, Json):
        return (
            lambda v: None if v is None else canonical_json(v),
            lambda v: None if v is None else json.loads(v),
        )
    if isinstance(type_, Boolean):
        return int, bool
    return _same, _same


def _same(value: Any) -> Any:
    return value
