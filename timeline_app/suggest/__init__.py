"""Find time expressions in prose and say when they are: pure functions from text to values. docs/SUGGEST.md."""

from timeline_app.suggest.deriving import Alternative, AnchorUse, Confidence, Derivation, Group
from timeline_app.suggest.notation import Timex
from timeline_app.suggest.spot import Span, spot
from timeline_app.suggest.tagger import Expression, Reading, read
from timeline_app.suggest.terms import Anchor, Bound, Joint, Kind, Meaning, Mode

__all__ = [
    "Alternative",
    "Anchor",
    "AnchorUse",
    "Bound",
    "Confidence",
    "Derivation",
    "Expression",
    "Group",
    "Joint",
    "Kind",
    "Meaning",
    "Mode",
    "Reading",
    "Span",
    "Timex",
    "read",
    "spot",
]
