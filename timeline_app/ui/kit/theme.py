"""How the window looks: colours, lanes, fonts and sizes, light and dark.

The only file with colour values. Source: the table of tokens in the design notes; each pair that stands on
another is checked by a test (text at least 4.5:1, outlines at least 3:1, WCAG 2.2).

One theme is in force in the process, as there is one palette: `current()`. Widgets ask `colour` and `font`
when they paint, or are dressed once by `dress`; both follow `apply` without being told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from timeline_app.settings import Settings

Density = Literal["compact", "regular", "roomy"]
Role = Literal["tiny", "small", "label", "body", "quote", "title", "big", "reading", "reading-rtl"]

TOKENS: dict[str, tuple[str, str]] = {  # light, dark
    "window": ("#f3f2ee", "#0f1216"),
    "sunken": ("#f7f6f3", "#111419"),
    "pane": ("#ffffff", "#15181d"),
    "raised": ("#ffffff", "#20252c"),
    "hover": ("#eceae4", "#232931"),
    "sel": ("#dbe7f8", "#21365a"),
    "line": ("#dedbd3", "#2e353e"),
    "edge": ("#85817a", "#7d8793"),
    "text": ("#1d2025", "#e7eaee"),
    "soft": ("#555a62", "#abb3be"),
    "accent": ("#1d56b3", "#7fb0ff"),
    "on-accent": ("#ffffff", "#0c1626"),
    "danger": ("#b3261e", "#ff8a80"),
    "danger-ground": ("#fbe9e7", "#3a1a18"),
    "warn": ("#8a5a00", "#f0b95a"),
    "warn-ground": ("#fdf0d5", "#352812"),
    "ok": ("#1e6b45", "#6fce9d"),
    "hit": ("#ffe08a", "#5c4a00"),
    "cursor": ("#c4262e", "#ff6b6b"),
}
HIGHLIGHTS: dict[str, tuple[str, str]] = {
    "yellow": ("#fff0a8", "#4a4013"),
    "green": ("#d4f0cf", "#1f4226"),
    "blue": ("#d3e6fb", "#1c3a5c"),
    "pink": ("#fbd9e6", "#522238"),
    "violet": ("#e6defa", "#3a2d5c"),
}
_LIGHT_LANES = "8c2f1b 1f5f73 5b6b2f 8a6a1c 5a3f7a a8326e 2a6fbf 1e7a55 6b4a36 515c69"
_DARK_LANES = "f08a6e 62b6cf a9bf66 e0b44e b698e0 f08bbb 7db4f5 63c79c c9a288 a7b3c0"
LANES: tuple[tuple[str, str], ...] = tuple(
    (f"#{light}", f"#{dark}") for light, dark in zip(_LIGHT_LANES.split(), _DARK_LANES.split(), strict=True)
)

# role: (size, line, weight, serif, italic), sizes in pixels at 100 %
_ROLES: dict[Role, tuple[int, int, int, bool, bool]] = {
    "tiny": (12, 16, 400, False, False),
    "small": (13, 18, 400, False, False),
    "label": (13, 18, 600, False, False),
    "body": (14, 20, 400, False, False),
    "quote": (15, 22, 400, True, True),
    "title": (18, 24, 600, False, False),
    "big": (22, 28, 600, False, False),
    "reading": (18, 28, 400, True, False),
    "reading-rtl": (21, 38, 400, True, False),
}
_DENSITY: dict[str, tuple[int, int, int, int]] = {  # row, two-line row, control, body
    "compact": (24, 44, 28, 13),
    "regular": (28, 52, 32, 14),
    "roomy": (36, 60, 40, 16),
}
_SANS = ["Source Sans 3", "Noto Sans Arabic", "Noto Sans", "DejaVu Sans"]
_SERIF = ["Source Serif 4", "Amiri", "Noto Naskh Arabic", "Noto Serif", "DejaVu Serif"]
_WHEELS = ("fontpkg_source_sans_3", "fontpkg_source_serif_4", "fontpkg_amiri")


@dataclass(frozen=True, slots=True)
class Theme:
    """One look; `strong` is the desktop's wish for high contrast."""

    dark: bool = False
    text_size: int = 100  # per cent
    density: Density = "regular"
    strong: bool = False

    def colour(self, token: str) -> QColor:
        """Return the colour of a token, or of a highlight by its name.

        Raises:
            KeyError: there is no such token.
        """
        if self.strong:
            token = {"soft": "text", "line": "edge"}.get(token, token)
        return QColor((TOKENS.get(token) or HIGHLIGHTS[token])[self.dark])

    def lane(self, number: int) -> QColor:
        """Return the colour of lane `number`, counted from 0; they repeat after ten."""
        return QColor(LANES[number % len(LANES)][self.dark])

    def lane_ground(self, number: int) -> QColor:
        """Return the ground of a lane: its colour at 6 % (dark: 10 %), translucent."""
        ground = self.lane(number)
        ground.setAlphaF(0.10 if self.dark else 0.06)
        return ground

    def px(self, size: float) -> int:
        """Scale a size of the design (pixels at 100 %) by the text size; hairlines are not scaled."""
        return round(size * self.text_size / 100)

    @property
    def row(self) -> int:
        """Height of a row of one line, in pixels."""
        return self.px(_DENSITY[self.density][0])

    @property
    def two_line_row(self) -> int:
        """Height of a row of two lines, in pixels."""
        return self.px(_DENSITY[self.density][1])

    @property
    def control(self) -> int:
        """Height of a field or button, in pixels."""
        return self.px(_DENSITY[self.density][2])

    def line(self, role: Role) -> int:
        """Height of a line of text in this role, in pixels."""
        return self.px(_ROLES[role][1] + (self._size(role) - _ROLES[role][0]))

    def font(self, role: Role) -> QFont:
        """Return the font of a role; weights come from the variable axis and are never faked."""
        size, (_, _, weight, serif, italic) = self._size(role), _ROLES[role]
        families = ["Amiri", *_SERIF] if role == "reading-rtl" else _SERIF if serif else _SANS
        font = QFont(families)
        font.setPixelSize(self.px(size))
        font.setItalic(italic)
        font.setVariableAxis(QFont.Tag("wght"), weight)
        if serif:
            font.setVariableAxis(QFont.Tag("opsz"), min(60, max(8, size)))
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def _size(self, role: Role) -> int:
        return _DENSITY[self.density][3] if role == "body" else _ROLES[role][0]


