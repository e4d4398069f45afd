"""The axis: from seconds to thousands of millions of years, before and after Christ, in two tiers.

The lower tier names each step, the upper one its context, which is repeated at the left edge. Ladder:
docs/DATES.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from timeline_app.chart.calendar import DAY, Civil, Step, boundaries, civil_of, shown_year, weekday
from timeline_app.chart.view import Measure
from timeline_app.dates.languages import Language, pack
from timeline_app.words import figures, tr

GAP = 16.0  # between the true extents of two labels
# The least distance of two ticks, whatever their labels: closer ones read as a picket fence.
_CLOSEST = {"second": 72.0, "minute": 64.0, "hour": 84.0, "day": 24.0, "week": 56.0, "month": 44.0, "year": 48.0}
_MINOR = 7.0  # of two ticks without labels
_INSET = 4.0  # of a label from its tick
_MILLION = 1_000_000
_GROUPED = 10_000  # years from here on are in groups of three; the year 2019 is not

LADDER: tuple[Step, ...] = (
    *(Step(unit, count) for unit in ("second", "minute") for count in (1, 2, 5, 10, 15, 30)),
    *(Step("hour", count) for count in (1, 2, 3, 6, 12)),
    *(Step("day", 1), Step("day", 2), Step("week", 1)),
    *(Step("month", count) for count in (1, 3, 6)),
    *(Step("year", digit * 10**power) for power in range(10) for digit in (1, 2, 5)),
    Step("year", 10**10),
)


_SPREAD = tuple(step.seconds / _CLOSEST[step.unit] for step in LADDER)
"""At how many seconds a unit, at the most, the ticks of each step do not stand too close."""


class Tick(NamedTuple):
    """A line at `x` and a text that begins `inset` to its right; a pinned one has no line of its own."""

    x: float
    label: str
    seconds: int
    pinned: bool = False
    inset: float = _INSET


class Axis(NamedTuple):
    """Ticks from left to right; `minor`: places of lines without a label; `step`: of the lower tier."""

    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]
    minor: tuple[float, ...]
    step: Step
    second: tuple[Tick, ...] = ()
    """The row of a second calendar, below; see `second`."""


_Words: TypeAlias = Callable[[int], str]


def ticks(
    lo: float,
    hi: float,
    width: float,
    measure: Measure,
    *,
    gap: float = GAP,
    first_weekday: int = 0,
    language: Language | None = None,
) -> Axis:
    """Return the ticks of [lo, hi) seconds drawn `width` wide.

    The step is the finest at which no two labels come closer than `gap`; long names are used where they fit.

    Args:
        language: whose names and figures the labels have; None is the user's.
    """
    ruler = _Ruler(lo, hi, width, measure, gap=gap, first_weekday=first_weekday, language=language or pack())
    for at, step in enumerate(LADDER):
        lower = ruler.lower(step) if _SPREAD[at] * width >= hi - lo else None
        if lower is not None:
            return Axis(lower, ruler.upper(step), ruler.minor(LADDER[max(at - 2, 0) : at]), step)
    return Axis((), (), (), LADDER[-1])


class _Ruler:
    """One stretch of time on one width."""

    def __init__(
        self,
        lo: float,
        hi: float,
        width: float,
        measure: Measure,
        *,
        gap: float,
        first_weekday: int,
        language: Language,
    ) -> None:
        self.lo, self.hi, self.width, self.measure, self.gap = lo, hi, width, measure, gap
        self.first_weekday, self.language = first_weekday, language
        self.base = math.floor(lo)

    def x(self, moment: int) -> float:
        """Return the place of a moment, exact in deep time too."""
        return ((moment - self.base) - (self.lo - self.base)) * self.width / (self.hi - self.lo)

    def moments(self, step: Step) -> list[int]:
        """Return the boundaries in view."""
        return list(boundaries(step, math.ceil(self.lo), math.ceil(self.hi), self.first_weekday))

    def spacing(self, step: Step) -> float:
        """Return the mean distance of two ticks."""
        return step.seconds * self.width / (self.hi - self.lo)

    def lower(self, step: Step) -> tuple[Tick, ...] | None:
        """Return the labelled steps, or None when their labels would stand too close."""
        moments = self.moments(step)
        for words in _lower_words(step, self.language):
            row = [self.whole(Tick(self.x(moment), words(moment), moment)) for moment in moments]
            if self.apart(row):
                return tuple(row)
        return None

    def upper(self, step: Step) -> tuple[Tick, ...]:
        """Return the context of each step; where it began before the view it is pinned to the left edge."""
        context, forms = _upper_words(step, self.language)
        moments = self.moments(context)
        row: list[Tick] = []
        for words in forms:
            row = [self.whole(Tick(self.x(moment), words(moment), moment)) for moment in moments]
            if self.apart(row):
                break
        else:
            row = self.thinned(row)
        before = math.floor(self.lo)
        if moments[:1] == [before]:
            return tuple(row)
        day = before // DAY * DAY  # says the same: no context is finer
        pinned = (Tick(0.0, words(day), before, pinned=True) for words in forms)
        room = row[0].x if row else self.width
        fits = next((tick for tick in pinned if tick.inset + self.measure(tick.label) + self.gap <= room), None)
        return (fits, *row) if fits else tuple(row)

    def minor(self, finer: Sequence[Step]) -> tuple[float, ...]:
        """Return unlabelled lines at the finest of these steps that leaves them apart."""
        fits = [step for step in finer if self.spacing(step) >= _MINOR]
        return tuple(self.x(moment) for moment in self.moments(fits[0])) if fits else ()

    def whole(self, tick: Tick) -> Tick:
        """Return the tick, without its label where that would be cut at the right edge."""
        fits = tick.x + 2 * tick.inset + self.measure(tick.label) <= self.width
        return tick if fits else tick._replace(label="")

    def apart(self, row: Sequence[Tick]) -> bool:
        """Whether no two labels come closer than the gap."""
        return all(a.x + self.measure(a.label) + self.gap <= b.x for a, b in pairwise(row))

    def thinned(self, row: Sequence[Tick]) -> list[Tick]:
        """Return the ticks with those labels left out that do not fit before the next."""
        return [
            tick._replace(label=tick.label if self.apart((tick, after)) else "")
            for tick, after in zip(row, [*row[1:], Tick(math.inf, "", 0)], strict=True)
        ]


_SHORT_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
"""Where a language has short ones; elsewhere the days of an axis have long names or none."""


def year_words(shown: int, step: int = 1, language: Language | None = None) -> str:
    """Return a year as people write it (-44 is 44 BC), in millions where the steps are that large.

    Args:
        language: whose words; None is the user's.
    """
    language = language or pack()
    size = abs(shown)
    if size >= 1000 * _MILLION and step >= 10 * _MILLION:
        number = tr("{number} billion", number=f"{size / (1000 * _MILLION):g}")
    elif size >= _MILLION and step >= 10_000:
        number = tr("{number} million", number=f"{size / _MILLION:g}")
    else:
        number = figures(size) if size >= _GROUPED else str(size)
    if shown < 0:
        number = language.fill("before Christ", year=number)
    elif size < 100:
        number = language.fill("after Christ", year=number)
    return language.in_own_digits(number)


def day_words(moment: int, *, short: bool = False, language: Language | None = None) -> str:
    """Return the day on which a moment lies: "Thursday 5 September 2019"; None is the user's language."""
    language = language or pack()
    name = _weekdays(language, short=short)[weekday(moment // DAY)]
    return language.fill("weekday", weekday=name, day=date_words(moment, short=short, language=language))


def date_words(moment: int, *, short: bool = False, language: Language | None = None) -> str:
    """Return the same without the name of the day: "5 September 2019"."""
    language = language or pack()
    day = civil_of(moment)
    months = language.short_months if short else language.months
    year = year_words(shown_year(day.year), language=language)
    return language.in_own_digits(language.fill("day", day=day.day, month=months[day.month - 1], year=year))


def month_words(moment: int, *, short: bool = False, language: Language | None = None) -> str:
    """Return the month in which a moment lies: "September 2019"; None is the user's language."""
    language = language or pack()
    day = civil_of(moment)
    months = language.short_months if short else language.months
    year = year_words(shown_year(day.year), language=language)
    return language.in_own_digits(language.fill("month", month=months[day.month - 1], year=year))


def clock_words(moment: int, *, language: Language | None = None) -> str:
    """Return hour and minute of a moment: "14:05"; None is the user's language."""
    return _clock("{hour:02d}:{minute:02d}", language or pack())(moment)


def _weekdays(language: Language, *, short: bool) -> tuple[str, ...]:
    return _SHORT_WEEKDAYS.get(language.tag, language.weekdays) if short else language.weekdays


def _clock(pattern: str, language: Language) -> _Words:
    def _words(moment: int) -> str:
        minutes, second = divmod(moment % DAY, 60)
        return language.in_own_digits(pattern.format(hour=minutes // 60, minute=minutes % 60, second=second))

    return _words


def _dated(pattern: str, language: Language, *, long: bool = False) -> _Words:
    months = language.months if long else language.short_months
    weekdays = _weekdays(language, short=not long)

    def _words(moment: int) -> str:
        day: Civil = civil_of(moment)
        written = tr(
            pattern,
            day=day.day,
            month=months[day.month - 1],
            weekday=weekdays[weekday(moment // DAY)],
        )
        return language.in_own_digits(written)

    return _words


@lru_cache(maxsize=128)
def _lower_words(step: Step, language: Language) -> tuple[_Words, ...]:
    """Return the ways to name a step, the longest first; they remember what they said, as dragging asks again."""
    return tuple(lru_cache(maxsize=1024)(words) for words in _namings(step, language))


def _namings(step: Step, language: Language) -> tuple[_Words, ...]:
    if step.unit == "year":
        return (lambda moment: year_words(shown_year(civil_of(moment).year), step.amount, language),)
    if step.unit == "month":
        return _dated("{month}", language, long=True), _dated("{month}", language)
    if step.unit == "week":
        return (_dated("{day} {month}", language),)
    if step.unit == "day":
        long = _dated("{weekday} {day}", language, long=True)
        return long, _dated("{weekday} {day}", language), _dated("{day}", language)
    seconds = ":{second:02d}" if step.unit == "second" else ""
    return (_clock("{hour:02d}:{minute:02d}" + seconds, language),)


@lru_cache(maxsize=128)
def _upper_words(step: Step, language: Language) -> tuple[Step, tuple[_Words, ...]]:
    """Return what gives a step its context, and the ways to name that, which remember what they said."""
    context, forms = _upper(step, language)
    return context, tuple(lru_cache(maxsize=1024)(words) for words in forms)


def _upper(step: Step, language: Language) -> tuple[Step, tuple[_Words, ...]]:
    """Return what gives a step its context, and the ways to name that, the longest first."""
    if step.unit in ("second", "minute", "hour"):
        return Step("day", 1), (
            lambda moment: day_words(moment, language=language),
            lambda moment: day_words(moment, short=True, language=language),
            _dated("{day} {month}", language),
        )
    if step.unit in ("day", "week"):
        return Step("month", 1), (
            lambda moment: month_words(moment, language=language),
            lambda moment: month_words(moment, short=True, language=language),
            _dated("{month}", language),
        )
    if step.unit == "month":
        return Step("year", 1), (lambda moment: year_words(shown_year(civil_of(moment).year), language=language),)
    count = next((size for size in (10, 100, 1000) if step.amount * 5 <= size), 0)
    return (Step("year", count), (_years(count, language),)) if count else (Step("year", 10**12), (_era,))


def _years(count: int, language: Language) -> _Words:
    def _words(moment: int) -> str:
        shown = shown_year(civil_of(moment).year)
        if shown > 0:
            first = shown // count * count
            return language.in_own_digits(tr("{first}–{last}", first=max(first, 1), last=first + count - 1))
        first = -(shown // count) * count
        stretch = tr("{first}–{last}", first=first, last=first - count + 1)
        return language.in_own_digits(language.fill("before Christ", year=stretch))

    return _words


def _era(moment: int) -> str:
    return tr("BC") if civil_of(moment).year <= 0 else tr("AD")
