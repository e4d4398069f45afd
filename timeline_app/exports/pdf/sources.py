"""What the evidence book shows of its sources: words around a quote, hashes, who handled them, their whole texts."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

from timeline_app.citations import is_rtl
from timeline_app.dates import accept
from timeline_app.errors import DateSyntaxError
from timeline_app.exports.notes import Notes
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.wording import date_words
from timeline_app.project.chronicle import Act, Chronicle, CitationView, EntryView, Evidence, SourceView, VersionView
from timeline_app.words import counted, tr

AROUND = 180  # characters on either side of a quote, cut at a word
_ACTS = {
    "captured": "Captured",
    "imported": "Brought in",
    "read-anew": "Read anew",
    "verified": "Verified",
    "exported": "Exported",
    "handed-over": "Handed over",
    "timestamped": "Time-stamped",
    "withdrawn": "Withdrawn",
}


class SourcePages:
    """The apparatus of an evidence book. `texts`: with the whole text of each source that is cited."""

    def __init__(self, chronicle: Chronicle, found: Notes, copy: Copy, *, texts: bool, language: str) -> None:
        self._chronicle = chronicle
        self._copy = copy
        self._language = language
        self._evidence = chronicle.evidence or Evidence((), {}, b"")
        self._lines = dict(found.bibliography)
        self._exhibits = {source.id: number for number, source in enumerate(chronicle.sources, 1)}
        self._versions: defaultdict[str, list[VersionView]] = defaultdict(list)
        for version in self._evidence.versions:
            self._versions[version.source_id].append(version)
        self._cited: defaultdict[str, list[tuple[CitationView, EntryView]]] = defaultdict(list)
        for entry in chronicle.entries:
            for citation in entry.citations:
                if texts and citation.intact and citation.quote.strip() and citation.version_id in self._evidence.texts:
                    self._cited[str(citation.version_id)].append((citation, entry))
        self._begun: set[str] = set()
        self._linked = {citation.id for found in self._cited.values() for citation, _entry in found}

    def quoted(self, citation: CitationView) -> dict[str, Any]:
        """Return the words around a quote, where it stands, and where to go for it."""
        rtl = is_rtl(citation.quote)
        before, after = self._around(citation)
        return {
            "before": self._copy.stretch(before, rtl=rtl),
            "after": self._copy.stretch(after, rtl=rtl),
            "where": self._where(citation),
            "exhibit": f"s{citation.source_id}" if citation.source_id in self._exhibits else "",
            "to": f"p{citation.id}" if citation.id in self._linked else "",
        }

    def _where(self, citation: CitationView) -> str:
        number = self._exhibits.get(citation.source_id)
        if number is None:
            return ""
        found = [tr("Source {number}", number=number)]
        if citation.paragraph > 0:
            found.append(tr("paragraph {number}", number=citation.paragraph))
        if citation.start >= 0:
            found.append(tr("characters {start}–{end}", start=citation.start + 1, end=citation.end))
        return " · ".join(found)

    def _around(self, citation: CitationView) -> tuple[str, str]:
        text = self._evidence.texts.get(citation.version_id or "", "")
        if not citation.intact or not text:
            return citation.before, citation.after
        line = text.rfind("\n", 0, citation.start) + 1
        end = text.find("\n", citation.end)
        before = text[line : citation.start]
        after = text[citation.end : end if end >= 0 else len(text)]
        if len(before) > AROUND:
            before = "… " + before[-AROUND:].partition(" ")[2]
        if len(after) > AROUND:
            after = after[:AROUND].rpartition(" ")[0] + " …"
        return before, after

    def records(self) -> list[dict[str, Any]]:
        """Return each source with its versions: what was captured, when, and by what hash it is known."""
        return [self._record(source) for source in self._chronicle.sources]

    def _record(self, source: SourceView) -> dict[str, Any]:
        line = self._lines.get(source.id)
        return {
            "id": f"s{source.id}",
            "number": tr("Source {number}", number=self._exhibits[source.id]),
            "title": self._copy.text(source.title or tr("Untitled")),
            "line": self._copy.runs(line) if line else [],
            "published": self._copy.text(self._day(source.published)),
            "versions": [self._version(version) for version in self._versions[source.id]],
        }

    def _version(self, version: VersionView) -> dict[str, Any]:
        kind = " · ".join(text for text in (version.media_type, _bytes(version.size)) if text)
        rows = (
            (tr("Address"), version.address),
            (tr("File"), version.file_name),
            (tr("Kind"), kind),
            (tr("Captured"), _moment(version.captured_at)),
            (tr("Accessed"), self._day(version.accessed)),
            (tr("SHA-256 of the bytes"), version.sha256),
            (tr("SHA-256 of the text"), version.text_sha256),
        )
        return {
            "to": f"v{version.id}" if version.id in self._cited else "",
            "rows": [[label, self._copy.text(value), label.startswith("SHA")] for label, value in rows if value],
            "acts": [self._act(act) for act in version.acts],
        }

    def _act(self, act: Act) -> list[Any]:
        word = tr(_ACTS.get(act.action, act.action.capitalize()))
        return [_moment(act.at), word, self._copy.plain(act.hash)]

    def _day(self, edtf: str) -> str:
        try:
            return date_words(accept(edtf), self._language) if edtf else ""
        except DateSyntaxError:
            return edtf

    def attached(self) -> list[list[Any]]:
        """Return two paragraphs on the project inside this PDF; none where it carries none."""
        project = self._evidence.project
        if not project:
            return []
        return [
            self._copy.text(
                tr(
                    "This PDF carries the project that it was made from ({size}, without its history): open the PDF in "
                    "Timeline, or run timeline-app recover.",
                    size=_bytes(len(project)),
                )
            ),
            self._copy.text(tr("SHA-256 of that file: {digest}", digest=sha256(project).hexdigest())),
        ]

    def texts(self) -> list[dict[str, Any]]:
        """Return the text of each version that is cited, cut at the ends of the passages that are."""
        found = []
        for source in self._chronicle.sources:
            for version in self._versions[source.id]:
                if version.id in self._cited:
                    found.append(
                        {
                            "id": f"v{version.id}",
                            "back": f"s{source.id}",
                            "number": tr("Source {number}", number=self._exhibits[source.id]),
                            "title": self._copy.text(source.title or tr("Untitled")),
                            "passages": counted("{count} passage", "{count} passages", len(self._cited[version.id])),
                            "paragraphs": list(self._paragraphs(version.id)),
                        }
                    )
        return found

    def _paragraphs(self, version_id: str) -> Iterator[dict[str, Any]]:
        ahead = deque(sorted(self._cited[version_id], key=lambda pair: (pair[0].start, pair[0].end, pair[0].id)))
        here: list[tuple[CitationView, EntryView]] = []  # passages that reach into the line
        at, number = 0, 0
        for line in self._evidence.texts[version_id].split("\n"):
            here = [pair for pair in here if pair[0].end > at]
            while ahead and ahead[0][0].start < at + len(line):
                here.append(ahead.popleft())
            if line.strip():
                number += 1
                rtl = is_rtl(line)
                yield {
                    "n": number,
                    "rtl": rtl,
                    "lang": self._copy.language(line) if rtl else "",
                    "pieces": [self._piece(line, at, ends, here, rtl=rtl) for ends in _pieces(line, at, here)],
                }
            at += len(line) + 1

    def _piece(
        self, line: str, at: int, ends: tuple[int, int], here: Sequence[tuple[CitationView, EntryView]], *, rtl: bool
    ) -> dict[str, Any]:
        start, end = ends
        over = [pair for pair in here if pair[0].start <= start and pair[0].end >= end]
        last = at + len(line)
        return {
            "w": self._copy.stretch(line[start - at : end - at], rtl=rtl),
            "on": bool(over),
            "ids": self._first(over),
            "back": list(
                dict.fromkeys((f"e{entry.id}", str(entry.number)) for c, entry in over if min(c.end, last) == end)
            ),
        }

    def _first(self, over: Sequence[tuple[CitationView, EntryView]]) -> list[str]:
        """Return where links from the entries arrive: at the first piece of each passage."""
        found = [citation.id for citation, _entry in over if citation.id not in self._begun]
        self._begun.update(found)
        return [f"p{id_}" for id_ in found]


def _pieces(line: str, at: int, here: Sequence[tuple[CitationView, EntryView]]) -> list[tuple[int, int]]:
    """Return the stretches of a line between the ends of the passages in it."""
    ends = {at, at + len(line)} | {
        min(max(place, at), at + len(line)) for citation, _ in here for place in (citation.start, citation.end)
    }
    return list(pairwise(sorted(ends)))


def _moment(stamp: str) -> str:
    """Return a UTC time stamp for people: "2019-09-12 08:15:00 UTC"."""
    return stamp.replace("T", " ").replace("+00:00", " UTC").replace("Z", " UTC") if stamp else ""


def _bytes(size: int) -> str:
    return tr("{size} bytes", size=f"{size:,}") if size else ""
