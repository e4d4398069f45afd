"""Words fit into what holds them: at other text sizes, in small windows, and from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.controls import ElidedLabel

SIZES = [(100, 1024, 700), (100, 1280, 800), (150, 1280, 800)]


def settle():
    for _ in range(10):
        QApplication.processEvents()


def cut(window):
    """Return the words that are wider or higher than the button or label that shows them."""
    found = []
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if not widget.isVisible() or not widget.text() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            missing = widget.heightForWidth(widget.width()) > widget.height() + 1
        else:
            words = widget.text().replace("&", "")
            need = widget.fontMetrics().boundingRect(QRect(0, 0, 9999, 9999), 0, words).size()
            missing = need.width() > widget.width() or need.height() > widget.height() + 1
        if missing:
            found.append(f"{type(widget).__name__} “{widget.text()}”, {widget.width()}×{widget.height()}")
    return found


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
def test_no_word_is_cut_in_any_arrangement(show, sample_desk, percent, width, height):
    sample_desk.preferences.set(text_size=percent)
    window = show(sample_desk, width, height)
    style.apply(QApplication.instance(), theme.Theme(text_size=percent))
    sample_desk.selection.select(Ref("entry", sample_desk.document.project.all(Entry)[0].id))
    for arrangement in ("read", "order", "present"):
        window.arrange(arrangement)
        settle()
        assert cut(window) == [], arrangement
    window._settings()
    settle()
    assert cut(window) == []


def test_from_right_to_left_the_search_keeps_its_room(qapp, show, sample_desk):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = show(sample_desk, 1024, 700)
        settle()
        assert window.top.search.width() >= window.top.search.sizeHint().width()
        assert cut(window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
