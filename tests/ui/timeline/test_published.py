from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.timeline.conftest import shown
from timeline_app import actions
from timeline_app.model import Source
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.timeline.around import publishing
from timeline_app.ui.timeline.around.published import Issue
from timeline_app.ui.timeline.around.publishing import issues


def send(canvas, kind, x, button=Qt.MouseButton.NoButton):
    place = QPointF(canvas.mapFromScene(canvas.published.mapToScene(QPointF(x, 8))))
    screen = QPointF(canvas.viewport().mapToGlobal(place.toPoint()))
    held = button if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, place, screen, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas.viewport(), event)
    QApplication.processEvents()


def test_the_days_on_which_sources_were_published_are_ticks_below_the_lanes(canvas, sample_desk):
    project = sample_desk.document.project
    dated = {source.id for source in project.all(Source) if actions.published(project, source)}
    found = issues(project.sources(), project.dossier.time_zone)
    assert {issue.id for issue in found} == dated
    assert len(canvas.published) == len(dated) > 1
    assert canvas.published.isVisible()
    canvas.grab()


def test_pointing_names_the_source_and_a_click_opens_it(qtbot, canvas, sample_desk):
    issue = canvas.published._issues[0]
    canvas.centre(issue.at)
    x = canvas.view.x(issue.at)
    send(canvas, QEvent.Type.MouseMove, x + 1)
    assert issue.title in canvas.published.toolTip()
    with qtbot.waitSignal(sample_desk.selection.opened) as told:
        send(canvas, QEvent.Type.MouseButtonPress, x, Qt.MouseButton.LeftButton)
        send(canvas, QEvent.Type.MouseButtonRelease, x, Qt.MouseButton.LeftButton)
    assert told.args == [Ref("source", issue.id)]


def test_a_click_beside_the_ticks_opens_nothing(qtbot, canvas, sample_desk):
    free = next(x for x in range(20, 900, 9) if not canvas.published.near(x))
    send(canvas, QEvent.Type.MouseMove, free)
    with qtbot.assertNotEmitted(sample_desk.selection.opened):
        send(canvas, QEvent.Type.MouseButtonPress, free, Qt.MouseButton.LeftButton)
        send(canvas, QEvent.Type.MouseButtonRelease, free, Qt.MouseButton.LeftButton)


def test_of_many_sources_of_a_day_the_first_are_named_and_the_others_counted(canvas):
    at = int(canvas.view.seconds(400))
    canvas.show_issues([Issue(at, f"{number:032x}", f"Sample {number}", "a day") for number in range(9)])
    send(canvas, QEvent.Type.MouseMove, canvas.view.x(at))
    assert canvas.published.toolTip().splitlines()[-1] == "and 5 others"


def test_a_date_of_publication_that_is_corrected_moves_its_tick(qtbot, canvas, sample_desk):
    project = sample_desk.document.project
    source = next(source for source in project.all(Source) if actions.published(project, source))
    actions.edit_source(project, source, published="2019-10-01")
    day = issues(project.sources(), project.dossier.time_zone)
    qtbot.waitUntil(lambda: canvas.published._issues == sorted(day))


def test_a_source_whose_date_is_none_has_no_tick_and_the_others_keep_theirs(sample_desk):
    lines = sample_desk.document.project.sources()
    zone = sample_desk.document.project.dossier.time_zone
    nonsense = lines[0]._replace(published="nonsense")
    assert issues([nonsense, *lines], zone) == issues(lines, zone) != []


def test_dates_of_many_sources_that_cannot_be_read_leave_the_strip_empty_until_the_next_change(
    qtbot, sample_desk, monkeypatch
):
    monkeypatch.setattr(publishing, "FEW", 0)
    lines = sample_desk.sources.lines
    reader = publishing.Publishing(sample_desk, sample_desk.document)
    sample_desk.sources.lines = [lines[0]._replace(published=7), *lines]  # nobody foresaw that
    with qtbot.waitSignal(reader.arrived) as told:
        reader.read()
    assert told.args == [[]]
    sample_desk.sources.lines = lines
    with qtbot.waitSignal(reader.arrived) as told:
        reader.read()
    assert told.args == [issues(lines, sample_desk.document.project.dossier.time_zone)]


def test_without_any_and_in_low_panes_there_is_no_strip(qtbot, sample_desk):
    canvas = shown(qtbot, sample_desk, (1192, 240)).canvas
    assert not canvas.published.isVisible()
    canvas.resize(1192, 500)
    canvas.show_issues(())
    assert not canvas.published.isVisible()
