r"""Lists in one cell, `pipe-backslash-v1`: members joined by `|`.

Inside a member `\` is written `\\` and `|` is written `\|`; an empty member is written `\e`, so that an empty
cell is an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable

NAME = "pipe-backslash-v1"


def join(members: Iterable[str]) -> str:
    """Return the members in one text."""
    return "|".join(member.replace("\\", "\\\\").replace("|", "\\|") or "\\e" for member in members)


def split(cell: str) -> tuple[str, ...]:
    r"""Return the members that `join` was given.

    Raises:
        ValueError: a backslash stands before something else than `\`, `|` or `e`.
    """
    if not cell:
        return ()
    members: list[str] = []
    member: list[str] = []
    letters = iter(cell)
    for letter in letters:
        if letter == "|":
            members.append("".join(member))
            member = []
        elif letter == "\\":
            after = next(letters, "")
            if after not in ("\\", "|", "e"):
                raise ValueError(f"the list {cell!r} has a stray backslash")
            member.append("" if after == "e" else after)
        else:
            member.append(letter)
    return (*members, "".join(member))
