"""The columns of a large project are read in a job wherever the window would have to wait for them."""

from __future__ import annotations

import threading

import pytest

from timeline_app import actions, settings
from timeline_app.errors import DamagedProject
from timeline_app.model import Entry, Place
from timeline_app.project import Filter, Project, read_columns
from timeline_app.project.columns import remembered
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.reading import columns
from timeline_app.ui.frame.docks import FilterBar
from timeline_app.ui.frame.status import StatusBar
from timeline_app.ui.timeline import TimelinePane


@pytest.fixture
def large(qapp, looks, copy_of_sample, tmp_path, monkeypatch):
    """A desk with the sample, as if its entries were very many."""
    monkeypatch.setattr(columns, "FEW", 0)
    made = Desk.of(Preferences())
    made.document.show(copy_of_sample(tmp_path / "sample.chronology"))
    yield made
    made.document.show(None)


@pytest.fixture
def read(qtbot, large):
    """The same once its entries are read."""
    with qtbot.waitSignal(large.columns.arrived):
        assert not large.columns.want()
    return large


@pytest.fixture
def held_back(monkeypatch):
    """What every job waits for before it reads entries."""
    let_go = threading.Event()

    def read(*asked, **how):
        let_go.wait(10)
        return read_columns(*asked, **how)

    monkeypatch.setattr(columns, "read_columns", read)
    yield let_go
    let_go.set()


def write_elsewhere(desk, number=1):
    other = Project.open(desk.document.project.path, author="Somebody else")
    for at in range(number):
        actions.add_entry(other, f"From elsewhere {at}", when="2019-09-05", own_note=True)
    other.close()
    desk.document.do(Project.refresh)


def test_entries_that_were_never_read_are_read_in_a_job(read):
    assert read.columns.are_ready()
    assert read.document.project.is_at_hand("place")


def test_what_somebody_else_wrote_is_read_in_a_job_and_then_drawn(qtbot, read):
    pane = TimelinePane(read)
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.show()
    before = len(pane.canvas.marks)
    assert before
    write_elsewhere(read)
    assert not read.columns.want()
    assert len(pane.canvas.marks) == before  # what was shown stays
    qtbot.waitUntil(lambda: len(pane.canvas.marks) == before + 1)
    assert "From elsewhere 0" in set(pane.canvas.marks.titles)


def test_an_edit_made_while_they_are_read_is_not_lost(qtbot, large):
    with qtbot.waitSignal(large.columns.arrived):
        assert not large.columns.want()
        entry = large.document.project.all(Entry)[0]
        large.document.do(actions.edit_entry, entry, title="Named meanwhile")
    found = large.document.project.marks()
    assert large.columns.are_ready()
    assert "Named meanwhile" in list(found.title)


def test_after_so_many_edits_that_they_cannot_be_followed_all_is_read_again(qtbot, large):
    with qtbot.waitSignal(large.columns.arrived, timeout=20_000):
        assert not large.columns.want()
        write_elsewhere(large, 70)
    qtbot.waitUntil(large.columns.are_ready, timeout=20_000)
    assert sum(title.startswith("From elsewhere") for title in large.document.project.marks().title) == 70


def test_another_kind_of_lanes_is_read_in_a_job_too(qtbot, read):
    read.document.set_lanes("tag")
    with qtbot.waitSignal(read.columns.arrived):
        assert not read.columns.want()
    assert read.document.project.is_at_hand("tag")


def test_names_changed_elsewhere_since_the_columns_were_kept_are_read_again(qtbot, read, monkeypatch):
    monkeypatch.setattr(remembered, "WORTH", 0)
    path = read.document.project.path
    read.document.show(actions.open_project(path, settings.load()))
    with qtbot.waitSignal(read.columns.arrived):
        assert not read.columns.want()
    read.document.show(None)
    other = Project.open(path, author="Somebody else")
    with other.edit("Rename") as edit:
        edit.change(other.all(Place)[0], name="Named elsewhere")
    other.close()
    read.document.show(actions.open_project(path, settings.load()))
    with qtbot.waitSignal(read.columns.arrived):
        assert not read.columns.want()
    assert read.document.project.is_at_hand("place")
    assert "Named elsewhere" in read.document.project.marks().lanes["place"].names


def test_to_ask_whether_they_are_ready_reads_nothing(large):
    assert not large.columns.are_ready()
    assert not large.jobs.busy()


def test_where_a_person_stops_the_job_they_are_read_at_the_next_wish(qtbot, large, held_back):
    arrived = []
    large.columns.arrived.connect(lambda: arrived.append(large.columns.are_ready()))
    assert not large.columns.want()
    qtbot.waitUntil(lambda: len(large.jobs.running()) == 1)
    [(job, _)] = large.jobs.running()
    with qtbot.waitSignal(job.cancelled):
        large.jobs.cancel_all()
        held_back.set()
    assert not large.columns.are_ready()
    assert not large.jobs.busy()
    assert arrived == []
    with qtbot.waitSignal(large.columns.arrived):
        assert not large.columns.want()
    assert arrived == [True]


