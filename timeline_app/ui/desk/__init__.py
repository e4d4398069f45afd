"""What the panes of one window share: the project with signals, the selection, wishes, preferences, proposals."""

from timeline_app.ui.desk.desk import Desk

__all__ = ["Desk"]
