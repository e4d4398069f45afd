"""Rules that find every way to read a run of tokens, and the rules for single words.

A rule takes the place of a token and gives every value it can read there, with the place after it. Answers are kept,
so that the work grows with the square of the number of tokens at most.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import count
from typing import Any

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.typed.lexicon import lexicon
from timeline_app.dates.typed.tokens import Token, tokens_of

Found = list[tuple[Any, int]]
"""Values, each with the place after it."""

MOST_TOKENS = 36
"""No date is longer; of a text that is, one token more is kept."""

Rule = Callable[[int], Found]

_places = count(0, 100)
"""Where each remembered rule begins to keep its answers; there are fewer tokens than it leaves room for."""


def remembered(rule: Callable[[Any, int], Found]) -> Callable[[Any, int], Found]:
    """Let a rule work once at each place."""
    first = next(_places)

    @wraps(rule)
    def _kept(self: Words, at: int) -> Found:
        key = first + at
        found = self.memory.get(key)
        if found is None:
            self.memory[key] = []  # a rule that asks for itself at the same place finds nothing
            found = rule(self, at)
            if len(found) > 1:
                found = list(dict.fromkeys(found))
            self.memory[key] = found
        return found

    return _kept


class Words:
    """The tokens of one text, and the rules for single ones.

    A rule for a role or sign that the text has nowhere is `nothing` from the start, and is tried at no place.
    """

    def __init__(self, text: str, languages: tuple[Language, ...], spoken: frozenset[Language]) -> None:
        self.text = text
        self.tokens = tokens_of(text, languages, MOST_TOKENS + 1, spoken)
        self.table = lexicon(languages)
        self.language = languages[0]
        self.memory: dict[int, Found] = {}
        self.seen: set[int] = {0}
        """Where rules have looked; the farthest is the first token that none could read."""
        self.present: set[Role] = set().union(*[token.roles for token in self.tokens])
        """What any token of the text can do."""
        self.signs = {token.text for token in self.tokens}

    def token(self, at: int) -> Token | None:
        """Return the token at a place, None behind the last."""
        if at >= len(self.tokens):
            return None
        self.seen.add(at)
        return self.tokens[at]

    def has(self, *roles: Role) -> bool:
        """Whether any token of the text has one of these roles."""
        return not self.present.isdisjoint(roles)

    def word(self, role: Role) -> Rule:
        """Return the rule for a phrase with this role; its value is the phrase's."""
        if role not in self.present:
            return nothing

        def _rule(at: int) -> Found:
            token = self.token(at)
            return [(value, at + 1) for value in token.roles.get(role, ())] if token else []

        return _rule

    def sign(self, *signs: str) -> Rule:
        """Return the rule for one of these signs."""
        if self.signs.isdisjoint(signs):
            return nothing

        def _rule(at: int) -> Found:
            token = self.token(at)
            return [(token.text, at + 1)] if token and token.text in signs else []

        return _rule

    def passing(self, *roles: Role, signs: str = "") -> Rule:
        """Return the rule that passes over words and signs of these kinds, as many as it can.

        It also stops before a word that can do something else, for “a” means little in “a 5 de mayo” and much in
        “a day of 2019”.
        """
        if self.present.isdisjoint(roles) and self.signs.isdisjoint(signs):
            return stay

        wanted = set(roles)

        def _rule(at: int) -> Found:
            stops: Found = []
            while (token := self.token(at)) and (token.text in signs or not token.roles.keys().isdisjoint(roles)):
                if not token.roles.keys() <= wanted:
                    stops.append((None, at))
                at += 1
            return [(None, at), *stops]

        return _rule

    def close_dash(self, at: int) -> Found:
        """Read a dash without blanks around it, as in 5-Sep-2019."""
        found = self.sign("-")(at)
        following = self.token(at + 1) if found else None
        return found if following and not (self.tokens[at].spaced or following.spaced) else []

    def number(self, low: int, high: int, digits: int = 2) -> Rule:
        """Return the rule for a number from `low` to `high` with at most so many digits."""

        def _rule(at: int) -> Found:
            token = self.token(at)
            fits = token and token.number is not None and token.digits <= digits and low <= token.number <= high
            return [(token.number, at + 1)] if token and fits else []

        return _rule


def nothing(at: int) -> Found:
    """Read nothing, and so nothing behind it: what a word comes to that the text has nowhere."""
    del at
    return []


def stay(at: int) -> Found:
    """Pass over nothing."""
    return [(None, at)]


def maybe(rule: Rule) -> Rule:
    """Return the rule that may also read nothing, which is None."""
    if rule is nothing or rule is stay:
        return stay
    return lambda at: [*rule(at), (None, at)]


def either(*rules: Rule) -> Rule:
    """Return the rule that reads what any of these reads."""
    some = [rule for rule in rules if rule is not nothing]
    if len(some) < 2:
        return some[0] if some else nothing
    return lambda at: [found for rule in some for found in rule(at)]


def sequence(at: int, *rules: Rule) -> list[tuple[tuple[Any, ...], int]]:
    """Return the values of rules that follow each other, in every way."""
    if nothing in rules:
        return []
    states: list[tuple[tuple[Any, ...], int]] = [((), at)]
    for rule in rules:
        following: list[tuple[tuple[Any, ...], int]] = []
        for values, place in states:
            if rule is stay:
                following.append(((*values, None), place))
                continue
            for value, after in rule(place):
                following.append(((*values, value), after))
        if not following:
            return following
        states = following
    return states
