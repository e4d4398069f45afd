"""What a text says about itself before it begins: the front matter of Markdown, the line with the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from timeline_app.sources import dating
from timeline_app.sources.article import DateEvidence

LINES = 8
"""Lines with words, from the top, among which the date is looked for: headline, byline, place, outlet, date."""

_FRONT_LINES = 200
_LONGEST = 500  # characters of a value; what is longer is no title and no name
_SHORT = 90  # characters of a line that is more than a date: place, byline
_MEMBER = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_MORE = re.compile(r"[ \t]*-[ \t]+(.+)$")
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]+\s+")
_LEAD = re.compile(
    r"^(?:published|posted|first published|date|dated|dateline)\b(?: on\b)?[ \t]*:?[ \t]*", re.IGNORECASE
)
_PLACE_OR_NAME = re.compile(r"[^\W\d][^\d,;]{0,40}, ?(?=.*\d{4})")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?$")

_NAMES = {
    "title": ("title",),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "publication date", "date published", "pubdate"),
    "container-title": ("publisher", "publication", "outlet", "site", "site name"),
    "URL": ("url", "source", "link", "permalink"),
    "language": ("language", "lang"),
}


class Opening(NamedTuple):
    """CSL-JSON members, the evidence of publication, and where the front matter ends, in code points (0: none)."""

    csl: dict[str, Any]
    published: tuple[DateEvidence, ...]
    end: int


def opening(text: str, *, marked: bool) -> Opening:
    """Return what the first lines of a canonical text say; only Markdown (`marked`) has front matter."""
    told, end = _front_matter(text) if marked else ({}, 0)
    csl: dict[str, Any] = {
        name: value for name in ("title", "container-title", "language") if (value := _first(told.get(name)))
    }
    if names := [{"literal": name} for name in told.get("author", ())]:
        csl["author"] = names
    if address := next((v for v in told.get("URL", ()) if v.startswith(("http://", "https://"))), ""):
        csl["URL"] = address
    published = _told_day(_first(told.get("published"))) or _line_with_a_day(text, end)
    return Opening(csl, (published,) if published else (), end)


def _front_matter(text: str) -> tuple[dict[str, list[str]], int]:
    """Return the values of the members we know between the first line “---” and the next, and where that ends."""
    lines = text.split("\n", _FRONT_LINES)[:_FRONT_LINES]
    closing = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), 0)
    if lines[0].rstrip() != "---" or not closing:
        return {}, 0
    told: dict[str, list[str]] = {}
    member = ""
    for line in lines[1:closing]:
        if found := _MEMBER.match(line):
            member, values = _member(found[1]), _values(found[2] or "")
        elif more := _MORE.match(line):
            values = _values(more[1])
        else:
            continue
        if member:
            told.setdefault(member, []).extend(values)
    return told, sum(len(line) + 1 for line in lines[: closing + 1])


def _member(name: str) -> str:
    plain = re.sub(r"[ _-]+", " ", name).casefold()
    return next((ours for ours, theirs in _NAMES.items() if plain in theirs), "")


def _values(words: str) -> list[str]:
    """Return the values of `a`, `"a"` or `[a, b]`; the brackets of a wiki link go."""
    listed = words.startswith("[") and not words.startswith("[[") and words.endswith("]")
    each = words[1:-1].split(",") if listed else [words]
    values = (value.strip().strip("\"'").removeprefix("[[").removesuffix("]]").strip() for value in each)
    return [value for value in values if value and len(value) <= _LONGEST]


def _first(values: Sequence[str] | None) -> str:
    return values[0] if values else ""


def _told_day(words: str) -> DateEvidence | None:
    where = "front matter"
    if found := dating.evidence("meta", where, words):
        return found
    day = _day(words)
    return DateEvidence(day, "", "meta", where, words) if day else None


def _line_with_a_day(text: str, start: int) -> DateEvidence | None:
    """Return the only day that stands alone, or behind a name, on one of the first lines; of several none."""
    found: dict[str, DateEvidence] = {}
    first = 1 + text.count("\n", 0, start)
    lines = [(n, line.strip(" \t*_#>")) for n, line in enumerate(text[start : start + 20_000].split("\n"), first)]
    for number, words in [line for line in lines if line[1]][:LINES]:
        if len(words) > _SHORT or not any(map(str.isdigit, words)):
            continue
        for part in _PARTS.split(words):
            bare = _LEAD.sub("", part, count=1)
            day = _day(bare) or _day(_PLACE_OR_NAME.sub("", bare, count=1))
            if day:
                found.setdefault(day, DateEvidence(day, "", "prose", f"line {number}", words))
    return next(iter(found.values())) if len(found) == 1 else None


def _day(words: str) -> str:
    """Return the one day that words mean and say whole, or "": what can be read in two ways is no evidence."""
    from timeline_app.dates import Normalized, read  # here: most texts have no such line, and it takes its time

    got = read(words.strip(" .,()"))
    found = _DAY.match(got.date.edtf) if isinstance(got, Normalized) else None
    return found[1] if found else ""
