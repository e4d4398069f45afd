"""How the paragraphs of a document look: one table, from which the styles of DOCX and ODT are made.

Names are those that pandoc gives to its paragraphs, and ours for the parts of an entry.
"""

from __future__ import annotations

from typing import NamedTuple

SERIF, SANS = "Source Serif 4", "Source Sans 3"
FALLBACK = {SERIF: "Georgia", SANS: "Calibri"}
ARABIC = "Amiri"
ACCENT, SOFT, WARM = "1D56B3", "555A62", "DEDBD3"


class Look(NamedTuple):
    """The look of one paragraph style. Lengths are in points; colours six hexadecimal digits, "" = as it is."""

    name: str
    font: str = SERIF
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0
    after: float = 5
    line: float = 1.25  # of the height of the font
    start: float = 0  # indent
    hanging: float = 0
    rule: str = ""  # colour of a rule at the start
    with_next: bool = False
    level: int = 0  # of a heading
    base: str = "Normal"
    rtl: bool = False  # runs from right to left, with its rule at the right


LOOKS = (
    Look("Body Text"),
    Look("First Paragraph", base="Body Text"),
    Look("BodyRTL", SERIF, 12, base="Body Text", rtl=True),
    Look("Compact", after=1, base="Body Text"),
    Look("Title", SERIF, 26, bold=True, before=60, after=6, line=1.1),
    Look("Subtitle", SERIF, 14, italic=True, colour=SOFT, after=14),
    Look("Author", SANS, 10, colour=SOFT, after=1),
    Look("Date", SANS, 10, colour=SOFT, after=22),
    Look("Heading 1", SANS, 15, bold=True, colour=ACCENT, before=22, after=7, line=1.15, with_next=True, level=1),
    Look("Heading 2", SERIF, 12.5, bold=True, before=13, after=1.5, line=1.15, with_next=True, level=2),
    Look("Heading 3", SANS, 11, bold=True, before=9, after=2, with_next=True, level=3),
    Look("Dateline", SANS, 9.5, bold=True, colour=ACCENT, after=3, with_next=True),
    Look("Quotation", SERIF, 10.5, italic=True, before=4, after=1, start=12, rule=ACCENT, with_next=True),
    Look("QuotationRTL", SERIF, 12, before=4, after=1, start=12, rule=ACCENT, with_next=True, rtl=True),
    Look("Claimant", SANS, 9, colour=SOFT, after=5, start=12, rule=ACCENT),
    Look("Facts", SANS, 9, colour=SOFT, after=1),
    Look("Handling", SANS, 10.5, bold=True, colour="B3261E", after=8),
    Look("Private", SANS, 9.5, before=4, after=5, start=12, rule="B3261E"),
    Look("Bibliography", SERIF, 9.5, after=4, start=14, hanging=14),
    Look("Footnote Text", SERIF, 8.5, after=1, line=1.15),
)
PAGE = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
MARGIN = 71.0
