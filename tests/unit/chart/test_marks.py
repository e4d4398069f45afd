from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, lasting, moment, over_by, since, until
from timeline_app.chart import Columns, Flag, Links, Tie, doubts, marks
from timeline_app.chart.calendar import DAY
from timeline_app.chart.marks import BAR_ROWS, CEILING, FLOOR


def test_marks_are_sorted_by_lane_then_time_then_end():
    found = marks([
        moment(day(2019, 9, 7), name="1", lane="b"),
        moment(day(2019, 9, 5), name="2", lane="b", size=2 * DAY),
        moment(day(2019, 9, 5), name="3", lane="b"),
        moment(day(2019, 9, 9), name="4", lane="a"),
    ])  # fmt: skip
    assert [found.ids[at][-1] for at in range(4)] == ["4", "3", "2", "1"]
    assert found.lanes == ("a", "b")
    assert found.first.tolist() == [0, 1, 4]


def test_the_users_order_decides_between_equal_dates_and_then_the_id():
    same = [moment(day(2019), name=name, position=position) for name, position in (("1", 2), ("2", 1), ("3", 1))]
    assert [entry[-1] for entry in marks(same).ids] == ["2", "3", "1"]


def test_lanes_follow_the_users_order_and_the_unnamed_one_comes_last():
    found = marks([moment(0, name=str(at), lane=lane) for at, lane in enumerate(["", "Zabul", "Kabul", "Takhar"])],
                  ["Takhar", "Nowhere"])  # fmt: skip
    assert found.lanes == ("Takhar", "Kabul", "Zabul", "")


def test_an_entry_without_a_date_is_counted_apart():
    undated = dataclasses.replace(moment(0, name="7"), s0=CEILING, s1=CEILING, e0=FLOOR, e1=FLOOR)
    found = marks([undated, moment(0, name="8")])
    assert len(found) == 1
    assert found.undated == (undated.id,)


def test_a_date_open_on_both_sides_has_no_place():
    nowhere = dataclasses.replace(since(0, name="1"), s0=FLOOR, lo_kind="open")
    assert marks([nowhere]).undated == (nowhere.id,)


def test_a_date_with_an_unknown_start_stands_and_is_counted_in_its_last_unit():
    assert marks([until(day(2019), kind="unknown")]).at.tolist() == [day(2019) - 1]


def test_what_happened_by_a_day_comes_after_all_of_that_day_and_before_the_next():
    last, next_ = day(2019, 9, 9) - 1, day(2019, 9, 9)
    entries = [
        moment(last, name="1", size=60),
        over_by(day(2019, 9, 8), name="2"),
        moment(next_, name="3", size=1),
        moment(last, name="4", size=1),
    ]
    found = marks(entries)
    assert [id_[-1] for id_ in found.ids] == ["4", "1", "2", "3"]
    assert found.at.tolist() == [last, last, last, next_]


def test_what_is_important_or_cited_more_is_labelled_first():
    found = marks([
        moment(0, name="1", importance=3, citations=2),
        moment(1, name="2", importance=5),
        moment(2, name="3", importance=3),
        moment(3, name="4", importance=3, citations=1, links=1),
    ])  # fmt: skip
    assert [found.ids[at][-1] for at in np.argsort(-found.rank.astype(int))] == ["2", "1", "4", "3"]


def test_every_doubt_has_its_flag():
    doubtful = marks([moment(0, approximate=True, uncertain=True, status="disputed", citations=1)])
    assert doubtful.flags[0] == Flag.APPROXIMATE | Flag.UNCERTAIN | Flag.DISPUTED
    endless = marks([since(0)]).flags[0]
    assert endless == Flag.LASTS | Flag.OPEN_END | Flag.UNCITED
    assert marks([until(0, kind="unknown")]).flags[0] & Flag.UNKNOWN_START


def test_a_date_in_edtf_says_which_doubts_it_has():
    assert doubts("1984~/2004-06") == (True, False)
    assert doubts("1984?") == (False, True)
    assert doubts("2004-06-%11") == (True, True)
    assert doubts("1984") == (False, False)


def test_the_extent_leaves_out_what_is_open():
    found = marks([since(day(2015), name="1"), lasting(day(2016), day(2018), name="2")])
    assert found.extent() == (day(2015), day(2018))
    assert marks([since(day(2015))]).extent() == (day(2015), day(2015) + 1)
    assert marks([]).extent() is None


def test_under_way_counts_whatever_may_have_gone_on():
    found = marks([since(day(2015), name="1"), lasting(day(2016), day(2018), name="2"), moment(day(2019), name="3")])
    assert found.under_way(day(2017), day(2017, 2)) == 2
    assert found.under_way(day(2014), day(2014, 2)) == 0


