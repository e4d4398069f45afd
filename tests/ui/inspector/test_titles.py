"""The header of the inspector says what stands below it."""

from __future__ import annotations

from timeline_app.model import Entry, Source
from timeline_app.ui.desk.selection import Ref


def title(pane) -> str:
    return pane.header.title.text_whole()


def test_a_draft_is_a_new_entry_whatever_was_selected_before(pane, sample_desk, project):
    entry = project.all(Entry)[0]
    sample_desk.selection.select(Ref("entry", entry.id))
    assert title(pane) == entry.title
    sample_desk.wishes.entry.emit(None)
    assert title(pane) == "New entry"


def test_what_is_to_be_removed_is_named(pane, sample_desk, project):
    source = project.all(Source)[0]
    sample_desk.wishes.remove.emit((Ref("source", source.id),))
    assert title(pane) == f"Remove “{source.short_title or source.csl['title']}”?"
    sample_desk.wishes.remove.emit(tuple(Ref("source", source.id) for source in project.all(Source)[:2]))
    assert title(pane) == "Remove 2?"


def test_the_hint_under_an_empty_date_is_whole(qtbot, pane, sample_desk):
    pane.window().resize(360, 700)
    sample_desk.wishes.entry.emit(None)
    words = pane.draft.fields["when"].words
    qtbot.waitUntil(lambda: words.height() > 30)
    assert " ".join(words.lines()).endswith("2019")
