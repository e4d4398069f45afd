"""What the options of a format can be, so that a slip of the pen is told and never taken for a yes.

Values come from the panel as they are, from the command line as text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from timeline_app.errors import ExportError
from timeline_app.words import tr

Check = Callable[[str, Any], Any]  # name and value as given → the value, or an ExportError
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def truth(name: str, value: Any) -> bool:
    """Take true or false, also in words.

    Raises:
        ExportError: it is neither.
    """
    found = _TRUTH.get(str(value).strip().lower())
    if found is None:
        raise _refused(name, value, tr("Write {name}=true or {name}=false.", name=name))
    return found


def text(name: str, value: Any) -> str:
    """Take any words, also those that look like a number.

    Raises:
        ExportError: half a character is in it.
    """
    if any("\ud800" <= sign <= "\udfff" for sign in str(value)):
        raise _refused(name, value, tr("Write it anew: a character in it is broken."))
    return str(value)


def one_of(*choices: str) -> Check:
    """Take one of these words."""

    def check(name: str, value: Any) -> str:
        if value not in choices:
            raise _refused(name, value, tr("Known are: {known}.", known=", ".join(choices)))
        return str(value)

    return check


def number(least: float, most: float) -> Check:
    """Take a number from `least` to `most`, both included."""

    def check(name: str, value: Any) -> float:
        try:
            found = float(value)
        except (TypeError, ValueError, OverflowError):
            found = math.nan
        if not least <= found <= most:
            raise _refused(name, value, tr("It is a number from {least:g} to {most:g}.", least=least, most=most))
        return found

    return check


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
