from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reader.conftest import heard, source
from timeline_app import actions
from timeline_app.model import Entry, Passage, Source
from timeline_app.ui.desk import dragging
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.reader.menus import context_menu, stepped

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def key(qtbot, pane):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(pane.view, key, modifier)

    return press


def select(pane, words):
    start = pane.view.script.text.index(words)
    pane.view.select(start, start + len(words))
    return start


def mark_of(pane, words):
    """The mark whose words begin so."""
    start = pane.view.script.text.index(words)
    return next(mark for mark in pane.shown.marks.in_order() if mark.start == start)


def click(qtbot, pane, words, at=2, double=False):
    """Click into some words, a few pixels after their start."""
    start = pane.view.script.text.index(words)
    pane.view.scroll_to(start, at_once=True)
    slot = pane.view.slots(start, start + len(words))[0]
    place = QPoint(round(slot.left()) + at * 8, round(slot.center().y()))
    (qtbot.mouseDClick if double else qtbot.mouseClick)(pane.view.viewport(), LEFT, pos=place)


def passage(pane, desk, words):
    found = desk.document.project.all(Passage, version_id=pane.view.script.version_id)
    return next((p for p in found if p.quote == words), None)


def test_selected_words_are_told_as_the_text_has_them(pane, sample_desk):
    start = select(pane, "known events")
    words = sample_desk.selection.words
    assert words.text == "known events"
    assert (words.start, words.end) == (start, start + 12)
    assert words.source_id == source(sample_desk, "Two districts").id
    pane.view.deselect()
    assert sample_desk.selection.words is None


def test_e_asks_for_an_entry_from_the_words(pane, sample_desk, key):
    asked = heard(sample_desk.wishes.entry)
    select(pane, "known events")
    key(Qt.Key.Key_E)
    assert [words.text for (words,) in asked] == ["known events"]


def test_e_on_a_mark_goes_to_its_entry(qtbot, pane, sample_desk, key):
    asked = heard(sample_desk.wishes.edit)
    click(qtbot, pane, "The men of both garrisons")
    key(Qt.Key.Key_E)
    mark = mark_of(pane, "The men of both garrisons")
    assert asked == [(Ref("entry", mark.supports[0].entry_id),)]


def test_e_on_nothing_asks_for_words(pane, sample_desk, key):
    said = heard(sample_desk.wishes.toast)
    pane.view.put_caret(0)
    key(Qt.Key.Key_E)
    key(Qt.Key.Key_C)
    key(Qt.Key.Key_N)
    key(Qt.Key.Key_H)
    assert {sentence for sentence, _ in said} == {"Select some words first."}
    assert len(said) == 4


def test_c_asks_for_the_entry_that_the_words_support(qtbot, pane, sample_desk, key):
    asked = heard(sample_desk.wishes.cite)
    select(pane, "known events")
    key(Qt.Key.Key_C)
    pane.view.deselect()
    click(qtbot, pane, "The men of both garrisons")
    key(Qt.Key.Key_C)
    assert [words.text[:12] for (words,) in asked] == ["known events", "The men of b"]


def test_h_highlights_the_words_in_the_last_colour_as_one_edit(pane, sample_desk, key):
    select(pane, "known events")
    key(Qt.Key.Key_H)
    made = passage(pane, sample_desk, "known events")
    assert made.colour == "y"
    assert sample_desk.selection.current == Ref("passage", made.id)
    assert pane.view.words() is None
    assert made.id in pane.view.lit
    sample_desk.document.undo()
    assert passage(pane, sample_desk, "known events") is None


def test_h_on_a_highlight_takes_it_away_and_a_colour_changes_it(pane, sample_desk, key):
    select(pane, "known events")
    pane.deeds.highlight("g")
    pane.deeds.highlight("b")
    assert passage(pane, sample_desk, "known events").colour == "b"
    key(Qt.Key.Key_H)
    assert passage(pane, sample_desk, "known events").colour == ""


def test_n_and_t_mark_the_words_and_ask_for_note_and_tags(pane, sample_desk, key):
    notes, tags = heard(sample_desk.wishes.note), heard(sample_desk.wishes.tag)
    select(pane, "known events")
    key(Qt.Key.Key_N)
    made = passage(pane, sample_desk, "known events")
    assert notes == [(Ref("passage", made.id),)]
    key(Qt.Key.Key_T)
    assert tags == notes


def test_s_selects_the_sentence_and_again_the_paragraph(pane, sample_desk, key):
    text = pane.view.script.text
    pane.view.put_caret(text.index("men of both garrisons"))
    key(Qt.Key.Key_S)
    assert sample_desk.selection.words.text == "The men of both garrisons fell back to Khwaja Bahauddin."
    key(Qt.Key.Key_S)
    assert sample_desk.selection.words.text.endswith("to be spared.")


