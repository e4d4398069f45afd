"""Whether a text is news or a narrative, by the years it names."""

from __future__ import annotations

from statistics import median

from timeline_app.suggest.grammar import Found
from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.terms import Anchor, Grain, Kind, Meaning, Mode

_SHARE = 0.4  # of the dates carry a year
_AGE = 1  # years between the median year and publication
_CLEAR = 3  # years, and as many times more of them than words such as yesterday


def choose(found: list[Found], published: Moment | None) -> Mode:
    """Return narrative when a text names years that lie well before publication and hardly counts from publication.

    Enough years are three, or two in five dates, or one in the first date where nothing is counted from publication.
    Tuned on development texts.
    """
    said = [each.meaning for each in found if each.meaning.kind is Kind.POINT]
    years = [(each.fields.year or 0) * (each.fields.era or 1) for each in said if _gregorian_year(each)]
    if not years:
        return Mode.NEWS
    if published is not None and published.year is not None and median(years) >= published.year - _AGE:
        return Mode.NEWS
    today = sum(map(_from_publication, said))
    enough = len(years) >= _CLEAR or len(years) >= _SHARE * len(said) or (today == 0 and _begins_with_year(said))
    return Mode.NARRATIVE if enough and len(years) >= _CLEAR * today else Mode.NEWS


def _gregorian_year(meaning: Meaning) -> bool:
    return meaning.fields.year is not None and meaning.fields.solar_month is None


def _begins_with_year(said: list[Meaning]) -> bool:
    """Whether the first date that names a month names its year too."""
    first = next((each.fields for each in said if each.fields.month is not None), None)
    return first is not None and first.year is not None


def _from_publication(meaning: Meaning) -> bool:
    if meaning.anchor is Anchor.PUBLICATION:
        return True
    if meaning.anchor is Anchor.SHIFT and (meaning.direction != 0 or meaning.unit is Grain.WEEK):
        return True
    return meaning.fields.weekday is not None and meaning.fields.month is None
