"""From words on the clipboard to entries without the mouse: after each deed the keys go where work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.window.hand import Hand
from timeline_app import actions, settings
from timeline_app.ui.kit.panes import is_focus_inside

LOCK = """The canal at Lindow, a sample

This is a sample text. On 3 March 1891 the company opened the new lock at Lindow. Two days
later a barge struck the gate.

About forty boats waited in the basin by 12 March 1891. In April 1891 the canal was open again.
"""


@pytest.fixture
def empty(sit_down, tmp_path) -> Hand:
    """The window on a new project."""
    path = tmp_path / "Lindow.chronology"
    actions.new_project(path, settings.load()).close()
    hand: Hand = sit_down(path, still=True)
    hand.settle()
    return hand


@pytest.fixture
def lindow(empty) -> Hand:
    """The same, with one article that was pasted and added by keys."""
    QApplication.clipboard().setText(LOCK)
    empty.press("Ctrl+Shift+V")
    empty.until(lambda: empty.window.library.bringing.form)
    empty.write("20 March 1891")
    empty.press("Ctrl+Return")
    empty.until(empty.window.desk.proposals.left)
    empty.settle()
    return empty


def test_a_new_project_begins_at_the_button_that_brings_articles_in(empty):
    assert empty.focus() is empty.window.library.empty.button


def test_an_article_that_was_added_is_read_at_once_and_its_proposals_are_taken_by_keys(lindow):
    assert lindow.focus() is lindow.window.reader.view
    lindow.press("J", "A")
    lindow.until(lambda: len(lindow.entries()) == 1)
    lindow.press("A")
    lindow.until(lambda: len(lindow.entries()) == 2)


def test_an_offer_to_undo_goes_with_the_next_deed_since_it_would_take_that_back(lindow):
    assert "Added" in lindow.window.toast.words()
    lindow.press("J", "A")
    lindow.until(lambda: len(lindow.entries()) == 1)
    assert lindow.window.toast.words() == ""


def test_ctrl_enter_finishes_a_form_and_goes_back_to_the_text_and_the_timeline(lindow):
    lindow.select_words("About forty boats waited in the basin")
    lindow.press("E")
    lindow.write_over("Forty boats wait")
    lindow.press("Tab")
    lindow.write_over("12 March 1891")
    lindow.press("Ctrl+Return")
    assert lindow.focus() is lindow.window.reader.view
    entry = lindow.entry("Forty boats")
    canvas = lindow.window.timeline.canvas
    lindow.settle()
    lindow.window.reveal("timeline")
    lindow.press("Home", "E")
    assert is_focus_inside(lindow.window.inspector, lindow.focus())
    lindow.write_over("Forty boats were waiting")
    lindow.press("Ctrl+Return")
    assert lindow.focus() is canvas
    lindow.until(lambda: lindow.project.get(type(entry), entry.id).title == "Forty boats were waiting")


def test_where_undo_leaves_nothing_to_show_the_keys_go_to_the_text(lindow):
    lindow.press("J", "A")
    lindow.settle()
    lindow.window.reveal("timeline")
    lindow.press("Home", "Ctrl+Z")
    lindow.settle()
    assert not lindow.entries()
    assert lindow.focus() is lindow.window.reader.view


def test_where_a_filter_lets_nothing_through_the_keys_go_to_its_end_and_back(lindow):
    lindow.press("J", "A")
    lindow.settle()
    lindow.window.reveal("timeline")
    canvas = lindow.focus()
    filtered = lindow.window.desk.document
    filtered.set_filter(type(filtered.filter)(text="nothing like it"))
    lindow.settle()
    assert lindow.focus() is lindow.window.timeline.empty.button
    lindow.press("Space")
    lindow.settle()
    assert lindow.focus() is canvas


def test_what_is_removed_without_a_question_leaves_the_keys_where_they_are(lindow):
    lindow.press("J", "A", "A")
    lindow.until(lambda: len(lindow.entries()) == 2)
    lindow.press("Ctrl+N")
    lindow.write("A sample entry")
    lindow.press("Ctrl+Return")
    lindow.until(lambda: len(lindow.entries()) == 3)
    lindow.window.reveal("table")
    table = lindow.focus()
    lindow.press("Delete")
    lindow.settle()
    assert len(lindow.entries()) == 2
    assert lindow.focus() is table
