"""Icons are there, sharp, and in the colour of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from timeline_app.ui.kit import icons, style, theme
from timeline_app.ui.kit.theme import Theme


def ink(image: QImage) -> set[str]:
    """The colours of the opaque pixels."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(*p).name() for p in points if image.pixelColor(*p).alpha() == 255}


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_of_the_table_can_be_drawn(qapp, name):
    image = icons.icon(name).pixmap(16, 16).toImage()
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(16) for y in range(16))


def test_a_name_out_of_the_table_is_a_mistake_of_ours(qapp):
    with pytest.raises(KeyError):
        icons.icon("unicorn")


def test_an_icon_is_drawn_in_the_colour_of_the_theme_in_force(qapp):
    icon = icons.icon("menu")
    assert theme.colour("text").name() in ink(icon.pixmap(QSize(32, 32)).toImage())
    style.apply(qapp, Theme(dark=True))
    assert Theme(dark=True).colour("text").name() in ink(icon.pixmap(QSize(32, 32)).toImage())


def test_a_disabled_icon_is_drawn_in_edge(qapp):
    image = icons.icon("menu").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert theme.colour("edge").name() in ink(image)


def test_icons_are_sharp_on_screens_of_twice_the_pixels(qapp):
    drawn = icons.icon("menu").pixmap(QSize(16, 16), 2.0)
    assert drawn.size() == QSize(32, 32)
    assert drawn.devicePixelRatio() == 2.0


def test_a_copied_icon_lives_on(qapp, put):
    icon = QIcon(icons.icon("add"))
    icon.addPixmap(icons.pixmap("find", "accent", 16))
    button = put(QPushButton())
    button.setIcon(icon)
    del icon
    QApplication.processEvents()
    assert not button.grab().isNull()


def test_the_style_sheet_gets_a_file(qapp):
    path = icons.file("chevron-down", theme.colour("soft"))
    assert theme.colour("soft").name() in path.read_text(encoding="utf-8")
    assert icons.file("chevron-down", theme.colour("soft")) == path


def test_a_line_is_emptied_by_a_cross_of_the_house(qtbot):
    line = QLineEdit("district")
    qtbot.addWidget(line)
    icons.offer_clearing(line)
    cross = line.findChild(QAction)
    assert cross.icon().cacheKey() != QLineEdit(clearButtonEnabled=True).findChild(QAction).icon().cacheKey()
    assert cross.icon().pixmap(16).toImage() == icons.icon("clear", "soft").pixmap(16).toImage()
