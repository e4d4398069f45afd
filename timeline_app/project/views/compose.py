"""Compose the chronicle of a project from its rows; plain dictionaries in, frozen values out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Any

from timeline_app.dates import HistoricalDate
from timeline_app.model import made_at
from timeline_app.project import rows
from timeline_app.project.chronicle import (
    Chronicle,
    CitationView,
    EntryView,
    Filter,
    LinkView,
    Part,
    SourceView,
)
from timeline_app.project.file import store
from timeline_app.project.views.depending import Rows, Tables, belonging
from timeline_app.project.views.selecting import condition
from timeline_app.words import tr

_LINE = re.compile(r"^[^\S\n]*(\S)", re.MULTILINE)
Row = Mapping[str, Any]


def compose(db: Connection, wanted: Filter) -> Chronicle:
    """Return the chronicle of the entries that a filter lets through."""
    tables = {name: read(db, name) for name in _TABLES}
    where, values = condition(wanted)
    order = f"select lower(hex(e.id)) from entry e where {where} order by e.when_sort, e.when_hi, e.rank, e.id"
    ids = [row[0] for row in db.execute(order, values)]
    parts = _Parts(db, tables)
    entries = tuple(parts.entry(number, id_) for number, id_ in enumerate(ids, 1))
    shown = set(ids)
    links = [link for link in tables["link"].values() if link["from_id"] in shown and link["to_id"] in shown]
    cited = {c.source_id for e in entries for c in e.citations}
    there = cited & tables["source"].keys() if wanted else tables["source"].keys()
    sources = sorted((parts.source(id_) for id_ in there), key=lambda s: (s.title.casefold(), s.id))
    dossier: dict[str, Any] = next(iter(read(db, "dossier").values()))
    lists: dict[str, Any] = {name: tuple(dossier[name]) for name in ("authors", "languages", "calendars")}
    return Chronicle(
        id=dossier["id"],
        **{name: dossier[name] for name in _DOSSIER_TEXTS},
        **lists,
        as_of=_as_of(db),
        entries=entries,
        links=tuple(map(_link, links)),
        sources=tuple(sources),
        left_out=len(tables["entry"]) - len(entries),
        preferences={row["key"]: row["value"] for row in read(db, "preference").values()},
        rows=_rows(tables, belonging(tables, shown, there, {link["id"] for link in links}) if wanted else tables),
        _sources={id_: parts.source(id_) for id_ in cited - there} | {source.id: source for source in sources},
    )


def read(db: Connection, table: str) -> Rows:
    """Return the living rows of one table by id, oldest first."""
    names = [c.name for c in rows.table(table).columns]
    listed = ", ".join(f'"{n}"' for n in names)
    found = (rows.from_file(table, r) for r in db.execute(f'select {listed} from "{table}" where gone = 0 order by id'))
    return {row["id"]: row for row in found}


_TABLES = (
    *("source", "version", "passage", "entry", "citation"),
    *("agent", "place", "role", "site", "tag", "tagging", "link", "claim", "name"),
)
_DOSSIER_TEXTS = (
    *("title", "subtitle", "description", "summary", "time_zone"),
    *("first_weekday", "citation_style", "handling"),
)


def _rows(tables: Tables, kept: Mapping[str, Container[str]]) -> dict[str, tuple[Row, ...]]:
    return {name: tuple(row for id_, row in rows.items() if id_ in kept[name]) for name, rows in tables.items()}


class _Parts:
    """Puts together one entry, citation, source at a time from tables read once."""

    def __init__(self, db: Connection, tables: Tables) -> None:
        self._db = db
        self._tables = tables
        self._texts: dict[str, str] = {}
        self._starts: dict[str, tuple[int, ...]] = {}
        self._by_entry = {name: _grouped(tables[name].values(), "entry_id") for name in ("citation", "role", "site")}
        self._tags = _grouped((t for t in tables["tagging"].values() if t["target_table"] == "entry"), "target_id")
        self._newest = {v["source_id"]: v for v in tables["version"].values()}

    def entry(self, number: int, id_: str) -> EntryView:
        """Return one entry with everything on it."""
        row = self._tables["entry"][id_]
        when: Mapping[str, Any] = row["when"] or {}
        derivation = when.get("derivation") or {}
        texts = {name: row[name] for name in _ENTRY_TEXTS}
        return EntryView(
            id=id_,
            number=number,
            when=HistoricalDate.from_json(row["when"]) if row["when"] else None,
            derivation=derivation,
            provisional=bool(derivation.get("provisional")),
            citations=tuple(self._citation(c) for c in self._by_entry["citation"].get(id_, ())),
            people=self._people(id_),
            places=self._places(id_),
            tags=tuple(self._name("tag", t["tag_id"]) for t in self._tags.get(id_, ())),
            **texts,
        )

    def source(self, id_: str) -> SourceView:
        """Return one source with its newest version; one that is gone as a name that says so."""
        if id_ not in self._tables["source"]:
            return SourceView(id=id_, title=tr("A source that has been removed"), gone=True, **_NOTHING)
        row, version = self._tables["source"][id_], self._newest.get(id_, {})
        csl: Mapping[str, Any] = row["csl"]
        published: Mapping[str, Any] = version.get("published") or {}
        captured: Mapping[str, Any] = version.get("captured") or {}
        return SourceView(
            id=id_,
            title=str(csl.get("title", "")),
            publisher=str(csl.get("container-title") or csl.get("publisher") or ""),
            csl={**csl, "id": id_},
            published=str(published.get("edtf", "")),
            published_evidence=published,
            accessed=str(captured.get("accessed", "")),
            language=str(csl.get("language") or version.get("language", "")),
            version_id=version.get("id", ""),
            captured_at=str(captured.get("at", "")),
            **{name: row[name] for name in ("short_title", "reliability", "origin", "note")},
            **{name: version.get(name, default) for name, default in _VERSION_TEXTS.items()},
        )

    def _people(self, id_: str) -> tuple[Part, ...]:
        found = self._by_entry["role"].get(id_, ())
        agents = self._tables["agent"]
        known = [(r, agents[r["agent_id"]]) for r in found if r["agent_id"] in agents]
        return tuple(Part(a["id"], a["name"], r["role"], a["kind"]) for r, a in known)

    def _places(self, id_: str) -> tuple[Part, ...]:
        found = self._by_entry["site"].get(id_, ())
        places = self._tables["place"]
        known = [(s, places[s["place_id"]]) for s in found if s["place_id"] in places]
        return tuple(Part(p["id"], p["name"], s["relation"], "place") for s, p in known)

    def _citation(self, row: Row) -> CitationView:
        passage = self._tables["passage"].get(row["passage_id"] or "", {})
        anchor: Mapping[str, Any] = passage.get("anchor") or {}
        version = self._tables["version"].get(passage.get("version_id", ""), {})
        text = self._text(version)
        start, end, exact = anchor.get("start", -1), anchor.get("end", -1), str(anchor.get("exact", ""))
        return CitationView(
            source_id=version.get("source_id") or row["source_id"] or "",
            version_id=version.get("id"),
            quote=exact,
            before=str(anchor.get("prefix", "")),
            after=str(anchor.get("suffix", "")),
            start=start,
            end=end,
            paragraph=self._paragraph(version, start) if passage else 0,
            claimant=self._name("agent", row["claimant_id"] or ""),
            via=tuple(self._name("agent", id_) for id_ in row["via"]),
            intact=bool(passage) and text[start:end] == exact,
            **{name: row[name] for name in _CITATION_TEXTS},
        )

    def _paragraph(self, version: Row, start: int) -> int:
        digest = version.get("text_sha256", "")
        if digest not in self._starts:
            self._starts[digest] = paragraphs(self._text(version))
        return paragraph(self._starts[digest], start)

    def _name(self, table: str, id_: str) -> str:
        return str(self._tables[table].get(id_, {}).get("name", ""))

    def _text(self, version: Row) -> str:
        digest = version.get("text_sha256", "")
        if digest and digest not in self._texts:
            self._texts[digest] = (store.blob(self._db, digest) or b"").decode(errors="replace")
        return self._texts.get(digest, "")


_ENTRY_TEXTS = (
    *("title", "summary", "kind", "importance", "status", "disputed_by"),
    *("confidence", "likelihood", "lane", "own_note", "private_note"),
)
_CITATION_TEXTS = (
    *("id", "entry_id", "passage_id", "stance", "mode", "hedge", "credibility", "locator_label"),
    *("locator", "prefix", "suffix", "suppress_author", "preferred", "note"),
)
_NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("publisher", "published", "accessed", "language", "short_title", "reliability"), ""),
    **dict.fromkeys(("origin", "note", "version_id", "captured_at", "sha256", "media_type"), ""),
    "size": 0,
    "csl": {},
    "published_evidence": {},
}
_VERSION_TEXTS: Mapping[str, Any] = {"sha256": "", "media_type": "", "size": 0}


def _grouped(found: Any, field: str) -> dict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(found, key=lambda row: (row.get("position", 0), row["id"])):
        groups[row[field]].append(row)
    return groups


def _link(row: Row) -> LinkView:
    names = ("id", "from_id", "to_id", "type", "basis", "title", "distance", "note", "citation_id")
    return LinkView(**{name: row[name] for name in names})


def paragraph(starts: Sequence[int], at: int) -> int:
    """Return which paragraph a place is in, from 1; `starts` as `paragraphs` gives them."""
    return bisect_right(starts, max(at, 0))


def paragraphs(text: str) -> tuple[int, ...]:
    """Return where the paragraphs of a text begin: the first sign of each line that holds any, in code points."""
    return tuple(found.start(1) for found in _LINE.finditer(text))


def _as_of(db: Connection) -> str:
    found = db.execute('select id from "transaction" order by k desc limit 1').fetchone()
    moment = datetime.fromtimestamp(made_at(found[0].hex()) // 1000 if found else 0, UTC)
    return moment.isoformat().replace("+00:00", "Z")
