"""From a text to expressions and what they say, before anything is resolved."""

from timeline_app.suggest.grammar.building import Found, build
from timeline_app.suggest.grammar.grouping import grouped
from timeline_app.suggest.grammar.matching import Match, candidates, chosen
from timeline_app.suggest.grammar.tokens import Tokens, tokenize

__all__ = ["Found", "Match", "Tokens", "build", "candidates", "chosen", "expressions", "grouped", "tokenize"]


def expressions(tokens: Tokens, fitting: list[Match], mode: str) -> list[Found]:
    """Return the expressions of a text in a mode, in text order and apart from each other.

    Args:
        fitting: all that `candidates` found; the same for each mode.
    """
    return grouped(tokens, build(tokens, chosen(fitting, mode)))
