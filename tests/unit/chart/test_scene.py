from __future__ import annotations

import dataclasses
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, lasting, moment, over_by, since, until, views, width
from timeline_app.chart import Links, Memory, Style, Tie, View, marks, scene
from timeline_app.chart.calendar import DAY
from timeline_app.chart.layout.lanes import lanes
from timeline_app.chart.parts import Fill, Outline, Shape
from timeline_app.chart.tiles.memory import coarsest, level
from timeline_app.chart.tiles.words import Title, elided


def drawn(entries, view, ties=(), style=None):
    found = marks(entries)
    return scene(found, Links.of(found, ties), view, width, style)


def boxes(picture):
    texts = [(t.x, t.y, t.x + t.w, t.y + t.h) for t in picture.texts]
    return texts + [(b.x, b.y, b.x + b.w, b.y + b.h) for b in picture.badges]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(items(), views())
def test_no_two_labels_overlap(entries, view):
    picture = drawn(entries, view)
    for one, other in combinations(boxes(picture), 2):
        assert not overlap(one, other)


@given(items(), views())
def test_no_dot_covers_another_marks_label(entries, view):
    picture = drawn(entries, view)
    for dot in picture.dots:
        around = (dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r)
        for text in picture.texts:
            if text.mark != dot.mark:
                assert not overlap(around, (text.x, text.y, text.x + text.w, text.y + text.h))


@given(items(), views())
def test_labels_are_whole_words_inside_the_view_and_as_wide_as_they_say(entries, view):
    found = marks(entries)
    for text in scene(found, Links.of(found, []), view, width).texts:
        words = found.titles[text.mark]
        kept, _, end = text.text.removesuffix(" ?").removesuffix(" ؟").removesuffix("…").partition(" … ")
        assert text.w == pytest.approx(width(text.text))
        assert text.x >= 0
        assert text.x + text.w <= view.width
        whole, told = words.split()[: len(kept.split())], end.split()
        assert kept.split() == whole or len(words.split()) == 1
        rest = words.split()[len(whole) :]
        assert any(rest[at : at + len(told)] == told for at in range(len(rest) + 1))


@given(items(), views(), st.randoms())
def test_the_picture_does_not_depend_on_the_order_of_entries(entries, view, random):
    shuffled = entries.copy()
    random.shuffle(shuffled)
    one, other = drawn(entries, view), drawn(shuffled, view)
    for part in ("lanes", "bands", "fades", "bars", "arrows", "dots", "texts", "badges", "axis"):
        assert getattr(one, part) == getattr(other, part)


@given(items(), views(), st.lists(st.floats(-900, 900), min_size=1, max_size=4))
def test_dragging_moves_no_label_to_another_row_and_memory_changes_nothing(entries, view, drags):
    found, memory = marks(entries), Memory(most=8)
    links = Links.of(found, [])
    before = scene(found, links, view, width, memory=memory)
    for drag in drags:
        after = scene(found, links, view.panned(drag), width, memory=memory)
        assert after.dots == scene(found, links, view.panned(drag), width).dots
        rows = {dot.mark: dot.y for dot in before.dots}
        assert all(rows.get(dot.mark, dot.y) == dot.y for dot in after.dots)


@given(items(), views(), st.data())
def test_after_entries_are_renamed_or_moved_labels_are_those_packed_anew(entries, view, data):
    memory, found = Memory(), marks(entries)
    scene(found, Links.of(found, []), view, width, memory=memory)
    for _ in range(2):
        if not entries:
            return
        at = data.draw(st.integers(0, len(entries) - 1))
        news = data.draw(st.sampled_from([{"title": "Kabul"}, {"title": "talks " * 9}, {"importance": 5}]))
        entries = [*entries[:at], dataclasses.replace(entries[at], **news), *entries[at + 1 :]]
        before, found = found, marks(entries)
        memory.follow(before, found)
        links = Links.of(found, [])
        kept, anew = scene(found, links, view, width, memory=memory), scene(found, links, view, width)
        assert (kept.texts, kept.dots, kept.badges) == (anew.texts, anew.dots, anew.badges)


