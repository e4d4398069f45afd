"""What the options of a format can be, so that a slip of the pen is told and never taken for a yes.

Values come from the panel as they are, from the command line as text. Each `Check` also says how the option is
asked for, so that a panel draws itself: kind, words, choices, what it is when nobody says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline_app.errors import ExportError
from timeline_app.words import tr

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Check:
    """One option: which values it can have, and the words with which it is asked for."""

    kind: str  # truth, text, choice or number: which field asks for it
    take: Callable[[str, Any], Any]  # name and value as given → the value, or an ExportError
    choices: tuple[tuple[str, str], ...] = ()  # of a choice: value and words, in the order shown
    least: float = 0  # of a number, both included
    most: float = 0
    title: str = ""  # English; shown through `tr`
    default: Any = None  # what the writer does when it is not said
    hint: str = ""  # one more sentence, "" for none

    def __call__(self, name: str, value: Any) -> Any:
        """Return the value as the writer takes it.

        Raises:
            ExportError: the option cannot be that.
        """
        return self.take(name, value)

    def described(self, title: str, default: Any, hint: str = "") -> Check:
        """Return the same check with the words for the panel."""
        return replace(self, title=title, default=default, hint=hint)


def _truth(name: str, value: Any) -> bool:
    found = _TRUTH.get(str(value).strip().lower())
    if found is None:
        raise _refused(name, value, tr("Write {name}=true or {name}=false.", name=name))
    return found


def _text(name: str, value: Any) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in str(value)):
        raise _refused(name, value, tr("Write it anew: a character in it is broken."))
    return str(value)


truth = Check("truth", _truth, default=False)
"""Takes true or false, also in words."""

text = Check("text", _text, default="")
"""Takes any words, also those that look like a number; refused where half a character is in it."""


def one_of(*choices: str | tuple[str, str]) -> Check:
    """Take one of these words; a pair is the word and how it is shown. The first is the default."""
    shown = tuple((choice, choice) if isinstance(choice, str) else choice for choice in choices)
    values = [value for value, _words in shown]

    def _take(name: str, value: Any) -> str:
        if value not in values:
            raise _refused(name, value, tr("Known are: {known}.", known=", ".join(values)))
        return str(value)

    return Check("choice", _take, choices=shown, default=values[0])


def number(least: float, most: float) -> Check:
    """Take a number from `least` to `most`, both included."""

    def _take(name: str, value: Any) -> float:
        try:
            found = float(value)
        except (TypeError, ValueError, OverflowError):
            found = math.nan
        if not least <= found <= most:
            raise _refused(name, value, tr("It is a number from {least:g} to {most:g}.", least=least, most=most))
        return found

    return Check("number", _take, least=least, most=most, default=least)


COMMON: Mapping[str, tuple[str, Any, str]] = {
    "style": ("Citation style", "", "As the project says, unless another is named."),
    "language": ("Language of dates", "", "Of dates in words; your own unless another is named."),
    "include_private": ("Private notes", False, ""),
    "include_quotes": ("Quotations", True, ""),
    "include_timeline": ("Drawn timeline", True, ""),
    "include_index": ("Index of names", True, ""),
    "title": ("Title", "", "That of the project unless another is given."),
    "subtitle": ("Subtitle", "", ""),
    "page_size": ("Page", "a4", ""),
    "bom": ("Byte order mark, for Excel", False, ""),
    "width": ("Width in points", 1000.0, ""),
    "height": ("Height in points", 560.0, ""),
    "ppi": ("Points per inch", 144.0, ""),
}
"""How an option that several formats share is asked for, by name: title, default, hint."""


def named(name: str, check: Check) -> Check:
    """Return an option with words: its own, else those that all formats share, else its name."""
    if check.title:
        return check
    return check.described(*COMMON.get(name, (name.replace("_", " ").capitalize(), check.default, check.hint)))


def checked(format_: str, known: Mapping[str, Check], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options as a writer takes them.

    Args:
        format_: the name of the format, for the sentence.

    Raises:
        ExportError: the format knows no such option, or the option no such value.
    """
    for name in given:
        if name not in known:
            raise ExportError(
                tr("The format “{format}” has no option “{name}”.", format=format_, name=name),
                hint=tr("Its options are: {known}.", known=", ".join(known)) if known else "",
            )
    return {name: known[name](name, value) for name, value in given.items()}


def _refused(name: str, value: Any, hint: str) -> ExportError:
    return ExportError(tr("“{value}” is nothing that the option {name} can be.", value=value, name=name), hint=hint)