def test_intervals_beyond_the_last_row_are_counted():
    found = marks([lasting(day(2016), day(2018), name=str(at)) for at in range(7)])
    assert found.crowded == (3,)
    assert sorted(found.row.tolist()) == [-1, -1, -1, 0, 1, 2, 3]


@given(items())
def test_intervals_in_one_row_never_overlap(entries):
    found = marks(entries)
    for lane in found.rows:
        assert len(lane) <= BAR_ROWS
        for row in lane:
            assert all(found.e1[a] <= found.s0[b] for a, b in pairwise(row))
            assert [found.follower[a] for a in row] == [*(found.s0[b] for b in row[1:]), CEILING]


@given(items(), st.randoms())
def test_marks_do_not_depend_on_the_order_of_entries(entries, random):
    shuffled = entries.copy()
    random.shuffle(shuffled)
    one, other = marks(entries), marks(shuffled)
    assert one.ids == other.ids
    assert one.rank.tolist() == other.rank.tolist()
    assert one.row.tolist() == other.row.tolist()


@given(items(), st.integers(0, 61))
def test_the_peak_of_a_level_is_its_fullest_bin(entries, level):
    found = marks(entries)
    fullest = 0
    for lane in range(len(found.lanes)):
        held = found.at[found.slice(lane)] >> level
        fullest = max(fullest, max(np.unique(held, return_counts=True)[1], default=0))
    assert found.peak[level] == fullest


@given(items())
def test_a_stretch_of_a_lane_holds_what_lies_in_it(entries):
    found, start, end = marks(entries), day(2019, 9, 1), day(2019, 9, 9)
    for lane in range(len(found.lanes)):
        part = found.slice(lane)
        inside = [at for at in range(part.start, part.stop) if start <= found.at[at] < end]
        assert list(found.between(lane, start, end)) == inside


def test_links_are_kept_best_first_and_only_between_dated_entries():
    found = marks([moment(at, name=str(at), importance=at) for at in (1, 2, 3)])
    ids = {str(at): str(at).rjust(32, "0") for at in (1, 2, 3)}
    links = Links.of(found, [
        Tie("a", ids["1"], ids["2"]),
        Tie("b", ids["2"], ids["3"], "causes", "hedged"),
        Tie("c", ids["1"], "unknown"),
        Tie("d", ids["1"], ids["1"]),
    ])  # fmt: skip
    assert links.ids == ("b", "a")
    assert links.types[0] == "causes"
    assert links.bases == ("hedged", "stated")
    assert found.ids[links.source[0]] == ids["2"]


@given(items(), st.lists(st.sampled_from(["Takhar", "", "Kabul", "Nowhere"]), unique=True))
def test_columns_are_in_the_order_that_is_said(entries, wished):
    entries = [dataclasses.replace(entry, position=at % 3) for at, entry in enumerate(entries)]
    found = marks(entries, wished)
    by_id = {entry.id: entry for entry in entries}
    dated = [by_id[id_] for id_ in found.ids]
    assert [found.lanes[lane] for lane in found.lane] == [entry.lane for entry in dated]

    def place(entry):
        at = entry.s0 if entry.lo_kind == "known" else entry.e1
        return (found.lanes.index(entry.lane), at, entry.e1, entry.position, entry.id)

    assert dated == sorted(dated, key=place)
    assert found.at.tolist() == [place(entry)[1] - (entry.lo_kind != "known") for entry in dated]
    assert (np.diff(found.at)[np.diff(found.lane) == 0] >= 0).all()
    best = sorted(sorted(range(len(dated)), key=lambda at: dated[at].id, reverse=True),
                  key=lambda at: (dated[at].importance, dated[at].citations + dated[at].links))  # fmt: skip
    assert [int(found.rank[at]) for at in best] == list(range(1, len(dated) + 1))
    assert marks(Columns.of(entries), wished).ids == found.ids


@given(items())
def test_flags_say_what_the_entry_says(entries):
    found = marks(entries)
    by_id = {entry.id: entry for entry in entries}
    for id_, flags in zip(found.ids, found.flags.tolist(), strict=True):
        entry = by_id[id_]
        said = [
            (entry.span == "lasts", Flag.LASTS),
            (entry.approximate, Flag.APPROXIMATE),
            (entry.uncertain, Flag.UNCERTAIN),
            (entry.lo_kind == "open", Flag.OPEN_START),
            (entry.lo_kind == "unknown", Flag.UNKNOWN_START),
            (entry.hi_kind == "open", Flag.OPEN_END),
            (entry.hi_kind == "unknown", Flag.UNKNOWN_END),
            (entry.status == "disputed", Flag.DISPUTED),
            (entry.status == "prospective", Flag.PROSPECTIVE),
            (entry.status == "unsure", Flag.UNSURE),
            (entry.citations == 0, Flag.UNCITED),
        ]
        assert all(bool(flags & flag) == held for held, flag in said)
