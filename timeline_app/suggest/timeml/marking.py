"""Writes TIMEX3 into the text of a document without changing a letter of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

from timeline_app.suggest.notation import Timex
from timeline_app.suggest.timeml.document import Document, Run

_NAME = re.compile(r"<(/?)([^\s/>]+)[^>]*?(/?)>", re.DOTALL)
Marks = Sequence[tuple[int, int, Timex]]
"""[start, end) in code points of the document's text, in order and apart, and what is said of it."""


def marked(document: Document, marks: Marks) -> str:
    """Return the file with the expressions marked.

    An expression that other markup begins or ends in the middle of is left out: its element would not nest.
    """
    runs = list(_cut(document.runs, {at for start, end, _ in marks for at in (start, end)}))
    out, at, number, waiting = [document.before], 0, 0, list(reversed(marks))
    held: list[Run] = []
    for run in runs:
        begun = bool(run.text) and bool(waiting) and at >= waiting[-1][0]
        if begun or (held and not run.text):
            held.append(run)
        else:
            out.append(run.raw)
        at += len(run.text)
        if held and at >= waiting[-1][1]:
            number += 1
            out.append(_element(held, waiting.pop()[2], number))
            held = []
    return "".join([*out, *(run.raw for run in held), document.after])


def _element(held: list[Run], timex: Timex, number: int) -> str:
    inside = "".join(run.raw for run in held)
    if not _nests(held):
        return inside
    said = {"tid": f"t{number}", "type": timex.type, "value": timex.value, "mod": str(timex.mod)}
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in said.items() if value)
    return f"<TIMEX3{attributes}>{inside}</TIMEX3>"


def _nests(held: Iterable[Run]) -> bool:
    """Whether every element that begins here ends here, and no other one."""
    opened: list[str] = []
    for run in held:
        found = None if run.text else _NAME.match(run.raw)
        if found is None or found[3] or found[2][0] in "!?":
            continue
        if not found[1]:
            opened.append(found[2])
        elif not opened or opened.pop() != found[2]:
            return False
    return not opened


def _cut(runs: Iterable[Run], places: set[int]) -> Iterable[Run]:
    """Yield the runs with letters parted at these places of the text."""
    at = 0
    wanted = sorted(places)
    for run in runs:
        if not run.text or run.raw != run.text:
            yield run
        else:
            between = wanted[bisect_right(wanted, at) : bisect_left(wanted, at + len(run.text))]
            inner = [place - at for place in between]
            for first, last in zip([0, *inner], [*inner, len(run.text)], strict=True):
                yield Run(run.raw[first:last], run.text[first:last])
        at += len(run.text)
