"""BibTeX and BibLaTeX to CSL-JSON. LaTeX commands are gone already; names come one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline_app.citations.maps.names import date, person

TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "movie": "motion_picture",
    "video": "motion_picture",
    "letter": "personal_communication",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "inreference": "entry-encyclopedia",
}
TEXTS = {
    "title": "title",
    "journaltitle": "container-title",
    "journal": "container-title",
    "booktitle": "container-title",
    "maintitle": "collection-title",
    "series": "collection-title",
    "shorttitle": "title-short",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "howpublished": "medium",
    "location": "publisher-place",
    "address": "publisher-place",
    "volume": "volume",
    "edition": "edition",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "abstract": "abstract",
    "keywords": "keyword",
    "note": "note",
    "version": "version",
    "eventtitle": "event-title",
    "library": "archive",
    "langid": "language",
    "language": "language",
}
LANGUAGES = {
    "english": "en",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
    "spanish": "es",
    "russian": "ru",
    "arabic": "ar",
    "persian": "fa",
    "farsi": "fa",
}


def item_of(kind: str, fields: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the item of one entry.

    Args:
        kind: its type in lower case, without @.
        fields: texts by name in lower case.
        names: authors, editors, translators, one by one; one in braces is a literal.
    """
    item: dict[str, Any] = {"type": TYPES.get(kind, "webpage" if fields.get("url") else "document")}
    for field, name in TEXTS.items():
        if value := fields.get(field, "").strip():
            item.setdefault(name, value)
    if subtitle := fields.get("subtitle", "").strip():
        item["title"] = f"{item['title']}: {subtitle}" if item.get("title") else subtitle
    for field in ("author", "editor", "translator"):
        if people := [_person(words) for words in names.get(field, ()) if words.strip()]:
            item[field] = people
    if issued := fields.get("date") or fields.get("year"):
        item["issued"] = date(issued, fields.get("month", ""), fields.get("day", ""))
    if accessed := fields.get("urldate"):
        item["accessed"] = date(accessed)
    tongue = str(item.get("language", ""))
    more = {
        "issue" if item["type"].startswith("article") else "number": fields.get("number", "").strip(),
        "page": fields.get("pages", "").strip().replace("--", "-").replace("–", "-"),
        "language": LANGUAGES.get(tongue.lower(), tongue),
    }
    return item | {name: value for name, value in more.items() if value}


def _person(words: str) -> dict[str, str]:
    bare = words.strip()
    if bare.startswith("{") and bare.endswith("}"):
        return {"literal": bare[1:-1].strip()}
    return person(bare.replace("{", "").replace("}", ""))