@given(items(), views())
def test_every_entry_in_view_has_a_dot_a_bar_or_stands_behind_one(entries, view):
    view = dataclasses.replace(view, height=2000)
    found = marks(entries)
    picture = scene(found, Links.of(found, []), view, width)
    counted = sum(int(strip.found.sum()) for strip in picture.strips)
    inside = [at for at in range(len(found)) if view.lo <= found.at[at] < view.hi]
    assert counted >= len(inside)
    seen = {dot.mark for dot in picture.dots} | set(picture.places)
    if len({int(found.at[at]) for at in inside}) == len(inside) == 1:
        assert set(inside) <= seen


@pytest.mark.parametrize("kind", ["open", "unknown"])
@pytest.mark.parametrize("days", [10, 40, 1000])
def test_the_dot_of_what_happened_by_a_day_stands_before_the_line_of_the_next(week, kind, days):
    view = dataclasses.replace(week, hi=week.lo + days * DAY)
    picture = drawn([over_by(day(2019, 9, 8), kind=kind), moment(day(2019, 9, 2), name="1")], view)
    dot = next(dot for dot in picture.dots if dot.x > view.x(day(2019, 9, 3)))
    text = next(text for text in picture.texts if text.mark == dot.mark)
    assert dot.x + dot.r < view.x(day(2019, 9, 9)) < text.x
    assert picture.places[dot.mark] == (dot.x, dot.y)


def test_a_known_day_is_a_full_dot_where_it_is_narrow(week):
    far = dataclasses.replace(week, hi=week.lo + 1000 * DAY)
    (dot,) = drawn([moment(day(2019, 9, 5))], far).dots
    assert dot.fill is Fill.FULL
    assert dot.x == pytest.approx(4.0)


def test_a_date_coarser_than_the_picture_is_a_band_with_an_open_dot_at_its_start(week):
    picture = drawn([moment(day(2019, 9, 5))], week)
    (band,) = picture.bands
    (dot,) = picture.dots
    assert dot.fill is Fill.OPEN
    assert band.x0 < dot.x == pytest.approx(400)
    assert band.x1 == pytest.approx(500)


def test_an_approximate_date_has_an_open_dot_and_a_gradient_under_the_text(week):
    picture = drawn([moment(day(2019, 9, 5), size=60, approximate=True)], week)
    (dot,) = picture.dots
    assert dot.fill is Fill.OPEN
    assert all(fade.soft and fade.h == 4 and fade.y > dot.y for fade in picture.fades)
    assert len(picture.fades) == 2


def test_an_uncertain_date_has_an_open_dot_and_a_question_mark(week):
    picture = drawn([moment(day(2019, 9, 5), size=60, uncertain=True)], week)
    assert picture.dots[0].fill is Fill.OPEN
    assert picture.texts[0].text == "Entry 0 ?"


def test_an_interval_is_solid_where_it_surely_was_and_fades_where_it_may_have_been(week):
    picture = drawn([lasting(day(2019, 9, 3), day(2019, 9, 8))], week)
    (bar,) = picture.bars
    rising, falling = sorted(picture.fades)
    assert (bar.x0, bar.x1) == (pytest.approx(300, abs=0.1), pytest.approx(600, abs=0.1))
    assert (rising.x0, rising.x1) == (pytest.approx(200), pytest.approx(300, abs=0.1))
    assert (falling.x0, falling.x1) == (pytest.approx(700), pytest.approx(600, abs=0.1))
    assert picture.texts[0].inside


def test_an_interval_without_a_sure_part_is_a_band(week):
    picture = drawn([lasting(day(2019, 9, 3), day(2019, 9, 4))], week)
    assert not picture.bars
    assert len(picture.bands) == 1


def test_an_open_end_points_out_of_the_view_and_an_unknown_one_dies_away(week):
    endless = drawn([since(day(2019, 9, 3))], week)
    assert endless.arrows[0].right
    assert endless.arrows[0].x == endless.bars[0].x1 == week.width - 10
    unknown = drawn([since(day(2019, 9, 3), kind="unknown")], week)
    assert not unknown.arrows
    assert unknown.bars[0].x1 < 400
    assert max(fade.x0 for fade in unknown.fades) == pytest.approx(unknown.bars[0].x1 + 24)


def test_an_open_start_points_to_the_left_and_an_unknown_one_dies_away(week):
    assert not drawn([until(day(2019, 9, 3))], week).arrows[0].right
    assert not drawn([until(day(2019, 9, 3), kind="unknown")], week).arrows


