"""Whether a text is news or a narrative, by the years it names."""

from __future__ import annotations

from statistics import median

from timeline_app.suggest.grammar import Found
from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.terms import Anchor, Kind, Meaning, Mode

_SHARE = 0.4  # of the dates carry a year
_AGE = 2  # years between the median year and publication
_CLEAR = 3  # old years, and as many times more of them than words such as yesterday


def choose(found: list[Found], published: Moment | None) -> Mode:
    """Return narrative when many dates carry a year and most of these lie well before publication, else news.

    Fewer years do where hardly anything is counted from publication. Without a publication date the share alone
    decides. First values, tuned on development texts.
    """
    said = [each.meaning for each in found if each.meaning.kind is Kind.POINT]
    years = [each.fields.year * (each.fields.era or 1) for each in said if each.fields.year is not None]
    if published is not None and published.year is not None and years and median(years) >= published.year - _AGE:
        return Mode.NEWS
    today = sum(map(_from_publication, said))
    many = len(years) >= _SHARE * len(said)
    clear = len(years) >= max(_CLEAR, _CLEAR * today)
    return Mode.NARRATIVE if years and (many or clear) else Mode.NEWS


def _from_publication(meaning: Meaning) -> bool:
    if meaning.anchor in (Anchor.PUBLICATION, Anchor.SHIFT):
        return True
    return meaning.fields.weekday is not None and meaning.fields.month is None
