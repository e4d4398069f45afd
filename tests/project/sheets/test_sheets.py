"""What entries are sorted by, kept as columns: after every edit as if it were read anew."""

import threading
import time
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.model import Agent, Entry, Place
from timeline_app.project import GROUPS, ORDERS, By, Filter, parts
from timeline_app.project.file import store
from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source
from timeline_app.project.sheets import members as filtered_by
from timeline_app.project.sheets.sheet import COLUMNS, Sheet
from timeline_app.project.sheets.sorting import _stable
from timeline_app.project.views.ordering import order


@pytest.fixture
def sample(tmp_path, copy_of_sample):
    project = copy_of_sample(tmp_path / "sample.chronology")
    yield project
    project.close()


@given(
    st.sets(st.binary(min_size=16, max_size=16) | st.integers(0, 9).map(lambda n: b"12345678" + bytes(7) + bytes([n])))
)
def test_a_roll_knows_the_row_of_each_id_and_none_of_a_strange_one(ids):
    known = np.array(sorted(ids), "S16")
    roll = Roll(known)
    assert roll.rows(known).tolist() == list(range(len(ids)))
    strange = {b"12345678" + b"strange!", b"\xff" * 16} - ids
    assert set(roll.rows(np.array([*strange], "S16")).tolist()) <= {-1}


def anew(project, wanted, keys, group):
    with closing(store.connect(project.on_disk, readonly=True)) as db:
        source = Source(db, lambda: None)
        return order(source, Sheet(source.moment()), wanted, keys, group)


def test_what_a_sheet_holds_may_be_gone_through_while_more_is_read(sample):
    source = Source(sample._db, lambda: None)
    sheet = Sheet(source.moment())
    sheet.ids(source)
    for name in sheet.columns:
        assert len(sheet.column(source, "title")) == len(sheet.column(source, name))
    assert "title" in sheet.columns


def as_if_read_anew(project):
    asked = [((By(name, falling),), None) for name in ORDERS for falling in (False, True)]
    asked += [((), By(name)) for name in GROUPS]
    for keys, group in asked:
        kept, fresh = project.order(Filter(), keys, group), anew(project, Filter(), keys, group)
        assert np.array_equal(kept.ids, fresh.ids), (keys, group)
        assert kept.groups == fresh.groups


@pytest.mark.parametrize("shown", [False, True], ids=["alone", "beside the timeline"])
def test_after_every_edit_the_order_is_as_if_read_anew(sample, shown):
    if shown:
        for lane in sample.marks().lanes.values():
            assert lane.names is not None
    as_if_read_anew(sample)
    entry, other = sample.all(Entry)[:2]
    edits = [
        lambda: actions.edit_entry(sample, entry, title="zz", summary="Aa", kind="state", status="disputed"),
        lambda: actions.edit_entry(sample, entry, when="1850", importance=5, confidence="low", private_note="b"),
        lambda: actions.edit_entry(sample, other, places=["Aaa", "Zzz"], people=["Aaron"], tags=["a", "b"], lane="x"),
        lambda: sample_edit(sample, Place, name="changed"),
        lambda: sample_edit(sample, Agent, kind="group"),
        lambda: actions.add_entry(sample, title="new", when="1900"),
        sample.undo,
        sample.undo,
        sample.redo,
    ]
    for edit in edits:
        edit()
        as_if_read_anew(sample)


def sample_edit(project, what, **fields):
    with project.edit("Change") as edit:
        edit.change(project.all(what)[0], **fields)


FILTERS = [
    Filter(kinds=frozenset({"statement", "nonsense"})),
    Filter(statuses=frozenset({"undisputed"}), cited=True),
    Filter(after=1_568_000_000, before=1_568_200_000),
    Filter(before=1_568_000_000),
    Filter(undated=True),
    Filter(uncited=True),
    Filter(own_note=True),
    Filter(importance=(2, 3), text="the"),
    Filter(without=(Filter(kinds=frozenset({"statement"})),)),
    Filter(places=frozenset({"Kabul", "nowhere"})),
    Filter(places=frozenset({"nowhere"})),
    Filter(people=frozenset({"Fazli", "Taliban"}), cited=True),
    Filter(organisations=frozenset({"Taliban"})),
    Filter(people=frozenset({"Taliban", "Fazli"}), places=frozenset({"Takhar"})),
    Filter(claimants=frozenset({"Taliban", "Fazli"})),
    Filter(tags=frozenset({"motives", "control"})),
    Filter(without=(Filter(places=frozenset({"Kabul"})), Filter(uncited=True), Filter(text="the"))),
    Filter(without=(Filter(without=(Filter(places=frozenset({"Kabul"})),)),)),
    Filter(without=(Filter(tags=frozenset({"Takhar"}), text="the"),)),
    Filter(without=(Filter(),)),
]


@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
def test_columns_let_through_what_the_file_does(sample, wanted):
    sample.marks()
    with sample.edit("Some without date, citation or source") as edit:
        edit.add(Entry(title="nothing", own_note=True))
        edit.add(Entry(title="nothing else", importance=2))
    for keys in [[By("kind"), By("status"), By("citations"), By("importance"), By("earliest")]]:
        sample.order(Filter(), keys)
    found = sample.order(wanted, [By("title")])
    assert np.array_equal(found.ids, anew(sample, wanted, [By("title")], None).ids)
    assert {pair.tobytes().hex() for pair in found.ids} == {entry.id for entry in sample.chronicle(wanted).entries}


