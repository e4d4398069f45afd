"""Dates of a synthetic chronology as columns: the numbers that `dates.columns` would give, computed for all at once."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import CEILING, columns, parse

DAY = 86_400
LATEST = 18_262  # days from 1970 to 2020, when the chronology ends
BURSTS = 60
YEARS = 1970

Ints = NDArray[np.int64]


class Times(NamedTuple):
    """The `when_*` columns that differ from entry to entry; `form` is the place of its form in `FORMS`."""

    form: Ints
    edtf: list[str | None]
    lo: Ints
    hi: Ints
    start_hi: Ints
    end_lo: Ints
    sort: Ints


class Form(NamedTuple):
    """A way to write dates: its share of the entries, and one date that shows the columns they have in common."""

    share: float
    sample: str
    ending: str = ""

    @property
    def shared(self) -> dict[str, Any]:
        """The columns that do not follow from the day."""
        found = columns(parse(self.sample)) if self.sample else columns(None)
        return {name: found[name] for name in COMMON}


COMMON = ("when_calendar", "when_variant", "when_zone", "when_span", "when_precision", "when_lo_kind", "when_hi_kind")
FORMS = (
    Form(0.56, "2019-09-05"),
    Form(0.12, "2019-09-05T14:30:00"),
    Form(0.10, "2019-09"),
    Form(0.05, "2019"),
    Form(0.03, "2019~", "~"),
    Form(0.01, "2019-09-05?", "?"),
    Form(0.11, "2019-09-05/2019-09-09"),
    Form(0.01, "2015/..", "/.."),
    Form(0.01, ""),
)
DATE, MOMENT, MONTH, YEAR, ABOUT, DOUBTFUL, SPAN, SINCE, UNDATED = range(len(FORMS))


def times(draw: np.random.Generator, entries: int) -> Times:
    """Draw the dates of a chronology."""
    form = draw.choice(len(FORMS), entries, p=[form.share for form in FORMS])
    second = _moments(draw, entries)
    unit = np.array(["D", "s", "M", "Y", "Y", "D", "D", "Y", "D"])[form]
    begin, end, text = second.copy(), second + 1, np.full(entries, "", object)
    for name in "DsMY":
        held = unit == name
        at = second[held].astype("datetime64[s]").astype(f"datetime64[{name}]")
        begin[held], end[held] = _seconds(at), _seconds(at + 1)
        text[held] = np.datetime_as_string(at).astype(object)
    first_end = end.copy()
    last_begin = begin.copy()
    spans = form == SPAN
    days = draw.integers(1, 90, entries) * DAY
    last_begin[spans], end[spans] = begin[spans] + days[spans], end[spans] + days[spans]
    until = np.datetime_as_string(last_begin[spans].astype("datetime64[s]").astype("datetime64[D]"))
    text[spans] = text[spans] + "/" + until.astype(object)
    for number, kind in enumerate(FORMS):
        text[form == number] += kind.ending
    end[form == SINCE] = CEILING
    found = Times(form, text.tolist(), begin, end, first_end - 1, last_begin + 1, begin.copy())
    return _without_dates(found)


def _moments(draw: np.random.Generator, entries: int) -> Ints:
    """Return seconds since 1970: a third in bursts of hours to weeks, the rest ever thinner back to the year 50."""
    back = np.exp(draw.random(entries) * np.log(YEARS * 365.25)) * DAY
    tail = LATEST * DAY - back
    centres = LATEST * DAY - np.exp(draw.random(BURSTS) * np.log(40 * 365.25)) * DAY - 30 * DAY
    widths = DAY * 2.0 ** draw.integers(-4, 4, BURSTS)
    which = draw.integers(0, BURSTS, entries)
    burst = centres[which] + draw.normal(size=entries) * widths[which]
    return np.where(draw.random(entries) < 1 / 3, burst, tail).astype(np.int64)


def _seconds(at: NDArray[np.datetime64]) -> Ints:
    return at.astype("datetime64[s]").astype(np.int64)


def _without_dates(found: Times) -> Times:
    none = columns(None)
    gone = found.form == UNDATED
    for name, column in zip(("lo", "hi", "start_hi", "end_lo", "sort"), found[2:], strict=True):
        column[gone] = none[f"when_{name}"]
    edtf = [None if lacks else text for text, lacks in zip(found.edtf, gone.tolist(), strict=True)]
    return found._replace(edtf=edtf)
