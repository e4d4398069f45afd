"""The program reads first: from an article to entries on the timeline by one key each, without a word typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.window.articles import BRIDGE
from tests.journeys.window.hand import Hand
from timeline_app import actions, settings
from timeline_app.model import Citation, Decision, Entry, Link, Passage, Source


@pytest.fixture
def hand(sit_down, tmp_path) -> Hand:
    """The window on a new project with one article, whose day of publication was typed."""
    path = tmp_path / "Alder.chronology"
    actions.new_project(path, settings.load()).close()
    hand = sit_down(path, still=True)
    QApplication.clipboard().setText(BRIDGE)
    hand.press("Ctrl+Shift+V")
    hand.until(lambda: hand.window.library.bringing.form)
    hand.write("18 March 2021")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.count(Source) == 1)
    hand.until(hand.window.reader.strip.isVisible)
    return hand


def left(hand: Hand) -> int:
    return hand.window.desk.proposals.left() or 0


def test_an_article_is_gone_through_without_a_word_typed(hand, tmp_path):
    window, strip = hand.window, hand.window.reader.strip
    count = left(hand)
    assert count >= 4
    assert f"{count} proposals" in window.status.proposals.text()
    hand.click(window.reader.view.viewport())
    hand.press("J")
    assert hand.focus() is strip
    told = strip.title.text_whole()
    hand.press("A")
    (entry,) = hand.entries()
    assert entry.title == told
    assert entry.when["edtf"].startswith("2021-03")
    (citation,) = hand.project.all(Citation)
    assert hand.project.get(Passage, citation.passage_id).quote in BRIDGE
    hand.until(lambda: entry.id in set(window.timeline.canvas.marks.ids))
    assert hand.focus() is strip, "the next one is in hand"
    hand.press("X")
    assert hand.count(Decision) == 1
    hand.press("Ctrl+Z")
    assert hand.count(Decision) == 0
    while strip.isVisible():
        hand.press("A")
    assert left(hand) == 0
    assert len(hand.entries()) >= count
    assert hand.focus() is window.reader.view
    quotes = [passage.quote for passage in hand.project.all(Passage)]
    assert all(quote in BRIDGE for quote in quotes)
    assert len(quotes) == len(set(quotes)), "one mark a sentence, however many entries rest on it"


def test_a_proposal_is_changed_before_it_is_an_entry(hand):
    hand.click(hand.window.reader.view.viewport())
    hand.press("J", "E")
    draft = hand.window.inspector.draft
    hand.until(draft.isVisible)
    title = draft.fields["title"].typed()
    assert title
    assert draft.fields["when"].typed().edtf.startswith("2021-03")
    hand.write_over("In words of my own")
    before = left(hand)
    hand.press("Ctrl+Return")
    hand.until(lambda: len(hand.entries()) == 1)
    (entry,) = hand.entries()
    assert entry.title == "In words of my own"
    assert entry.when["derivation"]["proposal"]
    hand.until(lambda: left(hand) == before - 1)


def test_decisions_hold_after_a_restart(hand, sit_down):
    hand.click(hand.window.reader.view.viewport())
    hand.press("J", "A", "X")
    after, path = left(hand), hand.project.path
    hand.window.close()
    again = sit_down(path, still=True)
    again.until(again.window.reader.strip.isVisible)
    assert left(again) == after
    again.press("Ctrl+Z")
    again.until(lambda: left(again) == after + 1)


def test_all_that_are_certain_at_once_with_what_announces_them(hand):
    hand.click(hand.window.reader.view.viewport())
    hand.command("Go through the proposals")
    hand.window.reader.strip.accepted_all.emit()
    made = hand.entries()
    assert len(made) >= 2
    assert {link.type for link in hand.project.all(Link)} <= {"announced-in"}
    hand.press("Ctrl+Z")
    assert hand.project.count(Entry) == 0


def test_the_whole_library_is_read_by_a_command(hand, tmp_path: Path):
    for number in range(3):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"Report {number}\n\n{BRIDGE}".replace("Alder", f"Alder {number}"), encoding="utf-8")
        assert hand.drop_files(file)
        hand.until(lambda: hand.window.library.bringing.form)
        hand.click(hand.window.library.bringing.form.published.editor())
        hand.write_over("18 March 2021")
        hand.press("Ctrl+Return")
        hand.until(lambda number=number: hand.count(Source) == number + 2)
    hand.command("Read all articles for dates")
    hand.until(lambda: len(hand.window.desk.proposals.by_source()) == 4)
    notes = [row.note for row in hand.window.library.lists[0].rows.rows]
    hand.until(lambda: all("proposals" in row.note for row in hand.window.library.lists[0].rows.rows))
    assert len(notes) == 4