class _News(QObject):
    changed = Signal()


_news = _News()
changed = _news.changed  # after another theme is in force
_current = Theme()


def current() -> Theme:
    """Return the theme in force."""
    return _current


def put_in_force(theme: Theme) -> None:
    """Make `theme` the current one without telling anybody; `style.apply` does the rest."""
    global _current
    _current = theme


def chosen(settings: Settings) -> Theme:
    """Return the theme a person asked for; "system" follows the desktop."""
    hints = QGuiApplication.styleHints()
    dark = settings.theme == "dark"
    if settings.theme == "system":
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
    strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    density = cast("Density", settings.density if settings.density in _DENSITY else "regular")
    return Theme(dark, min(150, max(85, settings.text_size)), density, strong)


def colour(token: str) -> QColor:
    """Return the colour of a token in the theme in force."""
    return _current.colour(token)


def lane(number: int) -> QColor:
    """Return the colour of lane `number`, from 0, in the theme in force."""
    return _current.lane(number)


def font(role: Role) -> QFont:
    """Return the font of a role in the theme in force; `load_fonts` comes first."""
    return _current.font(role)


def px(size: float) -> int:
    """Scale a size of the design by the text size in force."""
    return _current.px(size)


def dress(widget: QWidget, role: Role = "body", tone: str = "text") -> None:
    """Give a widget the font of a role and the colour of a token, now and after each change of theme.

    The tone is "text", "soft", "accent", "danger", "warn" or "ok".
    """
    widget.setProperty("role", role)
    widget.setFont(font(role))
    mark(widget, "tone", tone)


def fix(widget: QWidget, width: int = 0, height: int = 0, icon: int = 0) -> None:
    """Fix the size of a widget or its icon in pixels of the design, now and after each change of text size."""
    widget.setProperty("fixed", [width, height, icon])
    scale(widget)


def scale(widget: QWidget) -> None:
    """Bring a widget to the font and the fixed size it was given, in the theme in force."""
    if role := widget.property("role"):
        widget.setFont(font(role))
    width, height, icon = widget.property("fixed") or (0, 0, 0)
    if width:
        widget.setFixedWidth(px(width))
    if height:
        widget.setFixedHeight(px(height))
    if icon and isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(px(icon), px(icon)))


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a dynamic property that the style sheet knows, and let the sheet look again.

    A widget that was never shown is left to its first polish; an earlier one would lose its font (Qt 6.11).
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        if role := widget.property("role"):
            widget.setFont(font(role))  # unpolishing brings back the font of the first polish
        widget.update()


@cache
def load_fonts() -> None:
    """Load the fonts from their wheels; once a process, about 20 ms."""
    for wheel in _WHEELS:
        folder = Path(cast("str", import_module(wheel).__file__)).parent / "files"
        for file in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