def test_j_and_k_go_from_mark_to_mark_where_nothing_is_proposed(pane, sample_desk, key):
    marks = pane.shown.marks.in_order()
    pane.review.put(None)
    pane.view.put_caret(0)
    key(Qt.Key.Key_J)
    key(Qt.Key.Key_J)
    assert pane.deeds.mark_id == marks[1].id
    key(Qt.Key.Key_K)
    assert pane.deeds.mark_id == marks[0].id
    key(Qt.Key.Key_K)
    assert pane.deeds.mark_id == marks[0].id
    assert sample_desk.selection.current.id in {support.entry_id for support in marks[0].supports}


def test_k_finds_the_mark_before_the_caret(pane, key):
    last = pane.shown.marks.in_order()[-1]
    pane.view.put_caret(len(pane.view.script.text))
    key(Qt.Key.Key_K)
    assert pane.deeds.mark_id == last.id
    assert pane.view.is_in_view(last.start, last.end)


def test_enter_goes_to_the_entry_of_the_mark(qtbot, pane, sample_desk, key):
    asked = heard(sample_desk.wishes.edit)
    click(qtbot, pane, "The men of both garrisons")
    key(Qt.Key.Key_Return)
    assert asked[0][0].table == "entry"
    assert sample_desk.selection.current == asked[0][0]


def test_a_double_click_goes_to_the_entry_too(qtbot, pane, sample_desk):
    asked = heard(sample_desk.wishes.edit)
    click(qtbot, pane, "The men of both garrisons", double=True)
    assert asked[0][0].table == "entry"


def test_a_double_click_beside_marks_selects_the_word(qtbot, pane, sample_desk):
    click(qtbot, pane, "demonstration", double=True)
    assert sample_desk.selection.words.text == "demonstration"


def test_delete_asks_to_remove_the_mark(qtbot, pane, sample_desk, key):
    asked = heard(sample_desk.wishes.remove)
    click(qtbot, pane, "The men of both garrisons")
    key(Qt.Key.Key_Delete)
    assert asked == [((Ref("passage", mark_of(pane, "The men of both garrisons").id),),)]


def test_a_click_takes_the_shortest_mark_again_the_next(qtbot, pane, sample_desk):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    text = pane.view.script.text
    start = text.index("demonstration from publicly")
    short = actions.annotate(project, version, start, start + 13, colour="y")
    long = actions.annotate(project, version, start - 10, start + 27, colour="g")
    click(qtbot, pane, "demonstration")
    assert sample_desk.selection.current == Ref("passage", short.id)
    click(qtbot, pane, "demonstration")
    assert sample_desk.selection.current == Ref("passage", long.id)
    click(qtbot, pane, "demonstration")
    assert sample_desk.selection.current == Ref("passage", short.id)


def test_a_click_beside_all_marks_stands_on_none(qtbot, pane):
    click(qtbot, pane, "The men of both garrisons")
    click(qtbot, pane, "demonstration")
    assert pane.deeds.mark_id == ""


def test_a_mark_grows_and_shrinks_by_words(qtbot, pane, sample_desk, key):
    click(qtbot, pane, "The men of both garrisons")
    mark = mark_of(pane, "The men of both garrisons")
    key(Qt.Key.Key_Left, ALT_SHIFT)
    assert pane.shown.marks.get(mark.id).end == mark.end - len(" Bahauddin")
    key(Qt.Key.Key_Right, ALT_SHIFT)
    assert pane.shown.marks.get(mark.id).end == mark.end
    key(Qt.Key.Key_Down, ALT_SHIFT)
    assert pane.shown.marks.get(mark.id).start == mark.start + len("The ")
    key(Qt.Key.Key_Up, ALT_SHIFT)
    assert pane.shown.marks.get(mark.id).start == mark.start
    project = sample_desk.document.project
    assert project.get(Passage, mark.id).quote == "The men of both garrisons fell back to Khwaja Bahauddin"


def test_dragging_a_handle_moves_the_end_of_a_mark(qtbot, pane, sample_desk):
    click(qtbot, pane, "The men of both garrisons")
    mark = mark_of(pane, "The men of both garrisons")
    view, port = pane.view, pane.view.viewport()
    end = view.slots(mark.start, mark.end)[-1]
    goal = view.slots(mark.start + 14, mark.start + 25)[-1]  # "h garrisons"
    grip = QPoint(round(end.right()), round(end.center().y()))
    qtbot.mousePress(port, LEFT, pos=grip)
    move(port, QPoint(round(goal.right()), round(goal.center().y())))
    assert pane.grab().toImage().size().width() == pane.width()  # it is painted while it is dragged
    qtbot.mouseRelease(port, LEFT, pos=QPoint(round(goal.right()), round(goal.center().y())))
    assert sample_desk.document.project.get(Passage, mark.id).quote == "The men of both garrisons"


