"""What the names of a sentence are, and their part in it. A known variant wins over a cue, a cue over capitals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_app.suggest.names.chunks import Chunk, chunks_in
from timeline_app.suggest.names.lexicon import Lexicon
from timeline_app.suggest.prose import Cues, Sentence

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"


class Mention(NamedTuple):
    """One name where it stands in the text."""

    start: int
    end: int
    text: str
    """As it stands there."""
    kind: str
    """person, place or organisation; from the lexicon also group and office."""
    role: str = ""
    """Of people and organisations actor, speaker, victim or participant; of places at, from, to or about."""
    name: str = ""
    """The whole name, where a part of it or a variant stands in the text."""
    record: str = ""
    """The project's record of it, "" where there is none yet."""
    sure: bool = True
    """Whether a cue or the lexicon says what it is; else it was seen before in this text."""


@dataclass(slots=True)
class Register:
    """What the names of one text turned out to be, so far; it is read from front to back."""

    cues: Cues
    lexicon: Lexicon
    kinds: dict[str, str] = field(default_factory=dict)
    """By name, from cues."""
    surnames: dict[str, set[str]] = field(default_factory=dict)
    """By last name: the full names of people seen with it."""

    def full_name(self, text: str) -> str:
        """Return the full name that a surname stands for; "" when there is none or more than one."""
        found = self.surnames.get(text, set())
        return next(iter(found)) if len(found) == 1 else ""

    def note(self, text: str, kind: str) -> None:
        """Remember what a name is."""
        self.kinds.setdefault(text, kind)
        last = text.split()[-1]
        if kind == PERSON and last != text:
            self.surnames.setdefault(last, set()).add(text)


def mentions_in(sentence: Sentence, register: Register) -> list[Mention]:
    """Return the names of a sentence of which it is known what they are, in order; the register learns them."""
    found: list[Mention] = []
    before: tuple[Chunk, str] | None = None
    for raw in chunks_in(sentence):
        chunk = _without_title(sentence, raw)
        mention = _known(sentence, chunk, register) if chunk else None
        if chunk and mention is None:
            kind = _by_cue(sentence, raw, chunk) or _carried(sentence, before, chunk)
            chunk = _organisation(sentence, chunk) if kind == ORGANISATION else chunk
            mention = _named(sentence, chunk, kind, register)
        if chunk and mention:
            found.append(mention)
        before = (chunk, mention.kind) if chunk and mention else None
    return found


def _known(sentence: Sentence, chunk: Chunk, register: Register) -> Mention | None:
    """Look the words up in what the project knows; also as far as they reach without their neighbours."""
    text = chunk.text
    if text in register.lexicon.rejected:
        return _at(sentence, chunk, "")
    known = register.lexicon.find(text)
    if known is None:
        return None
    return _at(sentence, chunk, known.kind)._replace(name=known.name or text, record=known.record)


def _named(sentence: Sentence, chunk: Chunk, kind: str, register: Register) -> Mention | None:
    text = chunk.text
    if kind:
        register.note(text, kind)
        return _at(sentence, chunk, kind)._replace(name=register.full_name(text))
    if full := register.full_name(text):
        return _at(sentence, chunk, PERSON)._replace(name=full)
    if text in register.kinds:
        return _at(sentence, chunk, register.kinds[text])._replace(sure=False)
    return None


def _at(sentence: Sentence, chunk: Chunk, kind: str) -> Mention:
    start, end = sentence.words[chunk.start].start, sentence.words[chunk.end - 1].end
    role = _relation(sentence, chunk) if kind == PLACE else ""
    return Mention(start, end, chunk.text, kind, role)


def _relation(sentence: Sentence, chunk: Chunk) -> str:
    """Return where a place stands in what happens, by the preposition before it."""
    at = chunk.start - 1
    for _ in range(6):
        if sentence.has(at, "name:relation_from"):
            return "from"
        if sentence.has(at, "name:relation_to"):
            return "to"
        if sentence.has(at, "name:locative"):
            return "at"
        if sentence.has(at, "finite", "deed", "name:place_before"):
            return "at"
        if at < 0:
            break
        at -= 1
    return "about"


