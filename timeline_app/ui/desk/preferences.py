"""The settings of this person, with a signal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from timeline_app import settings
from timeline_app.project import new_installation


class Preferences(QObject):
    """Holds the settings and keeps every change at once."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = settings.load()
        if not self.now.installation:
            self.set(installation=new_installation())

    def set(self, **fields: Any) -> None:
        """Give some settings other values and keep them."""
        new = replace(self.now, **fields)
        if new != self.now:
            self.now = new
            settings.save(new)
            self.changed.emit()
