"""Icons: Lucide's drawings from the wheel `python-lucide`, in the colours of the theme in force.

An icon is drawn when it is painted, so a change of theme needs no second setting of icons.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLineEdit, QToolButton

from timeline_app import paths
from timeline_app.ui.kit import theme
from timeline_app.words import tr

NAMES: dict[str, str] = {  # our name: Lucide's
    "accept": "check",
    "add": "plus",
    "add-source": "file-plus",
    "agent": "user",
    "alert": "circle-alert",
    "ambiguous": "circle-question-mark",
    "arrange": "layout-dashboard",
    "back": "arrow-left",
    "calendar": "calendar",
    "certain": "circle-check",
    "chevron-down": "chevron-down",
    "chevron-right": "chevron-right",
    "chevron-up": "chevron-up",
    "chevron-left": "chevron-left",
    "cite": "quote",
    "clear": "x",
    "close": "x",
    "columns": "columns-3",
    "copy": "copy",
    "delete": "trash",
    "dismiss": "x",
    "doubtful": "circle-dashed",
    "down": "arrow-down",
    "duplicate": "copy-plus",
    "edit": "pencil",
    "entry": "calendar-plus",
    "export": "share",
    "file": "file-text",
    "filter": "list-filter",
    "find": "search",
    "fit": "maximize-2",
    "folder": "folder-open",
    "forward": "arrow-right",
    "go": "arrow-up-right",
    "graph": "waypoints",
    "highlight": "highlighter",
    "history": "rotate-ccw",
    "info": "info",
    "inspector": "panel-right",
    "jobs": "loader",
    "keyboard": "keyboard",
    "lanes": "rows-3",
    "language": "languages",
    "library": "panel-left",
    "likely": "contrast",
    "chronology": "panel-bottom",
    "link": "link-2",
    "list": "list",
    "lock": "lock",
    "menu": "menu",
    "merge": "merge",
    "more": "ellipsis",
    "new": "file-plus",
    "next": "chevron-down",
    "note": "sticky-note",
    "open": "folder-open",
    "orphan": "unlink",
    "own": "user-pen",
    "pin": "pin",
    "place": "map-pin",
    "previous": "chevron-up",
    "private": "eye-off",
    "proposal": "sparkle",
    "read-only": "lock",
    "redo": "redo-2",
    "sample": "book-open",
    "save-copy": "save",
    "section": "chevron-right",
    "settings": "settings-2",
    "sort": "arrow-down-narrow-wide",
    "source": "newspaper",
    "split": "split",
    "table": "table-2",
    "tag": "tag",
    "text-size": "a-large-small",
    "timeline": "chart-gantt",
    "undo": "undo-2",
    "unlink": "unlink-2",
    "up": "arrow-up",
    "warn": "triangle-alert",
    "window": "app-window",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "minus": "minus",
}
_STROKE = 1.75


def icon(name: str, token: str = "text") -> QIcon:
    """Return an icon that paints itself in `token` of the theme in force; disabled it is `edge`.

    Raises:
        KeyError: the name is not in `NAMES`.
    """
    NAMES[name]
    return QIcon(_Engine(name, token))


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing of `size` logical pixels in the colour of a token."""
    return _drawn(name, theme.colour(token), QSize(size, size), ratio)


def file(name: str, colour: QColor) -> Path:
    """Return an SVG file of an icon in one colour, for the style sheet, which takes only files."""
    text = _svg(name).replace("currentColor", colour.name())
    path = paths.cache_dir() / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.svg"
    if not path.exists():
        part = path.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    return path


@cache
def _svg(name: str) -> str:
    from lucide import lucide_icon

    return str(lucide_icon(NAMES[name], stroke_width=str(_STROKE)))


def _drawn(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    key = f"{name} {colour.name()} {size.width()}x{size.height()} {ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    found = QPixmap(size * ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour.name()).encode()))
    side = min(found.width(), found.height())
    renderer.render(painter, QRectF((found.width() - side) / 2, (found.height() - side) / 2, side, side))
    painter.end()
    found.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, found)
    return found


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return theme.colour("edge" if mode == QIcon.Mode.Disabled else self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        painter.drawPixmap(rect, _drawn(self._name, self._colour(mode), rect.size(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), size, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._name, self._colour(mode), size, scale)

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._token)
        _clones.append(copy)  # Qt owns it, but Python would drop its half
        return copy


_clones: list[_Engine] = []


def offer_clearing(line: QLineEdit) -> None:
    """Put a cross at the end of a line that empties it; Qt's own sign is black in every theme."""
    line.setClearButtonEnabled(True)
    clear = line.findChild(QAction, "_q_qlineeditclearaction")
    if isinstance(clear, QAction):
        clear.setIcon(icon("clear", "soft"))
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))
