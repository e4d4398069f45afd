"""Ways out of a project and back in: exports, and imports that are planned before anything is written."""

from timeline_app.actions.exchange.exporting import export

__all__ = ["export"]
