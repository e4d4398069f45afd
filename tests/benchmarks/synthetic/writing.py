"""Write a synthetic chronology: rows straight into the tables of a new project, a hundred thousand in some seconds.

Every hundred entries rest on the sentences of one article. The rows have no history in the journal, which would take
hours for a million; as the file is left last by whoever writes it, it opens without being proved.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import numpy as np

from tests.benchmarks.synthetic.times import COMMON, FORMS, UNDATED, times
from timeline_app import actions, settings
from timeline_app.model import (
    TABLES,
    Agent,
    Citation,
    Entry,
    Link,
    Passage,
    Place,
    Record,
    Role,
    Site,
    Source,
    Tag,
    Tagging,
    Version,
    new_id,
)
from timeline_app.project import Project, rows

PER_ARTICLE = 100
CHUNK = 20_000  # entries written at a time
PLACES = ("Aster", "Birch", "Cedar", "Dogwood", "Elm", "Fern", "Gorse", "Hazel", "النهر", "الجسر", "الوادي", "Juniper")
PEOPLE = tuple(f"{first} {last}" for first in ("Ada", "Ben", "Cleo", "Dan", "Eve") for last in ("Ash", "Reed", "Moss"))
TAGS = ("flood", "talks", "trade", "roads", "harvest", "council")
_LATIN = (
    "opens its gates",
    "is cut off",
    "sends for help",
    "counts its stores",
    "elects a council",
    "loses the bridge",
)
_MORE = ("", " after a long night of rain", " as the river falls", ", and the road stays closed", " again")
_ARABIC = ("يفتح أبوابه", "ينتظر القافلة", "يغلق الطريق", "يجتمع مع المجلس", "يعود إلى السوق")
_KINDS = ("occurrence", "occurrence", "occurrence", "state", "statement", "background")
_STATUSES = ("undisputed",) * 8 + ("disputed", "unsure")
_EPOCH = 1_700_000_000_000  # milliseconds: when the first of them is said to have been made


def synthetic(path: Path, entries: int) -> Path:
    """Write a project of so many entries and close it."""
    project = actions.new_project(path, settings.load(), title=f"A synthetic chronology of {entries:,} entries")
    db = project._db
    db.execute("begin immediate")
    db.execute("pragma cache_size = -200000")
    _Writer(db, entries).write()
    db.execute("commit")
    _leave(project)
    return path


def _leave(project: Project) -> None:
    """Make one ordinary edit, with which the file is remembered as left by us."""
    with project.edit("Bring in everything") as edit:
        edit.add(Tag(id=new_id(), name="unread"))
    project.close()


class _Writer:
    """Draws and writes the rows; the same number of entries gives the same rows."""

    def __init__(self, db: Connection, entries: int) -> None:
        self._db = db
        self._entries = entries
        self._draw = np.random.default_rng(entries)
        self._made = 0

    def write(self) -> None:
        places = self._named(Place, PLACES)
        people = self._named(Agent, PEOPLE)
        tags = self._named(Tag, TAGS)
        dated = times(self._draw, self._entries)
        for first in range(0, self._entries, CHUNK):
            part = slice(first, min(first + CHUNK, self._entries))
            count = part.stop - part.start
            titles = self._titles(count)
            ids = self._ids(count)
            self._write_entries(ids, titles, [column[part] for column in dated])
            self._cite(ids, titles, first)
            self._attach(Site, ids, 0.92, place_id=places)
            self._attach(Role, ids, 0.35, agent_id=people)
            self._attach(Tagging, ids, 0.3, "target_id", tag_id=tags, target_table="entry")
            some, others = ids[:-1:50], ids[1::50]
            self._insert(Link, self._ids(len(some)), from_id=some, to_id=others[: len(some)])

    def _titles(self, count: int) -> list[str]:
        where, what, more = (self._draw.integers(0, 60, count).tolist() for _ in range(3))
        arabic = (self._draw.random(count) < 0.3).tolist()
        return [
            f"{PLACES[8 + a % 3]} {_ARABIC[b % len(_ARABIC)]}"
            if right
            else f"{PLACES[a % 8]} {_LATIN[b % len(_LATIN)]}{_MORE[c % len(_MORE)]}"
            for a, b, c, right in zip(where, what, more, arabic, strict=True)
        ]

    def _write_entries(self, ids: list[bytes], titles: list[str], dated: Sequence[Any]) -> None:
        form, edtf, lo, hi, start_hi, end_lo, sort = (
            column if isinstance(column, list) else column.tolist() for column in dated
        )
        common = [kind.shared for kind in FORMS]
        count = len(ids)
        importance = self._draw.choice(5, count, p=[0.1, 0.2, 0.5, 0.15, 0.05]) + 1
        kinds, statuses = (self._draw.integers(0, len(known), count) for known in (_KINDS, _STATUSES))
        self._insert(
            Entry, ids, title=titles, kind=[_KINDS[n] for n in kinds], status=[_STATUSES[n] for n in statuses],
            importance=importance.tolist(), when=list(map(_when, form, edtf)), when_edtf=edtf,
            when_text=[text or "" for text in edtf], when_lo=lo, when_hi=hi, when_start_hi=start_hi,
            when_end_lo=end_lo, when_sort=sort, **{name: [common[f][name] for f in form] for name in COMMON},
        )  # fmt: skip

    def _cite(self, ids: list[bytes], titles: list[str], first: int) -> None:
        for at in range(0, len(ids), PER_ARTICLE):
            part = slice(at, at + PER_ARTICLE)
            lines = [f"{title}, as report {first + at + n} says." for n, title in enumerate(titles[part])]
            text = "\n".join(lines)
            digest = sha256(text.encode())
            size = len(text.encode())
            blob = (digest.digest(), size, "text/plain", text.encode())
            self._db.execute("insert or ignore into blob values (?, ?, ?, ?)", blob)
            [source], [version] = self._ids(1), self._ids(1)
            csl = json.dumps({"title": f"Report {first + at}", "type": "article-newspaper"}, separators=(",", ":"))
            self._insert(Source, [source], csl=csl)
            known = {"sha256": digest.hexdigest(), "text_sha256": digest.hexdigest(), "media_type": "text/plain"}
            self._insert(Version, [version], source_id=source, size=size, **known)
            anchors = list(_anchors(text, lines))
            passages, cited = self._ids(len(lines)), ids[part]
            starts, ends, texts = (list(column) for column in zip(*anchors, strict=True))
            self._insert(Passage, passages, version_id=version, anchor=texts, start=starts, end=ends)
            keep = (self._draw.random(len(lines)) < 0.95).nonzero()[0].tolist()
            ends_ = {"entry_id": [cited[n] for n in keep], "passage_id": [passages[n] for n in keep]}
            self._insert(Citation, self._ids(len(keep)), source_id=source, **ends_)

    def _attach(self, kind: type[Record], ids: list[bytes], share: float, owner: str = "entry_id", **to: Any) -> None:
        """Give a share of the entries one of something, the first far more often than the last."""
        keep = (self._draw.random(len(ids)) < share).nonzero()[0].tolist()
        columns = {
            name: [known[int(len(known) * r * r)] for r in self._draw.random(len(keep))]
            if isinstance(known, list)
            else known
            for name, known in to.items()
        }
        self._insert(kind, self._ids(len(keep)), **{owner: [ids[n] for n in keep]}, **columns)

    def _named(self, kind: type[Record], names: Sequence[str]) -> list[bytes]:
        ids = self._ids(len(names))
        self._insert(kind, ids, name=list(names))
        return ids

    def _ids(self, count: int) -> list[bytes]:
        """Return identities in order of making, as `new_id` would give them a thousand a millisecond."""
        number = np.arange(self._made, self._made + count, dtype=np.uint64)
        self._made += count
        high = (np.uint64(_EPOCH) + number // np.uint64(1000)) << np.uint64(16) | np.uint64(0x7000)
        low = self._draw.integers(0, 1 << 62, count, dtype=np.uint64) | np.uint64(1 << 63)
        both = np.stack([high | number % np.uint64(1000), low], axis=1).astype(">u8").tobytes()
        return [both[at : at + 16] for at in range(0, len(both), 16)]

    def _insert(self, made: type[Record], ids: list[bytes], /, **columns: Any) -> None:
        """Write rows as `rows.to_file` would: lists hold a value for each, anything else is the same in all."""
        table = str(made.__tablename__)
        assert TABLES[table] is made
        names = [column.name for column in rows.table(table).columns]
        required = {name: "" for name in names if made.model_fields[name].is_required()}
        plain = dict(zip(names, rows.to_file(table, {**made.model_construct().model_dump(), **required}), strict=True))
        whole = {**plain, "id": ids, **columns}
        filled = [whole[name] if isinstance(whole[name], list) else repeat(whole[name], len(ids)) for name in names]
        listed, holes = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        self._db.executemany(f'insert into "{table}" ({listed}) values ({holes})', zip(*filled, strict=True))


def _when(form: int, edtf: str | None) -> str | None:
    if form == UNDATED:
        return None
    common = _SHARED[form]
    return (
        f'{{"calendar":"gregorian","edtf":"{edtf}","precision":{common["when_precision"]},'
        f'"span":"{common["when_span"]}","text":"{edtf}","variant":"","zone":""}}'
    )


_SHARED = [form.shared for form in FORMS]


def _anchors(text: str, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for line in lines:
        end = at + len(line)
        anchor = {"end": end, "exact": line, "prefix": text[max(at - 32, 0) : at], "start": at,
                  "suffix": text[end : end + 32]}  # fmt: skip
        yield at, end, json.dumps(anchor, ensure_ascii=False, separators=(",", ":"))
        at = end + 1
