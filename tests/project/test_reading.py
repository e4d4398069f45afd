"""Questions to a project: several records at once, single fields, filters and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.model import Agent, Entry, Place, Role, Site, Source, Version, made_at, new_id
from timeline_app.project import By, Filter
from timeline_app.project.folding import fold
from timeline_app.project.views.compose import paragraph, paragraphs
from timeline_app.sources import Capture, read_article


def add(project, title, **fields):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title, **fields))


def test_ids_made_one_after_another_sort_so():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert {id_[12] for id_ in ids} == {"7"}
    assert {id_[16] for id_ in ids} <= set("89ab")
    assert made_at(ids[-1]) - made_at(ids[0]) < 60_000


def test_records_of_one_edit_come_oldest_first(project):
    with project.edit("Add entries") as edit:
        for number in range(20):
            edit.add(Entry(title=str(number)))
    assert [entry.title for entry in project.all(Entry)] == [str(number) for number in range(20)]


def test_several_records_come_in_the_order_asked_for_without_those_that_are_gone(project):
    with project.edit("Add entries") as edit:
        ids = [edit.add(Entry(title=str(number))).id for number in range(1200)]
    with project.edit("Remove entry") as edit:
        edit.remove(project.get(Entry, ids[3]))
    wanted = [ids[1100], ids[3], ids[7], "0" * 32, ids[7]]
    assert [entry.title for entry in project.several(Entry, wanted)] == ["1100", "7"]
    assert len(project.several(Entry, reversed(ids))) == 1199
    assert project.several(Entry, []) == []


def test_one_field_of_all_living_records_is_read_without_them(project):
    one, _two = add(project, "One"), add(project, "Two", kind="statement")
    assert project.values(Entry, "title") == ["One", "Two"]
    assert project.values(Entry, "title", kind="statement") == ["Two"]
    with project.edit("Remove entry") as edit:
        edit.remove(one)
    assert project.values(Entry, "title") == ["Two"]


def test_several_fields_of_all_living_records_come_as_tuples(project):
    kept = actions.add_entry(project, "Kept", importance=5, own_note=True)
    actions.remove(project, [("entry", actions.add_entry(project, "Gone", own_note=True).id)])
    assert project.values(Entry, "id", "title") == [(kept.id, "Kept")]
    assert project.values(Entry, "title", "rank", importance=5) == [("Kept", 0)]
    assert project.values(Entry, "id", "title", importance=4) == []


def test_a_filter_of_more_ids_than_sqlite_takes_at_once_holds(project):
    entry = add(project, "One")
    ids = frozenset({entry.id, *(f"{number:032x}" for number in range(40_000))})
    assert project.marks(Filter(ids=ids)).id == (entry.id,)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Taliban overrun Yangī Qalʿa", "yangi qala"),
        ("Удар по Кабулу", "кабул"),
        ("أُجِّلَت المحادثات", "اجلت"),
        ("ینگی قلعه", "ينگي"),
        ("Straße nach Łódź", "strasse lodz"),
        ("۱۳۹۸", "1398"),
        ("100 % sure_", "% sur_"),
        ("Kabul", " "),
    ],
)
def test_a_filter_finds_words_however_they_are_typed(project, title, typed):
    add(project, title)
    add(project, "Nothing of the kind", summary="at all") if typed.strip() else None
    assert project.marks(Filter(text=typed)).title == (title,)


@given(st.text(max_size=30))
def test_a_folded_text_folds_to_itself(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_text_folds_letter_by_letter(one, other):
    assert fold(one + other) == fold(one) + fold(other)


def test_a_filter_by_name_passes_over_names_that_are_gone(project):
    entry = add(project, "One")
    with project.edit("Set people") as edit:
        agent, place = edit.add(Agent(name="Amina")), edit.add(Place(name="Kabul"))
        edit.add(Role(entry_id=entry.id, agent_id=agent.id))
        edit.add(Site(entry_id=entry.id, place_id=place.id))
    both = (Filter(people=frozenset({"Amina"})), Filter(places=frozenset({"Kabul"})))
    assert [project.marks(wanted).title for wanted in both] == [("One",), ("One",)]
    with project.edit("Remove names") as edit:
        edit.remove(agent)
        edit.remove(place)
    assert [project.marks(wanted).title for wanted in both] == [(), ()]


def test_undated_entries_stand_last_whichever_way_time_runs(project):
    for title, when in (("b", "2019"), ("none", None), ("a", "2015")):
        actions.add_entry(project, title, when=when)
    assert project.marks().title == ("a", "b", "none")
    falling = project.order(keys=(By("when", True),)).ids
    marks = project.marks()
    assert [marks.title[marks.id.index(row.tobytes().hex())] for row in falling] == ["b", "a", "none"]


@given(st.text(alphabet="ab \n\t\u00a0\u2003", max_size=40), st.integers(0, 45))
def test_paragraphs_are_the_lines_that_hold_a_sign(text, at):
    counted = sum(1 for line in text[: at + 1].split("\n") if line.strip())
    assert paragraph(paragraphs(text), at) == counted


def test_a_passage_knows_its_paragraph(project):
    text = "The harbour\n\nThe council closed the harbour.\n\n\nThe pier fell.\n"
    capture = Capture(text.encode(), "file", file_name="harbour.txt")
    source = actions.import_article(project, read_article(capture), capture, actions.Details("The harbour"))
    version = actions.newest_version(project, source)
    whole = project.text(version)
    assert project.paragraph(version, whole.index("The pier")) == 3
    actions.add_entry(project, "It fell", cites=actions.Words(version, whole.index("pier"), whole.index("fell")))
    assert [c.paragraph for e in project.chronicle().entries for c in e.citations] == [3]
    assert project.all(Source)[0].id == source.id
    assert project.all(Version)[0].id == version.id


def test_the_words_of_a_field_are_those_of_living_records_once_each_and_never_none(project):
    for lane in ("Talks", "Raids", "Talks", "", "talks"):
        add(project, "entry", lane=lane)
    gone = add(project, "gone", lane="Gone")
    with project.edit("Remove") as edit:
        edit.remove(gone)
    assert sorted(project.words(Entry, "lane")) == ["Raids", "Talks", "talks"]
    assert project.words(Place, "name") == []
