"""The way in: a text to its expressions of time, each with its date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app import dates
from timeline_app.suggest.grammar import candidates, expressions, tokenize
from timeline_app.suggest.language import Pack, load
from timeline_app.suggest.notation import Timex, edtf, timex
from timeline_app.suggest.resolving.history import Setting
from timeline_app.suggest.resolving.modes import choose
from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.resolving.resolver import Resolved, resolve
from timeline_app.suggest.terms import Grain, Kind, Meaning, Mode


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time in a text, and when they say it was."""

    start: int
    """[start, end) in code points of the text as it was given."""
    end: int
    text: str
    rule: str
    meaning: Meaning
    moment: Moment | None
    timex: Timex
    edtf: str
    """"" where there is no date: lengths, sets, now, or no publication date to count from."""

    @property
    def date(self) -> dates.HistoricalDate | None:
        """Return the date, with the words as its source text."""
        return replace(dates.accept(self.edtf), source_text=self.text) if self.edtf else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text."""

    expressions: tuple[Expression, ...]
    """In text order, apart from each other."""
    mode: Mode
    """News or narrative, chosen or asked for."""


def read(text: str, published: str = "", language: str = "en", mode: Mode | str = Mode.AUTO) -> Reading:
    """Find the expressions of time in a text and say when they are.

    Linear in the length of the text, about 0.4 million code points a second; no clock is asked, the same text
    gives the same answer on every day.

    Args:
        published: an ISO day, or "" when nobody knows; then what depends on it has no date.
        language: a language pack.

    Raises:
        FileNotFoundError: there is no pack for this language.
        ValueError: `published` is no ISO day.
    """
    pack = load(language)
    tokens = tokenize(text, pack)
    day = _day(published)
    mode = Mode(mode)
    fitting = candidates(tokens, pack)
    if mode is Mode.AUTO:
        mode = choose(expressions(tokens, fitting, Mode.NEWS), day)
    found = expressions(tokens, fitting, mode)
    resolved = resolve(found, tokens, pack, Setting(day, mode))
    return Reading(tuple(_expression(each, text, tokens.starts, tokens.ends, pack) for each in resolved), mode)


def _day(published: str) -> Moment | None:
    if not published:
        return None
    year, month, day = (int(piece) for piece in published.split("-"))
    return Moment(Grain.DAY, year, month, day)


def _expression(each: Resolved, text: str, starts: list[int], ends: list[int], pack: Pack) -> Expression:
    found, moment = each.found, each.answer.moment
    start, end = starts[found.first], ends[found.last - 1]
    written = edtf(found.meaning, moment, each.bound)
    return Expression(
        start,
        end,
        text[start:end],
        f"{pack.tag}/{found.form.name}",
        found.meaning,
        moment,
        timex(found.meaning, moment if found.meaning.kind is Kind.POINT else None),
        written,
    )
