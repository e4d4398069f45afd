"""References and dates of arrivals: keys to ids, words to dates; what cannot be resolved says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline_app import dates
from timeline_app.actions.entries.reading import read_in
from timeline_app.actions.exchange.plan import Step
from timeline_app.actions.exchange.planning.identity import own_id
from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.anchors import describe, occurrences
from timeline_app.dates import HistoricalDate
from timeline_app.errors import DateSyntaxError, InvalidValue, NotFound
from timeline_app.model import natural_id
from timeline_app.model.names import degrees
from timeline_app.project.change import Row
from timeline_app.words import tr

_TARGETS = {
    "from_id": "entry",
    "to_id": "entry",
    "claimant_id": "agent",
    "member_of_id": "agent",
    "part_of_id": "place",
    "previous_id": "version",
    "parent_id": "tag",
    "via": "agent",
}
OWN = {"agent": "member_of_id", "place": "part_of_id", "tag": "parent_id", "version": "previous_id"}
"""The field of a table that refers to the table itself: a tree, in which nobody may stand below themselves."""

ORPHAN = "orphan"
LATITUDE, LONGITUDE = "latitude", "longitude"


def target(table: str, field: str, fields: Mapping[str, Any]) -> str:
    """Return the table that a field points into, "" for a field that is no reference."""
    if field == "of_id":
        return str(fields.get("of_table", ""))
    if field == "target_id":
        return str(fields.get("target_table", ""))
    return _TARGETS.get(field) or (field.removesuffix("_id") if field.endswith("_id") else "")


class References:
    """Which keys of the file stand for which ids, and which ids will not come because their row was refused."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._ids: dict[tuple[str, str], str] = {}
        self._coming: dict[str, str] = {}
        self._refused: set[str] = set()

    def learn(self, table: str, key: str, id_: str) -> None:
        """Remember that a row of the file has this id."""
        self._coming[id_] = table
        if key:
            self._ids[table, key] = id_

    def forget(self, id_: str) -> None:
        """Remember that a row was refused; what rests on it is refused as well, unless the project has it."""
        self._refused.add(id_)

    def resolve(self, table: str, value: Any, now: Any) -> Any:
        """Return the id that a value stands for; None for none.

        Args:
            now: what the project holds there, which stays as it is, whatever it is.

        Raises:
            NotFound: neither file nor project has such a row.
        """
        if value is None or value in ("", now):
            return value or None
        text = str(value)
        id_ = self._ids.get((table, text)) or own_id(text)
        if self._standing.rows.get(table, {}).get(id_) or (self._coming.get(id_) == table and id_ not in self._refused):
            return id_
        if id_ in self._refused:
            raise NotFound(tr("It refers to a row that is not taken, {table} “{key}”.", table=table, key=text))
        if self._standing.removed(id_):
            raise NotFound(tr("It refers to {table} “{key}”, which was removed here.", table=table, key=text[-8:]))
        raise NotFound(tr("There is no {table} “{key}” in the file or in the project.", table=table, key=text))


def date(standing: Standing, value: Any, kind: str, now: Any) -> Any:
    """Return a date as it is stored, None for none.

    Args:
        now: the date that the project holds; when it is the same day, its words and reading stay.

    Raises:
        DateSyntaxError: it is none.
        Choice: it can be read in more than one way.
    """
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise DateSyntaxError(tr("“{text}” cannot be read as a date.", text=value))
    if "typed" in value:
        order = value.get("day_first")
        found = read_in(standing.context(kind, order if isinstance(order, bool) else None), str(value["typed"]))
    elif value.keys() <= {"edtf"}:
        found = dates.parse(str(value.get("edtf", "")), span=standing.context(kind).span)
    else:
        return _stored(value, now)
    if found is None:
        return None
    return now if now and now.get("edtf") == found.edtf else found.to_json()


def _stored(value: Mapping[str, Any], now: Any) -> dict[str, Any]:
    """Return a date of ours; where only its EDTF was changed, words and reading of the old one go."""
    text = value.get("edtf")
    if not isinstance(text, str):
        raise DateSyntaxError(tr("The date has no EDTF."), hint=tr("Write it into the column when_edtf."))
    if now and text != now.get("edtf") and {**value, "edtf": ""} == {**now, "edtf": ""}:
        return dates.parse(text).to_json()
    HistoricalDate.from_json(value)
    return dict(value)


def settled_by_order(standing: Standing, text: str, kind: str) -> bool:
    """Tell whether a date would have one meaning if it were known whether the day or the month stands first."""
    found = [dates.read(text, standing.context(kind, order)) for order in (True, False)]
    return all(isinstance(one, dates.Normalized) for one in found)


def passage(standing: Standing, row: Row, now: Row | None) -> Row:
    """Return a passage as it can stand here: where its text is not, it is a quotation.

    Raises:
        InvalidValue: the text is here, and other words stand at this place.
    """
    text = standing.texts_here(str(row["version_id"]))
    if text is None:
        return {**row, "status": ORPHAN}
    anchor = row["anchor"]
    if now is not None and anchor == now["anchor"]:
        return row
    if text[anchor.get("start", 0) : anchor.get("end", 0)] != anchor.get("exact"):
        raise InvalidValue(
            tr("“{quote}” does not stand at this place of the article.", quote=str(anchor.get("exact", ""))[:80]),
            hint=tr("Mark the words in the article."),
        )
    return row


def refuse_nowhere(field: str, value: str) -> None:
    """Let no latitude or longitude through that is none on Earth.

    Raises:
        InvalidValue: it is not a number of degrees, or one without end.
    """
    most = 90 if field == LATITUDE else 180
    if value and degrees(value, most) is None:
        raise InvalidValue(
            tr("“{value}” is no {field} on Earth; the place is taken without it.", value=value[:40], field=field),
            hint=tr("Write degrees as a number from -{most} to {most}.", most=most),
        )


def quotation(standing: Standing, quote: str, source_id: str, citation_id: str) -> Step:
    """Return the passage for words that a citation quotes: in the newest text of its source, else by itself."""
    versions = [row for row in standing.rows["version"].values() if row["source_id"] == source_id]
    for version in reversed(versions):
        text = standing.texts_here(version["id"]) or ""
        found = occurrences(text, quote)
        if len(found) == 1:
            anchor = describe(text, *found[0])
            id_ = natural_id("import", "passage", version["id"], *map(str, found[0]))
            there = [row for row in standing.rows["passage"].values() if row["version_id"] == version["id"]]
            same = [row["id"] for row in there if (row["start"], row["end"]) == tuple(found[0])]
            fields = {"version_id": version["id"], "anchor": anchor.to_json()}
            return Step("passage", same[0] if same else id_, fields)
    fields = {
        "version_id": natural_id("import", "no text", source_id),
        "anchor": {"exact": quote, "prefix": "", "suffix": ""},
        "status": ORPHAN,
    }
    return Step("passage", natural_id("import", "quotation", citation_id), fields)
