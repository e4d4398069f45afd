"""What stands behind a chronicle: every version of its sources, who handled it, its text, and the project itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any

from timeline_app.model import TABLES
from timeline_app.project.chronicle import Act, Chronicle, Evidence, VersionView
from timeline_app.project.file import store
from timeline_app.project.journal.founding import founded
from timeline_app.project.views.compose import read

Rows = dict[str, dict[str, Any]]
Tables = dict[str, Rows]

_PRIVATE: Mapping[str, tuple[str, ...]] = {
    "entry": ("private_note",),
    "passage": ("comment",),
    **dict.fromkeys(("source", "agent", "place"), ("note",)),
}
"""Fields that are a person's own and stay at home unless asked for."""


def evidence(db: Connection, chronicle: Chronicle, *, private: bool, whole: bool) -> Evidence:
    """Return what stands behind a chronicle; memory for all its articles.

    Args:
        private: with private notes, comments, and marks that no entry cites.
        whole: with the project as a file.
    """
    tables = {name: read(db, name) for name in TABLES}
    shown = _shown(tables, chronicle, private=private)
    versions = tuple(_version(row, tables["custody"]) for row in shown["version"].values())
    texts = {v.id: _text(db, v.text_sha256) for v in versions if v.text_sha256}
    project = b""
    if whole:
        ordered = {name: [found[id_] for id_ in sorted(found)] for name, found in shown.items()}
        project = founded(ordered, _blobs(db, shown["version"]), chronicle.as_of)
    return Evidence(versions, texts, project)


def _text(db: Connection, digest: str) -> str:
    return (store.blob(db, digest) or b"").decode(errors="replace")


def _blobs(db: Connection, versions: Rows) -> dict[str, tuple[bytes, str]]:
    wanted = sorted({row[name] for row in versions.values() for name in ("sha256", "text_sha256")} - {""})
    query = "select bytes, media_type from blob where sha256 = ?"
    found = ((digest, db.execute(query, (bytes.fromhex(digest),)).fetchone()) for digest in wanted)
    return {digest: (bytes(row[0]), row[1]) for digest, row in found if row}


def _version(row: Mapping[str, Any], custody: Rows) -> VersionView:
    captured, origin = row["captured"], row["origin"]
    addresses = (origin.get(name) for name in ("final_url", "requested_url", "canonical_url"))
    acts = [act for act in custody.values() if act["version_id"] == row["id"]]
    return VersionView(
        id=row["id"],
        address=next((str(address) for address in addresses if address), ""),
        captured_at=str(captured.get("at", "")),
        accessed=str(captured.get("accessed", "")),
        program=str(captured.get("program", "")),
        reader=str(row["extraction"].get("reader", "")),
        acts=tuple(
            Act(*(str(act[name]) for name in ("at", "action", "object", "hash", "prev")))
            for act in sorted(acts, key=lambda act: (act["at"], act["id"]))
        ),
        **{name: row[name] for name in ("source_id", "sha256", "size", "media_type", "file_name", "text_sha256")},
    )


def _shown(tables: Tables, chronicle: Chronicle, *, private: bool) -> Tables:
    """Return the rows that a chronicle shows, and those that they refer to."""
    if private and not chronicle.left_out:
        return tables
    kept: Tables = {name: {} for name in TABLES}
    for name, ids in _ids(tables, chronicle):
        kept[name] |= {id_: tables[name][id_] for id_ in ids if id_ in tables[name]}
    kept["dossier"] = tables["dossier"]
    for name, fields in _PRIVATE.items() if not private else ():
        kept[name] = {id_: row | dict.fromkeys(fields, "") for id_, row in kept[name].items()}
    return {name: {id_: _sound(name, row, kept) for id_, row in rows.items()} for name, rows in kept.items()}


def _ids(tables: Tables, chronicle: Chronicle) -> Iterable[tuple[str, set[str]]]:
    """Yield tables with ids of rows to keep; what refers to others before these."""
    entries = {entry.id for entry in chronicle.entries}
    citations = _where(tables["citation"], "entry_id", entries)
    passages = _values(citations, "passage_id")
    sources = {source.id for source in chronicle.sources}
    versions = _where(tables["version"], "source_id", sources)
    roles, sites = (_where(tables[name], "entry_id", entries) for name in ("role", "site"))
    relays = {id_ for citation in citations.values() for id_ in citation["via"]}
    named = _values(roles, "agent_id") | _values(citations, "claimant_id") | relays
    agents = _upwards(tables["agent"], named, "member_of_id")
    places = _upwards(tables["place"], _values(sites, "place_id"), "part_of_id")
    taggings = _where(tables["tagging"], "target_id", entries | passages | sources)
    found = {"citation": citations, "version": versions, "role": roles, "site": sites, "tagging": taggings}
    yield from ((name, set(rows)) for name, rows in found.items())
    yield "entry", entries
    yield "passage", passages
    yield "source", sources
    yield "agent", agents
    yield "place", places
    yield "tag", _upwards(tables["tag"], _values(taggings, "tag_id"), "parent_id")
    yield "link", {link.id for link in chronicle.links}
    yield "claim", set(_where(tables["claim"], "citation_id", set(citations)))
    yield "custody", set(_where(tables["custody"], "version_id", set(versions)))
    yield "placement", set(_where(tables["placement"], "passage_id", passages))
    yield "name", set(_where(tables["name"], "of_id", agents | places))


def _where(rows: Rows, field: str, wanted: set[str]) -> Rows:
    return {id_: row for id_, row in rows.items() if row[field] in wanted}


def _values(rows: Rows, field: str) -> set[str]:
    return {row[field] for row in rows.values() if row[field]}


def _upwards(rows: Rows, ids: set[str], field: str) -> set[str]:
    """Return these ids and those of everything that they lie in."""
    found, ahead = set(ids), list(ids)
    while ahead:
        above = rows.get(ahead.pop(), {}).get(field)
        if above and above not in found:
            found.add(above)
            ahead.append(above)
    return found


_LOOSE: Mapping[str, tuple[str, str]] = {"name": ("passage_id", "passage"), "link": ("citation_id", "citation")}
"""References that may be missing, by table: the field, and where it leads."""


def _sound(table: str, row: dict[str, Any], kept: Tables) -> dict[str, Any]:
    """Return a row without a reference to what is not handed over."""
    field, where = _LOOSE.get(table, ("", ""))
    return row | {field: None} if field and row[field] not in kept[where] else row
