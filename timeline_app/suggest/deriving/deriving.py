"""Makes the derivations of a reading."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.deriving.alternatives import alternatives
from timeline_app.suggest.deriving.derivation import AnchorUse, Confidence, Derivation
from timeline_app.suggest.deriving.reasons import reason
from timeline_app.suggest.grammar import Tokens
from timeline_app.suggest.language import Pack
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Setting
from timeline_app.suggest.resolving.resolver import Resolved
from timeline_app.suggest.terms import Anchor, Kind, Mode

_CERTAINTY = {"": 1.0, "sentence": 1.0, "previous": 0.95, "paragraph": 0.95, "earlier": 0.8}
_UNSURE_TENSE = 0.9
_WRONG_TENSE = 0.6


class Walk(NamedTuple):
    """A text that was walked through, with the EDTF of each expression."""

    resolved: list[Resolved]
    written: list[str]
    tokens: Tokens
    pack: Pack
    setting: Setting
    published: str
    """As it was given, or ""."""

    def place(self, number: int) -> tuple[int, int]:
        """Return where an expression stands: [start, end) in code points."""
        found = self.resolved[number].found
        return self.tokens.starts[found.first], self.tokens.ends[found.last - 1]


def derive(walk: Walk, number: int) -> Derivation:
    """Return the derivation of one expression, by its number in the walk."""
    each, edtf, day = walk.resolved[number], walk.written[number], walk.published
    found, setting = each.found, walk.setting
    start, end = walk.place(number)
    expression = walk.tokens.text[start:end]
    anchor = _anchor(walk, each)
    policy = each.answer.policy
    rule = f"{found.form.name}+{policy}" if policy else found.form.name
    sure = Confidence(
        walk.pack.prior(rule),
        _CERTAINTY[anchor.where] if each.answer.base.fine else 0.5,
        _tense(each),
        _close(each, setting),
    )
    return Derivation(
        expression=expression,
        start=start,
        end=end,
        rule=f"{walk.pack.tag}/{rule}",
        pack=walk.pack.name,
        anchor=anchor,
        published=day,
        provisional=anchor.kind is Anchor.PUBLICATION and not day,
        mode=setting.mode,
        week_start=setting.week_start,
        edtf=edtf,
        confidence=sure,
        alternatives=alternatives(each, edtf, setting),
        reason=reason(each, expression, edtf, anchor, day),
    )


def _anchor(walk: Walk, each: Resolved) -> AnchorUse:
    base = each.answer.base
    if base.dated is None:
        return AnchorUse(base.kind, edtf=walk.published if base.kind is Anchor.PUBLICATION else "")
    number, tokens = base.dated.number, walk.tokens
    start, end = walk.place(number)
    where = _where(tokens, walk.resolved[number].found.first, each.found.first)
    return AnchorUse(base.kind, number, tokens.text[start:end], start, end, walk.written[number], where)


def _where(tokens: Tokens, anchor: int, expression: int) -> str:
    apart = tokens.sentence(expression) - tokens.sentence(anchor)
    same = tokens.paragraph(expression) == tokens.paragraph(anchor)
    if apart == 0:
        return "sentence"
    if apart == 1 and same:
        return "previous"
    return "paragraph" if same else "earlier"


def _tense(each: Resolved) -> float:
    """Return how well the tense of the clause goes with a date that was placed before or after publication."""
    answer = each.answer
    if not answer.policy or answer.base.kind is not Anchor.PUBLICATION or each.found.meaning.kind is not Kind.POINT:
        return 1.0
    if each.tense is Tense.UNKNOWN:
        return _UNSURE_TENSE
    if answer.moment is None or answer.moment.year is None or answer.base.moment is None:
        return 1.0
    ahead = answer.moment.first_day > answer.base.moment.first_day
    return 1.0 if ahead == (each.tense is Tense.FUTURE) else _WRONG_TENSE


def _close(each: Resolved, setting: Setting) -> bool:
    """Whether another reading is about as likely.

    So it is with the first day of the week, with day and month in either order, with a year that was carried on where
    no day of publication could gainsay it, and with one that a narrative has from its publication.
    """
    if each.answer.borrowed and setting.published is None:
        return True
    if each.answer.policy == "year" and setting.mode is Mode.NARRATIVE:
        return True
    return bool(each.found.readings) or (each.days is not None and each.days[1] - each.days[0] <= 6)
