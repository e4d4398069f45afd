"""What a person does with lanes: put them in order, fold, colour them. The project keeps it, undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app import actions
from timeline_app.project import LaneLook, Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import tr


class Lanes(QObject):
    """The lanes of one canvas as the open project wants them."""

    changed = Signal()  # order, colours or ghosts: the picture has to be made anew

    def __init__(self, desk: Desk, canvas: TimelineCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._canvas, self._over = desk, canvas, parent
        self.look = LaneLook()
        self._of: tuple[Project | None, str] = (None, "")
        canvas.lanes.folded.connect(self.fold)
        canvas.lanes.moved.connect(self.move)
        canvas.lanes.asked.connect(lambda name, place: self.menu(name).popup(place))

    def wanted(self) -> LaneLook:
        """Return how the lanes are wanted, read anew where project or kind of lanes are others than before."""
        document = self._desk.document
        known = self._of == (document.project if document.is_open else None, document.lanes)
        return self.look if known else self.read()

    def read(self) -> LaneLook:
        """Read anew how the lanes are wanted, and fold them so; return it."""
        document = self._desk.document
        self._of = document.project if document.is_open else None, document.lanes
        self.look = actions.lane_look(document.project, document.lanes) if document.is_open else LaneLook()
        self._canvas.fold(self.look.folded)
        return self.look

    def hear(self) -> None:
        """Follow an edit of the lanes, by whomever."""
        before = self.look
        after = self.read()
        if replace(before, folded=after.folded).written() != after.written():
            self.changed.emit()

    def fold(self, name: str) -> None:
        """Fold a lane to its strip, or open it again."""
        self._canvas.fold(self._canvas.view.folded ^ {name})
        self._keep(folded=self._canvas.view.folded)

    def move(self, name: str, to: int) -> None:
        """Put a lane at a place from the top, counted without it."""
        names = self._names()
        if name in names and names.index(name) != to:
            self._keep(order=self.look.moved(names, name, to))

    def step(self, by: int) -> None:
        """Put the lane of the cursor further down, or up when negative."""
        name = self.current()
        if name is not None:
            self.move(name, self._names().index(name) + by)

    def fold_current(self) -> None:
        """Fold the lane of the cursor, or open it again."""
        name = self.current()
        if name is not None:
            self.fold(name)

    def grant(self, deed: str) -> None:
        """Do what a key asks for with the lane of the cursor: "fold", "menu", "lane-up" or "lane-down"."""
        if deed == "fold":
            self.fold_current()
        elif deed == "menu":
            self.menu_here()
        else:
            self.step(-1 if deed == "lane-up" else 1)

    def colour(self, name: str, number: int | None) -> None:
        """Give a lane a colour of the palette; None gives it back the one it had."""
        colours = {other: held for other, held in self.look.colours.items() if other != name}
        self._keep(colours=colours if number is None else {**colours, name: number})

    def current(self) -> str | None:
        """Return the name of the lane that the cursor is in."""
        lane = self._canvas.current_lane()
        return None if lane is None else self._canvas.marks.lanes[lane]

    def menu(self, name: str) -> QMenu:
        """Return the menu of a lane."""
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        folded, names = name in self._canvas.view.folded, self._names()
        self._add(menu, tr("Open the lane") if folded else tr("Fold the lane"), "Z", self.fold, name)
        place = names.index(name)
        self._add(menu, tr("Move up"), "Alt+↑", self.move, name, place - 1).setEnabled(place > 0)
        self._add(menu, tr("Move down"), "Alt+↓", self.move, name, place + 1).setEnabled(place < len(names) - 1)
        menu.addMenu(self._palette(menu, name))
        menu.addSeparator()
        ghosts = self._add(menu, tr("Mark entries in all their lanes"), "", self._toggle_ghosts)
        ghosts.setCheckable(True)
        ghosts.setChecked(self.look.ghosts)
        reset = self._add(menu, tr("Lanes as at first"), "", self._reset)
        reset.setEnabled(self.look != LaneLook())
        return menu

    def menu_here(self) -> None:
        """Open the menu of the cursor's lane beside its name."""
        name = self.current()
        if name is not None:
            box = next(lane for lane in self._canvas.drawn().lanes if lane.name == name)
            self.menu(name).popup(self._canvas.on_screen(QPointF(0, max(box.y, 0) + theme.px(20))))

    def _palette(self, menu: QMenu, name: str) -> QMenu:
        found = QMenu(tr("Colour"), menu)
        shown = dict(zip(self._canvas.marks.lanes, self._canvas.marks.colours, strict=True))
        words = (
            tr("Red brown"), tr("Teal"), tr("Olive"), tr("Ochre"), tr("Violet"),
            tr("Magenta"), tr("Blue"), tr("Green"), tr("Brown"), tr("Grey"),
        )  # fmt: skip
        for number, word in enumerate(words):
            action = self._add(found, word, "", self.colour, name, number)
            action.setIcon(_swatch(theme.lane(number)))
            action.setCheckable(True)
            action.setChecked(shown.get(name) == number)
        found.addSeparator()
        self._add(found, tr("As it was"), "", self.colour, name, None).setEnabled(name in self.look.colours)
        return found

    def _add(self, menu: QMenu, words: str, key: str, does: Any, *args: Any) -> QAction:
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda _=False: does(*args))
        return action

    def _toggle_ghosts(self) -> None:
        self._keep(ghosts=not self.look.ghosts)

    def _reset(self) -> None:
        self._keep(order=(), colours={}, folded=frozenset(), ghosts=False)

    def _names(self) -> list[str]:
        return list(self._canvas.marks.lanes)

    def _keep(self, **changes: Any) -> None:
        """Write it into the project; a project that is read only keeps its looks until it is closed."""
        document = self._desk.document
        if document.is_open and not (document.project.readonly and changes.keys() == {"folded"}):
            document.do(actions.arrange_lanes, document.lanes, **changes)


def _swatch(colour: QColor) -> QIcon:
    side = theme.px(14)
    drawn = QPixmap(side, side)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.fillRect(1, 1, side - 2, side - 2, colour)
    painter.end()
    return QIcon(drawn)
