"""Each condition of a filter: what it lets through, how it completes, and what is said when it is not understood."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app import actions, settings
from timeline_app.actions.finding import KEYS
from timeline_app.dates import parse
from timeline_app.errors import InvalidValue
from timeline_app.model import Agent, Citation, Entry, Passage, Place, Role, Site, Source, Tag, Tagging, Version
from timeline_app.project import Filter


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Five entries, each with something of its own."""
    made = actions.new_project(tmp_path_factory.mktemp("conditions") / "p.chronology", settings.load(), title="P")
    with made.edit("Add") as edit:
        source = edit.add(Source(csl={"title": "On the bridge", "container-title": "Sample Herald"}))
        version = edit.add(Version(source_id=source.id, sha256=""))
        exact = "می‌گوید the old bridge"
        anchor = {"start": 0, "end": len(exact), "exact": exact, "prefix": "", "suffix": ""}
        passage = edit.add(Passage(version_id=version.id, anchor=anchor))
        quay = edit.add(Entry(title="The quay burns", importance=5, kind="state", **dated("2019-09-05")))
        bridge = edit.add(Entry(title="A bridge falls", summary="near the quay", lane="Works", importance=2))
        talks = edit.add(Entry(title="Talks", status="disputed", importance=4, **dated("2019-09")))
        note = edit.add(Entry(title="To look up", own_note=True, **dated("2020")))
        edit.add(Entry(title="Nothing said", importance=1, **dated("2021-05-01")))
        ann = edit.add(Agent(name="Ann Reed"))
        council = edit.add(Agent(name="The Council", kind="organisation"))
        harbour = edit.add(Place(name="Old Harbour"))
        tag = edit.add(Tag(name="to check"))
        edit.add(Citation(entry_id=quay.id, passage_id=passage.id, source_id=source.id, claimant_id=council.id))
        edit.add(Citation(entry_id=bridge.id, source_id=source.id, stance="disputes"))
        edit.add(Site(entry_id=quay.id, place_id=harbour.id))
        edit.add(Role(entry_id=talks.id, agent_id=ann.id))
        edit.add(Role(entry_id=bridge.id, agent_id=council.id))
        edit.add(Tagging(tag_id=tag.id, target_table="entry", target_id=note.id))
    yield made
    made.close()


def dated(edtf):
    return {"when": parse(edtf).to_json()}


SHORT = {
    "The quay burns": "quay",
    "A bridge falls": "bridge",
    "Talks": "talks",
    "To look up": "note",
    "Nothing said": "bare",
}
EVERYTHING = set(SHORT.values())


@pytest.fixture(params=["with an index", "without one"])
def through(request, project):
    """What a filter lets through, by short names; the same with and without an index."""
    db = project._db
    if request.param == "without one":
        db.execute("update local set key = 'aside' where key = 'search'")
    yield lambda typed: {SHORT[title] for title in project.marks(actions.strict_filter(project, typed)).title}
    db.execute("update local set key = 'search' where key = 'aside'")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "quay bridge talks note bare"),
        ("quay", "quay bridge"),
        ("qua", "quay bridge"),
        ('"the quay"', "quay bridge"),
        ('"the qua"', ""),
        ("“quay burns”", "quay"),
        ("bridge", "bridge quay"),
        ("bridge -quay", ""),
        ("میگوید", "quay"),
        ("quote:bridge", "quay"),
        ('quote:"old bridge"', "quay"),
        ("quote:old quote:quay", ""),
        ("-quote:bridge", "bridge talks note bare"),
        ("place:harbour", "quay"),
        ('place:"OLD harb"', "quay"),
        ("person:reed", "talks"),
        ("org:council", "bridge"),
        ("claimant:council", "quay"),
        ("claimant:council org:council", ""),
        ("tag:check", "note"),
        ("source:herald", "quay bridge"),
        ('source:"on the bridge" -disputed', "quay"),
        ("kind:state", "quay"),
        ("kind:state kind:occurrence", "quay bridge talks note bare"),
        ("status:disputed", "talks"),
        ("disputed", "talks bridge"),
        ("lane:works", "bridge"),
        ("cited", "quay bridge"),
        ("uncited", "talks bare"),
        ("-uncited", "quay bridge note"),
        ("own-note", "note"),
        ("undated", "bridge"),
        ("-undated uncited", "talks bare"),
        ("after:2020", "note bare"),
        ("before:2020", "quay talks"),
        ("in:2019-09", "quay talks"),
        ("-in:2019-09", "bridge note bare"),
        ("in:2019 in:2020", ""),
        ("importance>=4", "quay talks"),
        ("importance<=2", "bridge bare"),
        ("importance:2-4", "bridge talks note"),
        ("importance:5", "quay"),
        ("importance>=2 importance<=4", "bridge talks note"),
        ("-place:harbour -person:reed", "bridge note bare"),
        ("PLACE:Harbour", "quay"),
        ('"cited"', ""),
    ],
)
def test_a_condition_lets_through_what_it_says(through, typed, expected):
    assert through(typed) == set(expected.split())


