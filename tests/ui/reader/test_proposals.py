"""The strip at the foot of the reader: what the program read, decided by one key each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app import actions, settings
from timeline_app.model import Citation, Decision, Entry, Passage, Source, Version
from timeline_app.sources import Capture, read_article
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.reader import ReaderPane

TEXT = """The quay of Lowick

On 3 June 2019, the council of Lowick closed the old quay. A day later, fishermen blocked the road to Harrow.

Last week the harbour master said the quay had been unsafe since 2015. The council will meet on Friday.
"""


@pytest.fixture
def lowick(sample_desk, tmp_path):
    """A project with one article, of 12 June 2019."""
    project = actions.new_project(tmp_path / "Lowick.chronology", settings.load())
    capture = Capture(TEXT.encode(), "file", file_name="lowick.txt")
    details = actions.Details("The quay of Lowick", published="2019-06-12", language="en")
    source = actions.import_article(project, read_article(capture), capture, details)
    sample_desk.document.show(project)
    return source


@pytest.fixture
def pane(qtbot, sample_desk, lowick):
    pane = ReaderPane(sample_desk)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.view.still = True
    qtbot.waitUntil(lambda: not pane.strip.isHidden())
    pane.view.setFocus()
    return pane


@pytest.fixture
def key(qtbot):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        QApplication.processEvents()

    return press


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


def left(pane):
    return pane.review._left


def test_the_first_proposal_is_shown_and_framed_in_the_text(pane):
    one = left(pane)[0]
    assert pane.strip.when.text() == "3 June 2019"
    assert "council of Lowick closed the old quay" in pane.strip.title.text_whole()
    assert pane.view._frame == tuple(one.words)
    assert TEXT[one.words.start : one.words.end] == "3 June 2019"
    assert "1 of" in pane.strip.accessibleName()


def test_j_goes_into_the_strip_and_esc_back_to_the_text(pane, key):
    key(Qt.Key.Key_J)
    assert QApplication.focusWidget() is pane.strip
    key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.view


@pytest.mark.parametrize("by", [Qt.Key.Key_A, Qt.Key.Key_Return])
def test_accepting_makes_the_cited_entry_and_goes_on(pane, key, project, by):
    first, second = left(pane)[:2]
    key(Qt.Key.Key_J)
    key(by)
    (entry,) = project.all(Entry)
    (citation,) = project.all(Citation)
    assert (entry.title, entry.when["edtf"]) == (first.title, "2019-06-03")
    assert entry.when["derivation"]["proposal"] == first.key
    passage = project.get(Passage, citation.passage_id)
    assert passage.quote == "On 3 June 2019, the council of Lowick closed the old quay."
    assert pane.review.current.key == second.key
    assert QApplication.focusWidget() is pane.strip


def test_two_quick_presses_accept_two_proposals_and_none_twice(pane, key, project):
    before = [one.key for one in left(pane)]
    key(Qt.Key.Key_J)
    QTest.keyClick(pane.strip, Qt.Key.Key_A)
    QTest.keyClick(pane.strip, Qt.Key.Key_A)
    made = {entry.when["derivation"]["proposal"] for entry in project.all(Entry)}
    assert made == set(before[:2])


def test_undo_offers_the_proposal_again(qtbot, pane, key, sample_desk):
    first = left(pane)[0]
    key(Qt.Key.Key_J)
    key(Qt.Key.Key_A)
    sample_desk.document.undo()
    assert first.key in [one.key for one in left(pane)]
    key(Qt.Key.Key_X)
    sample_desk.document.undo()
    assert len(left(pane)) >= 4


def test_what_is_dismissed_stays_so_after_a_correction_of_the_publication_date(qtbot, pane, key, project, lowick):
    first = left(pane)[0]
    key(Qt.Key.Key_J)
    key(Qt.Key.Key_X)
    assert not project.all(Entry)
    assert project.all(Decision)[0].evidence == first.key
    assert first.key not in [one.key for one in left(pane)]
    actions.edit_source(project, project.get(Source, lowick.id), published="2019-06-19")
    qtbot.waitUntil(lambda: any("19 June" in one.derivation["words"] for one in left(pane)))
    assert first.key not in [one.key for one in left(pane)]


def test_when_nothing_is_left_the_strip_goes_and_the_text_has_the_focus(pane, key):
    key(Qt.Key.Key_J)
    for _ in range(len(left(pane))):
        key(Qt.Key.Key_X)
    assert pane.strip.isHidden()
    assert QApplication.focusWidget() is pane.view
    assert pane.view._frame is None


def test_k_and_j_step_without_deciding(pane, key, project):
    key(Qt.Key.Key_J)
    key(Qt.Key.Key_J)
    assert pane.review.current.key == left(pane)[1].key
    key(Qt.Key.Key_K)
    key(Qt.Key.Key_K)
    assert pane.review.current.key == left(pane)[0].key
    assert not project.all(Entry)


def test_another_reading_is_chosen_with_one_click_and_accepted_as_chosen_by_a_person(pane, key, project):
    at = next(number for number, one in enumerate(left(pane)) if TEXT[slice(*one.words)] == "Last week")
    for _ in range(at + 1):
        key(Qt.Key.Key_J)
    key(Qt.Key.Key_Space)
    choices = pane.strip.choices()
    assert len(choices) >= 3, "the other first days of the week, and the seven days before"
    before = left(pane)[at].when.edtf
    choices[0].click()
    wanted = left(pane)[at].alternatives[0].edtf
    assert pane.review.current.when.edtf == wanted
    key(Qt.Key.Key_A)
    (entry,) = project.all(Entry)
    assert entry.when["edtf"] == wanted
    assert entry.when["derivation"]["chosen_by"] == "person"
    assert before in [edtf for edtf, _ in actions.other_readings(entry)], "the way back stays on offer"
    assert wanted not in [edtf for edtf, _ in actions.other_readings(entry)]


def test_all_that_are_certain_are_accepted_as_one_step(pane, sample_desk, project):
    certain = pane.review._certain()
    assert len(certain) > 1
    pane.strip.accepted_all.emit()
    assert len(project.all(Entry)) == len(certain)
    sample_desk.document.undo()
    assert not project.all(Entry)


def test_e_asks_for_a_draft_and_c_for_an_entry_to_cite(qtbot, pane, key, sample_desk):
    key(Qt.Key.Key_J)
    with qtbot.waitSignal(sample_desk.wishes.proposal) as asked:
        key(Qt.Key.Key_E)
    words, proposal = asked.args
    assert proposal.key == left(pane)[0].key
    assert words.text == "On 3 June 2019, the council of Lowick closed the old quay."
    with qtbot.waitSignal(sample_desk.wishes.cite):
        key(Qt.Key.Key_C)


def test_enter_on_a_button_presses_that_button(pane, project):
    dismiss = next(one for one in pane.strip.findChildren(type(pane.strip._accept)) if one.text() == "Dismiss")
    dismiss.setFocus()
    QTest.keyClick(dismiss, Qt.Key.Key_Return)
    assert not project.all(Entry)
    assert len(project.all(Decision)) == 1


def test_a_click_on_words_of_time_takes_their_proposal_in_hand(pane):
    one = left(pane)[1]
    spot = pane.view.slots(*one.words)[0].center().toPoint()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert pane.review.current.key == one.key


def test_the_pointer_over_words_of_time_says_how_they_are_read(pane):
    one = left(pane)[0]
    spot = pane.view.slots(*one.words)[0].center().toPoint()
    assert "3 June 2019" in pane.view._told_at(spot)
    assert pane.view._told_at(QPoint(2, 2)) == ""
    pane.review.dismiss()
    assert one.key not in [other.key for other in left(pane)]
    assert "3 June 2019" in pane.view._told_at(spot), "also when it was decided"


def test_without_a_publication_date_what_hangs_on_it_waits_and_asks_for_it(
    qtbot, pane, key, project, lowick, sample_desk
):
    actions.read_as(project, lowick, "news")
    actions.edit_source(project, project.get(Source, lowick.id), published="")
    qtbot.waitUntil(lambda: any(one.provisional for one in left(pane)))
    at = next(number for number, one in enumerate(left(pane)) if one.provisional)
    pane.review._hold(at)
    assert pane.strip._date.isVisible()
    assert pane.strip.why.text_whole().startswith("provisional")
    assert left(pane)[at].key not in [one.key for one in pane.review._certain()]
    with qtbot.waitSignal(sample_desk.wishes.fill) as asked:
        pane.strip._date.click()
    assert asked.args == [Ref("source", lowick.id), "published"]


def test_an_entry_made_by_hand_from_the_same_words_settles_the_proposal(qtbot, pane, project, lowick):
    first = left(pane)[0]
    version = project.all(Version)[0]
    words = actions.Words(version, first.quote.start, first.quote.end)
    actions.add_entry(project, "The quay is closed", when="3 June 2019", cites=words)
    assert first.key not in [one.key for one in left(pane)]


def test_a_preview_takes_the_strip_away_and_brings_it_back(pane, sample_desk):
    sample_desk.wishes.pages.emit([])
    assert pane.strip.isHidden()
    sample_desk.wishes.pages.emit(None)
    assert not pane.strip.isHidden()


def test_all_articles_are_read_in_one_job(qtbot, sample_desk, pane):
    with qtbot.waitSignal(sample_desk.proposals.read_all().finished):
        pass
    assert sample_desk.proposals.left() == len(left(pane))
    (source,) = sample_desk.document.project.all(Source)
    assert sample_desk.proposals.by_source() == {source.id: len(left(pane))}
    assert "in 1 article" in sample_desk.jobs.results[-1].words


@pytest.mark.parametrize("language", ["xx", "x" * 300])
def test_a_language_nobody_taught_the_program_proposes_nothing(qtbot, pane, project, lowick, language):
    actions.edit_source(project, project.get(Source, lowick.id), language=language)
    qtbot.waitUntil(pane.strip.isHidden)
    assert not left(pane)


def test_the_strip_stands_aside_until_somebody_goes_into_it(pane, key):
    pane.review.stand_aside(True)
    assert pane.strip.isHidden()
    key(Qt.Key.Key_J)
    assert QApplication.focusWidget() is pane.strip
    key(Qt.Key.Key_X)
    assert not pane.strip.isHidden()
    key(Qt.Key.Key_Escape)
    assert pane.strip.isHidden()
    pane.review.stand_aside(False)
    assert not pane.strip.isHidden()
