"""The reader: the article as clean text, its marks, and what is done with its words."""

from timeline_app.ui.reader.pane import ReaderPane

__all__ = ["ReaderPane"]
