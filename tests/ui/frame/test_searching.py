"""The line of Ctrl+K in the window: what is found opens at its words, also when it is found beside the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from timeline_app import actions
from timeline_app.model import Entry, Place, Source
from timeline_app.project import Filter
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.finding import asking
from timeline_app.ui.frame.finding.palette import Palette, Sought
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.lists import HEAD, NOTE, NOTE_HITS, TITLE, TITLE_HITS, draw_hits
from timeline_app.ui.kit.picking import Again, Pick

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(qtbot, window):
    """The line, open and asked."""

    def open_(typed):
        found = window.search()
        found.line.setText(typed)
        qtbot.waitUntil(lambda: found._settled() and "Searching…" not in heads(found))
        return found

    return open_


def titles(found):
    model = found.rows.model()
    return [model.index(row).data(TITLE) for row in range(model.rowCount()) if not model.index(row).data(HEAD)]


def heads(found):
    model = found.rows.model()
    return [model.index(row).data(TITLE) for row in range(model.rowCount()) if model.index(row).data(HEAD)]


def forget_index(project):
    project._db.execute("delete from local where key = 'search'")
    project._db.execute("insert into search (search) values ('delete-all')")
    project._db.execute("delete from search_text")


def test_an_article_opens_at_the_words_with_every_hit_lit(qtbot, window):
    palette = Palette(window.desk, [])
    palette.find("bridge")
    qtbot.waitUntil(palette.is_settled)
    articles = [pick for pick in palette.find("embassy") if isinstance(pick.value, Sought)]
    qtbot.waitUntil(palette.is_settled)
    articles = [pick for pick in palette.find("embassy") if isinstance(pick.value, Sought)]
    assert articles
    palette.take(articles[0].value)
    reader = window.reader
    assert reader.find_bar.line.text() == "embassy"
    text = reader.view.script.text
    hits = [text[start:end].casefold() for start, end in reader.finder._hits]
    assert hits
    assert set(hits) == {"embassy"}
    assert reader.finder._hits[reader.finder._at][0] >= articles[0].value.start
    assert " of " in reader.find_bar.count.text()
    before = reader.finder._at
    reader.find_next()
    assert reader.finder._at == (before + 1) % len(hits)


def test_an_article_found_by_its_title_alone_opens_without_a_bar(window):
    source = next(s for s in window.desk.document.project.all(Source) if s.csl.get("publisher") or s.csl)
    Palette(window.desk, []).take(Sought(Ref("source", source.id), "xyzzy", 0))
    assert window.reader.find_bar.isHidden()


def test_a_filter_completes_as_it_is_typed(qtbot, window):
    window.chronology.bring("table")
    filter_line = window.table.filter_line
    qtbot.keyClicks(filter_line, "p")
    assert window.completing.offered() == [], "one letter is no beginning of a condition"
    qtbot.keyClicks(filter_line, "l")
    assert window.completing.offered() == ["place:"]
    window.completing._take(window.completing._rows.index(0))
    assert filter_line.text() == "place:"
    assert "Kabul" in window.completing.offered()
    qtbot.keyClicks(filter_line, "yang")
    assert window.completing.offered() == ['"Yangi Qala"']
    window.completing._take(window.completing._rows.index(0))
    assert filter_line.text() == 'place:"Yangi Qala"'
    qtbot.waitUntil(lambda: window.desk.document.filter.places == {"Yangi Qala"})
    window.completing.completer.popup().hide()


def test_what_a_filter_line_does_not_understand_is_said_at_the_line(window):
    filter_line = window.table.filter_line
    before = filter_line.toolTip()
    filter_line.setText("place:Atlantis")
    assert "No place is called “Atlantis”." in filter_line.toolTip()
    assert filter_line.accessibleDescription() == filter_line.toolTip()
    filter_line.setText("")
    assert filter_line.toolTip() == before


def test_rows_say_which_words_in_them_were_sought(line):
    found = line("yangi")
    model = found.rows.model()
    rows = [model.index(row) for row in range(model.rowCount())]
    lit = [
        text[start:end]
        for row in rows
        for text, hits in ((row.data(TITLE), row.data(TITLE_HITS)), (model.picks[row.row()].note, row.data(NOTE_HITS)))
        for start, end in hits or ()
    ]
    assert lit
    assert set(lit) == {"Yangi", "Yangī"}, "however an article writes it"
    found.leave()


def test_ctrl_enter_filters_every_view_by_what_is_typed(qtbot, window, line):
    found = line("yangi")
    qtbot.keyClick(found.line, Qt.Key.Key_Return, CTRL)
    assert window.desk.document.filter == Filter(text="yangi")


def test_a_name_with_a_letter_wrong_is_asked_back_and_enter_types_it(qtbot, window, line):
    found = line("darqat")
    assert "Did you mean “Darqad”?" in titles(found)
    model = found.rows.model()
    row = next(row for row in range(model.rowCount()) if isinstance(model.picks[row].value, Again))
    found.rows.setCurrentIndex(model.index(row))
    found._chosen = True
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert not found.isHidden()
    assert found.line.text() == "Darqad"
    found.leave()


def test_what_is_no_condition_is_said(line):
    found = line("place:Atlantis")
    assert any("No place is called “Atlantis”." in head for head in heads(found))
    found.leave()


def test_nothing_found_says_where_it_was_looked_for(line):
    found = line("xyzzy")
    assert titles(found) == []
    assert "quotes, articles, people" in found._none.text()
    assert found._none.isVisible()
    found.leave()


def test_a_long_filter_that_finds_nothing_is_told_in_full(line):
    found = line("xyzzy place:Takhar after:2019-09-05 uncited claimant:Taliban")
    told = found._none
    assert told.isVisible()
    assert told.height() >= told.heightForWidth(told.width())
    assert told.heightForWidth(told.width()) > told.fontMetrics().lineSpacing() * 2, "it takes two lines"
    found.leave()


def test_no_command_found_points_to_the_keys_of_panes(line):
    found = line(">zoom")
    assert titles(found) == []
    assert found._none.isVisible()
    assert "F1 lists" in found._none.text()
    assert "quotes" not in found._none.text()
    found.leave()


def test_a_place_opens_as_what_it_is(qtbot, window):
    palette = Palette(window.desk, [])
    palette.find("kabul")
    qtbot.waitUntil(palette.is_settled)
    place = window.desk.document.project.all(Place, name="Kabul")[0]
    assert Ref("place", place.id) in [pick.value for pick in palette.find("kabul")]


def test_saved_views_stand_under_their_heading(qtbot, window):
    brought = []
    palette = Palette(window.desk, [], lambda: [Pick(lambda: brought.append(1), "What is uncited")])
    palette.find("uncited")
    qtbot.waitUntil(palette.is_settled)
    found = palette.find("uncited")
    assert "Views" in [pick.title for pick in found if pick.head]
    palette.take(next(pick.value for pick in found if pick.title == "What is uncited"))
    assert brought == [1]


def test_a_slow_search_runs_beside_the_window_and_enter_waits_for_it(qtbot, window, monkeypatch):
    monkeypatch.setattr(asking, "LARGE", 0)
    entry = next(e for e in window.desk.document.project.all(Entry) if "overrun Yangi" in e.title)
    found = window.search()
    found.line.setText("overrun yangi")
    assert "Searching…" in heads(found)
    with qtbot.waitSignal(window.desk.selection.opened) as opened:
        qtbot.keyClick(found.line, Qt.Key.Key_Return)
        assert not found.isHidden()
    assert opened.args == [Ref("entry", entry.id)]


def test_of_words_typed_fast_the_last_are_answered(qtbot, window, monkeypatch):
    monkeypatch.setattr(asking, "LARGE", 0)
    found = window.search()
    for typed in ("k", "ka", "kab", "kabul"):
        found.line.setText(typed)
    qtbot.waitUntil(lambda: "Places" in heads(found))
    assert "Kabul" in titles(found)
    found.leave()
    qtbot.waitUntil(lambda: not asking.Asking(window.desk.document)._job)


def test_an_answer_is_asked_again_after_an_edit(qtbot, window):
    made = asking.Asking(window.desk.document)
    wanted = Filter(text="unheard")
    made.ask(wanted)
    qtbot.waitUntil(lambda: made.knows(wanted))
    with window.desk.document.project.edit("Add") as edit:
        edit.add(Entry(title="Unheard of"))
    assert not made.knows(wanted)
    made.ask(wanted)
    qtbot.waitUntil(lambda: made.knows(wanted))
    assert made.ask(wanted).fitting == 1


def test_a_project_without_an_index_says_so_and_gets_one(qtbot, window, line):
    project = window.desk.document.project
    forget_index(project)
    found = line("yangi")
    assert any(head.startswith("Search is being prepared") for head in heads(found))
    assert titles(found)
    found.leave()
    window.indexing._look()
    assert window.indexing.is_running()
    with qtbot.waitSignal(window.indexing.changed):
        pass
    assert project.is_indexed
    assert not window.indexing.is_running()


def test_who_stops_the_index_is_not_asked_again_until_the_project_is_opened(qtbot, window):
    project = window.desk.document.project
    forget_index(project)
    window.indexing._look()
    with qtbot.waitSignal(window.indexing.changed):
        window.indexing._stop()
    assert not project.is_indexed
    window.indexing._look()
    assert not window.indexing.is_running()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("text", ["The bridge falls", "پل سقوط می‌کند", "🏴 bridge"])
def test_hits_are_drawn_on_the_ground_of_hits(qapp, direction, text):
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(theme.colour("raised"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw_hits(painter, QRect(0, 0, 300, 30), text, [(0, 3)], theme.font("body"))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(300) for y in range(30)}
    assert theme.colour("hit").name() in seen


def test_a_time_of_day_that_is_found_has_no_seconds_that_nobody_gave(window, line):
    project = window.desk.document.project
    actions.add_entry(project, "Sample bell rings", when="10 Sept 2019 14:30", places=["Bellville"])
    for typed in ("bell rings", "place:Bellville"):
        model = line(typed).rows.model()
        notes = [model.index(row).data(NOTE) for row in range(model.rowCount())]
        assert "10 September 2019, 14:30" in notes
