import json

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from tests.ui.reader.conftest import heard, source
from timeline_app import actions, paths
from timeline_app.model import Citation, Source
from timeline_app.sources import Capture, read_article
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.theme import Theme
from timeline_app.ui.reader.shown.places import KEPT, ReadingPlaces
from timeline_app.ui.reader.text import layout


@pytest.fixture(autouse=True)
def _no_places_of_others():
    (paths.data_dir() / "reading-places.json").unlink(missing_ok=True)


def title(pane):
    return pane.header.title.text_whole()


def png(colour, width=100, height=140):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def far_entry(desk):
    """An entry that is cited from far down the article of Sample Post, and its passage there."""
    project = desk.document.project
    version = actions.newest_version(project, source(desk, "Two districts"))
    passage = [p for p in actions.passages_of(project, version) if actions.entries_of(project, p)][-1]
    for entry in actions.entries_of(project, passage):
        if actions.citations_of(project, entry)[0].passage_id == passage.id:
            return entry, passage
    entry = actions.add_entry(project, "Far below", cites=passage)
    return entry, passage


# what is shown


def test_without_a_project_there_is_one_sentence(desk, shown):
    pane = shown(desk)
    assert pane.stack.currentWidget() is pane.empty
    assert pane.empty.sentence.text() == "Choose a source, or drop a file."


def test_a_project_opens_with_a_text(sample_desk, shown):
    pane = shown(sample_desk)
    assert pane.stack.currentWidget() is pane.view
    assert sample_desk.selection.current is None


def test_closing_the_project_empties_the_reader(pane, sample_desk):
    sample_desk.document.show(None)
    assert pane.stack.currentWidget() is pane.empty
    assert title(pane) == "Reader"


def test_a_source_is_shown_when_it_is_selected(pane, sample_desk):
    wanted = source(sample_desk, "Twelve")
    sample_desk.selection.select(Ref("source", wanted.id))
    assert title(pane).startswith("Twelve")
    assert pane.view.script.text.startswith("Twelve")
    assert pane.view.hasFocus()


def test_a_source_without_text_says_so(pane, sample_desk):
    with sample_desk.document.project.edit("Add source") as edit:
        made = edit.add(Source(csl={"title": "A book"}))
    sample_desk.selection.select(Ref("source", made.id))
    assert "“A book” has no text here" in pane.empty.sentence.text()
    assert pane.stack.currentWidget() is pane.empty


def test_a_renamed_source_renames_the_header_and_a_removed_one_leaves(pane, sample_desk):
    project = sample_desk.document.project
    shown = source(sample_desk, "Two districts")
    actions.edit_source(project, shown, short_title="Post, 11 Sept")
    assert title(pane) == "Post, 11 Sept"
    actions.remove(project, [("source", shown.id)])
    assert pane.stack.currentWidget() is pane.empty


def test_a_text_that_arrives_for_the_selected_source_is_shown(empty_desk, shown, bring):
    pane = shown(empty_desk)
    made = bring(empty_desk, "A title\n\nThe men left on Monday.")
    empty_desk.selection.select(Ref("source", made.id))
    assert pane.view.script.text.startswith("A title")
    empty_desk.document.undo()
    assert pane.stack.currentWidget() is pane.empty
    empty_desk.document.redo()
    assert pane.view.script.text.startswith("A title")


def test_words_of_time_are_underlined(pane):
    text = pane.view.script.text
    assert "September 10" in " ".join(text[start:end] for start, end in pane.view.times)


def test_words_of_time_are_found_to_the_end_of_a_long_text(qtbot, empty_desk, shown, bring):
    text = "\n".join(f"Paragraph {n} of a long text without anything." for n in range(4000)) + "\nOn 5 September 2019."
    made = bring(empty_desk, text)
    pane = shown(empty_desk)
    pane.show_source(made.id)
    qtbot.waitUntil(lambda: bool(pane.view.times), timeout=20_000)
    start, end = pane.view.times[-1]
    assert "5 September 2019" in pane.view.script.text[start:end]


