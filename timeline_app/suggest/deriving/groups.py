"""Expressions that make one date together: September 8 and 9, 1914–18, between 3 and 7 May."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from timeline_app.suggest.deriving.derivation import Alternative
from timeline_app.suggest.notation.edtf import if_date
from timeline_app.suggest.resolving.resolver import Resolved
from timeline_app.suggest.terms import Joint
from timeline_app.words import tr


class Group(NamedTuple):
    """Members that belong together, and their date as one."""

    members: tuple[int, ...]
    """Numbers of expressions in their reading, in text order."""
    joint: Joint
    edtf: str
    """"" when a member has no date."""
    alternatives: tuple[Alternative, ...]


_FORMS = {
    Joint.AND: "{{{all}}}",
    Joint.OR: "[{all}]",
    Joint.RANGE: "{first}/{last}",
    Joint.BETWEEN: "{first}/{last}",
}


def groups(resolved: list[Resolved], written: list[str]) -> tuple[Group, ...]:
    """Return the groups of a reading in text order.

    Args:
        written: the EDTF of each expression.
    """
    numbered = [number for number, each in enumerate(resolved) if each.found.group >= 0]
    found = []
    for _, numbers in groupby(numbered, key=lambda number: resolved[number].found.group):
        members = tuple(numbers)
        joint = resolved[members[0]].found.joint
        if len(members) > 1 and joint is not None:
            edtf, others = _together(joint, [resolved[n] for n in members], [written[n] for n in members])
            is_one = bool(if_date(edtf))
            found.append(Group(members, joint, edtf if is_one else "", others if is_one else ()))
    return tuple(found)


def _together(joint: Joint, members: list[Resolved], written: list[str]) -> tuple[str, tuple[Alternative, ...]]:
    plain = [_open(edtf) for edtf in written]
    if not all(plain) or not _in_order(members) or len({"T" in edtf for edtf in plain}) > 1:
        return "", ()
    even = len({len(edtf) for edtf in plain}) == 1 and not any(sign in edtf for edtf in plain for sign in "~X/")
    if even:
        return _write(joint, plain), _others(joint, plain)
    return _write(Joint.RANGE, [plain[0].partition("/")[0], plain[-1].rpartition("/")[2]]), ()


def _open(edtf: str) -> str:
    """Return a date without the bound that the word in front of the group gave it."""
    return edtf.strip("[]").replace("/..", "").replace("../", "").replace("..", "")


def _in_order(members: list[Resolved]) -> bool:
    moments = [each.answer.moment for each in members if each.answer.moment]
    begins = [(moment.first_day, moment.hour, moment.minute) for moment in moments]
    return begins == sorted(begins)


def _others(joint: Joint, plain: list[str]) -> tuple[Alternative, ...]:
    if joint is Joint.AND:
        return (
            Alternative(_write(Joint.OR, plain), tr("It was on one of these days.")),
            Alternative(_write(Joint.RANGE, plain), tr("It lasted from the first to the last.")),
            Alternative(f"[..{plain[-1]}]", tr("Only the statement is of these days; the event came before.")),
        )
    if joint in (Joint.RANGE, Joint.BETWEEN):
        some_time = f"[{plain[0]}..{plain[-1]}]"
        return (Alternative(some_time, tr("It was at some time between the first and the last.")),)
    return ()


def _write(joint: Joint, plain: list[str]) -> str:
    return _FORMS[joint].format(all=",".join(plain), first=plain[0], last=plain[-1])
