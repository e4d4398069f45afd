"""Packs from `resources/languages/<tag>/dates.toml`, read when they are first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from timeline_app import paths, words
from timeline_app.dates.languages.pack import Language, Role
from timeline_app.dates.terms import Precision

TAGS = ("en", "de", "fr", "es", "ru", "ar", "fa-AF", "ps")
"""Every language that has a pack; what is typed is read in all of them."""

_KIN = {"fa": "fa-AF", "prs": "fa-AF", "dar": "fa-AF", "pbt": "ps", "pus": "ps"}
_MONTHS = {"solar_hijri": Role.SOLAR_MONTH, "islamic": Role.ISLAMIC_MONTH, "hebrew": Role.HEBREW_MONTH}
_SIGNS = {
    Role.APPROXIMATE: "~≈",
    Role.UNCERTAIN: "?",
    Role.UNKNOWN_END: "?",
    Role.NO_DATE: "?",
    Role.TO: "-",
    Role.AND: "&",
}
"""What signs do in every language."""

_Words = Mapping[str, list[str]] | list[str]


def pack(tag: str = "") -> Language:
    """Return the pack of a language.

    Args:
        tag: BCP 47; `de-AT` has that of `de`, what has none has the English one. "" is the user's language.
    """
    tag = tag or words.language()
    base = tag.partition("-")[0]
    found = next((known for known in (tag, base, _KIN.get(base, "")) if known in TAGS), "en")
    return _loaded(found)


def all_packs(*first: str) -> tuple[Language, ...]:
    """Return every pack, those of the tags named first, then the user's language, then the others."""
    return _ordered((*first, words.language()))


@cache
def _ordered(first: tuple[str, ...]) -> tuple[Language, ...]:
    return tuple(dict.fromkeys([*map(pack, first), *map(_loaded, TAGS)]))


@cache
def _loaded(tag: str) -> Language:
    return language(tomllib.loads(paths.resource("languages", tag, "dates.toml").read_text(encoding="utf-8")))


def language(table: Mapping[str, Any]) -> Language:
    """Return the pack that a table of `resources/languages` describes; the README there says how.

    Raises:
        KeyError, ValueError: a part is missing or has an unknown name.
    """
    names = table["names"]
    phrases = {Role(role): _valued(found) for role, found in table["words"].items()}
    for role, signs in _SIGNS.items():
        phrases.setdefault(role, {}).update(dict.fromkeys(signs, 0))
    _named(phrases.setdefault(Role.MONTH, {}), names["months"], 1)
    _named(phrases[Role.MONTH], [f"{name.removesuffix('.')}." for name in names["short_months"]], 1)
    _named(phrases.setdefault(Role.WEEKDAY, {}), names["weekdays"], 0)
    _named(phrases.setdefault(Role.SEASON, {}), names["seasons"], 21)
    other_months = {calendar: tuple(months) for calendar, months in names.get("other_months", {}).items()}
    for calendar, months in other_months.items():
        _named(phrases.setdefault(_MONTHS[calendar], {}), list(months), 1)
    return Language(
        tag=table["tag"],
        other_months=other_months,
        months=tuple(names["months"]),
        short_months=tuple(names["short_months"]),
        weekdays=tuple(names["weekdays"]),
        seasons=tuple(names["seasons"]),
        units={int(Precision[unit.upper()]): name for unit, name in names["units"].items()},
        patterns=table["patterns"],
        phrases=phrases,
        cases={case: _replacements(pairs) for case, pairs in table.get("cases", {}).items()},
        zones={name: zone for zone, named in table.get("zones", {}).items() for name in named},
        prefixes=tuple(table.get("prefixes", ())),
        digits=table.get("digits", ""),
        calendars=tuple(table.get("calendars", ("gregorian",))),
    )


def _valued(found: _Words) -> dict[str, int]:
    """Return phrase → value; a list says nothing but that they do their work."""
    if isinstance(found, list):
        return dict.fromkeys(found, 0)
    return {phrase: int(value) for value, phrases in found.items() for phrase in phrases}


def _named(phrases: dict[str, int], names: list[str], first: int) -> None:
    for value, name in enumerate(names, first):
        phrases.setdefault(name, value)


def _replacements(pairs: list[list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)