def test_a_moment_before_a_date_points_to_the_left(week):
    before = dataclasses.replace(until(day(2019, 9, 3)), span="occurs-within")
    picture = drawn([before], week)
    assert not picture.arrows[0].right
    assert picture.dots[0].fill is Fill.OPEN
    assert picture.dots[0].x + picture.dots[0].r == pytest.approx(200, abs=1.5)


@pytest.mark.parametrize(
    ("status", "fill", "line"),
    [
        ("undisputed", Fill.FULL, Outline.SOLID),
        ("disputed", Fill.SPLIT, Outline.SOLID),
        ("prospective", Fill.FULL, Outline.DASHED),
        ("unsure", Fill.FULL, Outline.DOTTED),
    ],
)
def test_a_status_is_a_shape(week, status, fill, line):
    picture = drawn([moment(day(2019, 9, 5), name="1", size=60, status=status),
                     lasting(day(2019, 9, 1), day(2019, 9, 9), name="2", status=status)], week)  # fmt: skip
    for drawing in (picture.dots[0], picture.bars[0]):
        assert (drawing.fill, drawing.outline) == (fill, line)


def test_the_eleventh_lane_takes_another_shape(week):
    tall = dataclasses.replace(week, height=900)
    picture = drawn([moment(day(2019, 9, 5), name=str(at), lane=f"{at:02}") for at in range(12)], tall)
    assert [dot.shape for dot in sorted(picture.dots, key=lambda dot: dot.colour)][9:11] == [
        Shape.CIRCLE,
        Shape.DIAMOND,
    ]


def test_entries_of_one_time_stand_under_each_other(week):
    picture = drawn([moment(day(2019, 9, 5), name=str(at), size=60) for at in range(4)], week)
    assert len({dot.y for dot in picture.dots}) == 4
    assert len({dot.x for dot in picture.dots}) == 1


def test_what_finds_no_room_stands_behind_its_neighbour_and_is_counted(week):
    low = dataclasses.replace(week, height=60)
    picture = drawn([moment(day(2019, 9, 5), name=f"{at:02}", size=60) for at in range(40)], low)
    shown, hidden = len(picture.dots), sum(int(badge.text[1:]) for badge in picture.badges)
    assert shown + hidden == 40
    (badge,) = picture.badges
    assert badge.start <= day(2019, 9, 5) < badge.end


def test_a_label_stays_at_the_left_edge_while_its_dot_is_just_outside(week):
    (text,) = drawn([moment(day(2019, 9, 1) - 3600, size=60, title="Talks called off")], week).texts
    assert text.x == 11
    assert text.text == "Talks called off"


def test_a_label_that_reaches_the_right_edge_gives_way_as_whole_words(week):
    entry = moment(day(2019, 9, 9), size=60, title="Talks called off over and over again in the north")
    (text,) = drawn([entry], week).texts
    assert text.text.endswith("…")
    assert text.x + text.w <= week.width


def test_a_short_interval_is_named_to_its_right_or_below_with_a_leader(week):
    entries = [lasting(day(2019, 9, 3), day(2019, 9, 3, 2), name="1", size=60, title="A short raid")]
    (right,) = drawn(entries, week).texts
    assert right.x > 208
    entries.append(lasting(day(2019, 9, 3, 3), day(2019, 9, 9), name="2", size=60, title="B"))
    leader = next(text for text in drawn(entries, week).texts if text.text == "A short raid")
    assert leader.leader == pytest.approx(200)


def test_lanes_share_the_height_and_scroll_when_there_are_too_many(week):
    entries = [moment(day(2019, 9, 5), name=str(at), lane=f"{at:02}") for at in range(12)]
    picture = drawn(entries, week)
    assert picture.tall == 12 * 44
    assert [b.y - a.y for a, b in pairwise(picture.lanes)] == [44] * 11
    scrolled = drawn(entries, dataclasses.replace(week, scroll=30))
    assert scrolled.lanes[0].y == -30
    few = drawn(entries[:2], week)
    assert few.tall == pytest.approx(400, abs=2)


