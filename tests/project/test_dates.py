"""Dates in the project file: ranges are bounded on both sides, and what follows from a date is computed anew."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app import actions, dates
from timeline_app.dates.calendars import seconds_from_civil
from timeline_app.model import Entry
from timeline_app.project import Filter, Project, left_by, read_columns
from timeline_app.project.columns import remembered
from timeline_app.project.file import dating
from timeline_app.project.views.selecting import YEAR, condition

WHENS = ["2019-09-05", "2019-09", "2019", "1990s", "since 2015", "until 2014", "44 BC", "13 August 2019, 10:00", None]


@pytest.fixture
def dated(project):
    for when in WHENS:
        actions.add_entry(project, str(when), when=when, own_note=True)
    return project


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ((2019, 9, 1), (2019, 9, 4), {"2019-09", "2019", "since 2015"}),
        ((2019, 9, 5), (2019, 9, 6), {"2019-09-05", "2019-09", "2019", "since 2015"}),
        ((1995, 1, 1), (1995, 1, 2), {"1990s", "until 2014"}),
        ((-43, 6, 1), (-43, 6, 2), {"44 BC", "until 2014"}),
        ((9999, 1, 1), (9999, 1, 2), {"since 2015"}),
    ],
)
def test_a_range_finds_whatever_can_lie_in_it_and_nothing_undated(dated, first, last, found):
    wanted = Filter(after=seconds_from_civil(*first), before=seconds_from_civil(*last))
    assert set(dated.marks(wanted).title) == found


def test_a_range_open_on_one_side_is_bounded_on_the_other(dated):
    assert set(dated.marks(Filter(before=seconds_from_civil(-40))).title) == {"44 BC", "until 2014"}
    assert set(dated.marks(Filter(after=seconds_from_civil(2020))).title) == {"since 2015"}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1980, 2025), st.integers(0, 4 * YEAR))
def test_a_range_agrees_with_looking_at_every_date(dated, year, length):
    after = seconds_from_civil(year)
    found = set(dated.marks(Filter(after=after, before=after + length)).title)
    for entry in dated.all(Entry):
        overlaps = entry.date and entry.date.lo < after + length and entry.date.hi > after
        assert (entry.title in found) == bool(overlaps)


def test_both_sides_of_a_range_are_read_off_an_index(dated, path):
    asked, values = condition(Filter(after=0, before=86_400))
    db = sqlite3.connect(path)
    plan = " ".join(step[3] for step in db.execute(f"explain query plan select id from entry e where {asked}", values))
    db.close()
    assert "entry_short (when_lo>? AND when_lo<?)" in plan
    assert "entry_long (when_lo<?)" in plan
    assert "SCAN" not in plan


def stale(path):
    """Make a file as an earlier version of the program could have left it: with other numbers."""
    db = sqlite3.connect(path)
    db.execute("update entry set when_lo = when_lo + 7, when_sort = 0")
    db.execute("insert or replace into local values ('dates', '0')")
    db.commit()
    db.close()


def numbers(project):
    query = "select title, when_lo, when_hi, when_sort, when_edtf from entry order by title"
    return project._db.execute(query).fetchall()


def test_numbers_of_another_version_are_computed_anew_on_opening(dated, path, reopen):
    before = numbers(dated)
    dated.close()
    stale(path)
    again = reopen()
    assert numbers(again) == before
    assert again.prove() == ()
    assert not dating.is_stale(again._db)


def test_columns_that_were_read_before_numbers_were_computed_anew_are_not_gone_on_from(dated, path, reopen):
    before = list(dated.marks().lo)
    dated.close()
    stale(path)
    known = read_columns(path, "kind")
    again = reopen()
    assert not again.take(known)
    assert list(again.marks().lo) == before


def test_columns_kept_while_a_file_could_not_be_written_are_not_those_of_its_new_numbers(
    dated, path, reopen, monkeypatch
):
    monkeypatch.setattr(remembered, "WORTH", 0)
    before = list(dated.marks().lo)
    dated.close()
    stale(path)
    reading = reopen(readonly=True)
    assert list(reading.marks().lo) != before
    reading.close()
    assert list(reopen().marks().lo) == before


def test_a_file_for_reading_only_is_proved_without_the_numbers_of_another_version(dated, path, reopen):
    dated.close()
    stale(path)
    assert reopen(readonly=True).prove() == ()
    assert dating.is_stale(reopen(readonly=True)._db)


def test_a_newer_way_to_read_dates_counts_as_another(dated, path, reopen, monkeypatch):
    assert not dating.is_stale(dated._db)
    dated.close()
    monkeypatch.setattr(dates, "VERSION", dates.VERSION + 1)
    assert not dating.is_stale(reopen()._db)


def test_computing_numbers_anew_leaves_a_file_that_was_left_by_us_left_by_us(dated, path, reopen, monkeypatch):
    dated.close()
    monkeypatch.setattr(dates, "VERSION", dates.VERSION + 1)
    reopen().close()
    assert left_by(path, "Amina", "here")


def test_a_new_file_has_its_numbers_on_its_own_clock(tmp_path):
    made = Project.create(tmp_path / "new.chronology", author="Amina", time_zone="Asia/Kabul")
    assert not dating.is_stale(made._db)
    made.close()


def test_a_file_that_somebody_else_is_writing_keeps_its_numbers_until_it_is_opened_again(dated, path, reopen):
    dated.close()
    stale(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    dating.renew(db)
    assert dating.is_stale(db)
    other.execute("rollback")
    dating.renew(db)
    assert not dating.is_stale(db)
    other.close()
    db.close()


OFFSET = "edtf:2019-09-07T22:00:00-04:00"  # evening in Washington; the next morning in Kabul


def lo(project):
    """Of the entry with an offset, as views have it and as the file has it."""
    marks = project.marks()
    (entry,) = project.all(Entry, title="Call")
    assert marks.lo[marks.title.index("Call")] == entry.when_lo
    return entry.when_lo


def at(day, hour, minute):
    return seconds_from_civil(2019, 9, day) + 3600 * hour + 60 * minute


def test_a_stated_offset_is_given_on_the_clock_of_the_project_and_moves_with_its_zone(project, reopen):
    actions.edit_dossier(project, time_zone="Asia/Kabul")
    entry = actions.add_entry(project, "Call", when=OFFSET, own_note=True)
    actions.add_entry(project, "Local", when="7 September 2019, 22:00", own_note=True)
    assert lo(project) == at(8, 6, 30)
    local = project.all(Entry, title="Local")[0].when_lo
    heard = []
    project.listen(heard.append)
    actions.edit_dossier(project, time_zone="America/New_York")
    assert lo(project) == at(7, 22, 0)
    assert ("entry", entry.id) in heard[-1].rows, "views hear that it moved"
    assert project.all(Entry, title="Local")[0].when_lo == local, "without an offset nothing moves"
    assert project.get(Entry, entry.id).when == entry.when, "what was said stays"
    assert project.prove() == ()
    project.undo()
    assert lo(project) == at(8, 6, 30)
    label = project.undo_label
    actions.edit_entry(project, project.get(Entry, entry.id), title="Call")
    assert project.undo_label == label, "nothing was changed"
    assert reopen().prove() == ()


def test_another_window_hears_what_a_new_zone_moved(project, reopen):
    actions.edit_dossier(project, time_zone="Asia/Kabul")
    entry = actions.add_entry(project, "Call", when=OFFSET, own_note=True)
    other = reopen()
    assert lo(other) == at(8, 6, 30)
    heard = []
    other.listen(heard.append)
    actions.edit_dossier(project, time_zone="America/New_York")
    other.refresh()
    before, after = heard[-1].rows["entry", entry.id]
    assert (before["when_lo"], after["when_lo"]) == (at(8, 6, 30), at(7, 22, 0))
    assert lo(other) == at(7, 22, 0)


def test_a_file_of_an_earlier_version_gets_the_clock_of_its_project_when_it_is_opened(project, path, reopen):
    actions.edit_dossier(project, time_zone="Asia/Kabul")
    actions.add_entry(project, "Call", when=OFFSET, own_note=True)
    db = sqlite3.connect(path)
    db.execute("update entry set when_lo = 0")
    db.execute("insert or replace into local values ('dates', '1')")
    db.commit()
    db.close()
    assert lo(reopen()) == at(8, 6, 30)
