"""Ways out of a project and back in: exports, and imports that are planned before anything is written."""

from timeline_app.actions.exchange.applying import apply_import
from timeline_app.actions.exchange.exporting import chronicle_for, export
from timeline_app.actions.exchange.mapping import read_table
from timeline_app.actions.exchange.plan import Choices, FieldChange, ImportPlan, Missing, Planned, Refused
from timeline_app.actions.exchange.planning.whole import plan_import

__all__ = [
    "Choices",
    "FieldChange",
    "ImportPlan",
    "Missing",
    "Planned",
    "Refused",
    "apply_import",
    "chronicle_for",
    "export",
    "plan_import",
    "read_table",
]