def test_the_address_of_a_link_is_said_and_nothing_loaded(pane):
    pane.view.link_pressed.emit("https://example.org/x")
    assert "https://example.org/x" in pane.bar.words()


# following


def test_the_reader_follows_an_entry_after_a_rest(qtbot, pane, sample_desk):
    entry, passage = far_entry(sample_desk)
    assert not pane.view.is_in_view(passage.start, passage.end)
    sample_desk.selection.select(Ref("entry", entry.id))
    assert passage.id in pane.view.lit
    qtbot.waitUntil(lambda: pane.view.is_in_view(passage.start, passage.end))


def test_the_reader_stays_while_words_are_selected_in_it(qtbot, pane, sample_desk):
    entry, passage = far_entry(sample_desk)
    pane.view.select(0, 3)
    sample_desk.selection.select(Ref("entry", entry.id))
    qtbot.waitUntil(lambda: not pane._follow.isActive())
    assert not pane.view.is_in_view(passage.start, passage.end)
    assert sample_desk.selection.words.text == "Two"


def test_opening_an_entry_goes_to_its_words_with_the_focus(pane, sample_desk):
    pane.show_source(source(sample_desk, "Twelve").id)
    pane.header.setFocus()
    entry, passage = far_entry(sample_desk)
    sample_desk.selection.open(Ref("entry", entry.id))
    assert title(pane).startswith("Two districts")
    assert pane.view.is_in_view(passage.start, passage.end)
    assert pane.view.lit == {passage.id} | pane.view.lit
    assert pane.view.hasFocus()
    assert passage.start <= pane.view.caret() <= passage.end


def test_opening_a_citation_or_a_passage_goes_to_its_words(pane, sample_desk):
    project = sample_desk.document.project
    dari = source(sample_desk, "طالبان")
    version = actions.newest_version(project, dari)
    passage = actions.passages_of(project, version)[0]
    citation = project.all(Citation, passage_id=passage.id)[0]
    sample_desk.selection.open(Ref("citation", citation.id))
    assert pane.view.script.rtl
    assert pane.view.lit == {passage.id}
    pane.show_source(source(sample_desk, "Twelve").id)
    sample_desk.selection.open(Ref("passage", passage.id))
    assert pane.view.lit == {passage.id}


def test_what_is_cited_as_a_whole_is_shown_from_its_start(pane, sample_desk):
    project = sample_desk.document.project
    whole = source(sample_desk, "Twelve")
    entry = actions.add_entry(project, "As a whole", cites=whole)
    sample_desk.selection.open(Ref("entry", entry.id))
    assert title(pane).startswith("Twelve")
    uncited = actions.add_entry(project, "Nothing")
    sample_desk.selection.open(Ref("entry", uncited.id))
    assert title(pane).startswith("Twelve")


def test_a_mark_chosen_here_does_not_make_the_text_jump(qtbot, pane, sample_desk):
    pane.deeds.next_mark()
    before = pane.view.ticks.value()
    qtbot.waitUntil(lambda: not pane._follow.isActive())
    assert pane.view.ticks.value() == before


def test_back_and_forward_go_through_what_was_visited(qtbot, pane, sample_desk):
    for name in ("Twelve", "Durqad"):
        sample_desk.selection.select(Ref("source", source(sample_desk, name).id))
    sample_desk.selection.back()
    assert title(pane).startswith("Twelve")
    sample_desk.selection.forward()
    assert title(pane).startswith("Durqad")


# reading places


def test_one_goes_on_reading_where_one_stopped(pane, sample_desk):
    pane.view.ticks.setValue(300)
    point = pane.view.top()
    pane.show_source(source(sample_desk, "Twelve").id)
    pane.show_source(source(sample_desk, "Two districts").id)
    assert pane.view.top() == point


