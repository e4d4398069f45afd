"""Where the focus is: the line under the active pane's header, and F6 from pane to pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from timeline_app.ui.kit.panes import PaneHeader, is_focus_inside


class FocusWalk(QObject):
    """Knows the panes of a window in the order of F6, and where the focus was in each.

    Where something is hidden with the focus in it, a pane, a form or a picture that has nothing to show any more, Qt
    hands the focus to whatever Tab would reach next, often a button of a bar. It goes back to where it was once that
    is seen again, else to what else is in that pane, else into the first of the `havens` that is seen. A button of a
    header takes no such focus: keys pressed next are meant for what was there.

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
        self._home: QWidget | None = None  # the stop that it was lost in
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
        return _focus(target)

    def take_in(self, pane: QWidget) -> bool:
        """Put the focus into a pane as `enter` does, but never into its header."""
        last = self._last.get(pane)
        target = last if last is not None and _is_there(pane, last) and not _in_header(last) else self._first(pane)
        return not _in_header(target) and _focus(target)

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
        stops = [stop for stop in self._stops() if isValid(stop)]  # some have gone where the window goes
        lost = old if _is_hidden(old) else now if now is not None and _is_deaf(now) else None
        homes = [stop for stop in stops if is_focus_inside(stop, lost)]
        ours = lost is not None and lost is old and lost.window() is self.parent()  # it lay over the panes
        if ours or homes or any(isValid(pane) and is_focus_inside(pane, lost) for pane in self._panes):
            if not self._soon.isActive():  # it may stray through several on its way
                self._lost, self._home = lost, next(reversed(homes), None)
            self._strayed = now
            self._soon.start()
        if now is None:
            return
        inside = [stop for stop in stops if is_focus_inside(stop, now)]
        for stop in inside[-1:] if not self._soon.isActive() else ():  # a stop may lie in the one before it
            self._last[stop] = now
        for stop in stops:
            here = stop in inside
            for header in stop.findChildren(PaneHeader):
                header.set_active(here)

    def _bring_back(self) -> None:
        """Leave the focus where somebody has put it meanwhile."""
        lost, strayed, now = self._lost, self._strayed, QApplication.focusWidget()
        places = [place for place in (self._home, *self._havens()) if place is not None]
        self._lost = self._home = self._strayed = None
        heard = (
            now is not None and now.isVisible() and not _is_deaf(now)
        )  # Qt lets it lie in a view that is being folded
        at_home = any(is_focus_inside(place, now) for place in places) and not _in_header(now)
        if heard and (now is not strayed or at_home):
            return
        if lost is not None and isValid(lost) and lost.isVisible() and not _is_deaf(lost):
            lost.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        any(place.isVisible() and self.take_in(place) for place in places)


def _is_there(pane: QWidget, widget: QWidget) -> bool:
    """A card or a form may be gone by now, or have left the pane."""
    there = isValid(widget) and is_focus_inside(pane, widget) and widget.isVisibleTo(pane)
    return there and widget.isEnabled() and not _is_deaf(widget)


def _focus(target: QWidget | None) -> bool:
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
    return target is not None


def _is_hidden(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and not widget.isVisible()


def _is_deaf(widget: QWidget) -> bool:
    """Return whether nobody could have meant a widget to have the focus: Qt gives it to any page that it turns to."""
    return widget.focusPolicy() == Qt.FocusPolicy.NoFocus


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
