"""The columns of the lossless set: which table has which, in which order, and what each holds.

A value of several parts stands in several columns, so that a person can read and change it: a date, the place of
a mark, a CSL item. Columns named `…_more` hold such a value whole where its columns cannot say all of it; `csl`
always does. The whole value wins unless somebody changed one of the columns beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from timeline_app.tables import csl

Row = Mapping[str, Any]


class Column(NamedTuple):
    """One column. `kind`: string, integer, boolean, array (of strings) or object (any JSON value).

    `key` names the table whose ids the column holds; a `derived` one is there for readers, and is passed over by
    reading; of a `missing` one an empty cell is no value, of any other an empty text or list.
    """

    name: str
    kind: str = "string"
    key: str = ""
    derived: bool = False
    missing: bool = False


FILES = {
    "entry": "entries",
    "citation": "citations",
    "claim": "claims",
    "source": "sources",
    "version": "versions",
    "passage": "passages",
    "agent": "agents",
    "place": "places",
    "name": "names",
    "role": "roles",
    "site": "sites",
    "link": "links",
    "tag": "tags",
    "tagging": "taggings",
}
"""Table → the name of its file or sheet, in the order of the set."""

REVISION = "revision"
_WHEN = ("edtf", "text", "calendar", "variant", "zone", "span")


def _columns(text: str) -> tuple[Column, ...]:
    """Read columns from words: `name`, `name:kind`, `name>table` (a reference), `*name` (derived)."""
    return tuple(_column(word) for word in text.split())


def _column(word: str) -> Column:
    derived = word.startswith("*")
    name, _, key = word.removeprefix("*").partition(">")
    name, _, kind = name.partition(":")
    kinds = {"i": "integer", "b": "boolean", "a": "array", "o": "object"}
    kind = kinds.get(kind, "string")
    return Column(name, kind, key, derived, missing=bool(key) or kind in ("integer", "boolean", "object"))


COLUMNS = {
    "entry": _columns(
        "id title summary kind when_edtf when_text when_calendar when_variant when_zone when_span when_precision:i "
        "derivation:o importance:i status disputed_by confidence likelihood lane rank:i own_note:b private_note "
        "*number *date *start *end *qualifier *tags *agents *places *latitude *longitude *geo_precision "
        "*citation_ids *created *modified"
    ),
    "citation": _columns(
        "id entry_id>entry passage_id>passage source_id>source locator_label locator prefix suffix suppress_author:b "
        "stance claimant_id>agent via:a mode hedge said_when:o credibility:i position:i preferred:b preferred_why "
        "note *source *quote *claimant *formatted_note *created *modified"
    ),
    "claim": _columns("id citation_id>citation property value number unit when:o polarity"),
    "source": _columns(
        f"id short_title reliability reliability_why origin note csl:o {' '.join(csl.COLUMNS)} "
        "*published *sha256 *formatted_bibliography *created *modified"
    ),
    "version": _columns(
        "id source_id>source sha256 size:i media_type file_name origin:o captured:o network:o published:o modified "
        "language licence text_sha256 extraction:o blocks:o pages:o previous_id>version archive:o proofs:o"
    ),
    "passage": _columns(
        "id version_id>version quote prefix suffix start:i end:i page:o comment colour status transcript "
        "*source *version_sha256 *created *modified"
    ),
    "agent": _columns("id name kind member_of_id>agent note *variants"),
    "place": _columns("id name part_of_id>place latitude longitude precision:i note *variants"),
    "name": _columns("id of_table of_id text language script passage_id>passage"),
    "role": _columns("id entry_id>entry agent_id>agent role position:i *agent"),
    "site": _columns("id entry_id>entry place_id>place relation position:i *place"),
    "link": _columns("id from_id>entry to_id>entry type basis title citation_id>citation distance note *from *to"),
    "tag": _columns("id name colour parent_id>tag position:i"),
    "tagging": _columns("id tag_id>tag target_table target_id *tag"),
}
"""Table → its columns, without `revision` and `…_more`, which come last."""

MORE = {"entry": Column("when_more", "object", missing=True), "passage": Column("anchor_more", "object", missing=True)}


class _Whole(NamedTuple):
    """A field of several parts: its columns, the way apart and the way together."""

    field: str
    columns: tuple[str, ...]
    apart: Callable[[Any], dict[str, Any]]
    together: Callable[[Row], Any]
    more: str


def spread(table: str, row: Row) -> dict[str, Any]:
    """Return a row of the model as its columns hold it."""
    cells = dict(row)
    whole = _WHOLES.get(table)
    if whole is None:
        return cells
    value = cells.pop(whole.field, None)
    cells |= whole.apart(value)
    if whole.more == "csl":
        cells["csl"] = value
    elif whole.together(cells) != value:
        cells[whole.more] = value
    return cells


def gather(table: str, cells: Row) -> dict[str, Any]:
    """Return the fields of the model that columns hold; of a value of several parts only what is there."""
    fields = dict(cells)
    whole = _WHOLES.get(table)
    if whole is None:
        return fields
    own = {name: fields.pop(name) for name in whole.columns if name in fields}
    value = fields.pop(whole.more, None)
    if whole.more == "csl":
        if value is not None or own:
            fields["csl"] = csl.together(own, value or {})
        return fields
    if value is not None and all(whole.apart(value).get(name) == cell for name, cell in own.items()):
        fields[whole.field] = value
    elif whole.columns[0] in own:
        fields[whole.field] = whole.together({**whole.apart(value), **own})
    return fields


def _when_apart(value: Any) -> dict[str, Any]:
    value = value or {}
    apart = {f"when_{name}": value.get(name) or "" for name in _WHEN}
    return apart | {"when_precision": value.get("precision"), "derivation": value.get("derivation")}


def _when_together(cells: Row) -> Any:
    """Return a date; of one whose other columns are empty only its EDTF, None of one without."""
    said = {name: cells.get(f"when_{name}") or "" for name in _WHEN}
    precision, derivation = cells.get("when_precision"), cells.get("derivation")
    if not said["edtf"]:
        return None
    if said == {**dict.fromkeys(_WHEN, ""), "edtf": said["edtf"]} and precision is None and not derivation:
        return {"edtf": said["edtf"]}
    found = {**said, "precision": precision} if precision is not None else dict(said)
    return found | ({"derivation": derivation} if derivation is not None else {})


def _anchor_apart(value: Any) -> dict[str, Any]:
    value = value or {}
    found = {name: value.get(name) for name in ("start", "end", "page")}
    return found | {"quote": value.get("exact", ""), **{name: value.get(name, "") for name in ("prefix", "suffix")}}


def _anchor_together(cells: Row) -> dict[str, Any]:
    found = {"exact": cells.get("quote", ""), **{name: cells.get(name, "") for name in ("prefix", "suffix")}}
    return found | {name: cells[name] for name in ("start", "end", "page") if cells.get(name) is not None}


_WHOLES = {
    "entry": _Whole(
        "when",
        (*(f"when_{name}" for name in _WHEN), "when_precision", "derivation"),
        _when_apart,
        _when_together,
        "when_more",
    ),
    "passage": _Whole(
        "anchor",
        ("quote", "prefix", "suffix", "start", "end", "page"),
        _anchor_apart,
        _anchor_together,
        "anchor_more",
    ),
    "source": _Whole("csl", csl.COLUMNS, csl.apart, lambda cells: cells.get("csl"), "csl"),
}
