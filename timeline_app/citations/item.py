"""What is cited (`Item`), where it is cited (`Cite`), and how that reads (`Run`, `Rendered`).

Items are CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html (1.0.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

Item = Mapping[str, Any]
"""One CSL-JSON item: `id`, `type`, `language` and whatever else is known."""


class Cite(NamedTuple):
    """One mention of one item. `label` is a CSL locator term ("page", "paragraph" …); None = page, "" = plain text."""

    item: str
    label: str | None = None
    locator: str | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


class Run(NamedTuple):
    """Text set in one way. `raised` is 1 for superscript, -1 for subscript; `lang` is BCP 47 or ""."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: int = 0
    url: str = ""
    lang: str = ""
    rtl: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole document's notes and bibliography."""

    notes: tuple[Runs, ...]  # one a cluster, in the order they were given
    bibliography: tuple[tuple[str, Runs], ...]  # (item id, its line), in the order of the style
    in_text: bool = False  # the style puts notes in parentheses behind the text, not at the foot of the page
    hanging: bool = True  # second and later lines of a bibliography entry are indented
    remarks: tuple[str, ...] = ()  # whole sentences on what is not as the style wants it


class CitationEngine(Protocol):
    """What turns items and cites into text. Narrow, so that an engine of our own could take its place."""

    def render(self, style: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> Rendered:
        """Render every cluster in order, and the bibliography of the items that they cite.

        Takes 0.1 s for one cluster and 2 s for a thousand: never on the thread of the window.

        Raises:
            CitationError: the style is unknown, or the processor failed.
        """
        ...


def plain_text(runs: Sequence[Run]) -> str:
    """Return the words alone."""
    return "".join(run.text for run in runs)


def prepared(item: Item, id_: str, language: str, published: str = "", accessed: str = "") -> dict[str, Any]:
    """Return a copy that a processor can rely on: with id, type, language and, where known, its dates.

    An item without a language is title-cased as if it were English, so it always gets one.

    `language` is that of the text, else of the project. `published` and `accessed` are EDTF, and used where
    the item itself holds no date.
    """
    ready = {name: value for name, value in item.items() if value not in (None, "", [], {})}
    ready["id"] = id_
    ready.setdefault("type", "webpage" if ready.get("URL") else "document")
    ready["language"] = str(ready.get("language") or language or "en")
    for name, edtf in (("issued", published), ("accessed", accessed)):
        if edtf and name not in ready:
            ready[name] = csl_date(edtf)
    return ready


_EDTF = re.compile(r"([?~%]?)(-?\d{4})([?~%]?)(?:-(\d\d)([?~%]?)(?:-(\d\d)([?~%]?))?)?", re.ASCII)


def csl_date(edtf: str) -> dict[str, Any]:
    """Return a CSL date of an EDTF date; what CSL cannot say is passed on as it is written.

    Years before 1 differ by one: EDTF -0043 is CSL -44. Seasons 21-24 are CSL seasons 1-4.
    """
    ends = [_EDTF.fullmatch(end.split("T")[0]) for end in edtf.split("/")]
    if not 1 <= len(ends) <= 2 or None in ends:
        return {"literal": edtf}
    date: dict[str, Any] = {"date-parts": []}
    for match in ends:
        assert match is not None
        front, year, *_rest = match.groups()
        parts = [int(year) if int(year) > 0 else int(year) - 1]
        month, day = match.group(4), match.group(6)
        if month and 21 <= int(month) <= 24:
            date["season"] = int(month) - 20
        elif month and 1 <= int(month) <= 12:
            parts += [int(month), *([int(day)] if day else [])]
        if front or any(match.group(n) for n in (3, 5, 7)):
            date["circa"] = True
        date["date-parts"].append(parts)
    return date
