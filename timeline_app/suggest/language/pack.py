"""One language's words and forms, read from `resources/languages/<tag>/`; the engine knows no language itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_app import paths
from timeline_app.suggest.language.alphabet import Alphabet
from timeline_app.suggest.language.forms import Form, compile_form, literals

_TAG = re.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """What the engine needs to read one language."""

    tag: str
    version: int
    alphabet: Alphabet
    forms: tuple[Form, ...]
    tokens: re.Pattern[str]
    """Finds the next token; what is between tokens is space."""
    cues: Mapping[str, frozenset[str]]
    """Words that stand around an expression: tense, bounds, clauses."""
    priors: Mapping[str, float]
    """Rule → how often it was right on development texts."""

    def prior(self, rule: str) -> float:
        """Return how often a rule was right; of one that was never used, how often it is for rules in general."""
        return self.priors.get(rule, self.priors.get(rule.partition("+")[0], _UNTRIED))

    @property
    def name(self) -> str:
        """Tag and version, as derivations quote them."""
        return f"{self.tag} {self.version}"


@cache
def load(tag: str) -> Pack:
    """Return the pack of a language; read and compiled once.

    Raises:
        FileNotFoundError: there is none, also because a tag is no such word.
    """
    if not _TAG.fullmatch(tag):  # it comes from articles and names a folder
        raise FileNotFoundError(tag)
    return build(*(_table(tag, f"{name}.toml") for name in ("words", "forms", "cues", "priors")))


def build(
    words: Mapping[str, Any], forms: Mapping[str, Any], cues: Mapping[str, Any], priors: Mapping[str, float]
) -> Pack:
    """Return the pack that four tables describe.

    Raises:
        ValueError: a form cannot be read.
    """
    about = words["pack"]
    rows, fragments = forms["form"], forms.get("fragments", {})
    notations = [*(row["match"] for row in rows), *fragments.values()]
    named: set[str] = set().union(*(literals(notation) for notation in notations))
    alphabet = Alphabet(
        _by_word(words), about.get("capital", ()), words.get("shapes", {}), named, words.get("endings", {})
    )
    compiled = tuple(compile_form(row, at, alphabet.chars, fragments) for at, row in enumerate(rows))
    return Pack(
        about["tag"],
        about["version"],
        alphabet,
        compiled,
        _tokens(words.get("endings", {})),
        {name: frozenset(listed) for name, listed in cues.items()},
        priors,
    )


def _table(tag: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads(paths.resource("languages", tag, name).read_text(encoding="utf-8"))


def _by_word(words: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Turn class → word → value round; a list stands for words without a value."""
    found: dict[str, dict[str, Any]] = {}
    for name, listed in words["words"].items():
        for word in listed:
            found.setdefault(word, {})[name] = listed[word] if isinstance(listed, Mapping) else None
    return found


def _tokens(endings: Mapping[str, Any]) -> re.Pattern[str]:
    ordinal, decade, clitic = ("|".join(map(re.escape, endings.get(name, ()))) or "(?!)" for name in _ENDINGS)
    tail = clitic.replace("'", "").replace("’", "")
    return re.compile(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w-])"
        r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![\w/])|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w|\.[0-9])"
        r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
        rf"|[0-9]+(?:{ordinal})(?!\w)|[0-9]+0(?:{decade})(?!\w)"
        r"|[0-9]+(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+"
        rf"|(?:[^\W\d_]\.){{2,}}|[^\W\d_]\.[^\W\d_](?![\w.])|(?:{clitic})(?!\w)|[^\W\d_]+(?:['’](?!(?:{tail})(?!\w))[^\W\d_]+)?"
        r"|\n[ \t\r]*\n\s*|[^\w\s]|_"
    )


_UNTRIED = 0.8
_ENDINGS = ("ordinal", "decade", "clitic")
