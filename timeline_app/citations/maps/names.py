"""Names and dates as reference files write them, into CSL-JSON."""

from __future__ import annotations

import re
from typing import Any

_PARTICLES = frozenset(
    (
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "zu",
        "zur",
        "af",
        "al",
        "el",
    )
)
_DAY = re.compile(r"(-?\d{1,4})(?:[-/.](\d{1,2}|[A-Za-z]{3,9})?(?:[-/.](\d{1,2})?)?)?(?:/.*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def person(words: str) -> dict[str, str]:
    """Return a name of “Family, Given”, “Family, Jr, Given” or “Given von Family”; one word is a literal."""
    parts = [part.strip() for part in words.split(",")]
    if len(parts) > 1 and parts[0]:
        found = {"family": parts[0], "given": parts[-1]}
        if len(parts) > 2:
            found["suffix"] = parts[1]
        return {name: value for name, value in found.items() if value}
    pieces = words.split()
    if len(pieces) < 2:
        return {"literal": words.strip()}
    cut = next((n for n, piece in enumerate(pieces[1:-1], 1) if piece.lower() in _PARTICLES), len(pieces) - 1)
    return {"family": " ".join(pieces[cut:]), "given": " ".join(pieces[:cut])}


def date(words: str, month: str = "", day: str = "") -> dict[str, Any]:
    """Return a date of 2019, 2019/09/05/, 2019-09-05/2019-09-07 or 2019 and a month; else a literal."""
    ends = [end for end in words.split("/") if end] if re.search(r"\d-\d+-\d+/", words) else [words]
    found = [parts for end in ends if (parts := _parts(end, month, day))]
    return {"date-parts": found} if found and len(found) == len(ends) else {"literal": words.strip()}


def _parts(words: str, month: str, day: str) -> list[int]:
    match = _DAY.fullmatch(words.strip())
    if not match:
        return []
    numbers = [int(match[1])]
    for text in (match[2] or month, match[3] or day):
        number = int(text) if text.isdigit() else _month(text)
        if not number:
            break
        numbers.append(number)
    fits = numbers[0] and all(1 <= n <= most for n, most in zip(numbers[1:], (12, 31), strict=False))
    return numbers if fits else []


def _month(text: str) -> int:
    short = text.strip().lower()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
