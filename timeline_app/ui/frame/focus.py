"""Where the focus is: the line under the active pane's header, and F6 from pane to pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from timeline_app.ui.kit.panes import PaneHeader, is_focus_inside


class FocusWalk(QObject):
    """Knows the panes of a window in the order of F6, and where the focus was in each.

    Where a pane is hidden with the focus in it, Qt hands the focus to whatever Tab would reach next, often a button of
    a bar. It goes back to where it was once that is seen again, else into the first of the `havens` that is seen. What
    is hidden in a pane that stays is the pane's own affair.

    Args:
        panes: what is hidden or folded with the focus in it, where a stop may hold several.
    """

    def __init__(
        self,
        stops: Callable[[], Sequence[QWidget]],
        panes: Sequence[QWidget],
        havens: Callable[[], Sequence[QWidget]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stops, self._panes, self._havens = stops, panes, havens
        self._last: dict[QWidget, QWidget] = {}
        self._lost: QWidget | None = None
        self._strayed: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # the panes stand as they are wanted by then
        self._soon.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) pane that is seen, to where the focus was there."""
        stops = [stop for stop in self._stops() if stop.isVisible()]
        now = QApplication.focusWidget()
        inside = [i for i, stop in enumerate(stops) if is_focus_inside(stop, now)]
        at = inside[-1] if inside else -1 if by > 0 else 0
        for further in range(1, len(stops) + 1):
            if self.enter(stops[(at + further * by) % len(stops)]):
                return

    def enter(self, pane: QWidget) -> bool:
        """Put the focus into a pane, to where it was; return whether there is a place for it."""
        last = self._last.get(pane)
        target = last if last is not None and _is_there(pane, last) else self._first(pane)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _first(self, pane: QWidget) -> QWidget | None:
        proxy = pane.focusProxy()
        while proxy is not None and proxy.focusProxy() is not None:
            proxy = proxy.focusProxy()
        if proxy is not None and takes_focus(proxy):
            return proxy
        inside = [widget for widget in pane.findChildren(QWidget) if takes_focus(widget)]
        content = [widget for widget in inside if not _in_header(widget)]
        return next(iter(content or inside), None)

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        stops = self._stops()
        if any(is_focus_inside(pane, old) and not pane.isVisible() for pane in self._panes):
            self._lost = self._lost if self._soon.isActive() else old  # it may stray through several on its way
            self._strayed = now
            self._soon.start()
        if now is None:
            return
        inside = [stop for stop in stops if is_focus_inside(stop, now)]
        for stop in inside[-1:]:  # a stop may lie in the one before it
            self._last[stop] = now
        for stop in stops:
            here = stop in inside
            for header in stop.findChildren(PaneHeader):
                header.set_active(here)

    def _bring_back(self) -> None:
        """Leave the focus where somebody has put it meanwhile."""
        lost, strayed, now = self._lost, self._strayed, QApplication.focusWidget()
        self._lost = self._strayed = None
        seen = now is not None and now.isVisible()  # Qt lets it lie in a view that is being folded
        at_home = any(is_focus_inside(haven, now) for haven in self._havens()) and not _in_header(now)
        if seen and (now is not strayed or at_home):
            return
        if lost is not None and isValid(lost) and lost.isVisible():
            lost.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        any(haven.isVisible() and self.enter(haven) for haven in self._havens())


def _is_there(pane: QWidget, widget: QWidget) -> bool:
    """A card or a form may be gone by now, or have left the pane."""
    return isValid(widget) and is_focus_inside(pane, widget) and widget.isVisibleTo(pane) and widget.isEnabled()


def takes_focus(widget: QWidget) -> bool:
    """Return whether Tab would stop at a widget now."""
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wants and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _in_header(widget: QWidget | None) -> bool:
    at = widget
    while at is not None:
        if isinstance(at, PaneHeader):
            return True
        at = at.parentWidget()
    return False