def test_where_a_job_cannot_read_them_the_window_does(qtbot, large, monkeypatch):
    def fail(*_asked, **_how):
        raise DamagedProject("The entries could not be read.")

    monkeypatch.setattr(columns, "read_columns", fail)
    with qtbot.waitSignal(large.columns.arrived):
        assert not large.columns.want()
    assert large.columns.are_ready()
    assert len(large.document.project.marks()) == len(large.document.project.all(Entry))


def test_counts_of_a_filter_wait_for_the_entries(qtbot, large):
    bar, status = FilterBar(large), StatusBar(large)
    for widget in (bar, status):
        qtbot.addWidget(widget)
    with qtbot.waitSignal(large.columns.arrived):
        large.document.set_filter(Filter(uncited=True))
        assert bar.count.text() == "The entries are being read."
    total = len(large.document.project.all(Entry))
    qtbot.waitUntil(lambda: status.filter.text().endswith(f"of {total}"))
    assert bar.count.text().endswith(f"of {total}")


def test_a_small_project_is_always_ready(sample_desk, tmp_path):
    assert sample_desk.columns.are_ready()
    sample_desk.document.show(None)
    assert sample_desk.columns.are_ready()
    sample_desk.document.show(actions.new_project(tmp_path / "new.chronology", settings.load(), title="New"))
    assert sample_desk.columns.are_ready()


def test_a_kind_of_lanes_that_is_wanted_no_longer_is_not_read_on(qtbot, large, held_back):
    assert not large.columns.want()
    qtbot.waitUntil(lambda: len(large.jobs.running()) == 1)
    [(first, _)] = large.jobs.running()
    with qtbot.waitSignals([first.cancelled, large.columns.arrived]):
        large.document.set_lanes("tag")
        assert not large.columns.want()
        held_back.set()
    assert large.document.project.is_at_hand("tag")


@pytest.fixture
def pane(qtbot, read):
    """A timeline of these entries that is seen."""
    made = TimelinePane(read)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def shown(pane):
    return set(pane.canvas.marks.ids)


def test_what_a_filter_lets_through_is_told_in_a_job_and_then_drawn(qtbot, read, pane):
    before, wanted = shown(pane), Filter(places=frozenset({"Kabul"}))
    read.document.set_filter(wanted)
    assert not read.columns.are_ready()
    assert shown(pane) == before  # what was shown stays
    with qtbot.waitSignal(read.columns.arrived):
        pass
    assert read.columns.are_ready()
    assert shown(pane) == set(read.document.project.marks(wanted).id) < before
    read.document.set_filter(Filter())
    assert read.columns.are_ready()
    assert shown(pane) == before


def test_an_edit_made_while_a_filter_is_told_is_told_as_well(qtbot, read, pane):
    wanted = Filter(text="named meanwhile")
    read.document.set_filter(wanted)
    entry = read.document.project.all(Entry)[0]
    read.document.do(actions.edit_entry, entry, title="Named meanwhile")
    qtbot.waitUntil(lambda: read.columns.are_ready() and shown(pane) == {entry.id})


def test_of_filters_set_in_quick_succession_the_last_is_drawn(qtbot, read, pane):
    for place in ("Kabul", "Doha", "Takhar"):
        read.document.set_filter(Filter(places=frozenset({place})))
    qtbot.waitUntil(read.columns.are_ready)
    assert shown(pane) == set(read.document.project.marks(Filter(places=frozenset({"Takhar"}))).id)


def test_a_filter_that_nobody_could_tell_is_asked_at_once(qtbot, read, pane, monkeypatch):
    def fail(*_):
        raise DamagedProject("It cannot be read.")

    monkeypatch.setattr(Project, "told_beside", lambda project, wanted: fail)
    wanted = Filter(places=frozenset({"Kabul"}))
    with qtbot.waitSignal(read.columns.arrived):
        read.document.set_filter(wanted)
    assert shown(pane) == set(read.document.project.marks(wanted).id)


def test_a_stopped_filter_is_told_when_it_is_wanted_again(qtbot, read, pane):
    wanted = Filter(places=frozenset({"Kabul"}))
    read.document.set_filter(wanted)
    for job in read.jobs.running():
        job[0].cancel()
    qtbot.waitUntil(lambda: not read.jobs.running())
    if not read.columns.want():
        qtbot.waitUntil(read.columns.are_ready)
    assert read.document.project.is_told(wanted)
