"""The pane that shows and edits what is selected."""

from timeline_app.ui.inspector.pane import InspectorPane

__all__ = ["InspectorPane"]
