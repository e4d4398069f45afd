"""CSL-JSON, RIS and BibTeX: one source a reference; the maps are those of `citations.maps`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from timeline_app.citations.maps import bibtex, ris
from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Arrival, Incoming, Slip
from timeline_app.sources.interchange.references.blocks import written
from timeline_app.sources.interchange.registry import Asked, incoming_reader
from timeline_app.sources.interchange.sheets.sheet import text_of
from timeline_app.words import tr


def _is_csl(head: bytes, name: str) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") and b'"type"' in head and b'"title"' in head


def _is_ris(head: bytes, name: str) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"TY  -")


def _is_bibtex(head: bytes, name: str) -> bool:
    return name.endswith((".bib", ".bibtex")) and b"@" in head


@incoming_reader("csl", title="References (CSL-JSON)", suffixes=(".json",), sniff=_is_csl)
def read_csl(data: bytes, asked: Asked) -> Incoming:
    """Read a list of items; every field is kept.

    Raises:
        SourceError: it is no such list.
    """
    try:
        items = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise _none(asked) from why
    items = items if isinstance(items, list) else [items]
    found, slips = [], []
    for number, item in enumerate(items, 1):
        if isinstance(item, dict) and item.get("title") and isinstance(item["title"], str):
            key = str(item.get("id", ""))
            kept = {name: value for name, value in item.items() if name != "id"}
            found.append(_source(kept, key, number))
        else:
            slips.append(Slip(_where(number), "", tr("It is no reference with a title.")))
    return _incoming("csl", found, slips, asked)


@incoming_reader("ris", title="References (RIS)", suffixes=(".ris",), sniff=_is_ris)
def read_ris(data: bytes, asked: Asked) -> Incoming:
    """Read one source a record.

    Raises:
        SourceError: there is no record.
    """
    import rispy  # type: ignore[import-untyped]  # it comes without types

    text, _notes = text_of(data)
    try:
        records = rispy.loads(text.lstrip("\ufeff").replace("\r\n", "\n"))
    except (OSError, ValueError, LookupError, TypeError) as why:
        raise _none(asked) from why
    found, slips = [], []
    for number, record in enumerate(records, 1):
        item = ris.item_of(record)
        if item.get("title"):
            found.append(_source(item, str(record.get("id") or ""), number))
        else:
            slips.append(Slip(_where(number), "TI", tr("It is no reference with a title.")))
    return _incoming("ris", found, slips, asked)


@incoming_reader("bibtex", title="References (BibTeX)", suffixes=(".bib", ".bibtex"), sniff=_is_bibtex)
def read_bibtex(data: bytes, asked: Asked) -> Incoming:
    """Read one source an entry; LaTeX commands become letters. Two of one key are for the plan to tell apart.

    Raises:
        SourceError: there is no entry.
    """
    text, _notes = text_of(data)
    entries, slips = written(text)
    found = []
    for number, entry in enumerate(entries, 1):
        item = bibtex.item_of(entry.kind, entry.fields, entry.people)
        if item.get("title"):
            found.append(_source(item, entry.key, number))
        else:
            slips.append(Slip(entry.key or _where(number), "title", tr("It is no reference with a title.")))
    return _incoming("bibtex", found, slips, asked)


def _source(item: Mapping[str, Any], key: str, number: int) -> Arrival:
    return Arrival("source", {"csl": dict(item)}, _where(number), key)


def _where(number: int) -> str:
    return tr("reference {number}", number=number)


def _incoming(format_: str, found: list[Arrival], slips: list[Slip], asked: Asked) -> Incoming:
    if not found and not slips:
        raise _none(asked)
    return Incoming(format_, tuple(found), tuple(slips))


def _none(asked: Asked) -> SourceError:
    return SourceError(
        tr("There are no references in “{name}” that can be read.", name=asked.file_name),
        hint=tr("Write them out anew, as CSL-JSON if you can."),
    )
