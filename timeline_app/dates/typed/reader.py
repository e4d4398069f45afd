"""From typed words to an answer."""

from __future__ import annotations

from timeline_app.dates.typed.outcome import Ambiguous, Context, NoMatch, Normalized
from timeline_app.dates.value import accept
from timeline_app.errors import DateSyntaxError

_DEFAULT = Context()


def read(text: str, context: Context = _DEFAULT) -> Normalized | Ambiguous | NoMatch:
    """Read what a person typed as a date; the whole text must be one."""
    try:
        date = accept(text.strip(), span=context.span)
    except DateSyntaxError as why:
        return NoMatch(str(why), why.at)
    return Normalized(date, date.notes)
