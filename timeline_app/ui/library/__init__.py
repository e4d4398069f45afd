"""The library: sources, names and tags of a project, and the way in for articles."""

from timeline_app.ui.library.bringing import Bringing
from timeline_app.ui.library.pane import LibraryPane

__all__ = ["Bringing", "LibraryPane"]
