"""What stands behind a chronicle: every version of its sources, who handled it, its text, and the project itself."""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any

from timeline_app.model import TABLES
from timeline_app.project.chronicle import Act, Chronicle, Evidence, VersionView
from timeline_app.project.file import store
from timeline_app.project.journal.founding import founded
from timeline_app.project.views.compose import read
from timeline_app.project.views.depending import Rows, belonging

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


def _shown(tables: dict[str, Rows], chronicle: Chronicle, *, private: bool) -> dict[str, Rows]:
    """Return the rows that a chronicle shows, and those that they refer to."""
    if private and not chronicle.left_out:
        return tables
    kept: dict[str, Rows] = {name: {} for name in TABLES}
    listed = (chronicle.entries, chronicle.sources, chronicle.links)
    for name, ids in belonging(tables, *({one.id for one in found} for found in listed)).items():
        kept[name] |= {id_: row for id_, row in tables[name].items() if id_ in ids}
    kept["dossier"] = tables["dossier"]
    for name, fields in _PRIVATE.items() if not private else ():
        kept[name] = {id_: row | dict.fromkeys(fields, "") for id_, row in kept[name].items()}
    return {name: {id_: _sound(name, row, kept) for id_, row in rows.items()} for name, rows in kept.items()}


_LOOSE: Mapping[str, tuple[str, str]] = {"name": ("passage_id", "passage"), "link": ("citation_id", "citation")}
"""References that may be missing, by table: the field, and where it leads."""


def _sound(table: str, row: dict[str, Any], kept: dict[str, Rows]) -> dict[str, Any]:
    """Return a row without a reference to what is not handed over."""
    field, where = _LOOSE.get(table, ("", ""))
    return row | {field: None} if field and row[field] not in kept[where] else row
