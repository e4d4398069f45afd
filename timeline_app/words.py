"""Translation without Qt, so that the command line and the exporters speak the user's tongue too.

Texts are whole sentences with named holes. A language is a table English → translation in
`resources/i18n/<tag>.json`; what it lacks stays English.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from timeline_app import paths

_table: Mapping[str, str] = {}
_language = "en"


def use(language: str) -> None:
    """Speak `language` (a BCP 47 tag) from now on; for `pt-BR` without a table `pt`, at last English."""
    global _table, _language
    _language = language
    _table = _read(language) or _read(language.partition("-")[0]) or {}


def language() -> str:
    """Return the tag that was last given to `use`; dates are shown in it."""
    return _language


def tr(message: str, **holes: object) -> str:
    """Return `message` in the user's tongue, its {holes} filled.

    Without holes the text stays as it is, braces too.

    >>> tr("“{title}” cites nothing.", title="Attack in Kabul")
    '“Attack in Kabul” cites nothing.'
    """
    text = _table.get(message, message)
    return text.format(**holes) if holes else text


def counted(one: str, many: str, count: int, **holes: object) -> str:
    """Return `one` or `many` by `count`, not below 0, which fills the hole {count} as `figures` has it.

    >>> counted("{count} entry", "{count} entries", 1)
    '1 entry'
    """
    return tr(one if count == 1 else many, count=figures(count), **holes)


def figures(number: int) -> str:
    """Return how many there are, not below 0, in figures: in groups of three, so that counts in a column compare."""
    return f"{number:,}"


def _read(language: str) -> Mapping[str, str] | None:
    try:
        table: dict[str, str] = json.loads(paths.resource("i18n", f"{language}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return table


def runs_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of `text` is written from the right."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
