"""Questions that panes and the command line ask of a project: where words stand, what rests on what, what fits."""

from timeline_app.actions.finding.filters import Completion, Problem, completions, filter_of, read_filter, strict_filter
from timeline_app.actions.finding.keys import KEYS
from timeline_app.actions.finding.quotes import (
    CHOICES,
    Place,
    citations_of,
    entries_of,
    find_words,
    links_of,
    passages_of,
    shortened,
    source_of,
)
from timeline_app.actions.finding.searching import HEADINGS, look_up

__all__ = [
    "CHOICES",
    "HEADINGS",
    "KEYS",
    "Completion",
    "Place",
    "Problem",
    "citations_of",
    "completions",
    "entries_of",
    "filter_of",
    "find_words",
    "links_of",
    "look_up",
    "passages_of",
    "read_filter",
    "shortened",
    "source_of",
    "strict_filter",
]
