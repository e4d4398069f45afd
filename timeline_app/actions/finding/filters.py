"""A filter as people type it: words, and conditions such as place:Takhar after:2019-09-05 uncited -tag:bridge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from timeline_app.actions.finding.keys import KEYS, Answer, key_named, shown
from timeline_app.errors import InvalidValue
from timeline_app.project import Filter, Project, words_of
from timeline_app.project.folding import fold
from timeline_app.words import tr

LONGEST = 2000  # letters of a filter that are read
OFFERED = 12  # completions

_PIECE = re.compile(
    r'(?P<not>-(?=[^\W_]|"))?'
    r"(?:(?P<key>[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*)(?P<sign>:|>=|<=|=))?"
    r'(?:"(?P<quoted>[^"]*)(?P<end>"|$)|(?P<plain>[^\s"]+))?'
)
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»＂", '"') | {"\x00": " "} | dict.fromkeys(map(chr, range(0xD800, 0xE000)), " ")
)


class Problem(NamedTuple):
    """What of a typed filter was not understood, in a sentence, and what to do about it."""

    piece: str
    sentence: str
    hint: str = ""


class Typed(NamedTuple):
    """A typed filter as it was read."""

    filter: Filter
    problems: tuple[Problem, ...] = ()


class Completion(NamedTuple):
    """What can be put in the place of [start, end) of what was typed; `note` says what it means."""

    text: str
    note: str
    start: int
    end: int


class _Piece(NamedTuple):
    """One condition or word as typed: [start, end) of the line."""

    negated: bool
    key: str
    sign: str
    value: str
    quoted: bool
    words: str  # without the minus, quotation marks kept
    start: int
    end: int


def read_filter(project: Project, typed: str, beside: Filter | None = None) -> Typed:
    """Return what typed words ask for, and what of them was not understood.

    Every condition must hold, of several with the same name one; a minus in front holds back what it would let
    through. A name or a title is meant by any part of it, however it is written; one that nobody bears lets nothing
    through; a minus in front of a group, as in -(kind:state tag:bridge), what meets all of it. What is no condition is
    looked for as words.

    Args:
        beside: conditions that hold as well; its words are replaced.
    """
    return _read(project, typed[:LONGEST], beside or Filter(), _DEEP)


def _read(project: Project, typed: str, wanted: Filter, deep: int) -> Typed:
    typed, groups = _parted(typed) if deep else (typed, [])
    held = [_read(project, group, Filter(), deep - 1) for group in groups]
    words: list[str] = []
    out = [each.filter for each in held if each.filter]
    problems: list[Problem] = [problem for each in held for problem in each.problems]
    for piece in _pieces(typed):
        answer = _answer(project, piece)
        if answer.problem:
            problems.append(Problem(typed[piece.start : piece.end], answer.problem, answer.hint))
        if piece.negated and answer.fields:
            out.append(Filter(**answer.fields))
        elif "text" in answer.fields:
            words.append(piece.words)
        else:
            wanted = replace(wanted, **_both(wanted, answer.fields))
    wanted = replace(wanted, text=" ".join(words), without=(*wanted.without, *out))
    silent = [text for text in (wanted.text, *(each.text for each in out)) if text and not words_of(text)]
    problems += [Problem(text, tr("There is no letter or digit in “{text}”.", text=text)) for text in silent]
    return Typed(wanted, tuple(problems))


def _parted(typed: str) -> tuple[str, list[str]]:
    """Return what was typed without its groups, spaces in their place, and what stands in each of these."""
    rest, groups = list(typed), []
    for begins in _GROUP.finditer(typed):
        if rest[begins.start()] == " " or typed[: begins.start()].translate(_STRAIGHT).count('"') % 2:
            continue
        ends = _end_of_group(typed, begins.end())
        if ends is not None:
            groups.append(typed[begins.end() : ends])
            rest[begins.start() : ends + 1] = " " * (ends + 1 - begins.start())
    return "".join(rest), [group for group in groups if group.strip()]


def _end_of_group(typed: str, first: int) -> int | None:
    """Return where the sign stands that ends a group; one between quotation marks is part of a name."""
    depth, quoted = 1, False
    for at, sign in enumerate(typed[first:].translate(_STRAIGHT), first):
        quoted ^= sign == '"'
        depth += 0 if quoted else (sign == "(") - (sign == ")")
        if not depth:
            return at
    return None


_GROUP = re.compile(r"(?<!\S)-\(")
_DEEP = 4  # groups in one another


def filter_of(project: Project, typed: str, beside: Filter | None = None) -> Filter:
    """Return what `read_filter` makes of typed words, whatever was not understood of them."""
    return read_filter(project, typed, beside).filter


def strict_filter(project: Project, typed: str) -> Filter:
    """Return what typed words ask for.

    Raises:
        InvalidValue: something of them was not understood.
    """
    found = read_filter(project, typed)
    if found.problems:
        first = found.problems[0]
        raise InvalidValue(first.sentence, hint=first.hint)
    return found.filter


def completions(project: Project, typed: str, at: int) -> list[Completion]:
    """Return how the condition in front of the place `at` can go on: names of conditions, or values of one."""
    piece = next((each for each in _pieces(typed[:at]) if each.end == at), None)
    if piece is None or (piece.quoted and not piece.sign):
        return []
    first = piece.start + piece.negated
    if not piece.sign:
        asked = fold(piece.value)
        return [Completion(shown(key), tr(key.meaning), first, at) for key in KEYS if key.name.startswith(asked)]
    key = key_named(piece.key, piece.sign)
    if key is None or key.values is None:
        return []
    asked = fold(piece.value)
    known = [value for value in key.values(project) if asked in fold(value)]
    known.sort(key=lambda value: not fold(value).startswith(asked))
    start = first + len(piece.key) + len(piece.sign)
    return [Completion(_quoted(value), "", start, at) for value in known[:OFFERED]]


def _answer(project: Project, piece: _Piece) -> Answer:
    """Return what a piece asks for; what is no condition asks for words."""
    words = Answer({"text": piece.words})
    if not piece.sign:
        alone = key_named(piece.value, "") if not piece.quoted else None
        return alone.ask(project, "") if alone is not None else words
    key = key_named(piece.key, piece.sign)
    if key is None:
        return _unknown(piece, words)
    if not piece.value.strip():
        begun = tr("What follows “{begun}”?", begun=piece.key + piece.sign)
        return Answer({}, begun, tr("Write for example {example}.", example=key.example))
    return _ranged(key.ask(project, piece.value), piece.sign)


def _ranged(answer: Answer, sign: str) -> Answer:
    """Return an answer as its sign says, which only an importance can have."""
    if "importance" not in answer.fields or sign in (":", "="):
        return answer
    least, most = answer.fields["importance"]
    return Answer({"importance": (least, 5) if sign == ">=" else (1, most)})


def _unknown(piece: _Piece, words: Answer) -> Answer:
    """Point at a condition that there is not; a web address, a time and their like are words."""
    if piece.sign != ":" or piece.value.startswith("//") or not piece.value:
        return words
    known = ", ".join(shown(key) for key in KEYS)
    sentence = tr("There is no condition “{name}:”.", name=piece.key)
    return Answer(
        words.fields, sentence, tr("Known are: {known}. Words with a colon stand in quotation marks.", known=known)
    )


def _both(wanted: Filter, fields: Any) -> dict[str, Any]:
    """Return the fields of a filter that asks for both: one of several names, all of several words and bounds."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        before = getattr(wanted, name)
        if isinstance(value, frozenset):
            found[name] = before | value
        elif name == "after" and before is not None:
            found[name] = max(before, value)
        elif name == "before" and before is not None:
            found[name] = min(before, value)
        elif name == "importance" and before is not None:
            found[name] = (max(before[0], value[0]), min(before[1], value[1]))
        elif name == "quote":
            found[name] = f"{before} {value}".strip()
        else:
            found[name] = value
    return found


def _pieces(typed: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(typed[:LONGEST].translate(_STRAIGHT)):
        if not found[0]:
            continue
        quoted = found["quoted"]
        value = (found["plain"] or "") if quoted is None else quoted
        words = found[0].removeprefix("-") if found["not"] else found[0]
        yield _Piece(
            bool(found["not"]), found["key"] or "", found["sign"] or "", value, quoted is not None, words, *found.span()
        )


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s:-]", value) else value
