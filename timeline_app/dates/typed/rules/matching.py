"""Rules that find every way to read a run of tokens, and the rules for single words.

A rule takes the place of a token and gives every value it can read there, with the place after it. Answers are kept,
so that the work grows with the square of the number of tokens at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.typed.lexicon import lexicon
from timeline_app.dates.typed.tokens import Token, tokens_of

Found = list[tuple[Any, int]]
"""Values, each with the place after it."""

MOST_TOKENS = 36
"""No date is longer; of a text that is, one token more is kept."""

Rule = Callable[[int], Found]


def remembered(rule: Callable[[Any, int], Found]) -> Callable[[Any, int], Found]:
    """Let a rule work once at each place."""

    @wraps(rule)
    def kept(self: Words, at: int) -> Found:
        key = (rule.__name__, at)
        if key not in self.memory:
            self.memory[key] = []  # a rule that asks for itself at the same place finds nothing
            self.memory[key] = list(dict.fromkeys(rule(self, at)))
        return self.memory[key]

    return kept


class Words:
    """The tokens of one text, and the rules for single ones."""

    def __init__(self, text: str, languages: tuple[Language, ...], spoken: frozenset[Language]) -> None:
        self.text = text
        self.tokens = tokens_of(text, languages, MOST_TOKENS + 1, spoken)
        self.table = lexicon(languages)
        self.language = languages[0]
        self.memory: dict[tuple[str, int], Found] = {}
        self.farthest = 0
        """The first token that no rule could read."""

    def token(self, at: int) -> Token | None:
        """Return the token at a place, None behind the last."""
        if at >= len(self.tokens):
            return None
        self.farthest = max(self.farthest, at)
        return self.tokens[at]

    def word(self, role: Role) -> Rule:
        """Return the rule for a phrase with this role; its value is the phrase's."""

        def rule(at: int) -> Found:
            token = self.token(at)
            return [(value, at + 1) for value in token.roles.get(role, ())] if token else []

        return rule

    def sign(self, *signs: str) -> Rule:
        """Return the rule for one of these signs."""

        def rule(at: int) -> Found:
            token = self.token(at)
            return [(token.text, at + 1)] if token and token.text in signs else []

        return rule

    def passing(self, *roles: Role, signs: str = "") -> Rule:
        """Return the rule that passes over words and signs of these kinds, as many as it can.

        It also stops before a word that can do something else, for “a” means little in “a 5 de mayo” and much in
        “a day of 2019”.
        """

        def rule(at: int) -> Found:
            stops: Found = []
            while (token := self.token(at)) and (token.text in signs or any(role in token.roles for role in roles)):
                if any(role not in roles for role in token.roles):
                    stops.append((None, at))
                at += 1
            return [(None, at), *stops]

        return rule

    def close_dash(self, at: int) -> Found:
        """Read a dash without blanks around it, as in 5-Sep-2019."""
        found = self.sign("-")(at)
        following = self.token(at + 1) if found else None
        return found if following and not (self.tokens[at].spaced or following.spaced) else []

    def number(self, low: int, high: int, digits: int = 2) -> Rule:
        """Return the rule for a number from `low` to `high` with at most so many digits."""

        def rule(at: int) -> Found:
            token = self.token(at)
            fits = token and token.number is not None and token.digits <= digits and low <= token.number <= high
            return [(token.number, at + 1)] if token and fits else []

        return rule


def maybe(rule: Rule, default: Any = None) -> Rule:
    """Return the rule that may also read nothing."""
    return lambda at: [*rule(at), (default, at)]


def either(*rules: Rule) -> Rule:
    """Return the rule that reads what any of these reads."""
    return lambda at: [found for rule in rules for found in rule(at)]


def sequence(at: int, *rules: Rule) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield the values of rules that follow each other, in every way."""
    states: list[tuple[tuple[Any, ...], int]] = [((value,), after) for value, after in rules[0](at)]
    for rule in rules[1:]:
        states = [((*values, value), after) for values, place in states for value, after in rule(place)]
        if not states:
            return
    yield from states
