"""What a reader makes of some bytes. Values only, with a JSON form: they cross the border of a process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Self

from timeline_app.words import tr


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch [start, end) of the text that is one line of it, in code points; it may be empty.

    `kind` is title, heading, para, item, quote, row (cells parted by tabs), note or running; `level` counts
    headings and nested items from 1, 0 elsewhere; `lang` is a BCP 47 tag and `dir` ltr or rtl, both "" when
    nothing says so; `links` are (start, end, address), in code points of the whole text.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    lang: str = ""
    dir: str = ""
    links: tuple[tuple[int, int, str], ...] = ()

    def to_json(self) -> list[Any]:
        """Return a short list, [kind, start, end] where there is no more to say: blocks are many."""
        place: list[Any] = [self.kind, self.start, self.end]
        if not (self.level or self.lang or self.dir or self.links):
            return place
        return [*place, self.level, self.lang, self.dir, [list(link) for link in self.links]]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> Self:
        """Read back what `to_json` gave."""
        kind, start, end, level, lang, direction, links = value if len(value) > 3 else (*value, 0, "", "", ())
        linked = tuple((int(a), int(b), str(href)) for a, b, href in links)
        return cls(str(kind), int(start), int(end), int(level), str(lang), str(direction), linked)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF or a part of a book: `index` from 0, label, text [start, end), size in points."""

    index: int
    label: str
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    href: str = ""


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One thing that says when the article was published.

    `edtf` is the day as written there (or the month), `instant` the same in UTC if a time and zone are
    given, else ""; `kind` is url, itemprop, meta, json-ld, time or prose; `where` names the place, `words`
    are its own words.
    """

    edtf: str
    instant: str
    kind: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the person: what was left out, repaired or doubted.

    It travels untranslated, with its holes, and is said in the tongue of whoever shows it: `str(note)`. Where
    `many` is not "", the hole {count} chooses between the two.
    """

    message: str
    many: str = ""
    holes: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        one = not self.many or self.holes.get("count") == 1
        return tr(self.message if one else self.many, **self.holes)


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading of the same bytes: by which library, its canonical text and its blocks."""

    library: str
    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read back what `to_json` made of it."""
        return cls(value["library"], value["text"], _blocks(value))


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the text was made: reader, media type read, canonical rules, library versions, options."""

    reader: str
    media_type: str
    canon: int
    libraries: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader made of some bytes. Proposals only; nothing is stored until a person has seen it.

    `text` is canonical, its blocks parted by one line feed each; `csl` holds CSL-JSON members (type, title,
    author, container-title, publisher, URL, language …), only those the bytes name; `published`: best first.
    """

    text: str
    blocks: tuple[Block, ...]
    made_by: Extraction
    csl: Mapping[str, Any] = field(default_factory=dict)
    published: tuple[DateEvidence, ...] = ()
    modified: tuple[DateEvidence, ...] = ()
    pages: tuple[Page, ...] = ()
    rivals: tuple[Rival, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def title(self) -> str:
        """The proposed title, or ""."""
        return str(self.csl.get("title", ""))

    def to_json(self) -> dict[str, Any]:
        """Return plain lists, dicts, strings and numbers, members in the order of the fields."""
        plain: dict[str, Any] = to_json(self)
        return plain

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read back what `to_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is not an article; the writer of it is broken.
        """
        return cls(
            text=value["text"],
            blocks=_blocks(value),
            made_by=Extraction(**value["made_by"]),
            csl=value["csl"],
            published=tuple(DateEvidence(**item) for item in value["published"]),
            modified=tuple(DateEvidence(**item) for item in value["modified"]),
            pages=tuple(Page(**item) for item in value["pages"]),
            rivals=tuple(Rival.from_json(item) for item in value["rivals"]),
            notes=tuple(Note(**item) for item in value["notes"]),
        )


def to_json(value: Any) -> Any:
    """Return a value of this module as plain lists, dicts, strings and numbers."""
    if isinstance(value, Block):
        return value.to_json()
    if is_dataclass(value):
        return {member.name: to_json(getattr(value, member.name)) for member in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): to_json(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(member) for member in value]
    return value


def _blocks(value: Mapping[str, Any]) -> tuple[Block, ...]:
    return tuple(Block.from_json(item) for item in value["blocks"])