def test_a_project_opens_at_the_text_read_last(qtbot, pane, sample_desk, shown):
    pane.show_source(source(sample_desk, "Durqad").id)
    pane.flush()
    assert title(shown(sample_desk)).startswith("Durqad")


def test_places_are_kept_by_themselves_after_a_rest(qtbot, pane):
    pane.view.ticks.setValue(200)
    version = pane.view.script.version_id
    qtbot.waitUntil(lambda: ReadingPlaces().of(version) > 0, timeout=3000)


def test_reading_places_survive_and_the_oldest_are_forgotten(tmp_path):
    path = tmp_path / "places.json"
    places = ReadingPlaces(path)
    for number in range(KEPT + 2):
        places.keep(str(number), number)
    again = ReadingPlaces(path)
    assert again.of("0") == 0
    assert again.of(str(KEPT)) == KEPT
    assert again.read_last()[:2] == [str(KEPT + 1), str(KEPT)]


@pytest.mark.parametrize("content", ["", "[1]", "{broken", json.dumps({"a": "b", "c": -1})])
def test_spoiled_reading_places_are_none(tmp_path, content):
    path = tmp_path / "places.json"
    path.write_text(content)
    assert ReadingPlaces(path).of("a") == 0


def test_a_folder_that_cannot_be_written_costs_only_the_place(tmp_path):
    places = ReadingPlaces(tmp_path / "missing" / "places.json")
    places.keep("a", 3)
    assert places.of("a") == 3


def test_marks_take_the_colours_of_the_lanes_as_they_become(qtbot, pane, sample_desk):
    from timeline_app.project import Filter

    def lanes():
        return {support.entry_id: support.lane for mark in pane.shown.marks.in_order() for support in mark.supports}

    before = lanes()
    assert len(set(before.values())) > 2
    sample_desk.document.set_filter(Filter(text="khwaja"))
    qtbot.waitUntil(lambda: lanes() != before)
    assert len(set(lanes().values())) == len(set(before.values())), "those that are not drawn stay apart"


def test_an_empty_clipboard_brings_in_nothing(qtbot, pane, sample_desk):
    QApplication.clipboard().clear()
    with qtbot.assertNotEmitted(sample_desk.wishes.bring_in):
        pane.paste()


# previews


def test_an_article_on_its_way_in_is_shown_and_leaves_again(pane, sample_desk):
    before = pane.view.script.text
    article = read_article(Capture.of_paste("Fresh news\n\nThe men left on Monday."))
    sample_desk.wishes.preview.emit(article)
    assert pane.view.script.text == article.text
    assert title(pane) == "Fresh news"
    assert "not in the project yet" in pane.bar.words()
    sample_desk.wishes.preview.emit(None)
    assert pane.view.script.text == before
    assert pane.bar.words() == ""


def test_opening_an_entry_ends_a_preview(pane, sample_desk):
    sample_desk.wishes.preview.emit(read_article(Capture.of_paste("Fresh news.")))
    entry, passage = far_entry(sample_desk)
    sample_desk.selection.open(Ref("entry", entry.id))
    assert passage.id in pane.view.lit


def test_a_preview_without_anything_before_it_leaves_nothing(empty_desk, shown):
    pane = shown(empty_desk)
    empty_desk.wishes.preview.emit(read_article(Capture.of_paste("Fresh news.")))
    assert pane.stack.currentWidget() is pane.view
    empty_desk.wishes.preview.emit(None)
    assert pane.stack.currentWidget() is pane.empty