@pytest.mark.parametrize(
    ("typed", "sentence", "hint"),
    [
        ("place:Atlantis", "No place is called “Atlantis”.", ""),
        ("place:Harbor", "No place is called “Harbor”.", "Old Harbour"),
        ("person:council", "No person is called “council”.", ""),
        ("org:Counsil", "No organisation, group or office is called “Counsil”.", "The Council"),
        ("tag:none", "No tag is called “none”.", ""),
        ("source:none", "No source is called “none”.", ""),
        ("lane:none", "No lane is called “none”.", ""),
        ("kind:none", "There is no kind of entry “none”.", "forecast"),
        ("status:none", "There is no status “none”.", "undisputed"),
        ("importance>=9", "“9” is no importance.", "1 to 5"),
        ("after:lunch", "cannot be read as a date", "5 September 2019"),
        ("in:9/5/2019", "can be read in more than one way", "9 May 2019"),
        ("colour:red", "There is no condition “colour:”", "place:"),
        ("place:", "What follows “place:”?", "place:Takhar"),
        ("—", "There is no letter or digit in “—”.", ""),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(project, typed, sentence, hint):
    (problem,) = actions.read_filter(project, typed).problems
    assert sentence in problem.sentence
    assert hint in problem.hint
    with pytest.raises(InvalidValue):
        actions.strict_filter(project, typed)


@pytest.mark.parametrize("typed", ["https://example.org/a", "12:30", "a-b", "- x", "--", "10-20", '"colour:red"'])
def test_what_only_looks_like_a_condition_is_words(project, typed):
    read = actions.read_filter(project, typed)
    assert read.problems == () or typed == "--"
    assert read.filter == Filter(text=typed)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("pl", ["place:"]),
        ("quay un", ["uncited", "undated"]),
        ("-o", ["org:", "own-note"]),
        ("place:", ['"Old Harbour"']),
        ("place:har", ['"Old Harbour"']),
        ("person:", ['"Ann Reed"']),
        ("org:c", ['"The Council"']),
        ("kind:for", ["forecast"]),
        ("importance>=", ["1", "2", "3", "4", "5"]),
        ("lane:", ["Works"]),
        ("source:her", ['"Sample Herald"']),
        ("after:20", []),
        ('"pl', []),
        ("", []),
    ],
)
def test_a_condition_completes(project, typed, offered):
    found = actions.completions(project, typed, len(typed))
    assert [each.text for each in found] == offered
    for each in found:
        whole = typed[: each.start] + each.text + typed[each.end :]
        assert whole.startswith(typed[: each.start])
        if not each.text.endswith(":"):
            assert actions.read_filter(project, whole).problems == ()


def test_every_condition_is_explained_by_an_example_that_reads(project):
    for key in KEYS:
        assert key.meaning
        read = actions.read_filter(project, key.example)
        assert read.filter != Filter(text=read.filter.text), key.example


@given(st.text(st.characters(exclude_categories=())), st.integers(0, 99))
@example("\ud800 place:\udfff", 3)
@example('place:"a\x00b', 4)
@example('-"-', 2)
@example("x" * 10_000, 10_000)
@example("-a " * 3000, 7)
@example('place:"' * 2000, 5)
def test_whatever_is_typed_can_be_asked_and_completed(project, typed, at):
    project.marks(actions.filter_of(project, typed))
    actions.completions(project, typed, min(at, len(typed)))


plain = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["bridge", '"old bridge"']),
        "places": st.just(frozenset({"Old Harbour"})),
        "people": st.just(frozenset({"Ann Reed"})),
        "kinds": st.sets(st.sampled_from(["state", "occurrence"]), min_size=1, max_size=1).map(frozenset),
        "tags": st.just(frozenset({"to check"})),
        "statuses": st.just(frozenset({"disputed"})),
        "lanes": st.just(frozenset({"Works"})),
        "importance": st.sampled_from([(1, 1), (2, 4)]),
        "quote": st.sampled_from(["bridge", '"old bridge"']),
        "after": st.sampled_from([0, 1_567_641_600]),
        "uncited": st.just(True),
        "undated": st.just(True),
    },
).map(lambda fields: Filter(**fields))
some = plain.filter(bool)
nested = st.builds(lambda one, out: replace(one, without=tuple(out)), plain, st.lists(some, max_size=2)).filter(bool)


def unordered(wanted):
    """Return a filter in a form in which it does not matter in which order it holds things back."""
    return replace(wanted, without=()), frozenset(map(unordered, wanted.without))


@given(plain, st.lists(nested, max_size=3))
def test_a_filter_said_in_words_is_read_as_the_same_filter(project, wanted, without):
    wanted = replace(wanted, without=tuple(dict.fromkeys(without)))
    read = actions.read_filter(project, actions.words_of(project, wanted))
    assert read.problems == ()
    assert unordered(read.filter) == unordered(wanted)


def test_a_group_holds_back_what_meets_all_of_it(through):
    assert through("-(kind:state importance:5)") == EVERYTHING - {"quay"}
    assert through("-(kind:state importance:4)") == EVERYTHING


@given(st.text(alphabet='-()" ab:', max_size=40) | st.just("-(" * 900))
def test_signs_of_groups_that_make_no_group_are_read_as_well(project, typed):
    assert actions.read_filter(project, typed) is not None
