"""The marks of an article for those who hear it: a list beside the text, with what rests on each."""

from timeline_app.ui.reader.access.marks import MarkList

__all__ = ["MarkList"]
