"""What the resolver remembers while it walks through a text: its setting, and the dates that were named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_app.suggest.grammar import Tokens
from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.terms import Anchor, Grain, Mode

_LONG_BEFORE = 5  # years
_LOOKED_BACK = 40  # dates; what lies farther back is no anchor of anything


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known before a text is read."""

    published: Moment | None = None
    """A day; None when nobody knows."""
    mode: Mode = Mode.NEWS
    week_start: int = 1
    """1 Monday to 7 Sunday."""


class Dated(NamedTuple):
    """A date that was named: by which expression, at which token, and when."""

    number: int
    """Of the expression."""
    token: int
    moment: Moment
    explicit: bool = False
    """Whether the words name the year."""
    rolled: bool = False
    """Whether its year was taken to be the one after that of the date before it."""
    one_end: bool = False
    """Whether it only begins or ends something: since 2015."""
    begins: bool = False
    """Whether it is a year that only begins something; it is not the year of what the text tells next."""
    borrowed: bool = False
    """Whether its year was carried on from another date, or that of the date it was counted from."""


class Base(NamedTuple):
    """What something is counted from."""

    kind: Anchor
    moment: Moment | None
    dated: Dated | None = None
    fine: bool = True
    """Whether the anchor is as fine as the words ask."""


@dataclass(slots=True)
class History:
    """The dates named so far, in text order."""

    setting: Setting
    tokens: Tokens
    dates: list[Dated] = field(default_factory=list)
    at: int = 0
    """The token that is being resolved."""
    years: list[tuple[int, int]] = field(default_factory=list)
    """Token and year (astronomical) of each expression of the text that names its year."""

    def near(self, dated: Dated) -> bool:
        """Whether a date stands in the paragraph that is being resolved."""
        return self.tokens.paragraph(dated.token) == self.tokens.paragraph(self.at)

    def apart(self, dated: Dated) -> int:
        """Return how many sentences lie between a date and what is being resolved; 0 is the same one."""
        return self.tokens.sentence(self.at) - self.tokens.sentence(dated.token)

    @property
    def last(self) -> Dated | None:
        """The date named last."""
        return self.dates[-1] if self.dates else None

    def thread(self) -> Dated | None:
        """Return the date whose year a narrative carries on: the last one, unless that was an aside.

        A year is an aside when another sentence has begun and the text goes back behind it with the next year it names,
        and where nothing is counted from publication when it only begins something: held since 2015.
        """
        last = self.last
        if last is not None and last.begins and not self.from_publication:
            last = next((dated for dated in reversed(self.dates[-_LOOKED_BACK:]) if not dated.begins), last)
        if last is None or last.moment.year is None or not last.explicit:
            return last
        earlier = reversed(self.dates[-_LOOKED_BACK:-1])
        before = next((dated for dated in earlier if dated.moment.year != last.moment.year), None)
        if before is not None and before.moment.grain < Grain.YEAR and self._looks_back(last, before.moment):
            return before
        behind = next((year for token, year in self.years[bisect_right(self.years, (self.at, 9999)) :]), None)
        if before is None or behind is None or before.moment.year is None:
            return last
        ahead = before.moment.year <= behind < last.moment.year
        return before if ahead and self.apart(last) else last

    def _looks_back(self, last: Dated, moment: Moment) -> bool:
        """Whether a year or season of another sentence lies well before the days that the text was telling of."""
        if last.moment.grain < Grain.QUARTER or last.moment.year is None or moment.year is None:
            return False
        return self.apart(last) > 0 and last.moment.year < moment.year - _LONG_BEFORE

    @property
    def from_publication(self) -> bool:
        """Whether what leaves out its year is counted from publication: in news of which the day is known."""
        return self.setting.mode is Mode.NEWS and self.setting.published is not None

    @property
    def before_christ(self) -> bool:
        """Whether the text is speaking of years before Christ."""
        last = self.last
        return last is not None and last.moment.year is not None and last.moment.year <= 0

    def add(self, dated: Dated) -> None:
        """Remember a date."""
        self.dates.append(dated)

    def fine(self, grain: Grain) -> Dated | None:
        """Return the last date that is at least as fine as a grain; weeks lie in the month that was named since."""
        since: Moment | None = None
        for dated in reversed(self.dates[-_LOOKED_BACK:]):
            if dated.moment.grain <= grain:
                return dated if since is None or _holds(since, dated.moment) else None
            if since is None and grain >= Grain.WEEK and dated.moment.grain < Grain.YEAR:
                since = dated.moment
        return None

    def published(self) -> Base:
        """Return the day of publication as what something is counted from."""
        return Base(Anchor.PUBLICATION, self.setting.published)

    def text(self, grain: Grain) -> Base:
        """Return the date in the text that something of this grain is counted from.

        In news a text that names none yet speaks from its publication.
        """
        found = self.fine(grain)
        if found is not None:
            return Base(Anchor.TEXT, found.moment, found)
        last = self.last
        if last is not None and (self.setting.mode is Mode.NARRATIVE or last.moment.grain <= Grain.YEAR):
            return Base(Anchor.TEXT, last.moment, last, fine=last.moment.grain <= grain)
        return self.published()

    def base(self, anchor: Anchor, grain: Grain) -> Base:
        """Return what words with this anchor are counted from; what shifts does so by the mode."""
        if anchor is Anchor.PUBLICATION or (anchor is not Anchor.TEXT and self.setting.mode is Mode.NEWS):
            return self.published()
        return self.text(grain)


def _holds(unit: Moment, moment: Moment) -> bool:
    return unit.first_day <= moment.first_day <= unit.last_day
