"""The tools above the timeline: lanes, what has no date, zoom and fit. The window moves them into its header."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from timeline_app.project import LANES
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, tr


class Tools(QWidget):
    """A strip of tools for one canvas."""

    laned = Signal(str)  # one of `project.LANES`: sort the entries into these lanes

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.undated = controls.button("", small=True, link=True)
        self.hint = controls.label("", "small", "accent")
        self.lanes_button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.lanes_button.setProperty("small", True)
        self.lanes_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.lanes_menu = self._lanes_menu()
        self.lanes_button.setMenu(self.lanes_menu)
        row.addStretch(1)
        for widget in (self.hint, self.undated, self.lanes_button):
            row.addWidget(widget)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in self._buttons():
            tools.addWidget(button)
        row.addLayout(tools)

    def say_lanes(self, kind: str) -> None:
        """Show what the lanes stand for."""
        self.lanes_button.setText(tr("Lanes: {kind}", kind=kinds()[kind].lower()))

    def say_undated(self, count: int) -> None:
        """Show how many entries have no place on the timeline."""
        self.undated.setText(counted("{count} undated", "{count} undated", count))
        self.undated.setVisible(count > 0)

    def _buttons(self) -> list[QToolButton]:
        canvas = self._canvas
        deeds: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("zoom-out", tr("Zoom out"), "−", lambda: canvas.zoom(1.6)),
            ("zoom-in", tr("Zoom in"), "+", lambda: canvas.zoom(1 / 1.6)),
            ("fit", tr("Show everything"), "F", canvas.fit),
        )
        made = []
        for name, words, key, does in deeds:
            button = controls.tool(name, words, key)
            button.clicked.connect(lambda _=False, does=does: does())
            made.append(button)
        return made

    def _lanes_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in LANES:
            action = menu.addAction(kinds()[kind])
            action.setData(kind)
            action.triggered.connect(lambda _=False, kind=kind: self.laned.emit(kind))
        return menu


def kinds() -> dict[str, str]:
    """Return what lanes can stand for, in words."""
    return {
        "place": tr("Place"), "person": tr("Person"), "tag": tr("Tag"), "source": tr("Source"), "kind": tr("Kind"),
        "lane": tr("By hand"), "organisation": tr("Organisation"), "claimant": tr("Claimant"),
    }  # fmt: skip
