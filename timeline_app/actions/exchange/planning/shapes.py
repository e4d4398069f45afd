"""Whether the fields of an arrival are of the shape that planning asks for; a file may come from anyone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from timeline_app.errors import InvalidValue
from timeline_app.sources.interchange import Arrival
from timeline_app.words import tr

_LISTS = ("people", "places", "tags")


def refuse_shapeless(arrival: Arrival) -> None:
    """Let nothing on whose fields, whatever their values, could not be worked with; the model looks at values.

    Raises:
        InvalidValue: the row is to be refused.
    """
    try:
        json.dumps([arrival.key, *arrival.fields.items()], ensure_ascii=False, allow_nan=False).encode()
    except ValueError as why:  # an endless number, or half a character
        raise InvalidValue(
            tr("It holds a number or a character that cannot be written."), hint=tr("Mend the file.")
        ) from why
    for name in _LISTS:
        if name in arrival.fields and not _is_list_of_names(arrival.fields[name]):
            raise InvalidValue(tr("{field} is no list of names.", field=name), hint=tr("Mend the file."))
    if not isinstance(arrival.fields.get("csl", {}), Mapping):
        raise InvalidValue(tr("{field} is no CSL-JSON item.", field="csl"), hint=tr("Mend the file."))


def _is_list_of_names(value: Any) -> bool:
    """Tell whether it is None, or a list of texts and of lists of up to three texts."""
    if value is None:
        return True
    return isinstance(value, list | tuple) and all(isinstance(one, str) or _is_name_with_part(one) for one in value)


def _is_name_with_part(value: Any) -> bool:
    return isinstance(value, list | tuple) and 1 <= len(value) <= 3 and all(isinstance(one, str) for one in value)
