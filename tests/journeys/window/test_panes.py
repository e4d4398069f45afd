"""One selection, shown everywhere: each pair of panes, and panes that come back as they were left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.journeys.window.hand import Hand
from timeline_app.model import Citation, Entry, Passage, Source
from timeline_app.ui.desk.selection import Ref


def passages(hand: Hand, entry: Entry) -> list[Passage]:
    """What an entry cites, in order."""
    cited = sorted(hand.project.all(Citation, entry_id=entry.id), key=lambda one: (one.position, one.id))
    return [hand.project.get(Passage, one.passage_id) for one in cited if one.passage_id]


def is_lit(hand: Hand, entry: Entry) -> bool:
    """Whether the reader shows the first words of an entry, lit and in sight."""
    view, first = hand.window.reader.view, passages(hand, entry)[0]
    return first.id in view.lit and view.isVisible() and view.is_in_view(first.start, first.end)


def is_ringed(hand: Hand, entry: Entry) -> bool:
    canvas = hand.window.timeline.canvas
    return canvas.marks.index[entry.id] in canvas.lit().selected


def is_chosen(hand: Hand, entry: Entry) -> bool:
    table = hand.window.table
    return [table.model.id_at(row) for row in table.table.chosen()] == [entry.id]


def is_in_the_form(hand: Hand, entry: Entry) -> bool:
    form = hand.window.inspector.entry
    return form.isVisible() and form.fields["title"].typed() == entry.title


def is_shown_everywhere(hand: Hand, entry: Entry) -> bool:
    """In every pane that is seen; the table and the timeline stand behind each other."""
    shown = [is_lit(hand, entry), is_in_the_form(hand, entry), is_chosen(hand, entry)]
    return all(shown) and (not hand.window.timeline.isVisible() or is_ringed(hand, entry))


def source_row(hand: Hand, title: str) -> QPoint:
    rows = hand.window.library.lists[0]
    model = rows.model()
    at = next(n for n in range(model.rowCount()) if title in str(model.index(n, 0).data()))
    rows.scrollTo(model.index(at, 0))
    return rows.visualRect(model.index(at, 0)).center()


def order(hand: Hand, view: str) -> None:
    """Order, with one view of the chronology in front."""
    hand.press("F8")
    if hand.window.chronology.current() != view:
        hand.press("Ctrl+PgDown")
    assert hand.window.chronology.current() == view
    hand.settle()


@pytest.fixture
def entries(sample) -> list[Entry]:
    """Entries that cite something, from different articles."""
    by_source = {}
    for entry in sample.entries():
        if found := passages(sample, entry):
            by_source.setdefault(found[0].version_id, entry)
    return list(by_source.values())


def in_sight(hand: Hand) -> list[Entry]:
    """Entries that cite something and have a dot in the timeline now."""
    canvas = hand.window.timeline.canvas
    view = canvas.view
    seen = [dot for dot in canvas.drawn().dots if 8 <= dot.x <= view.width - 8 and 8 <= dot.y <= view.height - 8]
    dots = {canvas.marks.ids[dot.mark] for dot in seen}
    return [entry for entry in hand.entries() if entry.id in dots and passages(hand, entry)]


def test_a_source_chosen_in_the_library_is_read_and_described(sample):
    rows = sample.window.library.lists[0]
    for source in sample.project.all(Source)[:3]:
        title = source.short_title or source.csl["title"]
        sample.click(rows.viewport(), source_row(sample, title))
        sample.until(lambda title=title: sample.window.reader.header.title.text_whole() == title)
        assert sample.window.desk.selection.current == Ref("source", source.id)
        assert sample.window.inspector.source.isVisible()
    assert sample.focus() is rows, "a click selects, the focus stays"
    sample.press("Return")
    assert sample.focus() is sample.window.reader.view


def test_words_that_are_marked_lead_to_entry_timeline_and_table(sample, entries):
    order(sample, "timeline")
    for entry in entries[:2]:
        sample.window.desk.selection.open(Ref("source", source_of(sample, entry)))
        sample.settle()
        view, first = sample.window.reader.view, passages(sample, entry)[0]
        view.scroll_to(first.start, at_once=True)
        sample.click(view.viewport(), view.slots(first.start, first.end)[0].center().toPoint())
        sample.until(lambda: sample.window.desk.selection.current is not None)
        chosen = sample.window.desk.selection.entries()[0]
        assert chosen in {one.entry_id for one in sample.project.all(Citation, passage_id=first.id)}
        found = sample.project.get(Entry, chosen)
        sample.until(lambda found=found: is_ringed(sample, found) and is_chosen(sample, found))
        assert is_in_the_form(sample, found)
        assert sample.focus() is view


def source_of(hand: Hand, entry: Entry) -> str:
    return hand.project.all(Citation, entry_id=entry.id)[0].source_id


def test_a_row_of_the_table_is_shown_in_every_pane(sample, entries):
    order(sample, "table")
    table = sample.window.table.table
    for entry in entries:
        sample.click(table.viewport(), sample.cell(entry, "title"))
        sample.until(lambda entry=entry: is_shown_everywhere(sample, entry))
        assert sample.focus() is table
    sample.press("Return")
    sample.until(lambda: sample.focus() is sample.window.reader.view)


def test_a_dot_of_the_timeline_is_shown_in_every_pane(sample):
    order(sample, "timeline")
    canvas = sample.window.timeline.canvas
    seen = in_sight(sample)
    assert len(seen) > 1
    for entry in seen[:3]:
        sample.click(canvas.viewport(), sample.dot(entry))
        sample.until(lambda entry=entry: is_shown_everywhere(sample, entry))
        assert sample.focus() is canvas
        sample.settle()
    sample.click(canvas.viewport(), sample.dot(seen[2]), double=True)
    sample.until(lambda: sample.focus() is sample.window.reader.view)


def test_j_and_k_walk_through_time_and_every_pane_follows(sample):
    order(sample, "timeline")
    canvas = sample.window.timeline.canvas
    sample.click(canvas.viewport(), sample.dot(in_sight(sample)[0]))
    before = sample.window.desk.selection.entries()
    sample.press("J")
    after = sample.window.desk.selection.entries()
    assert after != before
    sample.until(lambda: is_in_the_form(sample, sample.project.get(Entry, after[0])))
    sample.press("K")
    assert sample.window.desk.selection.entries() == before


def test_words_dragged_onto_a_row_a_dot_or_beside_them_cite_or_begin_an_entry(sample, entries):
    order(sample, "table")
    view, entry = sample.window.reader.view, entries[0]
    sample.select_words(some_words(sample))
    words = view.createMimeDataFromSelection()
    cited = len(sample.project.all(Citation, entry_id=entry.id))
    table = sample.window.table.table.viewport()
    assert sample.drop(table, words, sample.cell(entry, "title"))
    sample.until(lambda: len(sample.project.all(Citation, entry_id=entry.id)) == cited + 1)
    assert "Cited" in sample.window.toast.words()

    sample.press("Ctrl+PgDown")
    sample.settle()
    canvas = sample.window.timeline.canvas
    other = next(one for one in in_sight(sample) if one != entry)
    cited = len(sample.project.all(Citation, entry_id=other.id))
    assert sample.drop(canvas.viewport(), words, sample.dot(other))
    sample.until(lambda: len(sample.project.all(Citation, entry_id=other.id)) == cited + 1)

    made = len(sample.entries())
    assert sample.drop(canvas.viewport(), words, QPoint(canvas.width() - 30, canvas.height() // 2))
    sample.until(sample.window.inspector.draft.isVisible)
    assert len(sample.entries()) == made, "a draft is not in the file"


def some_words(hand: Hand) -> str:
    """A word of the text that is in sight."""
    text = hand.window.reader.view.script.text
    return next(word for word in text.split() if len(word) > 6 and word.isalpha() and text.count(word) == 1)


def test_what_was_removed_comes_back_by_the_button_of_the_toast(sample, entries):
    order(sample, "table")
    table, entry = sample.window.table.table, entries[0]
    before = len(sample.entries())
    sample.click(table.viewport(), sample.cell(entry, "title"))
    sample.press("Delete")
    sample.settle()
    if sample.window.inspector.removal.isVisible():
        sample.press_button("Remove", sample.window.inspector.removal)
    sample.until(lambda: len(sample.entries()) == before - 1)
    sample.settle()
    assert sample.focus() is table and table.currentIndex().isValid(), "the next row has the cursor"
    sample.press_button("Undo", sample.window.toast)
    sample.until(lambda: len(sample.entries()) == before)


def test_f6_goes_round_all_panes_and_back(sample):
    sample.press("F7")
    sample.click(sample.window.reader.view.viewport())
    seen = []
    for _ in range(8):
        sample.press("F6")
        seen.append(next(stop for stop in sample.window._stops() if stop.isAncestorOf(sample.focus())))
    assert len(set(seen)) >= 5
    assert seen[0] in seen[1:], "it goes round"


def test_panes_hidden_and_moved_are_so_after_a_restart(sample, sit_down):
    path = sample.project.path
    sample.press("F7")
    sample.press("Ctrl+B")
    sample.until(lambda: not sample.window.docks["library"].isVisible())
    sample.window.docks["inspector"].move_to("left")
    sample.settle()
    left = sample.window.docks["inspector"].x()
    sample.window.close()

    again = sit_down(path)
    again.settle()
    assert not again.window.docks["library"].isVisible()
    assert again.window.docks["inspector"].x() == left
    again.press("Ctrl+B")
    again.until(again.window.docks["library"].isVisible)
    again.command("Put panes back")
    again.until(lambda: again.window.docks["inspector"].x() > again.window.centre.x())


def test_the_reading_place_and_the_selection_by_alt_left(sample, entries):
    order(sample, "table")
    table = sample.window.table.table
    first, second = entries[:2]
    for entry in (first, second):
        sample.click(table.viewport(), sample.cell(entry, "title"))
        sample.until(lambda entry=entry: is_lit(sample, entry))
    sample.press("Alt+Left")
    sample.until(lambda: is_shown_everywhere(sample, first))
    sample.press("Alt+Right")
    sample.until(lambda: is_shown_everywhere(sample, second))


def test_looking_at_time_writes_nothing(sample):
    sample.settle()  # the index for searching is made when a copy is first opened
    before = sample.project.path.read_bytes()
    order(sample, "timeline")
    sample.press("+", "+", "-", "F", "Right", "J", "K", "PgDown", "PgUp", "Home", "End", "0")
    sample.settle()
    assert sample.project.path.read_bytes() == before
