"""The cell guard `apostrophe-v1`: no cell of ours is taken for a formula, and every cell comes back as it was.

A spreadsheet runs a cell that begins with one of `TRIGGERS` (OWASP, "CSV Injection"). Such a cell gets one
apostrophe in front, and so does one that begins with apostrophes and then a trigger, or it would lose one.
"""

from __future__ import annotations

import re

NAME = "apostrophe-v1"
TRIGGERS = "=+-@\t\r\n\0＝＋－＠"
_RISKY = re.compile(f"'*[{re.escape(TRIGGERS)}]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_GUARDED = re.compile(f"'+[{re.escape(TRIGGERS)}]")


def guard(text: str) -> str:
    """Return the text as it may stand in a cell."""
    return f"'{text}" if _RISKY.match(text) else text


def guard_words(text: str) -> str:
    """Return the text as it may stand in a cell of a program that must find plain numbers, such as -12.5, bare.

    A bare number runs nothing; but `unguard` cannot tell what this made of a text.
    """
    return text if _NUMBER.fullmatch(text) else guard(text)


def unguard(cell: str) -> str:
    """Return the text that `guard` made this cell of."""
    return cell[1:] if _GUARDED.match(cell) else cell
