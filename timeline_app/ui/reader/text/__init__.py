"""The text itself: its document, where its words stand, and how marks are drawn on it."""

from timeline_app.ui.reader.text.script import Script, of_article, of_version
from timeline_app.ui.reader.text.view import TextView

__all__ = ["Script", "TextView", "of_article", "of_version"]
