"""Published things, the texts captured of them, and every act on those."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from sqlmodel import Field

from timeline_app.model.record import Record, fits, key, parts

_HASH = re.compile(r"([0-9a-f]{64})?", re.ASCII)
_SHAPES: dict[str, dict[str, type]] = {
    "published": {"edtf": str, "zone": str, "evidence": list, "by": str},
    "captured": {"at": str, "by": str, "accessed": str},
}
"""Members that readers count on, where they are there."""


def _is_block(block: object) -> bool:
    match block:
        case [str(), int(start), int(end)]:
            return 0 <= start <= end
        case [str(), int(start), int(end), int(), str(), str(), list(links)]:
            return 0 <= start <= end and all(map(_is_link, links))
    return False


def _is_link(link: object) -> bool:
    match link:
        case [int(), int(), str()]:
            return True
    return False


class Source(Record, table=True):
    """A published thing."""

    by_member: ClassVar[frozenset[str]] = frozenset({"csl"})

    csl: dict[str, Any] = parts(default_factory=dict)  # a whole CSL-JSON item without its id
    short_title: str = ""
    reliability: str = "F"  # Admiralty code A–F
    reliability_why: str = ""
    origin: str = ""  # independence group: the wire or office the report comes from
    note: str = ""


class Version(Record, table=True):
    """One captured text of a source. Only `published` and `language` may change; bytes and text are blobs."""

    source_id: str = key()
    sha256: str = Field(index=True)  # of the original bytes, hexadecimal; "" when there were none
    size: int = 0  # bytes
    media_type: str = ""
    file_name: str = ""
    origin: dict[str, Any] = parts(default_factory=dict)  # kind, requested_url, final_url, canonical_url, …
    captured: dict[str, Any] = parts(default_factory=dict)  # at (UTC), by, program, accessed
    network: dict[str, Any] = parts(default_factory=dict)  # status, headers, certificate, address
    published: dict[str, Any] = parts(default_factory=dict)  # edtf, zone, evidence[], by; {} when not known
    modified: str = ""  # EDTF; when the page says it was changed
    language: str = ""  # BCP 47
    licence: str = ""
    text_sha256: str = ""  # of the canonical text in UTF-8
    extraction: dict[str, Any] = parts(default_factory=dict)  # reader, library versions, options, canon, notes
    blocks: list[Any] = parts(default_factory=list)  # [kind, start, end, …] of the text, in order
    pages: list[Any] = parts(default_factory=list)
    previous_id: str | None = key(default=None)
    archive: dict[str, Any] = parts(default_factory=dict)
    proofs: dict[str, Any] = parts(default_factory=dict)

    @classmethod
    def misshapen(cls, row: dict[str, Any]) -> Iterator[str]:
        """Hold hashes to hexadecimal digits, and blocks to stretches of text."""
        yield from (name for name in ("sha256", "text_sha256") if not _HASH.fullmatch(row[name]))
        if not all(map(_is_block, row["blocks"])):
            yield "blocks"
        yield from (name for name, shape in _SHAPES.items() if not fits(row[name], shape))
        if not all(isinstance(piece, dict) for piece in row["published"].get("evidence", ())):
            yield "published"


class Custody(Record, table=True):
    """One act on a version or a blob. Append-only; `hash` chains to the person's act before it, `prev`."""

    version_id: str = key()
    at: str  # UTC, ISO 8601
    by: str  # author id
    action: str  # captured | imported | read-anew | verified | exported | handed-over | timestamped | withdrawn
    object: str = ""  # SHA-256:<hex>
    detail: dict[str, Any] = parts(default_factory=dict)
    prev: str = ""
    hash: str = ""