def test_few_lanes_fill_the_view_where_they_may_be_stretched():
    found = marks([moment(day(2019, 9, 5), name=str(at), lane=f"{at:02}") for at in range(3)])
    for tall, style in product((400, 1000, 1501), (Style(), Style(lane_stretched=840))):
        boxes = lanes(found, View(0, 10, 1000, tall), style)
        assert sum(box.height for box in boxes) == (
            tall if style.lane_stretched else pytest.approx(min(tall, 840), abs=3)
        )
        assert max(box.height for box in boxes) <= 840


def test_a_folded_lane_is_a_strip_and_a_hidden_one_is_gone(week):
    entries = [moment(day(2019, 9, 5), name=str(at), lane="abc"[at]) for at in range(3)]
    picture = drawn(entries, dataclasses.replace(week, folded=frozenset("a"), hidden=frozenset("b")))
    assert [lane.name for lane in picture.lanes] == ["a", "c"]
    assert picture.lanes[0].height == 24
    assert [dot.colour for dot in picture.dots] == [2]
    assert len(picture.strips) == 2


def test_what_lies_under_the_pointer_is_found(week):
    picture = drawn([moment(day(2019, 9, 5), name="1"), lasting(day(2019, 9, 1), day(2019, 9, 9), name="2")], week)
    (dot,) = picture.dots
    assert picture.hit(dot.x + dot.r + 2, dot.y) == ("mark", dot.mark)
    bar = picture.bars[0]
    assert picture.hit(bar.x0 + 5, bar.y + 2) == ("mark", bar.mark)
    text = next(text for text in picture.texts if text.mark == dot.mark)
    assert picture.hit(text.x + text.w - 1, text.y + 1) == ("mark", dot.mark)
    assert picture.hit(5, picture.lanes[0].strip_y) == ("lane", 0)
    assert picture.hit(5, 5000) is None
    assert picture.place(dot.mark) == (dot.x, dot.y)
    assert picture.place(99) is None


def test_a_badge_is_found_first(week):
    low = dataclasses.replace(week, height=60)
    picture = drawn([moment(day(2019, 9, 5), name=f"{at:02}", size=60) for at in range(40)], low)
    badge = picture.badges[0]
    assert picture.hit(badge.x + 1, badge.y + 1) == ("badge", 0)


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Talks called off", 500, "Talks called off"),
        ("Talks called off", 90, "Talks called…"),
        ("Talks, called off", 60, "Talks…"),
        ("Talks called off", 20, ""),
        ("Donaudampfschiff", 60, "Donauda…"),
        ("Donaudampfschiff", 5, ""),
    ],
)
def test_a_label_is_shortened_between_words(text, most, shown):
    assert elided(text, most, width) == shown


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (500, "The Taliban overrun Yangi Qala"),
        (180, "The Taliban … Yangi Qala"),
        (110, "The … Yangi Qala"),
        (90, "The … Yangi…"),
        (50, "The…"),
    ],
)
def test_words_that_the_neighbours_begin_with_too_give_way_first(most, shown):
    beside = ("The Taliban overrun Khwaja Ghar", "Talks called off", "The Taliban overrun Yangi Qala")
    text, wide = Title("The Taliban overrun Yangi Qala", "", width, "…", beside).within(most)
    assert text == shown
    assert wide == width(text)


def test_neighbours_with_one_word_in_common_or_nothing_more_to_say_change_nothing():
    for beside in ("The talks go on", "The Taliban overrun", "The Taliban overrun Yangi Qala"):
        assert (
            Title("The Taliban overrun Yangi Qala", "", width, "…", (beside,)).within(180)[0]
            == "The Taliban overrun Yangi…"
        )


def test_labels_of_a_lane_that_begin_alike_are_told_apart_by_their_ends(week):
    title = "The council sends for help to {}".format
    entries = [
        moment(day(2019, 9, 2, 40 * at), name=str(at), size=60, title=title(name), lane="Elm")
        for at, name in enumerate(("Dogwood", "Hazel", "Rowan"))
    ]
    told = [text.text for text in drawn(entries, View(week.lo, week.hi, 400, 60)).texts]
    assert "The council sends for … Rowan" in told


def test_a_level_is_never_finer_than_the_scale():
    for scale in (0.001, 0.5, 1.0, 1.19, 3600.0, 1e12):
        assert coarsest(level(scale)) >= scale * (1 - 1e-9)
        assert coarsest(level(scale) - 1) < scale


