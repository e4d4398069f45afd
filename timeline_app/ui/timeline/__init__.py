"""The pane that paints the chronology over time."""

from timeline_app.ui.timeline.pane import TimelinePane

__all__ = ["TimelinePane"]
