import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument

from tests.ui.reader.conftest import source
from timeline_app import actions
from timeline_app.anchors import canonical
from timeline_app.sources import Block
from timeline_app.ui.kit import style, theme
from timeline_app.ui.reader.text import Script, TextView
from timeline_app.ui.reader.text.script import of_version, reads_right_to_left
from timeline_app.ui.reader.text.setting import building, geometry
from timeline_app.ui.reader.text.setting.typeset import JUMP


def script(text, language="", kinds=("para",)):
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(kinds[number % len(kinds)], start, start + len(line)))
        start += len(line) + 1
    return Script(text, tuple(blocks), language)


@pytest.fixture
def view(qtbot, looks):
    view = TextView()
    view.still = True
    qtbot.addWidget(view)
    view.resize(672, 500)
    with qtbot.waitExposed(view):
        view.show()
    return view


@given(st.text(max_size=80), st.sampled_from(["para", "title", "quote", "item", "note"]))
def test_the_document_counts_as_the_text_does(qapp, raw, kind):
    text = canonical(raw)
    shown = script(text, kinds=(kind, "para"))
    document = QTextDocument()
    building.build(document, shown, building.Look.at(18))
    assert document.characterCount() - 1 == len(text.encode("utf-16-le")) // 2
    assert document.blockCount() == text.count("\n") + 1
    for block in shown.blocks:
        assert document.findBlock(shown.units.units(block.start)).position() == shown.units.units(block.start)


def test_astral_letters_shift_nothing(view):
    text = "😀😀 the 𝔐en left 😀 at night"
    view.put(script(text), 18)
    start = text.index("left")
    view.select(start, start + 4)
    assert view.words() == (start, start + 4)
    assert view.textCursor().selectedText() == "left"


def test_a_selection_ends_on_whole_letters_without_white_space(view):
    text = "a 👩‍👩‍👧 b"
    view.put(script(text), 18)
    view.select(1, 3)
    assert view.words() == (2, text.index(" b"))


def test_white_space_alone_is_no_selection(view):
    view.put(script("a   b"), 18)
    view.select(1, 3)
    assert view.words() is None


@pytest.mark.parametrize(("width", "cards"), [(592, False), (672, False), (911, False), (912, True), (1744, True)])
def test_a_line_has_about_66_letters_and_cards_have_room_from_912_on(view, width, cards):
    look = view.look
    for rtl in (False, True):
        found = geometry.margins(width, width - 12, look, rtl=rtl)
        measure = (width - 12 - found.left - found.right) / look.letter
        assert 57 <= measure <= 75.5
        assert found.cards is cards
        gutter = found.right if rtl else found.left
        assert gutter >= 72


def test_the_measure_never_gives_way_to_cards(qapp, looks):
    large = building.Look.at(28)
    assert not geometry.margins(920, 908, large, rtl=False).cards


def test_cards_and_gutter_change_sides_from_right_to_left(qapp, looks):
    look = building.Look.at(18)
    left, right, _ = geometry.margins(920, 908, look, rtl=False)
    assert geometry.margins(920, 908, look, rtl=True)[:2] == (right, left)


def test_words_stand_where_qt_draws_them(view):
    text = "A day before, the centre had been overrun. " * 6
    view.put(script(text), 18)
    start = text.index("centre", 100)
    (slot,) = view.slots(start, start + 6)
    assert slot.height() == 28
    middle = QPoint(round(slot.left()) + 2, round(slot.center().y()))
    assert view.point_at(middle) == start


def test_digits_in_a_line_from_the_right_are_part_of_its_marks(view):
    text = "شام دوشنبه، ۱۸ سنبلهٔ ۱۳۹۸، ولسوالی"
    view.put(script(text, "fa-AF"), 18)
    whole = view.slots(0, len(text))
    assert len(whole) == 1
    parts = view.slots(text.index("۱۸"), text.index("۱۸") + 2)
    assert len(parts) == 1
    assert parts[0].width() > 8
    assert whole[0].contains(parts[0].adjusted(1, 1, -1, -1))


