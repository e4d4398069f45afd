"""Words leave the project with the note that says where they stand."""

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.errors import CitationError
from timeline_app.exports.notes import notes_alone
from timeline_app.model import Citation, Entry, Passage, Source, Version
from timeline_app.project import Filter
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.present.copying import quotations


def board():
    return QApplication.clipboard().text()


def copied(qtbot, desk, copier, what):
    with qtbot.waitSignal(desk.wishes.toast, timeout=60_000) as said:
        copier.copy(what)
        at_once = board()
    assert said.args == ["Copied with its citation.", False]
    return at_once, board()


def test_an_entry_is_copied_with_the_note_that_an_export_would_set(qtbot, sample_desk, copier, project, cited):
    at_once, later = copied(qtbot, sample_desk, copier, Ref("entry", cited.id))
    chronicle = project.chronicle(Filter(ids=frozenset({cited.id})))
    (citation,) = chronicle.entries[0].citations
    note = notes_alone(chronicle)[0][citation.id]
    assert at_once == citation.quote
    assert later == f"“{citation.quote}” ({note})"


def test_a_citation_is_copied_with_its_locator(qtbot, sample_desk, copier, project, cited):
    (citation,) = actions.citations_of(project, cited)
    actions.edit_citation(project, citation, locator_label="page", locator="8")
    _, later = copied(qtbot, sample_desk, copier, Ref("citation", citation.id))
    assert "8" in later.rpartition("(")[2]


def test_words_and_marks_that_nothing_rests_on_name_their_paragraph(qtbot, sample_desk, copier, project):
    version = project.all(Version)[0]
    text = project.text(version)
    start = text.index("\n\n") + 2
    end = text.index(" ", start + 20)
    words = Words(version.source_id, version.id, start, end, text[start:end])
    _, later = copied(qtbot, sample_desk, copier, words)
    assert later.startswith(f"“{text[start:end]}” (")
    number = project.paragraph(version, start)
    assert number > 1
    assert str(number) in later.rpartition("(")[2]
    mark = actions.annotate(project, version, start, end)
    assert copied(qtbot, sample_desk, copier, Ref("passage", mark.id))[1] == later


@pytest.mark.parametrize(
    "what",
    [Ref("entry", "0" * 32), Ref("citation", "0" * 32), Ref("passage", "0" * 32), Ref("source", "0" * 32)],
    ids=lambda ref: ref.table,
)
def test_what_holds_no_words_is_not_copied(qtbot, sample_desk, copier, what):
    with qtbot.waitSignal(sample_desk.wishes.toast) as said:
        copier.copy(what)
    assert said.args[0] == "There are no words to copy here."
    assert board() == "before"


def test_an_entry_that_rests_on_a_whole_source_holds_no_words(project):
    entry = actions.add_entry(project, "On a book", cites=project.all(Source)[0])
    assert quotations(project, Ref("entry", entry.id)) == []


def test_what_was_copied_in_the_meantime_stays_on_the_clipboard(qtbot, sample_desk, copier, project, cited):
    copier.copy(Ref("entry", cited.id))
    QApplication.clipboard().setText("something else")
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)
    assert board() == "something else"


def test_a_note_that_cannot_be_formatted_is_told_and_the_words_stay(qtbot, sample_desk, copier, project, cited):
    copier.copy(Ref("entry", cited.id))
    words = board()
    with qtbot.waitSignal(sample_desk.wishes.toast) as said:
        copier._refused(CitationError("The style is broken.", hint="Choose another."))
    assert said.args[0] == "Copied without its citation. The style is broken. Choose another."
    assert board() == words


def test_every_citation_of_an_entry_is_copied_in_the_persons_order(project):
    entry = max(project.all(Entry), key=lambda entry: len(actions.citations_of(project, entry)))
    found = quotations(project, Ref("entry", entry.id))
    resting = [c for c in actions.citations_of(project, entry) if c.passage_id]
    assert [id_ for _, id_ in found] == [citation.id for citation in resting]
    assert [words.text for words, _ in found] == [project.get(Passage, c.passage_id).quote for c in resting]
    assert all(isinstance(project.get(Citation, id_), Citation) for _, id_ in found)


def test_without_a_project_nothing_is_copied(desk, qapp):
    from timeline_app.ui.present import Copier

    QApplication.clipboard().setText("before")
    Copier(desk).copy(Ref("entry", "0" * 32))
    assert board() == "before"
