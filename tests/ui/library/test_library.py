import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.library.conftest import heard, source
from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Passage, Place, Source, Tag
from timeline_app.sources import Capture, read_article
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.lists import COUNT, HEAD, NOTE, NOTE_TONE, TITLE, VALUE
from timeline_app.ui.library import shelves
from timeline_app.ui.library.rows import RowsModel
from timeline_app.ui.library.shelves import Order, Row


def told(pane, role=TITLE, tab=0):
    model = pane.lists[tab].rows
    return [model.index(row).data(role) for row in range(model.rowCount())]


def add(desk, title, published="", publisher="", text="Some words."):
    capture = Capture.of_paste(f"{title}\n\n{text}")
    details = actions.Details(title=title, published=published, publisher=publisher)
    return actions.import_article(desk.document.project, read_article(capture), capture, details)


def current(pane):
    return pane.lists[pane.tabs.currentIndex()].current()


# rows


def test_the_model_is_sound(qtmodeltester, qtbot):
    model = RowsModel()
    qtmodeltester.check(model)
    model.put([Row(None, "Post"), Row(Ref("source", "1"), "A", "note", count=3)])
    model.put([Row(Ref("source", "1"), "B"), Row(Ref("source", "2"), "C")])


@pytest.mark.parametrize(
    ("before", "after"),
    [("abc", "abc"), ("abc", "axc"), ("abc", "ac"), ("ac", "abc"), ("", "abc"), ("abc", ""), ("abc", "cba")],
)
def test_other_rows_come_in_by_the_smallest_step(qtbot, before, after):
    model = RowsModel()
    model.put([Row(Ref("source", letter), letter) for letter in before])
    resets = heard(model.modelReset)
    model.put([Row(Ref("source", letter), letter.upper()) for letter in after])
    assert [row.title for row in model.rows] == list(after.upper())
    assert resets == []


def test_a_source_has_two_lines_and_its_number_of_entries(library, sample_desk):
    row = told(library).index("Two districts of Takhar lost in two days")
    project = sample_desk.document.project
    cited = project.all(Citation, source_id=source(sample_desk, "Two districts").id)
    assert told(library, NOTE)[row] == "Sample Post · 11 Sep 2019"
    assert told(library, COUNT)[row] == str(len({citation.entry_id for citation in cited}))


def test_a_missing_date_is_asked_for_first(library, sample_desk):
    add(sample_desk, "Undated", publisher="Somebody")
    library._refresh()
    assert told(library)[0] == "Undated"
    assert told(library, NOTE)[0] == "Somebody · date?"
    assert told(library, NOTE_TONE)[0] == "warn"


def test_the_newest_stands_first(library):
    notes = [note.rpartition("· ")[2] for note in told(library, NOTE)]
    assert notes[0] == "11 Sep 2019"
    assert notes[-1] == "6 Sep 2019"


@pytest.mark.parametrize("sort", shelves.SORTS)
def test_sources_are_sorted_as_one_likes(sample_desk, sort):
    rows = shelves.sources(sample_desk.document.project.sources(), Order(sort=sort))
    assert len(rows) == 6
    if sort == "title":
        assert [row.title for row in rows[:5]] == sorted(row.title for row in rows[:5])
    if sort == "entries":
        assert [row.count for row in rows] == sorted((row.count for row in rows), reverse=True)
    if sort == "publisher":
        assert [row.note for row in rows] == sorted(row.note for row in rows)
    if sort == "added":
        assert rows[-1].title.startswith("Twelve")


def test_a_date_that_is_no_edtf_is_shown_as_it_is(sample_desk):
    project = sample_desk.document.project
    version = actions.newest_version(project, source(sample_desk, "Twelve"))
    with project.edit("Edit source") as edit:
        edit.change(version, published={"edtf": "in spring"})
    rows = shelves.sources(project.sources(), Order())
    assert "Sample Wire A · in spring" in [row.note for row in rows]


