"""From a form that fits to what it says: one meaning an expression, by the classes of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline_app.suggest.grammar.matching import Match
from timeline_app.suggest.grammar.tokens import Tokens
from timeline_app.suggest.language import Form
from timeline_app.suggest.terms import Anchor, Fields, Grain, Joint, Kind, Meaning, Modifier

_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?(.*)")
_DATED = frozenset(Fields._fields)


class Found(NamedTuple):
    """An expression that stands at the tokens [first, last) and what it says."""

    first: int
    last: int
    meaning: Meaning
    form: Form
    group: int
    """Members of one group have the same number; -1 stands alone."""
    joint: Joint | None
    readings: tuple[Meaning, ...] = ()
    """Other things the same words can say: 9/5/2019."""


def build(tokens: Tokens, found: list[Match]) -> list[Found]:
    """Return the expressions of the matches in text order."""
    out: list[Found] = []
    for number, match in enumerate(found):
        if match.form.members:
            out += _members(tokens, match, number)
        else:
            values, others = _expanded(_values(tokens, match, 0))
            meaning = _meaning(match.form.means, values)
            readings = tuple(_meaning(match.form.means, each) for each in others)
            out.append(Found(match.first, match.last, meaning, match.form, -1, None, readings))
    return out


def _members(tokens: Tokens, match: Match, number: int) -> list[Found]:
    """Return the members that are there; what one leaves out it has from its neighbours."""
    spans = {
        member: match.found.span(at)
        for at, (name, _, member) in enumerate(match.form.groups, 1)
        if not name and match.found.start(at) >= 0
    }
    values = {member: _expanded(_values(tokens, match, member))[0] for member in spans}
    joint = _joint(tokens, match, list(spans.values()))
    shared = {name: value for each in values.values() for name, value in each.items() if name in _SHARED}
    out = []
    for member, (first, last) in spans.items():
        meaning = _meaning(match.form.means, {**shared, **values[member]})
        out.append(Found(first, last, meaning, match.form, number, joint))
    return out


_SHARED = ("year", "era", "month", "meridiem", "unit")
_JOINTS = (("TO", Joint.RANGE), ("DASH", Joint.RANGE), ("SLASH", Joint.RANGE), ("OR", Joint.OR))


def _joint(tokens: Tokens, match: Match, spans: list[tuple[int, int]]) -> Joint:
    between = range(spans[0][1], spans[-1][0])
    if match.first and "BETWEEN" in tokens.words[match.first - 1].values:
        return Joint.BETWEEN
    for name, joint in _JOINTS:
        if any(name in tokens.words[at].values for at in between):
            return joint
    return Joint.AND


def _values(tokens: Tokens, match: Match, member: int) -> dict[str, Any]:
    """Return field → value; of a field said twice the first counts."""
    values: dict[str, Any] = {}
    for at, (name, field, of) in enumerate(match.form.groups, 1):
        token = match.found.start(at)
        if of == member and name and token >= 0:
            values.setdefault(field, tokens.words[token].values[name])
    return values


def _expanded(values: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Take apart tokens that hold several fields; return the values and other readings of them."""
    if stated := values.pop("clock", None) or values.pop("clockword", None) or values.pop("military", None):
        values["hour"], values["minute"] = (int(piece) for piece in stated.split(":")[:2])
    if stated := values.pop("iso", None):
        day, _, clock = stated.partition("T")
        values["year"], values["month"], values["day"] = map(int, day.split("-"))
        if found := _CLOCK.match(clock):
            values["hour"], values["minute"], values["zone"] = int(found[1]), int(found[2]), found[3]
    return _slashed(values, stated) if (stated := values.pop("slashed", None)) else (values, [])


def _slashed(values: dict[str, Any], stated: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Month first with strokes and day first with points, unless that cannot be."""
    first, second, year = (int(piece) for piece in stated.replace(".", "/").split("/"))
    readings = [
        {**values, "year": year, "month": month, "day": day}
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    if "." in stated:
        readings.reverse()
    return (readings[0], readings[1:]) if readings else ({**values, "year": year}, [])


def _meaning(means: Mapping[str, Any], values: Mapping[str, Any]) -> Meaning:
    said = {**values, **{name: value for name, value in means.items() if name not in values}}
    if (day := said.pop("direction_day", None)) is not None:
        said = _from_day(said, day)
    if said.pop("hour_before", None):
        said["hour"] = (said["hour"] - 1) % 24
    quantity, unit = _length(said)
    dated = {name: said[name] for name in _DATED & said.keys()}
    if said.get("part_of"):
        said = {**said, "unit": "day", "direction": said.get("direction", 0)}
        unit = Grain.DAY
    return Meaning(
        kind=Kind(said.get("kind", "point")),
        anchor=Anchor(said.get("anchor", "none")),
        fields=Fields(**dated),
        direction=said.get("direction"),
        quantity=quantity,
        unit=unit,
        rest=(said["more_quantity"], _grain(said["more_unit"])) if "more_unit" in said else None,
        side=said.get("side"),
        modifier=Modifier(said.get("modifier") or said.get("approx") or said.get("more") or ""),
        offset=bool(said.get("offset")),
    )


def _from_day(said: dict[str, Any], day: int) -> dict[str, Any]:
    """Today, yesterday, tomorrow; in “the day before yesterday” and “a week ago today” what is said beside it."""
    if said.get("offset") and said.get("unit") == "day" and "direction" in said:
        return {**said, "anchor": "publication", "direction": 1, "quantity": day + said["direction"]}
    if said.get("offset"):
        return said
    return {**said, "anchor": "publication", "unit": "day", "direction": day}


def _length(said: Mapping[str, Any]) -> tuple[float | None, Grain | None]:
    stated = str(said.get("unit") or "")
    unit = _grain(stated) if stated else None
    quantity: float | None = said.get("quantity")
    if "tens" in said:
        quantity = said["tens"] + said["ones"]
    if "couple" in said:
        quantity = said["couple"]
    if quantity is None and "scale" in said:
        quantity = 1
    if quantity is not None:
        quantity = quantity * said.get("scale", 1) + said.get("extra", 0)
        quantity *= int(stated.partition(" ")[2] or 1)
        if unit is not None and (quantity, unit) in _HALVES:
            quantity, unit = _HALVES[quantity, unit]
    return (None if said.get("vague") is True else quantity), unit


_HALVES = {
    (0.5, Grain.YEAR): (6, Grain.MONTH),
    (0.5, Grain.HOUR): (30, Grain.MINUTE),
    (0.5, Grain.DAY): (12, Grain.HOUR),
    (0.5, Grain.CENTURY): (50, Grain.YEAR),
}


def _grain(stated: str) -> Grain:
    """Return the unit of “week 2”, which is how a pack writes fortnight."""
    return Grain[stated.partition(" ")[0].upper()]
