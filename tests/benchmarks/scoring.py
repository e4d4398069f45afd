"""The measures of TempEval-3 for expressions of time, and two of ours.

strict        the expression is found with exactly its extent
relaxed       it is found and overlaps; one answer for one expression
type, value   of those found, the share whose type or value is right, times relaxed F1, as TempEval-3 has it
edtf          of those found that have an EDTF in the reference: the share that is the same

Extents are compared in the text without white space. Described in: UzZaman and others, “SemEval-2013 Task 1:
TempEval-3”, section 4.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_MARK = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]*>")
MEASURES = ("strict", "relaxed", "type", "value")


class Marked(NamedTuple):
    """An expression: [start, end) in the text without white space, and what is said of it."""

    start: int
    end: int
    type: str
    value: str
    edtf: str = ""
    band: str = ""
    rule: str = ""
    words: str = ""


class Reference(NamedTuple):
    """A text annotated by people."""

    name: str
    text: str
    published: str
    marks: tuple[Marked, ...]


@dataclass
class Tally:
    """Counts over texts; the figures are per cent."""

    wanted: int = 0
    answered: int = 0
    found: int = 0
    exact: int = 0
    right_type: int = 0
    right_value: int = 0
    dated: int = 0
    right_edtf: int = 0
    bands: dict[str, list[bool]] = field(default_factory=dict)
    rules: dict[str, list[bool]] = field(default_factory=dict)
    errors: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """Return the harmonic mean of precision and recall."""
        return 200 * right / (self.wanted + self.answered) if self.wanted + self.answered else 0.0

    def figures(self) -> dict[str, float]:
        """Return strict, relaxed, type, value, and edtf as defined above."""
        relaxed = self.f1(self.found)
        share = relaxed / self.found if self.found else 0.0
        edtf = 100 * self.right_edtf / self.dated if self.dated else 0.0
        return {
            "strict": self.f1(self.exact),
            "relaxed": relaxed,
            "type": self.right_type * share,
            "value": self.right_value * share,
            "edtf": edtf,
        }


def load(path: Path) -> Reference:
    """Read an annotated TimeML file; the publication date is no expression."""
    raw = path.read_bytes().decode()
    head, _, rest = raw.partition("<TEXT>")
    created = re.search(r'<DCT>.*?value="([^"]*)"', head, re.DOTALL)
    text, marks = _read(rest.rpartition("</TEXT>")[0])
    return Reference(path.stem, text, created[1] if created else "", marks)


def _read(body: str) -> tuple[str, tuple[Marked, ...]]:
    pieces: list[str] = []
    marks: list[Marked] = []
    opened: list[tuple[int, int, dict[str, str]]] = []
    at = length = 0
    for found in [*_MARK.finditer(body), None]:
        piece = html.unescape(body[at : found.start() if found else len(body)])
        pieces.append(piece)
        length += len("".join(piece.split()))
        if found is None:
            break
        at = found.end()
        if found[1] is not None:
            opened.append((length, len(pieces), dict(_ATTRIBUTE.findall(found[1]))))
        elif found[0] == "</TIMEX3>":
            start, first, said = opened.pop()
            words = " ".join("".join(pieces[first:]).split())
            if start < length:
                edtf = html.unescape(said.get("edtf", ""))
                marks.append(Marked(start, length, said["type"], said["value"], edtf, words=words))
    return "".join(pieces), tuple(sorted(marks))


def pairs(wanted: Sequence[Marked], answered: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Pair expressions one to one: the same extent first, then the longest overlap."""
    overlaps = [
        (not (one.start == other.start and one.end == other.end), overlap, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(answered)
        if (overlap := max(one.start, other.start) - min(one.end, other.end)) < 0
    ]
    left, right, out = set(range(len(wanted))), set(range(len(answered))), []
    for _, _, i, j in sorted(overlaps):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((wanted[i], answered[j]))
    return out


def count(tally: Tally, reference: Reference, answered: Sequence[Marked]) -> None:
    """Add one text to a tally."""
    paired = pairs(reference.marks, answered)
    tally.wanted += len(reference.marks)
    tally.answered += len(answered)
    tally.found += len(paired)
    for want, got in paired:
        right = want.value == got.value
        tally.exact += (want.start, want.end) == (got.start, got.end)
        tally.right_type += want.type == got.type
        tally.right_value += right
        if want.edtf:
            tally.dated += 1
            tally.right_edtf += want.edtf == got.edtf
        _judge(tally, got, right and (not want.edtf or want.edtf == got.edtf), right)
        if not right:
            tally.errors.append((reference.name, want.words, want.value, got.words, got.value))
        elif want.edtf and want.edtf != got.edtf:
            tally.errors.append((reference.name, want.words, want.edtf, got.words, got.edtf or "–"))
    missed = set(reference.marks) - {want for want, _ in paired}
    extra = set(answered) - {got for _, got in paired}
    tally.errors += [(reference.name, want.words, want.value, "", "") for want in sorted(missed)]
    tally.errors += [(reference.name, "", "", got.words, got.value) for got in sorted(extra)]
    for got in extra:
        _judge(tally, got, False, False)


def _judge(tally: Tally, got: Marked, right: bool, right_value: bool) -> None:
    if got.band:
        tally.bands.setdefault(got.band, []).append(right)
    if got.rule:
        tally.rules.setdefault(got.rule, []).append(right_value)


def table(rows: Iterable[tuple[str, Tally]]) -> str:
    """Return the figures of some tallies as people read them."""
    head = f"{'texts':<24}{'wanted':>8}" + "".join(f"{name:>9}" for name in (*MEASURES, "edtf"))
    lines = [
        f"{name:<24}{tally.wanted:>8}" + "".join(f"{figure:>9.1f}" for figure in tally.figures().values())
        for name, tally in rows
    ]
    return "\n".join([head, *lines])
