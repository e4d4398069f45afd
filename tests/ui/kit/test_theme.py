"""Colours can be read, fonts are the right ones, and a change of theme reaches everything."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QPushButton

from timeline_app.settings import Settings
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.theme import HIGHLIGHTS, LANES, TOKENS, Theme

LIGHT, DARK = Theme(), Theme(dark=True)
BOTH = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ["pane", "window", "sunken", "raised", "hover", "sel"]


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of WCAG 2.2."""
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("token", ["text", "soft", "accent", "danger", "warn", "ok"])
def test_words_can_be_read_on_every_ground(look, token, ground):
    assert contrast(look.colour(token), look.colour(ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["pane", "window", "raised", "sel"])
def test_outlines_are_seen_on_every_ground(look, ground):
    assert contrast(look.colour("edge"), look.colour(ground)) >= 3


@BOTH
@pytest.mark.parametrize(
    ("word", "ground"),
    [
        ("on-accent", "accent"),
        ("danger", "danger-ground"),
        ("warn", "warn-ground"),
        ("text", "danger-ground"),
        ("text", "warn-ground"),
        ("text", "hit"),
        *[("text", name) for name in HIGHLIGHTS],
    ],
)
def test_words_can_be_read_on_coloured_grounds(look, word, ground):
    assert contrast(look.colour(word), look.colour(ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("number", range(len(LANES)))
def test_lanes_are_shapes_on_every_ground_and_words_on_panes(look, number):
    assert contrast(look.lane(number), look.colour("pane")) >= 4.5
    assert contrast(look.lane(number), look.colour("sel")) >= 3


def test_lanes_repeat_after_ten():
    assert LIGHT.lane(10) == LIGHT.lane(0)
    assert 0 < LIGHT.lane_ground(3).alphaF() < DARK.lane_ground(3).alphaF() < 0.2


def test_high_contrast_hardens_the_soft_tokens():
    strong = Theme(strong=True)
    assert strong.colour("soft") == LIGHT.colour("text")
    assert strong.colour("line") == LIGHT.colour("edge")


def test_an_unknown_token_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        LIGHT.colour("mauve")


@pytest.mark.parametrize("role", ["tiny", "small", "label", "body", "title", "big"])
def test_the_window_speaks_source_sans_in_two_weights(role):
    font = LIGHT.font(role)
    assert font.families()[0] == "Source Sans 3"
    assert font.variableAxisValue(QFont.Tag("wght")) in (400, 600)
    assert not font.bold()


def test_quotes_are_serif_and_italic():
    assert LIGHT.font("quote").families()[0] == "Source Serif 4"
    assert LIGHT.font("quote").italic()
    assert LIGHT.font("reading-rtl").families()[0] == "Amiri"


def test_the_fonts_are_there(qapp):
    from PySide6.QtGui import QFontDatabase

    assert {"Source Sans 3", "Source Serif 4", "Amiri"} <= set(QFontDatabase.families())


def test_sizes_follow_text_size_and_density():
    assert LIGHT.font("reading").pixelSize() == 18
    assert Theme(text_size=150).font("reading").pixelSize() == 27
    assert [Theme(density=d).row for d in ("compact", "regular", "roomy")] == [24, 28, 36]
    assert [Theme(density=d).two_line_row for d in ("compact", "regular", "roomy")] == [44, 52, 60]
    assert [Theme(density=d).font("body").pixelSize() for d in ("compact", "regular", "roomy")] == [13, 14, 16]
    assert [Theme(density=d).line("body") for d in ("compact", "regular", "roomy")] == [19, 20, 22]
    assert Theme(density="roomy", text_size=150).control == 60


def test_no_text_is_smaller_than_twelve_pixels_at_full_size():
    assert min(LIGHT.font(role).pixelSize() for role in theme._ROLES) == 12


@pytest.mark.parametrize(("wish", "dark"), [("light", False), ("dark", True)])
def test_the_settings_choose_the_theme(qapp, wish, dark):
    chosen = theme.chosen(Settings(theme=wish, text_size=400, density="airy"))
    assert (chosen.dark, chosen.text_size, chosen.density) == (dark, 150, "regular")


def test_the_system_is_asked_when_it_shall_decide(qapp):
    assert theme.chosen(Settings(theme="system")).dark in (True, False)


def test_the_sheet_is_short_and_has_no_weight_of_fonts():
    sheet = style.sheet(LIGHT)
    assert len(sheet.strip().splitlines()) <= 120
    assert "font" not in sheet
    assert "$" not in sheet


def test_the_sheet_has_no_colours_of_its_own():
    known = {light for light, _ in TOKENS.values()}
    assert set(re.findall(r"#[0-9a-f]{6}\b", style.sheet(LIGHT))) <= known


def test_a_change_of_theme_reaches_palette_fonts_and_listeners(qapp, qtbot, put):
    words = put(QLabel("words"))
    theme.dress(words, "title", "soft")
    with qtbot.waitSignal(theme.changed):
        style.apply(qapp, Theme(dark=True, text_size=150))
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.colour("window")
    assert words.font().pixelSize() == 27
    assert words.palette().windowText().color() == DARK.colour("soft")
    assert theme.colour("text") == DARK.colour("text")
    assert theme.lane(1) == DARK.lane(1)
    assert theme.px(16) == 24


def test_fixed_sizes_follow_the_text_size(qapp, put):
    button = put(QPushButton("words"))
    theme.fix(button, 64, 32, icon=16)
    style.apply(qapp, Theme(text_size=150))
    assert (button.width(), button.height(), button.iconSize().width()) == (96, 48, 24)
    style.apply(qapp, Theme())
    assert (button.width(), button.height(), button.iconSize().width()) == (64, 32, 16)


def test_another_tone_keeps_the_font(qapp, put):
    words = put(QLabel("words"))
    theme.dress(words, "title", "soft")
    qapp.processEvents()
    style.apply(qapp, Theme(text_size=150))
    theme.mark(words, "tone", "danger")
    assert words.font().pixelSize() == 27
    assert words.palette().windowText().color() == LIGHT.colour("danger")
