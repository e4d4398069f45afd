"""The panes around the Reader: docks that move by their headers, and the Chronology with its views as tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.frame.finding.conditions import conditions
from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import button, inset, label
from timeline_app.ui.kit.fields.chips import Chip
from timeline_app.ui.kit.panes import PaneHeader, is_focus_inside
from timeline_app.words import figures, tr

FOLDED = 36  # the height of a header
AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


class PaneDock(QDockWidget):
    """One pane in a dock. Its header is the title: it drags, and its context menu moves, floats and closes."""

    put_back = Signal()  # to where panes stand at first

    def __init__(self, name: str, title: str, pane: QWidget, home: str, parent: QMainWindow) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.pane = pane
        self.home = home
        header = getattr(pane, "header", None)
        self.header: PaneHeader = header if isinstance(header, PaneHeader) else PaneHeader(title)
        self.setTitleBarWidget(self.header)
        self.setWidget(pane)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(self._menu)
        pane.setAccessibleName(pane.accessibleName() or title)

    def bare(self, bare: bool) -> None:
        """Stand without a header, or with it again."""
        self.setTitleBarWidget(QWidget(self) if bare else self.header)
        self.header.setHidden(bare)

    def _menu(self, at: QPoint) -> None:
        self.moving_menu().popup(self.header.mapToGlobal(at))

    def moving_menu(self) -> QMenu:
        """Return a menu of the places where this pane can stand."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words in (("left", tr("Move left")), ("right", tr("Move right")), ("bottom", tr("Move below"))):
            menu.addAction(words).triggered.connect(lambda _=False, name=name: self.move_to(name))
        menu.addSeparator()
        menu.addAction(tr("Own window")).triggered.connect(lambda: self.setFloating(True))
        menu.addAction(tr("Put back")).triggered.connect(self.put_back)
        menu.addAction(tr("Hide")).triggered.connect(self.close)
        return menu

    def move_to(self, area: str) -> None:
        """Stand at another side of the window."""
        window = self.parent()
        if isinstance(window, QMainWindow):
            self.setFloating(False)
            window.addDockWidget(facing(area), self)


class FilterBar(QWidget):
    """What every view is filtered by: a chip for each condition, how many entries fit, and a way to clear it all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme.fix(self, height=36)
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Filter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.px(4))
        row.addLayout(self._chips)
        self.count = label("", "small", "soft")
        row.addWidget(self.count)
        clear = button(tr("Clear"), small=True, link=True)
        theme.dress(clear, "small")
        clear.clicked.connect(lambda: desk.document.set_filter(Filter()))
        row.addWidget(clear)
        row.addStretch(1)
        self.hide()
        for news in (desk.document.filtered, desk.document.opened, desk.document.changed, desk.columns.arrived):
            news.connect(self.refresh)

    def refresh(self, *_: object) -> None:
        """Show the filter in force; without one there is nothing to see."""
        document = self._desk.document
        wanted = document.filter if document.is_open else Filter()
        self.setVisible(bool(wanted))
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not wanted:
            return
        for words, without in conditions(wanted):
            chip = Chip(words)
            chip.removed.connect(partial(document.set_filter, without))
            self._chips.addWidget(chip)
            chip.show()
        if not self._desk.columns.want():
            self.count.setText(tr("The entries are being read."))
            return
        found = document.project.marks(wanted)
        self.count.setText(tr("{shown} of {total}", shown=figures(len(found)), total=figures(found.total)))


class Chronology(QWidget):
    """The views over time in one place: their names are tabs in the header, their tools stand at its end.

    `filters` stands above whichever view is in front.
    """

    view_changed = Signal(str)

    def __init__(self, filters: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PaneHeader(tr("Chronology"))
        self._tabs = self.header.add_tabs([])
        self._views = QStackedWidget()
        self._tools = QStackedWidget()
        self._names: list[str] = []
        self.header.add_widget(self._tools, 100)
        self._fold = self.header.add_button("chevron-down", tr("Fold"), does=self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if filters is not None:
            column.addWidget(filters)
        column.addWidget(self._views, 1)
        self._tabs.currentChanged.connect(self._show)
        self._tabs.tabBarClicked.connect(self._clicked)

    def add(self, name: str, title: str, view: QWidget) -> None:
        """Add a view as the last tab."""
        tools = getattr(view, "tools", None)
        if isinstance(tools, QWidget) and (inside := tools.layout()) is not None:
            inset(inside, 16, 0, 0, 0)
            theme.mark(tools, "ground", "")  # it would paint over the line at the header's foot
        self._tools.addWidget(tools if isinstance(tools, QWidget) else QWidget())
        self._views.addWidget(view)
        self._names.append(name)
        self._tabs.addTab(title)

    def view(self, name: str) -> QWidget | None:
        """Return a view by its name."""
        return self._views.widget(self._names.index(name)) if name in self._names else None

    def current(self) -> str:
        """Return the name of the view in front."""
        return self._names[self._tabs.currentIndex()] if self._names else ""

    def bring(self, name: str) -> None:
        """Bring a view to the front, unfolded."""
        if name in self._names:
            self.fold(False)
            self._tabs.setCurrentIndex(self._names.index(name))

    def step(self, by: int) -> None:
        """Bring the next or previous view to the front."""
        if self._names:
            self.bring(self._names[(self._tabs.currentIndex() + by) % len(self._names)])

    def is_folded(self) -> bool:
        """Return whether only the header is seen."""
        return self._views.isHidden()

    def fold(self, folded: bool) -> None:
        """Leave only the header, or show the view again."""
        if folded == self.is_folded():
            return
        self._views.setHidden(folded)
        self._tools.setHidden(folded)
        dock = self.parentWidget()
        if dock is not None:
            dock.setMaximumHeight(theme.px(FOLDED) if folded else 16_777_215)
            dock.setMinimumHeight(theme.px(FOLDED) if folded else 0)
        self._fold.setIcon(icons.icon("chevron-up" if folded else "chevron-down"))
        self._fold.setToolTip(tr("Unfold") if folded else tr("Fold"))
        self._fold.setAccessibleName(self._fold.toolTip())

    def _toggle(self) -> None:
        self.fold(not self.is_folded())

    def _clicked(self, index: int) -> None:
        if index >= 0:
            self.fold(False)

    def _show(self, index: int) -> None:
        before, now = self._views.currentWidget(), QApplication.focusWidget()
        was_here = before is not None and is_focus_inside(before, now)
        self._views.setCurrentIndex(index)
        self._tools.setCurrentIndex(index)
        if 0 <= index < len(self._names):
            if (view := self._views.widget(index)) is not None:
                self.setFocusProxy(view)
                if was_here:
                    view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view_changed.emit(self._names[index])


def facing(area: str) -> Qt.DockWidgetArea:
    """Return the side of the window for "left", "right" or "bottom"; Qt does not mirror docks, so we do."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        area = {"left": "right", "right": "left"}.get(area, area)
    return AREAS[area]
