"""One sentence for people that names expression, date and anchor; whole sentences, so that they can be translated."""

from __future__ import annotations

from timeline_app import dates
from timeline_app.suggest.deriving.derivation import AnchorUse
from timeline_app.suggest.resolving.resolver import Resolved
from timeline_app.suggest.terms import Anchor, Grain, Kind
from timeline_app.words import tr

_ANCHORED = {
    "sentence": "“{expression}” → {date}; anchored on “{anchor}” in the same sentence.",
    "previous": "“{expression}” → {date}; anchored on “{anchor}” in the previous sentence.",
    "paragraph": "“{expression}” → {date}; anchored on “{anchor}” in the same paragraph.",
    "earlier": "“{expression}” → {date}; anchored on “{anchor}” further up in the text.",
}
_CARRIED = {
    "sentence": "“{expression}” → {date}; the year is carried on from “{anchor}” in the same sentence.",
    "previous": "“{expression}” → {date}; the year is carried on from “{anchor}” in the previous sentence.",
    "paragraph": "“{expression}” → {date}; the year is carried on from “{anchor}” in the same paragraph.",
    "earlier": "“{expression}” → {date}; the year is carried on from “{anchor}” further up in the text.",
}
_NO_DATE = {
    Kind.DURATION: "“{expression}” is a length of time; it has no date by itself.",
    Kind.SET: "“{expression}” comes again and again; it is not one date.",
    Kind.PAST: "“{expression}” says no more than that it is past.",
    Kind.PRESENT: "“{expression}” says no more than that it is the present of the text.",
    Kind.FUTURE: "“{expression}” says no more than that it lies ahead.",
}


def reason(each: Resolved, expression: str, edtf: str, anchor: AnchorUse, published: str) -> str:
    """Return why an expression has its date, or why it has none."""
    if not edtf:
        return _undated(each, expression, anchor, published)
    date = worded(edtf)
    if anchor.kind is Anchor.TEXT and anchor.where:
        table = _CARRIED if each.answer.policy == "carried" else _ANCHORED
        return tr(table[anchor.where], expression=expression, date=date, anchor=anchor.text)
    if anchor.kind is Anchor.NEXT_EVENT:
        return tr(
            "“{expression}” → {date}; it led to “{anchor}”.", expression=expression, date=date, anchor=anchor.text
        )
    if anchor.kind is Anchor.PUBLICATION and each.answer.policy != "solar":
        return _from_publication(each, expression, date, published)
    if each.answer.policy == "solar":
        text = "“{expression}” → {date}; converted from the Solar Hijri calendar."
        return tr(text, expression=expression, date=date)
    if anchor.kind is Anchor.STATED:
        return tr("“{expression}” → {date}; counted from the date inside the words.", expression=expression, date=date)
    return tr("“{expression}” → {date}; the words say all of it.", expression=expression, date=date)


def _from_publication(each: Resolved, expression: str, date: str, published: str) -> str:
    day = worded(published)
    if each.answer.policy == "year":
        text = "“{expression}” → {date}; the year is not said, and this is the nearest to the publication date, {day}."
        return tr(text, expression=expression, date=date, day=day)
    return tr(
        "“{expression}” → {date}; counted from the publication date, {day}.", expression=expression, date=date, day=day
    )


def _undated(each: Resolved, expression: str, anchor: AnchorUse, published: str) -> str:
    meaning, moment = each.found.meaning, each.answer.moment
    if meaning.kind is not Kind.POINT:
        return tr(_NO_DATE[meaning.kind], expression=expression)
    if moment is not None and moment.year is not None and moment.grain <= Grain.DAY and anchor.text:
        text = "“{expression}” needs a day to be counted from, and “{anchor}” names none."
        return tr(text, expression=expression, anchor=anchor.text)
    if anchor.kind is Anchor.PUBLICATION and not published:
        return tr("“{expression}” is counted from the publication date, which is not known.", expression=expression)
    return tr("“{expression}” does not say how long before or after.", expression=expression)


def worded(edtf: str) -> str:
    """Return a date in the words of the program."""
    return dates.show(dates.accept(edtf))
