"""The timeline for those who hear it: a list of lanes with their entries, crowds, publications and the overview."""

from timeline_app.ui.timeline.access.canvas import Words, speak

__all__ = ["Words", "speak"]
