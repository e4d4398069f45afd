import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.reader.conftest import source
from timeline_app import actions
from timeline_app.model import Entry, Passage
from timeline_app.project import LANES, Filter
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.reader.marks import (
    Mark,
    Marks,
    cited_whole,
    in_columns,
    lanes_of,
    passages_of,
    shortest_first,
)
from timeline_app.ui.timeline import reading

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: (float(s[0]), float(s[0] + s[1]))), max_size=12
)


@given(spans)
def test_two_bars_in_one_column_never_touch(found):
    columns = in_columns(found, 5)
    for one, (top, bottom) in enumerate(found):
        for other, (first, last) in enumerate(found):
            if one != other and columns[one] == columns[other] < 5:
                assert bottom <= first or last <= top


@given(spans)
def test_the_longest_bar_is_the_innermost(found):
    columns = in_columns(found, 5)
    if found:
        longest = max(range(len(found)), key=lambda n: (found[n][1] - found[n][0], -found[n][0], -n))
        assert columns[longest] == 0


def test_a_bar_without_room_says_so():
    assert in_columns([(0.0, 10.0)] * 3, 2) == [0, 1, 2]


def test_the_shortest_mark_is_taken_first():
    marks = [Mark("a", 0, 50), Mark("b", 10, 20), Mark("c", 5, 15)]
    assert [mark.id for mark in shortest_first(marks)] == ["c", "b", "a"]
    assert marks[1].at(10)
    assert not marks[1].at(20)


def marks_of(desk, title="Two districts"):
    project = desk.document.project
    version = actions.newest_version(project, source(desk, title))
    return project, version, Marks(project, version.id, lanes_of(project, Filter(), "place"))


def test_a_mark_knows_what_rests_on_it(sample_desk):
    project, _, marks = marks_of(sample_desk)
    mark = next(mark for mark in marks.in_order() if mark.supports)
    support = mark.supports[0]
    entry = project.get(Entry, support.entry_id)
    assert support.title == entry.title
    assert support.date
    assert support.stance == "supports"
    assert mark.id in marks.of_entries({entry.id})


def test_marks_stand_in_the_order_of_the_text_the_longer_first(sample_desk):
    marks = marks_of(sample_desk)[2].in_order()
    assert marks == sorted(marks, key=lambda m: (m.start, -m.end))
    assert len(marks) > 10


def test_each_change_leaves_the_marks_as_if_read_anew(sample_desk):
    project, version, marks = marks_of(sample_desk)
    heard = []
    project.listen(lambda change: heard.append(marks.hear(change)))
    made = actions.annotate(project, version, 0, 13, colour="g")
    entry = actions.add_entry(project, "Made up", when="2019-09-05", cites=made, places=["Kabul"], claimant="Somebody")
    actions.edit_entry(project, entry, title="Made up again")
    actions.set_tags(project, "passage", made.id, ["sample"])
    actions.resize_passage(project, made, 0, 3)
    assert all(heard)
    marks.put_into(lanes_of(project, Filter(), "place"))  # colours come a little later
    assert marks.in_order() == Marks(project, version.id, lanes_of(project, Filter(), "place")).in_order()
    mark = marks.get(made.id)
    assert (mark.end, mark.colour, mark.tags) == (3, "green", 1)
    assert mark.supports[0].title == "Made up again"
    assert mark.supports[0].claimant == "Somebody"
    actions.remove(project, [("passage", made.id)])
    assert marks.get(made.id) is None
    assert marks.in_order() == Marks(project, version.id, lanes_of(project, Filter(), "place")).in_order()
    project.undo()
    assert marks.get(made.id) is not None


@pytest.mark.parametrize("kind", LANES)
def test_lanes_are_numbered_as_the_timeline_draws_them(sample_desk, kind):
    project, _, marks = marks_of(sample_desk)
    drawn = reading.drawn(project, Filter(), kind, actions.lane_look(project, kind)).marks
    lanes = lanes_of(project, Filter(), kind)
    assert {id_: lanes[id_] for id_ in drawn.ids} == {
        id_: drawn.colours[lane] for id_, lane in zip(drawn.ids, drawn.lane.tolist(), strict=True)
    }
    marks.put_into(lanes)
    assert all(s.lane == lanes[s.entry_id] for mark in marks.in_order() for s in mark.supports)
    assert not marks.put_into(lanes)


def test_what_a_filter_leaves_out_keeps_the_colour_of_a_lane_that_is_drawn(sample_desk):
    project = sample_desk.document.project
    shown = lanes_of(project, Filter(text="overrun"), "place")
    assert set(shown) == set(project.marks().id) | {""}
    assert shown[""] == len({names[0] for names in project.marks(Filter(text="overrun")).lanes["place"]})
    assert len(set(shown.values())) == len(set(lanes_of(project, Filter(), "place").values()))
    assert list(shown.values()).count(0) > len(project.marks(Filter(text="overrun")))


def test_what_happens_to_other_texts_is_not_news(sample_desk):
    project, _, marks = marks_of(sample_desk)
    other = actions.newest_version(project, source(sample_desk, "Twelve"))
    heard = []
    project.listen(lambda change: heard.append(marks.hear(change)))
    actions.annotate(project, other, 0, 6)
    actions.add_entry(project, "Elsewhere")
    assert heard == [False, False]


def test_an_entry_is_found_in_its_words_in_the_order_of_its_citations(sample_desk):
    project = sample_desk.document.project
    entry = next(e for e in project.all(Entry) if len(actions.citations_of(project, e)) > 1)
    cited = actions.citations_of(project, entry)
    found = passages_of(project, Ref("entry", entry.id))
    assert [passage.id for passage in found] == [c.passage_id for c in cited if c.passage_id]
    assert passages_of(project, Ref("citation", cited[1].id))[0].id == cited[1].passage_id
    assert passages_of(project, Ref("passage", found[0].id)) == [project.get(Passage, found[0].id)]
    assert passages_of(project, Ref("place", entry.id)) == []
    assert cited_whole(project, Ref("citation", cited[0].id)) == cited[0].source_id
    assert cited_whole(project, Ref("source", "x")) == ""


def test_numbers_of_lanes_are_compared_with_other_mappings_without_looking_at_each(sample_desk):
    found = lanes_of(sample_desk.document.project, Filter(), "place")
    assert found == dict(found)
    assert found != {}
    assert found != {**found, "": 99}
