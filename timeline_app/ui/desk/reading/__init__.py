"""What is read off the window's thread, for every pane that wants it."""

from timeline_app.ui.desk.reading.beside import read_in_job

__all__ = ["read_in_job"]
