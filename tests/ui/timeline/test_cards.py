from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.chart.calendar import DAY
from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import style, theme
from timeline_app.ui.timeline.card import ShownEntry
from timeline_app.ui.timeline.reading import Told, told


def titled(canvas):
    """The cards in place of labels, without what is said in the bars of intervals."""
    return [card for card in canvas.drawn().cards if card.lines[0].role == "title"]


@pytest.fixture
def carded(canvas):
    """The canvas where one of the sample's entries has a card."""
    for at in sorted(set(canvas.marks.at.tolist())):
        canvas.set_view(replace(canvas.view, lo=at - DAY / 8, hi=at + DAY / 2))
        QApplication.processEvents()
        if titled(canvas):
            return canvas
    raise AssertionError("no entry of the sample has a card")


def middle(line):
    return line.x + 4, line.y + line.h / 2


def words_line(card):
    return next((line for line in card.lines if line.role in ("source", "quote")), None)


def test_far_enough_in_an_entry_is_a_card_with_its_date_and_what_it_rests_on(carded, sample_desk):
    card = titled(carded)[0]
    entry = sample_desk.document.project.get(Entry, carded.marks.ids[card.mark])
    assert card.lines[0].text.rstrip("…") in entry.title
    assert "2019" in card.lines[1].text
    assert card.mark not in {text.mark for text in carded.drawn().texts}


def test_one_click_on_the_words_of_a_card_goes_to_the_passage_and_one_on_its_title_selects(
    qtbot, pane, carded, hand, sample_desk
):
    pane.resize(1192, 1100)  # lanes tall enough for quotations
    QApplication.processEvents()
    card = next(card for card in titled(carded) if words_line(card))
    ref = Ref("entry", carded.marks.ids[card.mark])
    with qtbot.waitSignal(sample_desk.selection.opened) as heard:
        hand.click(*middle(words_line(card)))
    assert heard.args == [ref]
    sample_desk.selection.select(None)
    card = next(one for one in titled(carded) if carded.marks.ids[one.mark] == ref.id)
    with qtbot.assertNotEmitted(sample_desk.selection.opened):
        hand.click(*middle(card.lines[0]))
    assert sample_desk.selection.current == ref


def test_a_click_on_what_a_bar_quotes_goes_to_the_passage(qtbot, carded, hand, sample_desk):
    along = next(card for card in carded.drawn().cards if card.lines[0].role == "date" and words_line(card))
    with qtbot.waitSignal(sample_desk.selection.opened) as heard:
        hand.click(*middle(words_line(along)))
    assert heard.args == [Ref("entry", carded.marks.ids[along.mark])]


def test_a_card_says_what_an_edit_has_changed(qtbot, carded, sample_desk):
    card = titled(carded)[0]
    project = sample_desk.document.project
    entry = project.get(Entry, carded.marks.ids[card.mark])
    sample_desk.document.do(actions.edit_entry, entry, title="Another title")
    qtbot.waitUntil(lambda: titled(carded) and titled(carded)[0].lines[0].text == "Another title")


def test_the_card_of_an_entry_that_cites_nothing_says_so_and_offers_nothing_to_click(sample_desk):
    project = sample_desk.document.project
    entry = actions.add_entry(project, "A sample event", when="2019-09-05", summary="In short", status="disputed")
    words = told(project, entry.id)
    assert words.status == "disputed · cites nothing yet"
    assert (words.source, words.quote) == ("", "")


def test_cards_are_painted_on_a_ground_of_their_own_in_both_themes(qapp, carded):
    for dark in (False, True):
        style.apply(qapp, theme.Theme(dark=dark))
        QApplication.processEvents()
        card = titled(carded)[0]
        image = carded.grab().toImage()
        place = carded.mapFromScene(carded.box.mapToScene(card.x + 3, card.y + 12))
        ratio = image.devicePixelRatio()
        found = image.pixelColor(int(place.x() * ratio), int(place.y() * ratio))
        assert found == theme.colour("raised")
    style.apply(qapp, theme.Theme())


def test_a_long_title_has_two_lines_below_a_timeline_that_is_shown(qtbot, looks):
    shown = ShownEntry()
    qtbot.addWidget(shown)
    shown.resize(700, 176)
    words = Told("10 September 2019", "The council says that the road is open again " * 12, "", "", "", uncited=False)
    shown.show_words(words, 1, 2)
    shown.show()
    QApplication.processEvents()
    first, second = shown.title.text().split("\n")
    assert words.title.startswith(f"{first} {second.removesuffix('…')}")
    assert second.endswith("…")
    assert shown.title.toolTip() == words.title
    shown.show_words(replace(words, title="The road is open"), 1, 2)
    assert shown.title.text() == "The road is open"
    assert not shown.title.toolTip()
