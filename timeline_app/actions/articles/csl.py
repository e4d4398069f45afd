"""What a form says about a source, as members of a CSL-JSON item (CSL 1.0.2), and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_IN_A_CONTAINER = ("article", "webpage", "post", "chapter", "entry", "paper-conference", "review")
_DATE = r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?"
_CSL_DATE = re.compile(rf"{_DATE}(?:/{_DATE})?", re.ASCII)
_QUALIFIERS = re.compile(r"[?~%]")
_SEASONS = range(21, 25)  # EDTF level 1: spring, summer, autumn, winter; CSL counts them from 1


def as_csl(type_: str, field: str, value: Any) -> dict[str, Any]:
    """Return the members that one field of the form fills; an empty one wipes them.

    Args:
        type_: the CSL type of the item, which decides where an outlet stands.
        field: title, publisher, authors, published, accessed (both in EDTF), url, language or type.
    """
    match field:
        case "publisher":
            contained = type_.startswith(_IN_A_CONTAINER)
            return {"container-title": value if contained else "", "publisher": "" if contained else value}
        case "authors":
            return {"author": [csl_name(name) for name in _listed(value)]}
        case "published":
            return {"issued": csl_date(value)}
        case "accessed":
            return {"accessed": csl_date(value)}
        case "url":
            return {"URL": value}
    return {field: value}


def author_names(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors of an item as they are typed into the form."""
    return tuple(_name(author) for author in csl.get("author", ()))


def csl_name(name: str) -> dict[str, str]:
    """Return “Family, Given” in its parts; any other name is taken as it stands.

    >>> csl_name("Massoud, Ahmad Shah")
    {'family': 'Massoud', 'given': 'Ahmad Shah'}
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma and family and given else {"literal": name.strip()}


def csl_date(edtf: str) -> dict[str, Any]:
    """Return a date as CSL knows dates; what CSL cannot say in numbers stands there as it is written.

    >>> csl_date("2019-09-11")
    {'date-parts': [[2019, 9, 11]]}
    """
    found = _CSL_DATE.fullmatch(_QUALIFIERS.sub("", edtf))
    if not edtf or not found:
        return {"literal": edtf} if edtf else {}
    parts = [[int(part) for part in side if part] for side in (found.groups()[:3], found.groups()[3:]) if side[0]]
    date: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] in _SEASONS:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - _SEASONS.start + 1}
    elif any(len(side) > 1 and side[1] > 12 for side in parts):
        return {"literal": edtf}
    return date | ({"circa": True} if _QUALIFIERS.search(edtf) else {})


def _listed(names: str | Iterable[str]) -> list[str]:
    """Return the names; in one text they are parted by semicolons."""
    found = names.split(";") if isinstance(names, str) else names
    return [name.strip() for name in found if name.strip()]


def _name(author: Mapping[str, Any] | str) -> str:
    if isinstance(author, str):
        return author
    if literal := author.get("literal"):
        return str(literal)
    family = " ".join(str(author[part]) for part in ("non-dropping-particle", "family") if author.get(part))
    return ", ".join(part for part in (family, str(author.get("given", ""))) if part)
