"""CSL-JSON, RIS and BibTeX: one source a reference; the maps are those of `citations.maps`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline_app.citations.maps import bibtex, ris
from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Arrival, Incoming, Slip
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
    """Read one source an entry; LaTeX commands become letters.

    Raises:
        SourceError: there is no entry.
    """
    text, _notes = text_of(data)
    found, slips = [], []
    for number, (key, item) in enumerate(_entries(text), 1):
        if item.get("title"):
            found.append(_source(item, key, number))
        else:
            slips.append(Slip(key or _where(number), "title", tr("It is no reference with a title.")))
    return _incoming("bibtex", found, slips, asked)


_PEOPLE = ("author", "editor", "translator")


def _entries(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

    apart = parse_string(text, append_middleware=[SeparateCoAuthors()])
    for entry in apart.entries:
        names: dict[str, list[str]] = {}
        for field in list(entry.fields):
            if field.key.lower() in _PEOPLE and isinstance(field.value, list):
                names[field.key.lower()] = [str(name) for name in field.value]
                entry.pop(field.key)
        for role, listed in names.items():
            for number, name in enumerate(listed):
                entry[f"{role} {number}"] = name.replace("{", "\\{").replace("}", "\\}") if name[:1] == "{" else name
    for entry in LatexDecodingMiddleware().transform(apart).entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        people = {role: [value for key, value in fields.items() if key.startswith(f"{role} ")] for role in _PEOPLE}
        yield entry.key, bibtex.item_of(entry.entry_type.lower(), fields, people)


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