def test_a_text_is_read_from_the_side_of_its_language_a_paragraph_from_its_first_strong_letter(view):
    mixed = script("عنوان\nA line in English\n۱۲", "fa")
    assert mixed.rtl
    assert [mixed.is_rtl(block) for block in mixed.blocks] == [True, False, True]
    assert script("سلام world").rtl
    assert not script("سلام", "en").rtl
    assert script("x", "fa").is_rtl(Block("para", 0, 1, dir="rtl"))
    assert reads_right_to_left("ckb-IQ")
    assert not reads_right_to_left("en-US")
    assert not reads_right_to_left("")


def test_empty_lines_are_gaps_where_a_text_parts_its_paragraphs_by_them():
    assert script("a\n\nb\n\nc").spaced
    assert not script("a\nb\nc\nd\ne").spaced


def test_nothing_is_ever_loaded(view):
    assert view.loadResource(2, QUrl("https://example.org/a.png")).isEmpty()
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_a_link_only_tells_its_address(qtbot, view):
    text = "See the page."
    view.put(Script(text, (Block("para", 0, len(text), links=((8, 12, "https://example.org/x"),)),)), 18)
    slot = view.slots(8, 12)[0]
    with qtbot.waitSignal(view.link_pressed) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=slot.center().toPoint())
    assert told.args == ["https://example.org/x"]


def test_another_size_keeps_the_line_at_the_top_and_the_selection(view):
    text = "\n".join(f"Line {n} of a text that is long enough to be scrolled." for n in range(200))
    view.put(script(text), 18)
    view.scroll_to(text.index("Line 90"), at=0, at_once=True)
    view.select(text.index("Line 91"), text.index("Line 91") + 7)
    view.scroll_to(text.index("Line 90"), at=0, at_once=True)
    view.set_zoom(24)
    assert abs(view.top() - text.index("Line 90")) < 80
    assert view.words() == (text.index("Line 91"), text.index("Line 91") + 7)


def test_a_change_of_theme_draws_the_text_anew_in_its_place(qapp, view):
    text = "\n".join(f"Line {n}." for n in range(200))
    view.put(script(text), 18)
    view.scroll_to(text.index("Line 90"), at=0, at_once=True)
    style.apply(qapp, theme.Theme(dark=True))
    assert view.top() == text.index("Line 90")
    colour = view.document().firstBlock().begin().fragment().charFormat().foreground().color()
    assert colour == theme.colour("text")
    style.apply(qapp, theme.Theme())


def test_a_jump_takes_its_time_unless_motion_is_reduced(qtbot, view):
    text = "\n".join(f"Line {n}." for n in range(400))
    view.put(script(text), 18)
    view.still = False
    view.scroll_to(text.index("Line 200"))
    assert view.ticks.value() == 0
    start = text.index("Line 200")
    qtbot.waitUntil(lambda: view.is_in_view(start, start + 4))


def test_a_press_while_the_text_jumps_holds_it_still(qtbot, view):
    text = "\n".join(f"Line {n}." for n in range(400))
    view.put(script(text), 18)
    view.still = False
    view.scroll_to(text.index("Line 200"))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    held = view.ticks.value()
    qtbot.wait(JUMP)
    assert view.ticks.value() == held < view.ticks.maximum() // 4


def test_half_a_megabyte_is_shown_with_every_place_right(view):
    line = "A day before, the centre 😀 had been overrun after a night of fighting, officials said. "
    text = "\n".join(line * 5 for _ in range(1200))
    assert len(text) > 500_000
    view.put(script(text), 18)
    at = text.rindex("overrun")
    view.scroll_to(at, at_once=True)
    assert view.is_in_view(at, at + 7)
    slot = view.slots(at, at + 7)[0]
    assert abs(view.point_at(slot.center().toPoint()) - (at + 3)) <= 1


def test_a_version_without_lines_is_cut_at_its_line_feeds(sample_desk):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two"))
    text = project.text(version)
    whole = of_version(version, text)
    assert whole.blocks[0].kind == "title"
    assert whole.words(0, 3).version_id == version.id
    other = of_version(version, text + "\nmore")
    assert {b.kind for b in other.blocks} == {"para"}
    assert "\n".join(other.text[b.start : b.end] for b in other.blocks) == other.text
