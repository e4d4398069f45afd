"""Our own JSON of everything: the rows in it, every field as it is stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline_app.errors import SourceError
from timeline_app.model import TABLES
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.programs.gathering import Gathering
from timeline_app.sources.interchange.registry import MB, Asked, incoming_reader
from timeline_app.words import tr

FORMAT = b'"timeline-app chronicle"'
_LEFT = ("id", "revision", "gone")


def _is_ours(head: bytes, name: str) -> bool:
    return head.lstrip().startswith(b"{") and FORMAT in head


@incoming_reader("json", title="Everything as JSON", suffixes=(".json",), sniff=_is_ours, limit=60 * MB)
def read_json(data: bytes, asked: Asked) -> Incoming:
    """Read the rows of every table; private notes that were left out stay as they are in the project.

    Raises:
        SourceError: it is no JSON of ours, or there are no rows in it.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
        tables: Mapping[str, list[Mapping[str, Any]]] = value["tables"]
        title = str(value["chronology"].get("title", ""))
        part = bool(value["chronology"].get("left_out"))
        rows = [(name, row) for name, found in tables.items() for row in found if name in TABLES]
        ids = [str(row["id"]) for _name, row in rows]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as why:
        raise SourceError(
            tr("“{name}” is no JSON that this program has written.", name=asked.file_name),
            hint=tr("Write it out anew."),
        ) from why
    if not rows:
        raise SourceError(
            tr("There are no rows in “{name}”.", name=asked.file_name),
            hint=tr("Write it out anew, with a filter that lets something through."),
        )
    found = Gathering("json")
    for (name, row), id_ in zip(rows, ids, strict=True):
        derived = TABLES[name].derive(dict(row)).keys()
        known = TABLES[name].model_fields.keys() - derived - set(_LEFT)
        fields = {field: value for field, value in row.items() if field in known}
        found.whole(name, fields, tr("{table} {id}", table=name, id=id_[-8:]), id_, str(row.get("revision") or ""))
    return replace(found.incoming(title), whole=frozenset(() if part else tables.keys() & TABLES.keys()))
