"""What a table says of all its rows: SQLite joins the values of a part into one, and arrays are made of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.texts import SIGN, Texts
from timeline_app.project.parts import Source, Span

PAIR = np.dtype([("holder", "S16"), ("held", "S16")])
"""Two ids, gathered as one: `holder || held`."""


class Gathered(NamedTuple):
    """A column as SQL joins it, how that is read, and how its parts are set together."""

    asked: str
    read: Callable[[str, int], Any]  # what was joined, of how many rows
    chain: Callable[[list[Any]], Any]


def ids(column: str, kind: Any = "S16") -> Gathered:
    """Return a column of ids that are all there, or of several set together as one; as an array of `kind`."""

    def _read(joined: str, _count: int) -> NDArray[Any]:
        return np.frombuffer(bytes.fromhex(joined), kind)

    return Gathered(f"group_concat(hex({column}), '')", _read, lambda parts: np.concatenate([_read("", 0), *parts]))


def numbers(column: str) -> Gathered:
    """Return a column of whole numbers that are all there."""
    none = np.empty(0, np.int64)
    return Gathered(
        f"group_concat({column})",
        lambda joined, _count: np.fromstring(joined, np.int64, sep=",") if joined else none,
        lambda parts: np.concatenate([none, *parts]),
    )


def texts(column: str, *, folded: bool, listed: bool = False) -> Gathered:
    """Return a column of texts that are all there; `listed`: they may hold `SIGN`, and it takes longer."""
    if listed:
        return Gathered(
            f"json_group_array({column})", lambda joined, _: Texts.listed(joined, folded=folded), Texts.chained
        )
    return Gathered(
        f"group_concat({column}, char({ord(SIGN)}))",
        lambda joined, count: Texts.joined(joined, count, folded=folded),
        Texts.chained,
    )


def gather(source: Source, rows: str, columns: Sequence[Gathered], spans: Iterable[Span]) -> list[Any]:
    """Return columns of a table, in the order of its ids.

    Args:
        rows: `from` and `where` of the question, as `Source.gathered` wants it.

    Raises:
        ValueError: a text holds the sign between texts; they are to be `listed`.
    """
    query = f"select count(*), {', '.join(column.asked for column in columns)} {rows}"
    found: list[list[Any]] = [[] for _ in columns]
    for count, *values in source.gathered(query, spans):
        if count:
            for column, value, parts in zip(columns, values, found, strict=True):
                parts.append(column.read(value, count))
    return [column.chain(parts) for column, parts in zip(columns, found, strict=True)]
