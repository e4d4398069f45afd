"""Marks and links after any sequence of small edits are those made anew of all entries."""

from __future__ import annotations

import dataclasses

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, lasting, moment, views, width
from timeline_app.chart import Columns, Edit, Links, Memory, Tie, Ties, Whole, edited, marks, scene
from timeline_app.chart.marks.dated import When
from timeline_app.shifts import Shift

LANES = ("", "Kabul", "Takhar", "واشنگتن", "Herat", "Badghis")

BETWEEN = [  # the last of its lane, or the first of the next one
    lasting(day(2010), day(2010, 6), name="bb", lane="Herat"),
    moment(day(2010), name="bb", lane="Herat"),
]


def in_time(entries):
    """Return columns of entries in order of time, those without a place in it at the front, and their ids."""
    found = Columns.of(entries)
    when = When.of(found)
    order = np.lexsort((found.by_id, found.e1, when.sort, when.dated))
    held = [entries[at] for at in order.tolist()]
    return Columns.of(held)._replace(position=np.arange(len(held))), held


def an_edit(before, after, touched):
    """Return the edit from some entries to others, both as of `in_time`; `touched` ids are other ones or gone."""
    (_, old), (columns, new) = before, after
    was = {entry.id: at for at, entry in enumerate(old)}
    places = [at for at, entry in enumerate(new) if entry.id in touched]
    picked = Columns.of([new[at] for at in places])
    came = picked._replace(position=np.array(places, np.int64), by_id=columns.by_id[places])
    gone = np.array(sorted(at for id_, at in was.items() if id_ in touched), np.int64)
    held = np.array([was.get(new[at].id, -1) for at in places], np.int64)
    return Edit(gone, came, held, Whole(columns.id, columns.title, columns.date_words, columns.find, columns.by_id))


def same(one, other):
    for column in dataclasses.fields(one):
        held, wanted = getattr(one, column.name), getattr(other, column.name)
        if isinstance(wanted, np.ndarray):
            assert held.dtype == wanted.dtype, column.name
            assert held.tolist() == wanted.tolist(), column.name
    for name in ("ids", "titles", "date_words", "undated", "lanes", "colours", "crowded"):
        assert tuple(getattr(one, name)) == tuple(getattr(other, name)), name
    assert [[row.tolist() for row in lane] for lane in one.rows] == [
        [row.tolist() for row in lane] for lane in other.rows
    ]
    assert dict(one.index) == dict(other.index)
    assert one.times.sorted.tolist() == other.times.sorted.tolist()
    assert one.extent() == other.extent()
    assert [one.peak[level] for level in range(0, 62, 3)] == [other.peak[level] for level in range(0, 62, 3)]


@st.composite
def steps(draw):
    """Entries, and what they are after each of some edits, with the ids that each edit touched."""
    fixed = [moment(day(2001 + 2 * at), name=f"f{at}", lane=lane) for at, lane in enumerate(LANES)]
    between = draw(st.sampled_from(BETWEEN))
    pool = draw(items())
    chosen = st.lists(st.integers(0, max(len(pool) - 1, 0)), max_size=4, unique=True)
    now = {entry.id: entry for entry in (*fixed, between, *pool[: len(pool) // 2])}
    found = [(list(now.values()), set[str]())]
    for _ in range(draw(st.integers(1, 3))):
        touched = set[str]()
        if (lane := draw(st.sampled_from(["Badghis", "Herat"]))) != now[between.id].lane:
            touched.add(between.id)
            now[between.id] = dataclasses.replace(between, lane=lane)
        for at in draw(chosen) if pool else ():
            entry = pool[at]
            touched.add(entry.id)
            deed = draw(st.sampled_from(["remove", "move", "rename", "undate", "other", "lane", "as it was"]))
            if entry.id in now and deed == "remove":
                del now[entry.id]
                continue
            other = pool[draw(st.integers(0, len(pool) - 1))]
            times = {name: getattr(other, name) for name in ("s0", "s1", "e0", "e1", "lo_kind", "hi_kind", "span")}
            now[entry.id] = {
                "move": lambda entry=entry, times=times: dataclasses.replace(entry, **times),
                "rename": lambda entry=entry: dataclasses.replace(entry, title=f"{entry.title} more"),
                "undate": lambda entry=entry: dataclasses.replace(entry, s0=1, e1=0),
                "lane": lambda entry=entry, other=other: dataclasses.replace(entry, lane=other.lane),
                "as it was": lambda entry=entry: now.get(entry.id, entry),
            }.get(deed, lambda other=other, entry=entry: dataclasses.replace(other, id=entry.id))()
        found.append((list(now.values()), touched))
    return found


TIES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)), max_size=12)


def ties_of(drawn, entries):
    ids = sorted(entry.id for entry in entries)
    held = {f"{number:032x}": (ids[a % len(ids)], ids[b % len(ids)]) for number, a, b in drawn}
    return tuple(Tie(id_, *ends) for id_, ends in sorted(held.items()))


@given(steps(), st.data())
def test_marks_and_links_that_are_edited_are_those_made_anew(states, data):
    entries, _ = states[0]
    before = in_time(entries)
    held = marks(before[0], LANES)
    drawn = data.draw(TIES)
    ties = Ties.of(ties_of(drawn, entries))
    links = Links.of(held, ties)
    _ = held.times.sorted, held.times.bounds, held.peak[20], held.peak[30]
    for entries, touched in states[1:]:
        after = in_time(entries)
        found, anew = edited(held, an_edit(before, after, touched)), marks(after[0], LANES)
        same(found, anew)
        drawn = [*drawn[: data.draw(st.integers(0, len(drawn)))], *data.draw(TIES)]
        news, moved = ties.edited(sorted({tie.id: tie for tie in (*ties.every, *ties_of(drawn, entries))}.values()))
        followed, made = links.edited(found, news, moved), Links.of(found, news.every)
        for name in ("ids", "types", "bases"):
            assert getattr(followed, name) == getattr(made, name)
        assert followed.source.tolist() == made.source.tolist()
        assert followed.target.tolist() == made.target.tolist()
        assert followed.ends.tolist() == made.ends.tolist()
        before, held, ties, links = after, found, news, followed


