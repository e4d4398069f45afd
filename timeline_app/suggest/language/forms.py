"""The forms of a language pack: a small notation over classes of words, compiled to regular expressions.

Every word of a text becomes one character that stands for its set of classes (see `alphabet`), so that a form is a
regular expression over classes and a text is searched in one pass of the standard library's `re`.

    MONTH DAY (COMMA? YEAR)?     classes in capitals, words of the language as they are
    NUM=quantity                 what the class is called in the meaning; by default its own name
    [MONTH DAY] and [DAY]        brackets: each member becomes an expression of its own
    {<IN|ON} {!<NAME}            the word before is, is not, one of these
    {>PERIOD} {!>NOUN}           the word behind
    <DATE>                       a fragment of the pack
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_PIECE = re.compile(
    r"\s*(?:<(?P<fragment>[A-Z_0-9]+)>|(?P<context>\{[^}]*\})"
    r"|(?P<name>[A-Z][A-Z_0-9]*|[^\W\d_A-Z][^\s()|?\[\]{}<>=]*)(?:=(?P<field>[a-z_]+))?|(?P<sign>[()|?\[\]]))"
)
_CLASS = re.compile(r"[A-Z][A-Z_0-9]*")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way of saying when, compiled."""

    name: str
    pattern: re.Pattern[str]
    groups: tuple[tuple[str, str, int], ...]
    """Of each group of the pattern: class, field, number of its member; a member's own group has class ""."""
    members: int
    """How many expressions it makes; 0 stands for the whole match being one."""
    means: Mapping[str, Any]
    order: int
    mode: str = ""
    """The only mode in which it is used, or ""."""


@dataclass(slots=True)
class _Compiler:
    chars: Callable[[str], str]
    fragments: Mapping[str, str]
    groups: list[tuple[str, str, int]] = field(default_factory=list)
    member: int = 0
    members: int = 0

    def compile(self, notation: str) -> str:
        """Return the regular expression of a notation; groups are collected on the way."""
        out: list[str] = []
        at = 0
        notation = notation.strip()
        while at < len(notation):
            found = _PIECE.match(notation, at)
            if found is None:
                raise ValueError(f"cannot read {notation[at:]!r}")
            at = found.end()
            out.append(self._piece(found))
        return "".join(out)

    def _piece(self, found: re.Match[str]) -> str:
        if fragment := found["fragment"]:
            return f"(?:{self.compile(self.fragments[fragment])})"
        if context := found["context"]:
            return self._context(context[1:-1])
        if name := found["name"]:
            if not _CLASS.fullmatch(name):
                return f"[{self.chars(name)}]"
            self.groups.append((name, found["field"] or name.lower(), self.member))
            return f"([{self.chars(name)}])"
        return self._sign(found["sign"])

    def _sign(self, sign: str) -> str:
        if sign == "(":
            return "(?:"
        if sign == "[":
            self.members += 1
            self.member = self.members
            self.groups.append(("", "", self.member))
            return "("
        if sign == "]":
            self.member = 0
            return ")"
        return sign

    def _context(self, text: str) -> str:
        found = re.fullmatch(r"(!?)([<>])(.*)", text)
        if found is None:
            raise ValueError(f"cannot read {{{text}}}")
        negated, side, names = found.groups()
        chars = "".join(self.chars(name) for name in names.split("|"))
        look = "?<" if side == "<" else "?"
        return f"({look}{'!' if negated else '='}[{chars}])"


def literals(notation: str) -> set[str]:
    """Return the words of the language that a notation names as they are."""
    names = {found["name"] for found in _PIECE.finditer(notation) if found["name"]}
    for found in _PIECE.finditer(notation):
        if found["context"]:
            names.update(re.sub(r"[{}!<>]", "", found["context"]).split("|"))
    return {name for name in names if not _CLASS.fullmatch(name)}


def compile_form(row: Mapping[str, Any], order: int, chars: Callable[[str], str], fragments: Mapping[str, str]) -> Form:
    """Return a form of the pack, ready for use.

    Args:
        chars: the characters that stand for a class, or for a word of the language.

    Raises:
        ValueError: the notation cannot be read; only a faulty pack does that.
    """
    compiler = _Compiler(chars, fragments)
    pattern = re.compile(compiler.compile(row["match"]))
    return Form(
        row["name"],
        pattern,
        tuple(compiler.groups),
        compiler.members,
        row.get("means", {}),
        order,
        row.get("mode", ""),
    )
