"""HTML that escapes by default: elements are made by `el`, and whatever is no `Markup` is text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from timeline_app.citations import Run
from timeline_app.exports.signs import fit

_VOID = frozenset({"br", "hr", "input", "link", "meta"})
_SCHEMES = ("https:", "http:", "mailto:")
LONGEST_ADDRESS = 4000


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"
"""What can stand in an element: Markup as it is, other text escaped, lists of these, None for nothing."""


def el(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """Return an element.

    Args:
        attributes: `class_` is class, `aria_label` is aria-label; True stands alone, False and None are left out.
    """
    inside = "".join(_flat(children))
    words = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    return Markup(f"<{name}{words}>" if name in _VOID else f"<{name}{words}>{inside}</{name}>")


def isolated(text: str) -> Markup:
    """Return words from elsewhere, whose direction and direction marks end where they do."""
    return el("bdi", text)


def paragraphs(text: str, **attributes: str | bool | None) -> list[Markup]:
    """Return a text's paragraphs, which blank lines part; each finds its own direction."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", fit(text)))
    return [el("p", part, dir="auto", **attributes) for part in parts if part]


def runs(found: Iterable[Run]) -> list[Markup]:
    """Return a processor's runs as elements."""
    return [_run(run) for run in found]


def address(url: str) -> str:
    """Return an address that may be followed; "" for what is none, or would run something."""
    fits = url.isprintable() and len(url) <= LONGEST_ADDRESS and url.lower().startswith(_SCHEMES)
    return url if fits else ""


def _run(run: Run) -> Markup:
    made: Markup = Markup(escape(fit(run.text), quote=False).replace("\n", "<br>"))
    if run.lang or run.rtl:
        made = el("span", made, lang=run.lang or None, dir="rtl" if run.rtl else None)
    if run.small_caps:
        made = el("span", made, class_="caps")
    for name, wanted in (("i", run.italic), ("b", run.bold), ("sup", run.raised > 0), ("sub", run.raised < 0)):
        if wanted:
            made = el(name, made)
    target = address(run.url)
    return el("a", made, href=target, rel="noreferrer noopener") if target else made


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield escape(fit(child), quote=False)
        elif child is not None:
            yield from _flat(child)


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(fit(str(value)))}"'