def test_a_handle_dropped_where_it_was_changes_nothing(qtbot, pane, sample_desk):
    click(qtbot, pane, "The men of both garrisons")
    mark = mark_of(pane, "The men of both garrisons")
    label = sample_desk.document.project.undo_label
    start = pane.view.slots(mark.start, mark.end)[0]
    grip = QPoint(round(start.left()), round(start.center().y()))
    qtbot.mousePress(pane.view.viewport(), LEFT, pos=grip)
    qtbot.mouseRelease(pane.view.viewport(), LEFT, pos=grip)
    assert sample_desk.document.project.undo_label == label


def move(widget, place):
    """Move the mouse with the left button down."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    where = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, widget.mapToGlobal(where), LEFT, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def test_dragging_over_words_selects_them(qtbot, pane, sample_desk):
    start = pane.view.script.text.index("demonstration")
    slot = pane.view.slots(start, start + 13)[0]
    y = round(slot.center().y())
    qtbot.mousePress(pane.view.viewport(), LEFT, pos=QPoint(round(slot.left()), y))
    move(pane.view.viewport(), QPoint(round(slot.right()), y))
    qtbot.mouseRelease(pane.view.viewport(), LEFT, pos=QPoint(round(slot.right()), y))
    assert sample_desk.selection.words.text == "demonstration"


def test_the_bar_of_deeds_appears_beside_the_words_and_never_on_them(qtbot, pane):
    start = select(pane, "known events")
    bar = pane.selection_bar
    assert bar.isHidden()
    qtbot.waitUntil(lambda: not bar.isHidden())
    slots = pane.view.slots(start, start + 12)
    assert all(not bar.geometry().intersects(slot.toRect()) for slot in slots)
    assert min(abs(bar.geometry().bottom() - slots[0].top()), abs(bar.geometry().top() - slots[-1].bottom())) <= 9
    assert pane.view.hasFocus()
    pane.view.deselect()
    assert bar.isHidden()


def test_the_bar_goes_below_where_there_is_no_room_above(qtbot, pane):
    select(pane, "Two districts")
    qtbot.waitUntil(lambda: not pane.selection_bar.isHidden())
    assert pane.selection_bar.geometry().top() > pane.view.slots(0, 13)[0].bottom()


def test_the_buttons_of_the_bar_do_what_the_keys_do(qtbot, pane, sample_desk):
    wishes = sample_desk.wishes
    said = {name: heard(getattr(wishes, name)) for name in ("entry", "cite", "note", "tag")}
    bar = pane.selection_bar
    for name in ("entry", "cite", "note", "tag"):
        select(pane, "known events")
        qtbot.waitUntil(lambda: not bar.isHidden())
        qtbot.mouseClick(bar.buttons[name], LEFT)
        assert len(said[name]) == 1
    select(pane, "publicly")
    qtbot.waitUntil(lambda: not bar.isHidden())
    qtbot.mouseClick(bar.buttons["highlight"], LEFT)
    assert passage(pane, sample_desk, "publicly").colour == "y"
    select(pane, "publicly")
    bar.colours.actions()[3].trigger()
    assert passage(pane, sample_desk, "publicly").colour == "p"


def test_the_bar_does_not_stay_over_another_article(qtbot, pane, sample_desk):
    select(pane, "known events")
    qtbot.waitUntil(lambda: not pane.selection_bar.isHidden())
    here = pane.shown.version.source_id
    other = next(one.id for one in sample_desk.document.project.all(Source) if one.id != here)
    pane.show_source(other)
    assert pane.selection_bar.isHidden()


def test_scrolling_takes_the_bar_along(qtbot, pane):
    start = select(pane, "The men of both")
    qtbot.waitUntil(lambda: not pane.selection_bar.isHidden())
    before = pane.selection_bar.y()
    pane.view.ticks.setValue(40)
    assert pane.selection_bar.y() == before - 40
    pane.view.ticks.setValue(pane.view.ticks.maximum())
    assert not pane.view.is_in_view(start, start + 5)


def test_words_are_carried_as_themselves(pane, sample_desk):
    select(pane, "known events")
    mime = pane.view.createMimeDataFromSelection()
    assert mime.text() == "known events"
    packed = dragging.words_in(mime)
    assert packed == sample_desk.selection.words
    pane.view.deselect()
    assert pane.view.createMimeDataFromSelection().text() == ""


def test_copying_takes_the_words_and_copying_with_citation_is_a_wish(qtbot, pane, sample_desk, key):
    asked = heard(sample_desk.wishes.copy_cited)
    select(pane, "known events")
    key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "known events"
    pane.deeds.copy_cited()
    assert asked[0][0].text == "known events"
    pane.view.deselect()
    click(qtbot, pane, "The men of both garrisons")
    pane.deeds.copy_cited()
    assert asked[1][0].table == "passage"


def test_escape_takes_back_the_words_first(qtbot, pane, key):
    left = heard(pane.view.left)
    select(pane, "known events")
    key(Qt.Key.Key_Escape)
    assert pane.view.words() is None
    assert left == []
    key(Qt.Key.Key_Escape)
    assert len(left) == 1


def test_space_turns_the_page(pane, key):
    key(Qt.Key.Key_Space)
    assert pane.view.ticks.value() > 0


def test_a_card_shows_the_entry_and_chooses_it(qtbot, pane, sample_desk):
    card = next(card for card in pane.view.cards() if card.support)
    place = card.place.center().toPoint()
    move(pane.view.viewport(), place)
    qtbot.mouseClick(pane.view.viewport(), LEFT, pos=place)
    assert sample_desk.selection.current == Ref("entry", card.support.entry_id)
    assert pane.deeds.mark_id == card.mark.id
    asked = heard(sample_desk.wishes.edit)
    qtbot.mouseDClick(pane.view.viewport(), LEFT, pos=place)
    assert asked[0][0].table == "entry"


def test_every_support_and_every_note_has_a_card_and_none_covers_another(pane):
    cards = pane.view.cards()
    marks = pane.shown.marks.in_order()
    assert len(cards) == sum(len(mark.supports) + bool(mark.comment) for mark in marks)
    for one, other in pairwise(cards):
        assert one.place.bottom() < other.place.top()


def test_without_room_for_cards_the_mark_tells_when_pointed_at(qtbot, pane, sample_desk):
    pane.resize(700, 500)
    assert pane.view.cards() == []
    mark = mark_of(pane, "The men of both garrisons")
    assert mark.supports[0].title in pane.view._told([mark])


def test_the_menu_offers_what_the_keys_do(qtbot, pane, sample_desk):
    select(pane, "known events")
    menu = context_menu(pane.deeds, pane)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "New entry\tE"
    assert len(words) <= 9
    pane.view.deselect()
    click(qtbot, pane, "The men of both garrisons")
    menu = context_menu(pane.deeds, pane)
    assert menu.actions()[0].text() == "Go to its entry\tEnter"
    asked = heard(sample_desk.wishes.remove)
    menu.actions()[-1].trigger()
    assert len(asked) == 1


@pytest.mark.parametrize(("size", "step", "then"), [(18, 1, 20), (18, -1, 16), (28, 1, 28), (14, -1, 14), (24, 0, 18)])
def test_letters_grow_in_steps(size, step, then):
    assert stepped(size, step) == then


def test_nothing_can_be_done_with_an_article_that_is_not_in_the_project(qtbot, empty_desk, shown):
    from timeline_app.sources import Capture, read_article

    pane = shown(empty_desk)
    pane.show_article(read_article(Capture.of_paste("Some words that are read.")))
    asked = heard(empty_desk.wishes.entry)
    pane.view.select(0, 4)
    pane.deeds.entry()
    pane.deeds.highlight()
    pane.deeds.next_mark()
    pane.deeds.sentence()
    pane.deeds.stretch(1)
    assert asked == []
    assert empty_desk.selection.words is None
    assert empty_desk.document.project.count(Passage) == 0


def test_an_edit_that_is_refused_leaves_the_mark(qtbot, pane, sample_desk):
    failed = heard(sample_desk.document.failed)
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    actions.annotate(project, version, 0, 13)
    other = actions.annotate(project, version, 0, 3)
    mark = pane.shown.marks.get(other.id)
    pane.deeds.resize(mark, 0, 13)
    assert len(failed) == 1
    assert pane.shown.marks.get(other.id) == mark


def test_an_entry_that_rests_on_two_marks_lights_both(pane, sample_desk):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    entry = actions.add_entry(project, "Two places")
    for start in (0, 4):
        actions.cite_words(project, entry, version, start, start + 9)
    sample_desk.selection.select(Ref("entry", entry.id))
    assert len(pane.view.lit) == 2
    assert isinstance(project.get(Entry, entry.id), Entry)
