"""Uncertain dates: parse, bounds, order, print. Knows nothing of the rest of the program."""

from timeline_app.dates.beside import beside, in_calendar, words_of
from timeline_app.dates.columns import columns, iso_beginning, iso_bounds
from timeline_app.dates.order import Possibility, Relation, before, is_order_known, relation, relations, sort_key
from timeline_app.dates.show import describe, show
from timeline_app.dates.terms import CEILING, FLOOR, VERSION, Bound, Mark, Precision, Span
from timeline_app.dates.typed import CALENDARS, Ambiguous, Choice, Context, NoMatch, Normalized, read
from timeline_app.dates.value import HistoricalDate, accept, parse
from timeline_app.dates.zones import zone_named

__all__ = [
    "CALENDARS",
    "CEILING",
    "FLOOR",
    "VERSION",
    "Ambiguous",
    "Bound",
    "Choice",
    "Context",
    "HistoricalDate",
    "Mark",
    "NoMatch",
    "Normalized",
    "Possibility",
    "Precision",
    "Relation",
    "Span",
    "accept",
    "before",
    "beside",
    "columns",
    "describe",
    "in_calendar",
    "is_order_known",
    "iso_beginning",
    "iso_bounds",
    "parse",
    "read",
    "relation",
    "relations",
    "show",
    "sort_key",
    "words_of",
    "zone_named",
]
