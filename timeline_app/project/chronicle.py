"""The neutral, ordered, cited view of a project that exports and review start from.

Frozen values all the way down: no SQL, no records, nothing that changes while a writer works. `compose` makes
one from the rows of a project; `Project.chronicle` is the door to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline_app.dates import HistoricalDate


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its newest version."""

    id: str
    title: str
    short_title: str
    publisher: str
    csl: Mapping[str, Any]  # CSL-JSON with `id` = this id
    published: str  # EDTF; "" when not known
    published_evidence: Mapping[str, Any]
    accessed: str  # EDTF; ""
    language: str  # BCP 47; ""
    reliability: str
    origin: str
    note: str
    version_id: str
    sha256: str  # of the original bytes
    captured_at: str  # UTC, ISO 8601
    media_type: str
    size: int
    gone: bool = False  # cited, and no longer in the project: all that is left of it is this


@dataclass(frozen=True, slots=True)
class CitationView:
    """One passage (or source) that an entry rests on."""

    id: str
    entry_id: str
    source_id: str
    passage_id: str | None
    version_id: str | None
    quote: str  # "" when the citation points at a source without a passage
    before: str  # up to 32 characters in front of the quote
    after: str
    start: int  # code points into the version's text; -1 without a passage
    end: int
    paragraph: int  # of the quote in its text, from 1; 0 without a passage
    stance: str
    claimant: str  # name; "" when the source speaks for itself
    via: tuple[str, ...]  # names, nearest to the claimant first
    mode: str
    hedge: str
    credibility: int
    locator_label: str
    locator: str
    prefix: str
    suffix: str
    suppress_author: bool
    preferred: bool
    note: str
    intact: bool  # the quote stands in its version, word for word


@dataclass(frozen=True, slots=True)
class Part:
    """A person or place with its part in an entry (`role`: actor … or at, from, to, about)."""

    id: str
    name: str
    role: str
    kind: str  # person organisation group office; place


@dataclass(frozen=True, slots=True)
class EntryView:
    """One line of the chronology."""

    id: str
    number: int  # from 1, in order; the same in every export of the same view
    title: str
    summary: str
    kind: str
    when: HistoricalDate | None
    derivation: Mapping[str, Any]  # how the date was read; {} when typed
    provisional: bool  # read against a publication date that nobody has confirmed
    importance: int
    status: str
    disputed_by: str
    confidence: str
    likelihood: str
    lane: str
    own_note: bool
    private_note: str
    citations: tuple[CitationView, ...]  # in the person's order
    people: tuple[Part, ...]
    places: tuple[Part, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """From one entry to another; both are in the chronicle."""

    id: str
    from_id: str
    to_id: str
    type: str
    basis: str
    title: str
    distance: str
    note: str
    citation_id: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did with a version, and the hashes that chain it to the act before."""

    at: str  # UTC, ISO 8601
    action: str  # captured imported read-anew verified …
    object: str  # SHA-256:<hex>
    hash: str
    prev: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """One captured text of a source, and who had it in hand."""

    id: str
    source_id: str
    sha256: str  # of the original bytes; "" when there were none
    size: int  # bytes
    media_type: str
    file_name: str
    text_sha256: str
    address: str
    captured_at: str  # UTC, ISO 8601
    accessed: str  # EDTF
    program: str
    reader: str
    acts: tuple[Act, ...]  # in order of time


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a chronicle: see `Reading.evidence`."""

    versions: tuple[VersionView, ...]  # of the sources in the chronicle, oldest first
    texts: Mapping[str, str]  # canonical text by version id
    project: bytes  # a whole project file without history; b"" where it was not asked for


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A whole project, or what a filter lets through, in order of time; undated entries last."""

    id: str
    title: str
    subtitle: str
    authors: tuple[str, ...]
    description: str
    summary: str
    languages: tuple[str, ...]
    time_zone: str
    calendars: tuple[str, ...]
    first_weekday: str
    citation_style: str
    handling: str
    as_of: str  # UTC, ISO 8601 to the second: the time of the last transaction; the time stamp of every export
    entries: tuple[EntryView, ...]
    links: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]  # those that the entries cite, by title; all of them without a filter
    evidence: Evidence | None = field(default=None, repr=False)  # only for a format that asks for it
    left_out: int = 0  # entries that the filter holds back
    preferences: Mapping[str, Any] = field(default_factory=dict, repr=False)  # how the project likes things done
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict, repr=False)
    # table → its living rows as records dump them; with a filter those that belong to its entries
    _sources: Mapping[str, SourceView] = field(default_factory=dict, repr=False)

    def source(self, id_: str) -> SourceView:
        """Return the source with this id; one that is cited and gone is said to be so by its title.

        Raises:
            KeyError: no entry of the chronicle cites it, and it is not there.
        """
        return self._sources[id_]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries a view lets through; every condition that is set must hold, of a set of names one."""

    ids: frozenset[str] | None = None
    text: str = ""  # words, each in title, summary or a quote; case, accents and forms of letters aside
    quote: str = ""  # words, each in a quote or in what is noted on one
    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()  # names of agents of any kind
    organisations: frozenset[str] = frozenset()  # names of organisations, groups and offices
    claimants: frozenset[str] = frozenset()  # names of those who say so
    statuses: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()  # source ids
    lanes: frozenset[str] = frozenset()  # those of a person's own making
    after: int | None = None  # seconds, see docs/DATES.md; entries that can overlap [after, before)
    before: int | None = None
    importance: tuple[int, int] | None = None  # the least and the most, both let through
    uncited: bool = False
    cited: bool = False
    disputed: bool = False  # by its status, by whom it names, or by a citation
    undated: bool = False
    own_note: bool = False
    without: tuple[Filter, ...] = ()  # whatever one of these lets through is held back

    def __bool__(self) -> bool:
        return self != Filter()
