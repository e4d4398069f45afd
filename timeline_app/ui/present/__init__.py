"""Ways out in the window: the export panel, the preview of its pages, and copying with a citation."""

from timeline_app.ui.present.copying import Copier
from timeline_app.ui.present.presenter import Presenter

__all__ = ["Copier", "Presenter"]