def _without_title(sentence: Sentence, chunk: Chunk) -> Chunk | None:
    """Drop an office and what stands before it from the front: U.S. President; None when nothing else is there."""
    start = chunk.start
    while start < chunk.end and not sentence.has(start, "name:title"):
        start += 1
    start = chunk.start if start == chunk.end else start
    while start < chunk.end and sentence.has(start, "name:title"):
        start += 1
    if start == chunk.end:
        return None
    return chunk if start == chunk.start else Chunk(start, chunk.end, sentence.span(start, chunk.end))


def _by_cue(sentence: Sentence, raw: Chunk, chunk: Chunk) -> str:
    """Return what the words around a name make it; "" when they say nothing."""
    before, after = chunk.start - 1, chunk.end
    if raw.start < chunk.start or sentence.has(before, "name:title"):
        return PERSON
    if _is_organisation(sentence, chunk):
        return ORGANISATION
    if sentence.has(before, "name:speaks_for"):
        return PLACE if sentence.has(chunk.end, "possessive") else ORGANISATION
    if _is_place(sentence, chunk):
        return PLACE
    if _is_person(sentence, chunk, after):
        return PERSON
    if sentence.has(before, "name:locative", "name:taken"):
        return PLACE
    if (
        sentence.has(before, "definite")
        and sentence.has(after, "finite")
        and not sentence.has(before - 1, "preposition")
    ):
        return ORGANISATION
    return ""


def _is_organisation(sentence: Sentence, chunk: Chunk) -> bool:
    last, first = chunk.end - 1, chunk.start
    if chunk.end - chunk.start > 1 and (
        sentence.has(last, "name:organisation_word") or sentence.has(first, "name:organisation_lead")
    ):
        return True
    return _organisation(sentence, chunk).end > chunk.end


def _organisation(sentence: Sentence, chunk: Chunk) -> Chunk:
    """Return a name with the small words behind it that make it an organisation: Northern provincial council."""
    if sentence.has(chunk.end, "possessive"):
        return chunk
    for more in (1, 2):
        at = chunk.end + more - 1
        if sentence.has(at, "name:organisation_small") and sentence.words[at].text[0].islower():
            return chunk._replace(end=at + 1, text=sentence.span(chunk.start, at + 1))
        if sentence.has(at, "finite", "preposition", "comma", "coordinator", "determiner"):
            break
        if not sentence.words[at : at + 1] or not sentence.words[at].text[0].isalpha():
            break
    return chunk


def _is_place(sentence: Sentence, chunk: Chunk) -> bool:
    if sentence.has(chunk.start - 1, "name:place_before") or sentence.has(chunk.end, "name:place_after"):
        return True
    if _beside(sentence, chunk.end, "name:place_beside"):
        return True
    several = chunk.end - chunk.start > 1
    return several and (_ends_as_place(sentence, chunk.end - 1) or _ends_as_place(sentence, chunk.start))


def _ends_as_place(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "name:place_word")


def _is_person(sentence: Sentence, chunk: Chunk, after: int) -> bool:
    """Tell whether a name speaks, or an office stands beside it."""
    full = chunk.end - chunk.start in (2, 3, 4)
    if full and sentence.has(after, "reporting") and sentence.has(after, "finite"):
        return not sentence.has(chunk.start - 1, "definite")
    if full and _beside(sentence, after, "name:office"):
        return True
    ends = chunk.end >= len(sentence.words) or not sentence.words[chunk.end].text[0].isalnum()
    return full and sentence.has(chunk.start - 1, "reporting") and ends


def _carried(sentence: Sentence, before: tuple[Chunk, str] | None, chunk: Chunk) -> str:
    """Let “and” and commas carry the kind of one name to the next: districts of X, Y and Z."""
    if before is None or before[1] not in (PLACE, PERSON):
        return ""
    between = range(before[0].end, chunk.start)
    if not between or len(between) > 2:
        return ""
    joined = all(sentence.has(at, "comma", "coordinator") for at in between)
    return before[1] if joined and not _is_person(sentence, chunk, chunk.end) else ""


def _beside(sentence: Sentence, comma: int, name: str) -> bool:
    """Tell whether an aside behind a comma says what it is: X, the largest city in the north."""
    if not sentence.has(comma, "comma"):
        return False
    for at in range(comma + 1, min(len(sentence.words), comma + 7)):
        if sentence.has(at, name) and sentence.words[at].text[0].islower():
            return True
        if sentence.has(at, "finite", "comma", "relative", "preposition", "coordinator"):
            return False
    return False
