"""The theme laid on the application: one palette and one style sheet, both made from tokens.

Traps met while designing: a palette set on a window leaves styled children light, so it goes on the
application; a combo box with a border needs `::drop-down` and `::down-arrow`, else a broken bevel is drawn;
a border rule for all scroll areas would strip text fields of theirs; a font weight in the sheet fakes bold.
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.theme import Theme

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "pane",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "pane",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "pane",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text)

_SHEET = """
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 8px; }
QLabel[tone="soft"] { color: $soft; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[page="true"] { border: 1px solid $line; }
QWidget[ground="window"], QWidget[ground="bar"] { background: $window; }
QWidget[ground="sunken"] { background: $sunken; }
QWidget[ground="pane"], QScrollArea[ground="pane"] { background: $pane; }
QWidget[ground="raised"] { background: $raised; border: 1px solid $edge; border-radius: 8px; }
QWidget[ground="overlay"], QScrollArea[bare="true"] { background: $raised; border: none; }
QWidget[ground="danger"] { background: $danger_ground; }
QWidget[ground="warn"] { background: $warn_ground; }
QWidget[ground="sel"] { background: $sel; }

QLineEdit, QPlainTextEdit[field="true"], QTextEdit[field="true"], QFrame[field="true"], QComboBox {
  background: $pane; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 1px 5px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $soft; }
QPlainTextEdit[field="true"], QTextEdit[field="true"] { padding: 1px 3px; }
QLineEdit:hover, QPlainTextEdit[field="true"]:hover, QComboBox:hover { border-color: $text; }
QLineEdit:focus { border: 2px solid $accent; padding: 0px 4px; }
QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 0px 6px; }
QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus { border: 2px solid $accent;
  padding: 0px 2px; }
QFrame[field="true"][active="true"] { border: 2px solid $accent; padding: 0px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QFrame[wrong="true"] { border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit[field="true"]:disabled, QComboBox:disabled { color: $edge;
  border-color: $line; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; padding: 0px; }
QComboBox { min-height: ${inner}px; padding: 1px 7px; }
QLineEdit { min-height: ${inner}px; }
QLineEdit[bare="true"] { min-height: 0px; } QLineEdit[small="true"] { min-height: ${small}px; }
QComboBox[empty="true"] { color: $soft; }
QComboBox::drop-down { border: none; width: ${drop}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($chevron); width: ${glyph}px; height: ${glyph}px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $edge; outline: none;
  padding: 4px; selection-background-color: $sel; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 8px; }

QPushButton { background: $pane; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 0px 15px; min-height: ${inner2}px; min-width: 48px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sel; }
QPushButton:focus { border: 2px solid $accent; padding: 0px 14px; min-height: ${inner2f}px; min-width: 46px; }
QPushButton:disabled { color: $edge; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $line; color: $edge; border-color: $line; }
QPushButton[small="true"] { min-height: 22px; min-width: 24px; padding: 0px 9px; }
QPushButton[small="true"]:focus { min-height: 20px; padding: 0px 8px; }
QPushButton::menu-indicator { image: url($chevron); width: ${glyph}px; height: ${glyph}px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }
QPushButton[search="true"] { min-height: ${search}px; padding: 0px 11px; text-align: left; color: $soft; }
QPushButton[search="true"]:focus { min-height: ${searchf}px; padding: 0px 10px; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: $accent;
  padding: 0 3px; min-width: 24px; min-height: 22px; text-align: left; }
QPushButton[link="true"]:hover { background: $hover; }
QPushButton[link="true"]:focus { border: 2px solid $accent; padding: 0 2px; min-height: 20px; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px;
  padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $sel; }
QToolButton:focus { border: 2px solid $accent; padding: 2px; }
QToolButton:disabled { color: $edge; }
QToolButton::menu-indicator { image: none; }
QToolButton[arrangement="true"] { padding: 3px 11px; color: $soft; }
QToolButton[arrangement="true"]:disabled { color: $edge; }
QToolButton[arrangement="true"]:checked { color: $accent; background: $sel; }
QToolButton[arrangement="true"]:checked:disabled { color: $edge; background: transparent; }
QToolButton[arrangement="true"]:focus { padding: 2px 10px; }
QToolButton[status="true"] { padding: 1px 7px; color: $soft; }
QToolButton[status="true"][tone="danger"] { color: $danger; }
QToolButton[status="true"]:focus { padding: 0px 6px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${box}px; outline: none; }
QCheckBox::indicator, QTreeView::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $edge;
  border-radius: 3px; background: $pane; }
QCheckBox::indicator:hover, QTreeView::indicator:hover { border-color: $text; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: ${tickf}px; height: ${tickf}px; }
QCheckBox::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent;
  image: url($check); }
QTreeView::indicator:indeterminate { background: $sel; border-color: $accent; }
QCheckBox::indicator:disabled { border-color: $line; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $soft; border: none; padding: 0px 6px; margin: 0px;
  min-height: ${tab}px; border-bottom: 2px solid transparent; border-top: 2px solid transparent; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { background: $sel; }
QMenuBar { background: transparent; color: $text; spacing: 0px; }
QMenuBar::item { padding: 6px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 0px 24px 0px 24px; min-height: ${row}px; border-radius: 4px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QListView, QTableView, QTreeView { background: $pane; color: $text; border: none; outline: none;
  selection-background-color: $sel; selection-color: $text;
  alternate-background-color: $pane; gridline-color: $line; }
QFrame[ground="raised"] QListView { background: $raised; }
QHeaderView { background: $pane; border: none; }
QHeaderView::section { background: $pane; color: $soft; border: none; border-bottom: 1px solid $line;
  padding: 0 ${after}px 0 ${before}px; }
QProgressBar { border: none; background: $line; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMainWindow::separator { background: $window; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: $line; }
QSplitter::handle { background: $window; }
QStatusBar { background: $window; color: $soft; border: none; }
QStatusBar::item { border: none; }
"""


def palette(look: Theme) -> QPalette:
    """Return the palette of a theme; disabled texts are drawn in `edge`."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, look.colour(token))
    for role in _GREYED:
        made.setColor(QPalette.ColorGroup.Disabled, role, look.colour("edge"))
    return made


def sheet(look: Theme) -> str:
    """Return the one style sheet of the application, at most 120 lines."""
    values = {token.replace("-", "_"): look.colour(token).name() for token in theme.TOKENS}
    numbers = {
        "inner": look.control - 4,
        "inner2": look.control - 2,
        "inner2f": look.control - 4,
        "small": look.px(28) - 4,
        "search": look.px(28) - 2,
        "searchf": look.px(28) - 4,
        "row": look.row,
        "before": look.px(12),
        "after": look.px(8),
        "box": look.px(24),
        "tick": look.px(14),
        "tickf": look.px(14) - 2,
        "glyph": look.px(16),
        "drop": look.px(24),
        "tab": look.px(32),
        "check": icons.file("accept", look.colour("on-accent")).as_posix(),
        "chevron": icons.file("chevron-down", look.colour("soft")).as_posix(),
    }
    return Template(_SHEET).substitute(values, **numbers)


def apply(app: QApplication, look: Theme) -> None:
    """Dress the whole application; also at run time, for light and dark, text size and density."""
    theme.load_fonts()
    theme.put_in_force(look)
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(palette(look))
    app.setFont(look.font("body"))
    if (wanted := sheet(look)) != app.styleSheet():  # each of these polishes every widget anew
        app.setStyleSheet(wanted)
    for widget in app.allWidgets():
        theme.scale(widget)
    theme.changed.emit()