def test_sources_are_grouped_by_publisher(library, sample_desk):
    add(sample_desk, "From nobody")
    next(a for a in library.header.menu().actions() if a.text() == "Group by publisher").trigger()
    heads = [title for title, head in zip(told(library), told(library, HEAD), strict=True) if head]
    assert heads == [*sorted(heads[:-1]), "Publisher not known"]
    assert len(told(library)) == 7 + len(heads)
    first = library.lists[0].rows.index(0)
    assert not first.flags() & Qt.ItemFlag.ItemIsSelectable


def test_only_sources_without_entries_are_left(library, sample_desk):
    add(sample_desk, "New and unread")
    library.set_order(uncited=True)
    assert told(library) == ["New and unread"]
    library.set_order(typed="nothing")
    assert library.stack.currentWidget() is library.empty
    assert library.empty.sentence.text() == "Nothing fits."


def test_a_menu_sorts(library):
    next(a for a in library.header.menu().actions() if a.text() == "By title").trigger()
    assert library.order.sort == "title"


def test_typing_narrows_every_tab(qtbot, library):
    library.seek()
    qtbot.keyClicks(library.line, "post districts")
    assert told(library) == ["Two districts of Takhar lost in two days"]
    library.line.setText("takh")
    library.tabs.setCurrentIndex(1)
    assert any("Takhar" in title for title in told(library, tab=1))
    library.line.clear()
    library.tabs.setCurrentIndex(0)
    assert len(told(library)) == 6


def test_changes_arrive_by_themselves(qtbot, library, sample_desk):
    project = sample_desk.document.project
    actions.edit_source(project, source(sample_desk, "Twelve"), short_title="Wire A, 6 Sept", published="2019-09-07")
    qtbot.waitUntil(lambda: "Wire A, 6 Sept" in told(library))
    row = told(library).index("Wire A, 6 Sept")
    assert told(library, NOTE)[row].endswith("7 Sep 2019")
    actions.remove(project, [("source", source(sample_desk, "Durqad").id)])
    qtbot.waitUntil(lambda: len(told(library)) == 5)
    project.undo()
    qtbot.waitUntil(lambda: len(told(library)) == 6)


def test_names_and_tags_have_their_counts(qtbot, library, sample_desk):
    project = sample_desk.document.project
    library.tabs.setCurrentIndex(1)
    assert len(told(library, tab=1)) == project.count(Agent) + project.count(Place)
    assert {"Person", "Place"} <= set(told(library, NOTE, 1))
    library.tabs.setCurrentIndex(2)
    assert len(told(library, tab=2)) == project.count(Tag)
    assert any(int(count) > 0 for count in told(library, COUNT, 2))
    entry = project.all(Entry)[0]
    actions.set_tags(project, "entry", entry.id, ["a sample tag"])
    qtbot.waitUntil(lambda: "a sample tag" in told(library, tab=2))


# selecting


