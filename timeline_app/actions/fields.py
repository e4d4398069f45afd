"""Fields by name, as they come from the command line, a table cell or a form."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from timeline_app.errors import InvalidValue
from timeline_app.model import Record
from timeline_app.words import tr

_OURS = frozenset({"id", "gone"})


def refuse_unknown(kind: type[Record], fields: Collection[str], also: Collection[str] = ()) -> None:
    """Refuse names that are no field of a record, or none that a person may set.

    Args:
        also: names that the verb itself understands, beside the fields.

    Raises:
        InvalidValue: naming the first that is none, and all that are.
    """
    known = (kind.model_fields.keys() - _references(kind) - _OURS - kind.derived) | set(also)
    for name in fields:
        if name not in known:
            raise InvalidValue(
                tr("There is no field “{field}” of {table}.", field=name, table=str(kind.__tablename__)),
                hint=tr("Its fields are {fields}.", fields=", ".join(sorted(known))),
            )


@cache
def _references(kind: type[Record]) -> frozenset[str]:
    """Return the fields that hold ids of other records; verbs set them, nobody types them."""
    return frozenset(name for name in kind.model_fields if name.endswith("_id"))
