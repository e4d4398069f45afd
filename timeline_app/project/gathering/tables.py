"""What a table says of all its rows: SQLite joins the values of a part into one, and arrays are made of that."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_all
from timeline_app.project.gathering.letters import Letters
from timeline_app.project.gathering.ranking import ranks
from timeline_app.project.gathering.stretches import Part
from timeline_app.project.gathering.texts import SIGN, Texts, without_nuls
from timeline_app.project.parts import Source, Span

PAIR = np.dtype([("holder", "S16"), ("held", "S16")])
"""Two ids, gathered as one: `holder || held`."""
_HERE = 4  # parts, 20,000 rows
_AHEAD = 3  # parts that SQLite joins before they are looked at; more would only fill the memory


class Gathered(NamedTuple):
    """A column as SQL joins it, how that is read, and how its parts are set together.

    Each function gets one part after the other, in the order of ids. Where there is a `look` and there are many parts,
    `read` is called in another thread and `look` in a third; `chain` in the one that asks.
    """

    asked: str
    read: Callable[[Any, int], Any]  # what was joined, of how many rows
    chain: Callable[[list[Any]], Any]  # what was read, or looked at, of all parts; there may be none
    look: Callable[[Any], Any] | None = None  # at what was read, where that takes long


def ids(source: Source, column: str, kind: Any = "S16") -> Gathered:
    """Return a column of ids that are all there, or of several set together as one; as an array of `kind`."""
    empty = np.empty(0, kind)
    return Gathered(
        together(source, column),
        lambda joined, _count: np.frombuffer(bytes_of(joined), kind),
        lambda parts: np.concatenate([empty, *parts]),
    )


def together(source: Source, column: str) -> str:
    """Return the SQL that sets ids one after the other: their bytes as they are, in half the time of their digits.

    SQLite calls that a text, which it is not. Older ones end it at the first zero; for them it is digits.
    """
    return f"cast(group_concat({column}, '') as blob)" if _keeps_bytes(source) else f"group_concat(hex({column}), '')"


def bytes_of(joined: bytes | str) -> bytes:
    """Return ids that were set together."""
    return bytes.fromhex(joined) if isinstance(joined, str) else joined


def _keeps_bytes(source: Source) -> bool:
    probe = "select cast(group_concat(id, '') as blob) from (select x'00c3ff' as id union all select x'a90080')"
    return bool(source.db.execute(probe).fetchone()[0] == b"\x00\xc3\xff\xa9\x00\x80")


def numbers(column: str) -> Gathered:
    """Return a column of whole numbers that are all there."""
    none = np.empty(0, np.int64)
    return Gathered(
        f"group_concat({column})",
        lambda joined, _count: np.fromstring(joined, np.int64, sep=",") if joined else none,
        lambda parts: np.concatenate([none, *parts]),
    )


def lettered(column: str) -> Gathered:
    """Return a column of numbers below 26, all there and each said as a letter from "a" on; no digits are read."""
    none = np.empty(0, np.uint8)
    return Gathered(
        f"cast(group_concat({column}, '') as blob)",
        lambda joined, _count: np.frombuffer(joined, np.uint8) - ord("a"),
        lambda parts: np.concatenate([none, *parts]),
    )


def signs(column: str, *wanted: str) -> Gathered:
    """Return in which texts, all there, one of some signs of ASCII stands: a row of bool for each set of signs."""
    none = np.empty((len(wanted), 0), np.bool_)
    sets = [sign.encode() for sign in wanted]
    return Gathered(
        f"cast(group_concat({column}, char({ord(SIGN)})) as blob)",
        lambda joined, count: _standing(np.frombuffer(joined, np.uint8), count, sets),
        lambda parts: np.concatenate([none, *parts], axis=1),
    )


def _standing(joined: NDArray[np.uint8], count: int, sets: Sequence[bytes]) -> NDArray[np.bool_]:
    ends = np.flatnonzero(joined == ord(SIGN))
    if len(ends) != count - 1:
        raise ValueError("not as many texts as there should be")
    found = np.zeros((len(sets), count), np.bool_)
    for row, some in zip(found, sets, strict=True):
        for sign in some:
            row[np.searchsorted(ends, np.flatnonzero(joined == sign))] = True
    return found


def texts(column: str, *, folded: bool) -> Iterator[Gathered]:
    """Yield ways to get the `ranks` of texts that are all there; the next is for where one raises `ValueError`.

    The first reads those of not too many letters, the second any that do not hold `SIGN`, the last all.
    """
    joined, form = f"cast(group_concat({column}, char({ord(SIGN)})) as blob)", fold_all if folded else str
    letters = Letters(folded=folded)
    yield Gathered(joined, letters.read, lambda parts: ranks(parts, letters.collation()), Part.of)
    yield Gathered(
        joined,
        lambda joined, count: Texts.parted(without_nuls(form(joined.decode()).encode()), count),
        ranks,
        Part.of,
    )
    yield Gathered(
        f"json_group_array({column})",
        lambda listed, _: Texts.of([without_nuls(form(value).encode()) for value in json.loads(listed)]),
        ranks,
        Part.of,
    )


def words(column: str, known: dict[str, int]) -> Gathered:
    """Return a column of words that are all there and mostly the same, as numbers, which are in no order.

    Args:
        known: word → number; takes the words that are met.
    """

    def _numbers(listed: str, count: int) -> NDArray[np.int32]:
        said = json.loads(listed)
        for word in set(said) - known.keys():
            known[word] = len(known)
        return np.fromiter(map(known.__getitem__, said), np.int32, count)

    none = np.empty(0, np.int32)
    return Gathered(f"json_group_array({column})", _numbers, lambda parts: np.concatenate([none, *parts]))


def gather(source: Source, rows: str, columns: Sequence[Gathered], spans: Iterable[Span]) -> list[Any]:
    """Return columns of a table, in the order of its ids.

    Args:
        rows: `from` and `where` of the question, as `Source.gathered` wants it.

    Raises:
        ValueError: a column cannot be read in this way, as a text holds the sign between texts.
    """
    query = f"select count(*), {', '.join(column.asked for column in columns)} {rows}"

    def _read(joined: tuple[Any, ...]) -> list[Any]:
        count, *values = joined
        return [column.read(value, count) for column, value in zip(columns, values, strict=True)]

    def _look(read: list[Any]) -> list[Any]:
        return [column.look(value) if column.look else value for column, value in zip(columns, read, strict=True)]

    joined = (part for part in source.gathered(query, spans) if part[0])
    beside = any(column.look for column in columns)
    parts = list(_read_beside(_read, _look, joined) if beside else map(_read, joined))
    return [column.chain([part[at] for part in parts]) for at, column in enumerate(columns)]


def _read_beside(
    read: Callable[[tuple[Any, ...]], list[Any]],
    look: Callable[[list[Any]], list[Any]],
    parts: Iterator[tuple[Any, ...]],
) -> Iterator[list[Any]]:
    """Yield parts, read in another thread and looked at in a third while SQLite joins the next.

    The first are read here: with few entries it is the thread of a window that asks, which needs no other.
    """
    for part in islice(parts, _HERE):
        yield look(read(part))
    waiting: deque[Future[list[Any]]] = deque()
    with ThreadPoolExecutor(1) as reading, ThreadPoolExecutor(1) as looking:
        for part in parts:
            waiting.append(looking.submit(_then, reading.submit(read, part), look))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        yield from (future.result() for future in waiting)


def _then(reader: Future[list[Any]], look: Callable[[list[Any]], list[Any]]) -> list[Any]:
    return look(reader.result())
