"""Questions that panes and the command line ask of a project: where words stand, what rests on what, what fits."""

from timeline_app.actions.finding.filters import filter_of
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

__all__ = [
    "CHOICES",
    "Place",
    "citations_of",
    "entries_of",
    "filter_of",
    "find_words",
    "links_of",
    "passages_of",
    "shortened",
    "source_of",
]