def test_titles_of_more_letters_than_a_byte_can_tell_are_in_order_all_the_same(sample):
    titles = [f"{chr(0x4E00 + 7 * at % 300)} é" for at in range(300)]
    with sample.edit("Some in a script of many letters") as edit:
        for title in titles:
            edit.add(Entry(title=title, lane="letters"))
    found = sample.order(Filter(lanes=frozenset({"letters"})), [By("title")])
    by_id = {entry.id: entry.title for entry in sample.all(Entry, lane="letters")}
    assert [by_id[pair.tobytes().hex()] for pair in found.ids] == sorted(titles, key=fold_one)


def test_texts_that_hold_what_no_text_should_are_in_order_all_the_same(sample):
    titles = ["a\x1fb", "a\x1f", "Á\0c", "ab", "a", "\x1f"]
    with sample.edit("Some with signs of control") as edit:
        for title in titles:
            edit.add(Entry(title=title, lane="signs", summary=title))
    wanted = Filter(lanes=frozenset({"signs"}))
    for name in ("title", "summary"):
        found = sample.order(wanted, [By(name)])
        by_id = {entry.id: entry.title for entry in sample.all(Entry, lane="signs")}
        assert [by_id[pair.tobytes().hex()] for pair in found.ids] == sorted(titles, key=fold_one)


@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
def test_names_that_very_many_carry_let_through_what_few_do(sample, monkeypatch, wanted):
    few = sample.order(wanted, [By("title")]).ids
    monkeypatch.setattr(filtered_by, "_MANY", -1)
    monkeypatch.setattr(filtered_by, "_AS_LONG", 1 << 40)
    assert np.array_equal(sample.order(wanted, [By("title")]).ids, few)


def test_dates_as_far_apart_as_dates_can_be_are_in_order(sample):
    far = ["Y-285000000000", "Y-280000000000", "Y280000000000", "Y285000000000"]
    for when in far[::-1]:
        actions.add_entry(sample, title=when, when=when)
    titles = {entry.id: entry.title for entry in sample.all(Entry)}
    for name in ("earliest", "latest"):
        for falling in (False, True):
            found = [titles[pair.tobytes().hex()] for pair in sample.order(Filter(), [By(name, falling)]).ids]
            assert [title for title in found if title in far] == (far[::-1] if falling else far)
            as_kept = anew(sample, Filter(), (By(name, falling),), None)
            assert np.array_equal(sample.order(Filter(), (By(name, falling),)).ids, as_kept.ids)


def test_a_file_read_in_parts_gives_what_it_gives_at_once(sample, monkeypatch):
    wanted = Filter(without=(Filter(kinds=frozenset({"statement"})),))
    at_once = [anew(sample, wanted, (By(name),), None).ids for name in ORDERS]
    monkeypatch.setattr(parts, "PART", 3)
    in_parts = [anew(sample, wanted, (By(name),), None).ids for name in ORDERS]
    assert all(np.array_equal(one, other) for one, other in zip(at_once, in_parts, strict=True))


def test_entries_that_come_while_it_is_read_are_not_mixed_up_and_nothing_is_kept(sample, monkeypatch):
    monkeypatch.setattr(parts, "PART", 5)
    with closing(store.connect(sample.on_disk, readonly=True)) as db:
        asked = []

        def between():
            asked.append(1)
            if len(asked) == 8:
                actions.add_entry(sample, title="came meanwhile", when="1800")

        source = Source(db, between)
        sheet = Sheet(source.moment())
        found = order(source, sheet, Filter(), [By("importance"), By("kind"), By("title")], None)
        assert len(asked) > 8
        rows = sheet.roll.rows(np.ascontiguousarray(found.ids).view("S16").reshape(-1))
        assert sorted(rows.tolist()) == list(range(len(sheet.roll)))
        assert set(sheet.columns) < COLUMNS
        assert "kind" not in sheet.columns


def test_an_edit_need_not_wait_until_a_list_is_in_order(sample):
    """The reader stops for half a minute between two parts: whoever held the file meanwhile would be refused."""
    reading, edited = threading.Event(), threading.Event()

    def between(*_):
        reading.set()
        assert edited.wait(30)

    ask, found = sample.asked_beside(Filter(), [By("title")], None), []
    worker = threading.Thread(target=lambda: found.append(ask(between)))
    worker.start()
    assert reading.wait(30)
    begun = time.monotonic()
    actions.edit_entry(sample, sample.all(Entry)[0], title="Edited meanwhile")
    waited = time.monotonic() - begun
    edited.set()
    worker.join()
    assert waited < 5  # as long as SQLite tries
    assert len(found[0]) == len(sample.order())


@given(st.lists(st.integers(0, 5) | st.integers(0, 2**64 - 1), max_size=30), st.integers(0, 30))
def test_numbers_are_sorted_stably_whether_there_is_room_for_their_places_or_not(values, number):
    for turns in (np.array(values, np.uint64), np.array(values[:number], np.uint64) >> np.uint64(40)):
        assert _stable(turns).tolist() == np.argsort(turns, kind="stable").tolist()
