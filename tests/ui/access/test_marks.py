"""The marks of an article as objects: named by their words, where these stand, with what can be done."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.access.test_tree import children
from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role


@pytest.fixture
def marks(window, sample_desk, listened):
    entry = next(e for e in sample_desk.document.project.all(Entry) if e.title == "The Taliban overrun Yangi Qala")
    sample_desk.selection.open(Ref("entry", entry.id))
    QApplication.processEvents()
    voice = QAccessible.queryAccessibleInterface(window.reader.view)
    return next(child for child in children(voice) if child.text(Name).endswith(" marks"))


def test_the_text_has_a_list_of_its_marks_named_by_their_words(marks, window):
    shown = window.reader.view.marks()
    assert marks.role() == Role.List
    assert marks.text(Name) == f"{len(shown)} marks"
    text = window.reader.view.script.text
    words = [" ".join(text[mark.start : mark.end].split()) for mark in shown]
    assert [child.text(Name) for child in children(marks)] == [f"“{each}”" for each in words]


def test_a_mark_says_which_entries_rest_on_it(marks):
    assert any("overrun Yangi Qala" in child.text(Description) for child in children(marks))


def test_marks_in_sight_have_a_place_and_the_lit_one_is_selected(marks, window):
    port = window.reader.view.viewport()
    boxes = [child.rect() for child in children(marks) if not child.rect().isEmpty()]
    assert boxes
    assert all(port.rect().contains(port.mapFromGlobal(box.center())) for box in boxes)
    assert any(child.state().selected for child in children(marks))


def test_a_mark_leads_to_its_entry(marks, sample_desk):
    cited = next(child for child in children(marks) if child.actionInterface().actionNames()[1] == "Go to its entry")
    cited.actionInterface().doAction("Go to its entry")
    assert sample_desk.selection.current.table == "entry"
    cited.actionInterface().doAction("Select")


def test_without_an_article_there_are_no_marks(marks, sample_desk, window):
    sample_desk.document.show(None)
    assert marks.childCount() == len(window.reader.view.marks())