def test_nothing_at_all_still_has_an_axis(week):
    picture = drawn([], week, style=Style())
    assert picture.axis.lower
    assert picture.lanes == ()


def test_links_to_ones_own_lane_and_others_run_from_dot_to_dot(week):
    entries = [
        moment(day(2019, 9, at), name=str(at), size=60, lane=lane)
        for at, lane in ((2, "a"), (4, "b"), (6, "c"), (8, "a"))
    ]
    ids = {int(entry.id): entry.id for entry in entries}
    picture = drawn(entries, week, [
        Tie("1", ids[2], ids[6], "causes"), Tie("2", ids[8], ids[4], "contradicts", "hedged"), Tie("3", ids[2], ids[8]),
    ])  # fmt: skip
    assert len(picture.paths) == 3
    for path in picture.paths:
        (x0, y0), (x1, y1) = picture.place(path.source), picture.place(path.target)
        assert path.points[0] == (x0, y0)
        assert path.points[-1] == (pytest.approx(x1, abs=8), y1)
        assert all(ax == bx or ay == by for (ax, ay), (bx, by) in pairwise(path.points))
    assert {path.basis: path.arrow for path in picture.paths} == {"hedged": False, "stated": True}


@given(items(most=20), views(), st.data())
def test_links_run_through_labels_only_where_these_keep_a_plate(entries, view, data):
    found = marks(entries)
    if len(found) < 2:
        return
    pick = st.sampled_from(found.ids)
    ties = [Tie(f"{at}", data.draw(pick), data.draw(pick)) for at in range(6)]
    picture = scene(found, Links.of(found, ties), view, width)
    for path in picture.paths:
        for (ax, ay), (bx, by) in pairwise(path.points):
            assert ax == bx or ay == by
            for text in picture.texts:
                if (
                    ax == bx
                    and text.x <= ax <= text.x + text.w
                    and min(ay, by) < text.y < text.y + text.h < max(ay, by)
                ):
                    assert text.plate


def test_links_of_what_is_lit_are_drawn_whatever_the_limit_and_last(week):
    entries = [moment(day(2019, 9, at), name=str(at), size=60, lane=str(at % 3)) for at in range(1, 8)]
    ties = [Tie(f"{a}{b}", entries[a].id, entries[b].id) for a, b in combinations(range(7), 2)]
    lit = dataclasses.replace(week, lit=frozenset({entries[0].id}))
    picture = drawn(entries, lit, ties, Style(links=2))
    assert [path.lit for path in picture.paths] == [False, False, True, True, True, True, True, True]


def test_a_link_out_of_view_is_drawn_only_when_lit_and_cut_at_the_edge_without_an_arrow(week):
    entries = [moment(at, name=str(n), size=60) for n, at in enumerate((day(2019, 9, 5), day(2020), day(2021)), 1)]
    ties = [Tie("1", entries[0].id, entries[1].id), Tie("2", entries[1].id, entries[2].id)]
    assert drawn(entries, week, ties).paths == ()
    lit = dataclasses.replace(week, lit=frozenset({entries[1].id}))
    (path,) = drawn(entries, lit, ties).paths
    assert path.points[-1][0] == week.width + 1
    assert not path.arrow


def test_a_lit_entry_that_stands_behind_another_takes_its_place(week):
    entries = [moment(day(2019, 9, 5), name=f"{at:02}", size=60) for at in range(40)]
    low = dataclasses.replace(week, height=60)
    hidden = entries[39].id
    found = marks(entries)
    before = scene(found, Links.of(found, []), low, width)
    after = scene(found, Links.of(found, []), dataclasses.replace(low, lit=frozenset({hidden})), width)
    assert found.index[hidden] not in before.places
    assert found.index[hidden] in after.places
    assert len(after.dots) == len(before.dots)


def test_a_link_to_something_hidden_ends_in_its_lanes_strip(week):
    entries = [moment(day(2019, 9, 5), name="1", lane="a"), moment(day(2019, 9, 7), name="2", lane="b")]
    folded = dataclasses.replace(week, folded=frozenset("b"))
    (path,) = drawn(entries, folded, [Tie("1", entries[0].id, entries[1].id)]).paths
    assert path.points[-1][1] > folded.height - 20 or path.points[-1][1] > 200
    hidden = dataclasses.replace(week, hidden=frozenset("b"))
    assert drawn(entries, hidden, [Tie("1", entries[0].id, entries[1].id)]).paths == ()


