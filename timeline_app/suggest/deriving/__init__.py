"""Why a date was read so: anchor, policy, confidence, other readings, and one sentence for people."""

from timeline_app.suggest.deriving.derivation import Alternative, AnchorUse, Confidence, Derivation
from timeline_app.suggest.deriving.deriving import Walk, derive
from timeline_app.suggest.deriving.groups import Group, groups

__all__ = ["Alternative", "AnchorUse", "Confidence", "Derivation", "Group", "Walk", "derive", "groups"]