def test_pages_of_an_export_stand_in_front_of_the_text(qtbot, pane, sample_desk):
    before, tools = title(pane), pane.header.findChildren(QToolButton)
    sample_desk.wishes.pages.emit([])
    assert pane.stack.currentWidget() is pane.pages
    assert title(pane) == "Report"
    sample_desk.wishes.pages.emit([png("red"), png("blue")])
    assert title(pane) == "Report, 2 pages"
    pages = [page for page, _ in pane.pages._pages]
    assert [page.accessibleName() for page in pages] == ["Page 1 of 2", "Page 2 of 2"]
    assert pages[0].pixmap().width() == min(794, pane.pages.viewport().width() - 48)
    pane.resize(600, 500)
    assert pages[0].pixmap().width() == pane.pages.viewport().width() - 48
    assert {button.accessibleName() for button in tools if button.isVisible()} == {"Previous page", "Next page"}
    sample_desk.wishes.pages.emit(None)
    assert pane.stack.currentWidget() is pane.view
    assert title(pane) == before
    assert "Find in this text" in {button.accessibleName() for button in tools if button.isVisible()}


def test_one_turns_pages_and_they_begin_with_the_first(qtbot, pane, sample_desk):
    pane.view.setFocus()
    sample_desk.wishes.pages.emit([png("red", 794, 1123)] * 3)
    assert pane.pages.hasFocus()
    steps, place = pane.page_steps, pane.pages.verticalScrollBar()
    assert (place.value(), steps.number.text(), steps.back.isEnabled()) == (0, "1 of 3", False)
    qtbot.waitUntil(lambda: place.maximum() > 2 * 1123)
    steps.on.click()
    steps.on.click()
    assert (steps.number.text(), steps.on.isEnabled()) == ("3 of 3", False)
    held = place.value()
    sample_desk.wishes.pages.emit([png("blue", 794, 1123)] * 3)
    assert place.value() == held, "other pages stand where those stood"
    steps.back.click()
    assert steps.number.text() == "2 of 3"
    sample_desk.wishes.pages.emit([png("blue", 100)] * 12)
    assert title(pane) == "Report, the first 12 pages"


def test_pasting_over_the_text_brings_the_words_in(qtbot, pane, sample_desk):
    asked = heard(sample_desk.wishes.bring_in)
    QApplication.clipboard().setText("Words from elsewhere.")
    qtbot.keyClick(pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [capture.data for capture in asked[0][0]] == [b"Words from elsewhere."]


# looks


def test_letters_are_as_large_as_one_likes_and_remembered(pane, sample_desk):
    pane.zoom(1)
    assert sample_desk.preferences.now.reader_size == 20
    assert pane.view.look.size == 20
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.view.viewport(), wheel)
    assert sample_desk.preferences.now.reader_size == 18
    pane.zoom(-1)
    pane.zoom(0)
    assert pane.view.look.size == 18


def test_pointing_at_a_mark_tells_what_rests_on_it(pane, sample_desk):
    pane.resize(672, 500)
    mark = next(mark for mark in pane.shown.marks.in_order() if mark.supports)
    slot = pane.view.slots(mark.start, mark.end)[0]
    place = QPoint(round(slot.left()) + 4, round(slot.center().y()))
    for where, words in ((place, mark.supports[0].title), (QPoint(1, 1), "")):
        event = QHelpEvent(QEvent.Type.ToolTip, where, pane.view.viewport().mapToGlobal(where))
        QApplication.sendEvent(pane.view.viewport(), event)
        assert words in QToolTip.text()


def colours_in(pane, place):
    image = pane.view.viewport().grab().toImage()
    area = place.toRect() & image.rect()
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


@pytest.mark.parametrize("dark", [False, True])
def test_forms_of_marks_are_painted_in_both_themes(qapp, qtbot, pane, sample_desk, dark):
    style.apply(qapp, Theme(dark=dark))
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    start = pane.view.script.text.index("demonstration")
    for width, colour in ((13, "g"), (5, "p")):
        actions.annotate(project, version, start, start + width, colour=colour)
    slots = pane.view.slots(start, start + 13)
    seen = colours_in(pane, slots[0])
    assert theme.colour("green").name() in seen
    assert theme.colour("pink").name() in seen
    made = actions.annotate(project, version, start, start + 5)
    sample_desk.selection.select(Ref("passage", made.id))
    assert theme.colour("sel").name() in colours_in(pane, slots[0])
    mark = next(mark for mark in pane.shown.marks.in_order() if mark.supports)
    line = pane.view.slots(mark.start, mark.end)[0]
    assert theme.lane(mark.supports[0].lane).name() in colours_in(pane, line)
    style.apply(qapp, Theme())