def test_a_link_under_the_pointer_is_found(week):
    entries = [moment(day(2019, 9, at), name=str(at), size=60, lane=str(at)) for at in (2, 8)]
    picture = drawn(entries, week, [Tie("1", entries[0].id, entries[1].id)])
    (ax, ay), (bx, _) = max(pairwise(picture.paths[0].points), key=lambda leg: abs(leg[0][0] - leg[1][0]))
    assert picture.hit((ax + bx) / 2, ay).kind == "link"


def test_the_view_keeps_the_moment_under_the_pointer(week):
    closer = week.zoomed(0.5, 250)
    assert closer.seconds(250) == pytest.approx(week.seconds(250))
    assert closer.hi - closer.lo == pytest.approx(5 * DAY)
    assert week.zoomed(1e-12, 10).scale == pytest.approx(0.002)
    assert week.zoomed(1e30, 500).hi <= 6.4e17


def test_the_view_moves_and_fits(week):
    assert week.panned(100).lo == pytest.approx(day(2019, 9, 2))
    assert week.fitted(day(2019), day(2020), margin=0).hi == day(2020)
    found = marks([moment(day(2019, 3, 1), name="1"), moment(day(2019, 8, 1), name="2")])
    around = week.around(found)
    assert around.x(day(2019, 3, 1)) > 10
    assert around.x(day(2019, 8, 1)) < week.width - 200
    assert week.around(marks([])) == week


def test_places_are_exact_in_deep_time():
    start = -436_000_000_000_000_000
    view = View(start + 0.0, start + 2000.0, 1000, 100)
    assert view.x(start + 1000) == pytest.approx(500, abs=32)
    assert View(float(start), float(start) + 2**20, 1024, 100).x(start + 2**19) == 512


def test_the_words_of_a_date_that_is_open_to_the_right_begin_behind_its_arrow(week):
    after = dataclasses.replace(since(day(2019, 9, 3)), span="occurs_within")
    picture = drawn([after], week)
    assert picture.texts[0].x > picture.arrows[0].x
    assert picture.arrows[0].x == pytest.approx(picture.dots[0].x + 40)


def test_an_approximate_interval_has_gradients_beyond_its_ends(week):
    exact = drawn([lasting(day(2019, 9, 3), day(2019, 9, 8))], week)
    rough = drawn([lasting(day(2019, 9, 3), day(2019, 9, 8), approximate=True)], week)
    assert len(rough.fades) == len(exact.fades) + 2
    assert rough.bars[0].fill is Fill.OPEN


def test_a_strip_is_needed_only_where_something_is_not_seen_otherwise(week):
    few = [moment(day(2019, 9, 5), name=str(at), size=60) for at in range(3)]
    assert [strip.needed for strip in drawn(few, week).strips] == [False]
    many = [moment(day(2019, 9, 5), name=f"{at:02}", size=60) for at in range(90)]
    (strip,) = drawn(many, dataclasses.replace(week, height=60)).strips
    assert strip.needed
    assert strip.found.sum() == 90


def test_a_link_between_two_lit_entries_on_one_side_of_the_view_is_not_drawn(week):
    entries = [moment(day(2020), name="1", size=60), moment(day(2021), name="2", size=60)]
    lit = dataclasses.replace(week, lit=frozenset({entries[0].id}))
    assert drawn(entries, lit, [Tie("1", entries[0].id, entries[1].id)]).paths == ()


def test_colours_are_the_lanes_own_or_those_that_were_given(week):
    entries = [moment(day(2019, 9, 5), name=str(at), lane="ab"[at]) for at in range(2)]
    assert marks(entries).colours == (0, 1)
    given_ones = marks(entries, colours={"b": 7})
    assert given_ones.colours == (0, 7)
    picture = scene(given_ones, Links.of(given_ones, []), week, width)
    assert {dot.colour for dot in picture.dots} == {0, 7}
    assert [lane.colour for lane in picture.lanes] == [0, 7]