@given(steps(), views(), st.data())
def test_a_picture_after_edits_is_the_one_drawn_anew(states, view, data):
    entries, _ = states[0]
    before = in_time(entries)
    held, memory = marks(before[0], LANES), Memory(most=4096)
    ties = Ties.of(ties_of(data.draw(TIES), entries))
    links = Links.of(held, ties)
    for entries, touched in states[1:]:
        for nearer in (0.5, 1.0):
            scene(held, links, view.zoomed(nearer, view.width / 2), width, memory=memory)
        after = in_time(entries)
        found = edited(held, an_edit(before, after, touched))
        memory.follow(held, found)
        links = links.edited(found, ties, None)
        for nearer in (1.0, 0.5):
            closer = view.zoomed(nearer, view.width / 2)
            alike(scene(found, links, closer, width, memory=memory), scene(found, links, closer, width))
        before, held = after, found


def alike(kept, anew):
    for name in ("lanes", "texts", "dots", "bars", "bands", "badges", "fades", "arrows", "paths", "tall"):
        assert getattr(kept, name) == getattr(anew, name), name
    assert [(strip.x.tolist(), strip.found.tolist()) for strip in kept.strips] == [
        (strip.x.tolist(), strip.found.tolist()) for strip in anew.strips
    ]
    assert kept.complete


def a_shift(data, size):
    """Return a shift of so many, and by number after the number before, -1 of those that came."""
    gone = sorted(data.draw(st.sets(st.integers(0, size - 1), max_size=12))) if size else []
    number = data.draw(st.integers(0, 12))
    after = size - len(gone) + number
    come = sorted(data.draw(st.sets(st.integers(0, after - 1), min_size=number, max_size=number))) if number else []
    stays = iter(at for at in range(size) if at not in gone)
    was = [-1 if at in come else next(stays) for at in range(after)]
    return Shift.of(size, np.array(gone, np.int64), np.array(come, np.int64)), was


@given(st.integers(0, 30), st.data())
def test_a_shift_numbers_as_taking_out_and_putting_in_does(size, data):
    shift, wanted = a_shift(data, size)
    assert shift.size == size
    assert shift.column(np.arange(size), np.full(len(shift.come), -1)).tolist() == wanted
    numbers = [wanted.index(at) if at in wanted else -1 for at in range(size)]
    assert shift.numbers(np.array([*range(size), -1])).tolist() == [*numbers, -1]
    assert shift.back(np.arange(len(wanted))).tolist() == wanted
    assert [shift.was(at) for at in range(len(wanted))] == wanted


@given(st.integers(0, 30), st.data())
def test_two_shifts_one_behind_the_other_are_one(size, data):
    first, was = a_shift(data, size)
    second, then = a_shift(data, len(was))
    both = first.then(second)
    assert both.back(np.arange(len(then))).tolist() == [was[at] if at >= 0 else -1 for at in then]
    assert both.size == size


def test_an_edit_that_moves_nothing_shares_all_that_it_can():
    entries = [moment(day(2019, 9, 1 + at), name=str(at)) for at in range(4)] + [
        lasting(day(2018), day(2019), name="l")
    ]
    before = in_time(entries)
    renamed = [dataclasses.replace(entries[1], title="Another"), *entries[:1], *entries[2:]]
    held = marks(before[0])
    found = edited(held, an_edit(before, in_time(renamed), {entries[1].id}))
    for name in ("s0", "at", "rank", "row", "follower", "order", "times", "peak", "rows"):
        assert getattr(found, name) is getattr(held, name), name
    assert "Another" in found.titles


def test_the_times_of_an_entry_that_changes_its_lane_are_spread_as_before():
    entries = [moment(day(2019, 9, 1 + at), name=str(at), lane=f"{at % 2}") for at in range(6)]
    held = marks((before := in_time(entries))[0])
    for other, alike in (({"lane": "1"}, True), ({"e1": day(2020)}, False)):
        after = [dataclasses.replace(entries[2], **other), *entries[:2], *entries[3:]]
        found = edited(held, an_edit(before, in_time(after), {entries[2].id}))
        assert (found.times.spread is held.times.spread) == alike
        assert found.times is not held.times


def test_a_lane_that_appears_or_vanishes_is_arranged_anew():
    entries = [moment(day(2019), name="a", lane="Kabul"), moment(day(2018), name="b", lane="Takhar")]
    before = in_time(entries)
    held = marks(before[0])
    news = moment(day(2017), name="c", lane="Herat")
    assert edited(held, an_edit(before, in_time([*entries, news]), {news.id})) is None
    assert edited(held, an_edit(before, in_time(entries[:1]), {entries[1].id})) is None


def test_an_entry_that_is_the_last_of_its_lane_and_then_the_first_of_the_next_leaves_its_lane():
    beside = [moment(day(2009), name="a", lane="Herat"), moment(day(2011), name="c", lane="Badghis")]
    for between in BETWEEN:
        before = in_time([*beside, between])
        after = in_time([*beside, dataclasses.replace(between, lane="Badghis")])
        held = marks(before[0], ("Herat", "Badghis"))
        found = edited(held, an_edit(before, after, {between.id}))
        same(found, marks(after[0], ("Herat", "Badghis")))
        assert found.times is not held.times  # by which bands are kept, lane by lane
