"""The pane that lists entries as rows."""

from timeline_app.ui.table.pane import TablePane

__all__ = ["TablePane"]
