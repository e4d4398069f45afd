"""From dated clauses to proposed entries: clause, kind, title, who says so, with how much reserve."""

from timeline_app.suggest.deriving import Alternative
from timeline_app.suggest.entries.proposing import proposals_of, propose
from timeline_app.suggest.entries.terms import Band, Dated, Ground, Kind, Proposal, Relation, chosen, key_of
from timeline_app.suggest.prose import Place

__all__ = [
    "Alternative",
    "Band",
    "Dated",
    "Ground",
    "Kind",
    "Place",
    "Proposal",
    "Relation",
    "chosen",
    "key_of",
    "proposals_of",
    "propose",
]