def test_a_click_selects_and_the_focus_stays(qtbot, library, sample_desk):
    rows = library.lists[0]
    place = rows.visualRect(rows.rows.index(2)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sample_desk.selection.current == rows.rows.index(2).data(VALUE)
    assert rows.hasFocus()


def test_enter_and_a_double_click_go_to_the_words(qtbot, library, sample_desk):
    opened = heard(sample_desk.selection.opened)
    rows = library.lists[0]
    rows.setCurrentIndex(rows.rows.index(1))
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    place = rows.visualRect(rows.rows.index(0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [(rows.rows.index(1).data(VALUE),), (rows.rows.index(0).data(VALUE),)]


def test_arrows_and_j_and_k_move_and_select_past_headings(qtbot, library, sample_desk):
    library.set_order(grouped=True)
    rows = library.lists[0]
    qtbot.keyClick(rows, Qt.Key.Key_J)
    first = sample_desk.selection.current
    assert rows.rows.row_of(first) == 1
    qtbot.keyClick(rows, Qt.Key.Key_J)
    assert rows.rows.row_of(sample_desk.selection.current) == 3
    qtbot.keyClick(rows, Qt.Key.Key_K)
    assert sample_desk.selection.current == first
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert sample_desk.selection.current != first


def test_letters_are_commands(qtbot, library, sample_desk):
    wishes = sample_desk.wishes
    said = {name: heard(getattr(wishes, name)) for name in ("edit", "note", "tag", "remove")}
    rows = library.lists[0]
    rows.setCurrentIndex(rows.rows.index(0))
    ref = rows.current()
    for key in (Qt.Key.Key_E, Qt.Key.Key_F2, Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_Delete):
        qtbot.keyClick(rows, key)
    assert said == {"edit": [(ref,), (ref,)], "note": [(ref,)], "tag": [(ref,)], "remove": [((ref,),)]}
    qtbot.keyClick(rows, Qt.Key.Key_Z)
    assert rows.current() == ref


def test_the_source_of_what_is_selected_is_the_row_in_light(library, sample_desk):
    project = sample_desk.document.project
    wanted = source(sample_desk, "Durqad")
    version = actions.newest_version(project, wanted)
    passage = project.all(Passage, version_id=version.id)[0]
    citation = project.all(Citation, source_id=wanted.id)[0]
    chosen = heard(sample_desk.selection.changed)
    for ref in (Ref("passage", passage.id), Ref("citation", citation.id), Ref("source", wanted.id)):
        sample_desk.selection.select(ref)
        assert current(library) == Ref("source", wanted.id)
    assert len(chosen) == 3, "showing a selection is not selecting"
    entry = project.get(Entry, citation.entry_id)
    sample_desk.selection.select(Ref("entry", entry.id))
    assert current(library) == Ref("source", actions.citations_of(project, entry)[0].source_id)
    sample_desk.selection.select(Ref("tag", "0" * 32))
    assert current(library) is None


def test_another_tab_lists_what_can_be_selected_there(library, sample_desk):
    library.tabs.setCurrentIndex(1)
    rows = library.lists[1]
    rows.setCurrentIndex(rows.rows.index(0))
    assert sample_desk.selection.current.table in ("agent", "place")


def test_the_menu_of_a_row_offers_what_the_keys_do(qtbot, library, sample_desk):
    rows = library.lists[0]
    rows.setCurrentIndex(rows.rows.index(0))
    removed = heard(sample_desk.wishes.remove)
    rows.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Read", "Edit", "Tag", "Note", "Copy with citation", "Remove"]
    menu.actions()[-1].trigger()
    menu.close()
    assert removed == [((rows.current(),),)]


# empty, narrow, dropped


def test_an_empty_library_names_the_next_step(qtbot, empty_desk, shown, monkeypatch):
    pane = shown(empty_desk)
    assert pane.empty.sentence.text() == "No sources yet.\nDrop articles here or paste one."
    assert pane.empty.button.text() == "Add source"
    pane.tabs.setCurrentIndex(2)
    assert pane.empty.sentence.text().startswith("No tags yet.")
    assert pane.empty.button.isHidden()
    pane.tabs.setCurrentIndex(1)
    assert pane.empty.sentence.text().startswith("No names yet.")


def test_without_a_project_the_library_is_empty(desk, shown, sample_desk):
    pane = shown(desk)
    sample_desk.document.show(None)
    assert pane.lists[0].rows.rows == []


def test_in_a_narrow_library_the_tabs_have_the_room(library):
    assert not library.find_button.isHidden()
    library.resize(232, 552)
    assert library.find_button.isHidden()
    bar = library.tabs
    assert all(bar.tabRect(tab).right() < bar.width() + 1 for tab in range(bar.count()))


def test_what_is_dropped_is_brought_in(qtbot, library, sample_desk, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("A headline\n\nThe men left.")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(library, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(sample_desk.wishes.form, timeout=15000) as asked:
        QApplication.sendEvent(library, drop)
    assert asked.args[0].title.typed() == "A headline"


def test_what_cannot_be_brought_in_is_said_in_the_library(library):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/page")])
    library.bringing.drop(mime)
    assert "loads nothing from the network" in library.bar.words()


def test_pasting_brings_in_what_is_on_the_clipboard(qtbot, library, sample_desk):
    QApplication.clipboard().setText("A pasted headline\n\nThe men left.")
    with qtbot.waitSignal(sample_desk.wishes.form, timeout=15000) as asked:
        qtbot.keyClick(library.lists[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0].title.typed() == "A pasted headline"
    assert sample_desk.document.project.count(Source) == 6
