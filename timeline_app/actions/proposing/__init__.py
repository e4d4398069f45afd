"""What the reading suggests, and what a person decides about it; docs/decisions/0014-proposals-are-computed.md."""

from timeline_app.actions.proposing.accepting import accept, accept_all, accept_several, dismiss, reject_name
from timeline_app.actions.proposing.asking import Article, answer, ask, lexicon_of, proposals
from timeline_app.actions.proposing.rereading import Rereading, reread, rereadings

__all__ = [
    "Article",
    "Rereading",
    "accept",
    "accept_all",
    "accept_several",
    "answer",
    "ask",
    "dismiss",
    "lexicon_of",
    "proposals",
    "reject_name",
    "reread",
    "rereadings",
]