@pytest.mark.parametrize("status", ["changed", "ambiguous", "review"])
def test_a_mark_whose_words_are_in_doubt_looks_so(pane, sample_desk, status):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    start = pane.view.script.text.index("demonstration")
    made = actions.annotate(project, version, start, start + 13)
    before = colours_in(pane, pane.view.slots(start, start + 13)[0])
    with project.edit("Place passage") as edit:
        edit.change(made, status=status)
    assert colours_in(pane, pane.view.slots(start, start + 13)[0]) != before


def test_marks_without_room_in_the_margin_are_counted(pane, sample_desk):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Two districts"))
    entry = actions.add_entry(project, "Many")
    start = pane.view.script.text.index("demonstration")
    for number in range(8):
        actions.cite_words(project, entry, version, start, start + 3 + number)
    placed = [one for one in pane.view._place() if one.mark.start == start]
    assert sorted(one.column for one in placed) == [0, 1, 2, 3, 4, 5, 5, 5]
    assert sum(one.level < 2 for one in placed) == 2
    assert pane.view.grab().width() == pane.view.width()


def test_a_text_from_the_right_has_its_bars_right_and_its_cards_left(pane, sample_desk):
    pane.show_source(source(sample_desk, "طالبان").id)
    assert pane.view._margins.right >= 72
    card = pane.view.cards()[0]
    assert card.place.right() < pane.view._margins.left
    one = next(one for one in pane.view._place() if one.mark.supports)
    bar = layout.bar(one, pane.view._margins, pane.view.viewport().width(), rtl=True)
    assert bar.left() > one.slots[0].right()
    assert pane.view.marks_at(bar.center()) == [one.mark]
    assert pane.grab().width() == pane.width()


def test_ticks_at_the_scroll_bar_show_marks_and_hits(pane, sample_desk):
    assert len(pane.view.ticks._marks) == sum(bool(mark.supports) for mark in pane.shown.marks.in_order())
    pane.seek()
    pane.find_bar.line.setText("takhar")
    assert len(pane.view.ticks._hits) == 3
    assert theme.colour("warn").name() in {
        pane.view.ticks.grab().toImage().pixelColor(3, y).name() for y in range(pane.view.ticks.height())
    }


def test_about_this_source_selects_it(pane, sample_desk):
    next(a for a in pane.header.menu().actions() if a.text() == "About this source").trigger()
    assert sample_desk.selection.current == Ref("source", source(sample_desk, "Two districts").id)


def test_the_menu_opens_on_the_mark_under_the_pointer(qtbot, pane, sample_desk):
    mark = next(mark for mark in pane.shown.marks.in_order() if mark.supports)
    slot = pane.view.slots(mark.start, mark.end)[0]
    pane.view.customContextMenuRequested.emit(slot.center().toPoint())
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text().startswith("Go to its entry")
    menu.close()


def test_everything_in_the_header_says_what_it_is(pane):
    buttons = [button for button in pane.header.findChildren(QToolButton) if not button.isHidden()]
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert pane.view.accessibleName().startswith("Two districts")


def test_words_of_time_are_underlined_only_in_a_language_the_program_was_taught(qtbot, empty_desk, shown, bring):
    pane = shown(empty_desk)
    pane.show_source(bring(empty_desk, "On 5 May 2019 it rained.", language="en-GB").id)
    qtbot.waitUntil(lambda: not pane.shown.times._next.isActive())
    assert [pane.view.script.text[slice(*span)] for span in pane.view.times] == ["5 May 2019"]
    pane.show_source(bring(empty_desk, "Am 5. Mai 2019, in May, nieselte es.", language="xx").id)
    qtbot.waitUntil(lambda: not pane.shown.times._next.isActive())
    assert not list(pane.view.times)
