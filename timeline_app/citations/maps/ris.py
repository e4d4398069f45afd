"""RIS (https://en.wikipedia.org/wiki/RIS_(file_format)) to CSL-JSON; what has no place there is kept under `note`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline_app.citations.maps.names import date, person

TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "RPRT": "report",
    "GOVDOC": "report",
    "THES": "thesis",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "ELEC": "webpage",
    "WEB": "webpage",
    "ICOMM": "webpage",
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "BILL": "bill",
    "STAT": "legislation",
    "LEGAL": "legislation",
    "HEAR": "hearing",
    "VIDEO": "motion_picture",
    "MPCT": "motion_picture",
    "SOUND": "song",
    "MAP": "map",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "UNPB": "manuscript",
    "MANSCPT": "manuscript",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "DATA": "dataset",
    "GEN": "document",
}
NAMES = {
    "authors": "author",
    "first_authors": "author",
    "secondary_authors": "editor",
    "tertiary_authors": "collection-editor",
}
TEXTS = {
    "title": "title",
    "primary_title": "title",
    "secondary_title": "container-title",
    "journal_name": "container-title",
    "alternate_title1": "container-title",
    "alternate_title3": "container-title-short",
    "tertiary_title": "collection-title",
    "short_title": "title-short",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "doi": "DOI",
    "volume": "volume",
    "number": "issue",
    "edition": "edition",
    "abstract": "abstract",
    "language": "language",
    "name_of_database": "source",
    "call_number": "call-number",
    "archive": "archive",
    "section": "section",
}


def item_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the item of one record, as rispy gives it: names of fields to texts or lists of texts."""
    kind = TYPES.get(str(record.get("type_of_reference", "")).upper(), "document")
    item: dict[str, Any] = {"type": kind}
    for field, name in TEXTS.items():
        if value := _text(record.get(field)):
            item.setdefault(name, value)
    for field, name in NAMES.items():
        if people := [person(str(words)) for words in record.get(field) or () if str(words).strip()]:
            item.setdefault(name, people)
    for name, fields in (("issued", ("date", "year", "publication_year")), ("accessed", ("access_date",))):
        if day := _first(record, *fields):
            item[name] = date(day.rstrip("/"))
    pages = (_first(record, "start_page"), _first(record, "end_page"))
    more = {
        "URL": _first(record, "urls", "url"),
        "page": "-".join(dict.fromkeys(page for page in pages if page)),
        "ISBN" if kind in ("book", "chapter", "report") else "ISSN": _first(record, "issn", "isbn"),
        "keyword": "; ".join(str(word) for word in record.get("keywords") or ()),
        "note": "\n".join(str(words) for words in record.get("notes") or ()),
    }
    return item | {name: value for name, value in more.items() if value}


def _first(record: Mapping[str, Any], *names: str) -> str:
    return next((found for name in names if (found := _text(record.get(name)))), "")


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value.strip() if isinstance(value, str) else ""
