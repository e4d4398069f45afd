"""What all records have in common, and how their fields stand in the file."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sqlalchemy import Text, inspect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from timeline_app.model.ids import Id, new_id


class Json(TypeDecorator[Any]):
    """A value of several parts that only make sense together: one text of JSON, members sorted, no floats."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Write the value as canonical JSON."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Read it back."""
        return None if value is None else json.loads(value)


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: UTF-8, no spaces, members sorted by code point."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def key(**options: Any) -> Any:
    """Describe a field that holds the id of another record."""
    return Field(sa_type=Id, index=True, **options)


def parts(**options: Any) -> Any:
    """Describe a field that is one JSON value."""
    return Field(sa_type=Json, **options)


class Record(SQLModel):
    """One row of one table. A record that came out of a project is a value: `Edit.change` makes another.

    `derived` names the fields that are computed from the others; the journal leaves them out.
    `by_member` names the JSON fields whose members are journalled one by one (`csl.title`).
    """

    derived: ClassVar[frozenset[str]] = frozenset()
    by_member: ClassVar[frozenset[str]] = frozenset()

    id: str = Field(default_factory=new_id, sa_type=Id, primary_key=True, regex="^[0-9a-f]{32}$")
    gone: bool = False  # deleted; kept so that references never dangle and an undo can bring it back

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse assignment on a record that came out of a project."""
        state = inspect(self, raiseerr=False)
        if state is not None and state.detached and not name.startswith("_"):
            raise TypeError(f"{type(self).__name__} is a value; use Edit.change to alter its {name}")
        super().__setattr__(name, value)

    @classmethod
    def misshapen(cls, row: dict[str, Any]) -> Iterator[str]:
        """Yield the fields whose parts are not what every reader of them may count on."""
        return iter(())

    @classmethod
    def derive(cls, row: dict[str, Any]) -> dict[str, Any]:
        """Return the derived fields of a row, given the others."""
        return {}


def fits(value: Mapping[str, Any], shape: Mapping[str, type]) -> bool:
    """Tell whether the members that are there are of these types; others may be anything."""
    return all(type(value[name]) is kind for name, kind in shape.items() if name in value)
