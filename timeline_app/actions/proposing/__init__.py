"""What the reading suggests, and what a person decides about it; docs/decisions/0014-proposals-are-computed.md."""

from timeline_app.actions.proposing.accepting import accept, accept_all, accept_several, dismiss, reject_name
from timeline_app.actions.proposing.asking import (
    Article,
    answer,
    ask,
    everything,
    lexicon_of,
    proposals,
    read_as,
    reading_mode,
    unsettled,
)
from timeline_app.actions.proposing.rereading import (
    Outdated,
    Rereading,
    choose_reading,
    other_readings,
    outdated,
    read_again,
    reread,
    rereadings,
)

__all__ = [
    "Article",
    "Outdated",
    "Rereading",
    "accept",
    "accept_all",
    "accept_several",
    "answer",
    "ask",
    "choose_reading",
    "dismiss",
    "everything",
    "lexicon_of",
    "other_readings",
    "outdated",
    "proposals",
    "read_again",
    "read_as",
    "reading_mode",
    "reject_name",
    "reread",
    "rereadings",
    "unsettled",
]
