"""A CSL-JSON item (CSL 1.0.2) in columns that a person can read and change, and back.

Names: “Family, Given”, several as a list in one cell (`lists`). Dates: EDTF. What columns cannot say stays in the
item; only a column that was changed changes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from timeline_app.tables import lists

Item = Mapping[str, Any]

_TEXTS = {
    "type": "type",
    "title": "title",
    "container_title": "container-title",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "archive": "archive",
    "archive_location": "archive_location",
    "number": "number",
    "language": "language",
}
_NAMES = ("author", "editor", "interviewer")
_DATES = ("issued", "accessed")
COLUMNS = (
    *("type", "title", "author", "editor", "interviewer", "container_title", "publisher", "publisher_place"),
    *("issued", "accessed", "url", "doi", "isbn", "archive", "archive_location", "number", "language"),
)
"""The columns of an item, in order."""

_PART = r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?"
_DATE = re.compile(rf"{_PART}([?~%]?)(?:/{_PART}[?~%]?)?", re.ASCII)
_SEASONS = 20  # EDTF 21 is CSL season 1


def apart(item: Item | None) -> dict[str, str]:
    """Return what the columns of an item show; "" for what is missing or of another shape."""
    item = item or {}
    found = {column: _text(item.get(member)) for column, member in _TEXTS.items()}
    found |= {name: lists.join(_name(person) for person in _listed(item.get(name))) for name in _NAMES}
    return found | {name: _edtf(item.get(name)) for name in _DATES}


def together(cells: Mapping[str, Any], item: Item) -> dict[str, Any]:
    """Return an item with what its columns say now; a column that says what it said before leaves it as it is.

    Raises:
        ValueError: a list of names is written wrongly.
    """
    shown = apart(item)
    found = dict(item)
    for column, cell in cells.items():
        if cell == shown[column]:
            continue
        member = _TEXTS.get(column, column)
        if not cell:
            found.pop(member, None)
        elif column in _NAMES:
            found[member] = [_person(name) for name in lists.split(cell)]
        else:
            found[member] = _date(cell) if column in _DATES else cell
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(person: Any) -> str:
    if not isinstance(person, Mapping):
        return _text(person)
    if person.get("literal"):
        return _text(person["literal"])
    family = " ".join(_text(person[part]) for part in ("non-dropping-particle", "family") if person.get(part))
    return ", ".join(part for part in (family, _text(person.get("given"))) if part)


def _person(name: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma and family and given else {"literal": name.strip()}


def _edtf(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return _text(value.get("literal") or value.get("raw"))
    season = value.get("season")
    sides = [_side(side, season if number == 0 else None) for number, side in enumerate(parts)]
    return "/".join(sides) + ("~" if value.get("circa") else "") if all(sides) else ""


def _side(parts: Any, season: Any) -> str:
    """Return one end of a date; CSL has no year 0, so its -44 is EDTF -0043."""
    try:
        year, *rest = [int(part) for part in parts]
    except (TypeError, ValueError):
        return ""
    year += 1 if year < 0 else 0
    if isinstance(season, int) and not rest and 1 <= season <= 4:
        rest = [season + _SEASONS]
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{part:02}" for part in rest)])


def _date(edtf: str) -> dict[str, Any]:
    found = _DATE.fullmatch(edtf.strip())
    if not found:
        return {"literal": edtf}
    sides = [[int(part) for part in side if part] for side in (found.groups()[:3], found.groups()[4:]) if side[0]]
    for side in sides:
        side[0] -= 1 if side[0] <= 0 else 0
    date: dict[str, Any] = {"date-parts": sides}
    if any(len(side) > 1 and side[1] > 12 for side in sides):
        if len(sides) > 1 or sides[0][1] > _SEASONS + 4:
            return {"literal": edtf}
        date = {"date-parts": [sides[0][:1]], "season": sides[0][1] - _SEASONS}
    return date | ({"circa": True} if found[4] else {})
