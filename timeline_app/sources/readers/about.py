"""What a page says about itself: title, author, publisher, address, language, and when it was published."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from timeline_app.anchors import canonical
from timeline_app.sources import dating
from timeline_app.sources.article import DateEvidence, Note
from timeline_app.sources.readers.page import Saved

LONGEST = 500
"""Of any member, in characters; what is longer is no title and no name."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SAVED_DAY = re.compile(r"\w{3} (\w{3} \d{1,2} \d{4})\b")


class Facts(NamedTuple):
    """Proposals: CSL-JSON members, and the evidence of publication and of modification."""

    csl: dict[str, Any]
    published: tuple[DateEvidence, ...]
    modified: tuple[DateEvidence, ...]


def facts(tree: HtmlElement, url: str, *, thorough: bool) -> Facts:
    """Return what the page says; only a `thorough` look searches its prose for the date, which takes seconds a MB."""
    published, modified = dating.collect(tree, url), dating.modified(tree)
    settings = {"original_date": True, "extensive_search": thorough, "outputformat": "%Y-%m-%d"}
    told = extract_metadata(tree, default_url=url or None, date_config=settings)
    if told.date and (prose := dating.evidence("prose", "htmldate", told.date)):
        published = (*published, prose)
    authors = [name.strip() for name in (told.author or "").split(";")]
    csl = {
        "type": _kind(tree),
        "title": _line(told.title),
        "author": [{"literal": _line(name)} for name in authors if _line(name)],
        "container-title": _line(told.sitename),
        "URL": _address(told.url, url),
        "language": _language(tree),
    }
    return Facts({name: value for name, value in csl.items() if value}, published, modified)


def accessed(saved: Saved | None) -> dict[str, Any]:
    """Return the CSL member for the day a page was saved on, by the clock of who saved it."""
    found = _SAVED_DAY.match(saved.date) if saved else None
    if not found:
        return {}
    try:
        day = datetime.strptime(found[1], "%b %d %Y")
    except ValueError:
        return {}
    return {"accessed": {"date-parts": [[day.year, day.month, day.day]]}}


def saved_note(saved: Saved | None) -> tuple[Note, ...]:
    """Return a note on who saved the page, and when."""
    if not saved:
        return ()
    return (Note("SingleFile saved this page from {url} on {date}.", holes={"url": saved.url, "date": saved.date}),)


def _kind(tree: HtmlElement) -> str:
    kinds = [kind for node in dating.linked(tree) for kind in _list(node.get("@type"))]
    return "article-newspaper" if any(str(kind).endswith("NewsArticle") for kind in kinds) else "webpage"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _language(tree: HtmlElement) -> str:
    """Return the page's language as BCP 47, by its root element, else by its meta elements."""
    said = [tree.get("lang") or tree.get("xml:lang") or ""]
    for element in tree.iter("meta"):
        name = (element.get("http-equiv") or element.get("property") or element.get("name") or "").lower()
        if name in ("content-language", "og:locale", "language", "dc.language"):
            said.append(element.get("content") or "")
    found = (_LANGUAGE.fullmatch(word.strip()) for word in said)
    return next((match[0].replace("_", "-") for match in found if match), "")


def _address(told: str | None, url: str) -> str:
    address = told if told and told.startswith(("http://", "https://")) else url
    return address if len(address) <= 2000 else ""


def _line(words: str | None) -> str:
    line = " ".join(canonical(words or "").split())
    return line if len(line) <= LONGEST else ""
