"""What stands in a plan, in words: fields, values, kinds of rows."""

from __future__ import annotations

import json
from typing import Any

from timeline_app.words import tr

_WIDEST = 200  # letters of a value
TABLES = {
    "entry": "Entry",
    "source": "Source",
    "citation": "Citation",
    "passage": "Passage",
    "claim": "Claim",
    "agent": "Person or organisation",
    "place": "Place",
    "tag": "Tag",
    "name": "Name",
    "link": "Link",
    "role": "Part in an entry",
    "site": "Place of an entry",
    "tagging": "Tag on something",
    "version": "Text of a source",
}
_FIELDS = {
    "when": "Date",
    "csl": "Source",
    "private_note": "Private note",
    "container_title": "Outlet",
    "issued": "Published",
    "url": "Address",
}


def table_word(table: str) -> str:
    """Return what a row of a table is called."""
    return tr(TABLES.get(table, table))


def field_word(field: str) -> str:
    """Return the name of a field as people read it; "" stands for the whole row."""
    if not field:
        return tr("The whole row")
    name = field.removeprefix("csl.").replace("-", "_")
    return tr(_FIELDS.get(name, name.replace("_", " ").capitalize()))


def value_word(value: Any) -> str:
    """Return a value on one line; “–” for nothing."""
    if isinstance(value, dict) and "edtf" in value:
        value = value.get("text") or value["edtf"]
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return f"{text[:_WIDEST]}…" if len(text) > _WIDEST else text or "–"
