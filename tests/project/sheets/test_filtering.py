"""What a filter lets through, told by columns, names and the index: what the file says of each entry, in SQL."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Passage, Version
from timeline_app.model import Source as Work
from timeline_app.project import By, Filter
from timeline_app.project.beside import fill_index
from timeline_app.project.search import index
from timeline_app.project.sheets import filtering, wording
from timeline_app.project.sheets import members as filtered_by
from timeline_app.project.sheets.keeping import Sheets
from timeline_app.project.views.selecting import condition

NAMES = {
    "kinds": ["statement", "occurrence", "nonsense"],
    "statuses": ["disputed", "undisputed", "unsure"],
    "places": ["Kabul", "Takhar", "nowhere"],
    "people": ["Fazli", "Taliban"],
    "organisations": ["Taliban", "Fazli"],
    "claimants": ["Taliban", "Bureau"],
    "tags": ["motives", "control"],
    "lanes": ["", "Talks", "talks", "Raids"],
}
WORDS = ["the", "Talib", "bridge", '"the Taliban"', "!", "nowhere", "bridge the", "on number 1"]


@pytest.fixture(scope="module")
def varied(tmp_path_factory, copy_of_sample):
    """A project in which every condition lets some entries through and holds others back."""
    project = copy_of_sample(tmp_path_factory.mktemp("filters") / "sample.chronology")
    entries, passages = project.all(Entry), project.all(Passage)
    with project.edit("Say more") as edit:
        bureau = edit.add(Agent(name="Bureau", kind="organisation"))
        for number, entry in enumerate(entries[:12]):
            fields = [{"disputed_by": "Ann"}, {"status": "disputed"}, {"lane": "Talks"}, {"own_note": True}][number % 4]
            edit.change(entry, importance=1 + number % 5, **fields)
        for number in range(8):
            entry = edit.add(Entry(title=f"The bridge on number {number}", lane="talks", own_note=number % 2 == 0))
            stance = ["disputes", "supports"][number % 2]
            if number % 3:
                edit.add(Citation(entry_id=entry.id, passage_id=passages[number].id, stance=stance))
                edit.add(Citation(entry_id=entry.id, passage_id=passages[0].id, claimant_id=bureau.id))
    actions.edit_entry(project, project.all(Entry)[-1], when="2019-09-05/2021")
    fill_index(project.path)
    assert project.is_indexed
    yield project
    project.close()


def filters(project):
    fields = {name: st.frozensets(st.sampled_from(known), max_size=2) for name, known in NAMES.items()}
    fields |= dict.fromkeys(("uncited", "cited", "disputed", "undated", "own_note"), st.booleans())
    fields |= dict.fromkeys(("text", "quote"), st.sampled_from(WORDS))
    fields |= dict.fromkeys(("after", "before"), st.sampled_from([1_567_500_000, 1_568_000_000, 1_568_200_000]))
    ids = [*(entry.id for entry in project.all(Entry)), "no id"]
    fields["ids"] = st.frozensets(st.sampled_from(ids), max_size=9)
    fields["importance"] = st.sampled_from([(1, 2), (3, 3), (4, 5)])
    fields["sources"] = st.frozensets(st.sampled_from([*(one.id for one in project.all(Work)), "f" * 32]), max_size=2)
    one = st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: fields[name] for name in names}).map(lambda held: Filter(**held))
    )
    return st.recursive(
        one,
        lambda held: st.builds(
            lambda each, out: replace(each, without=tuple(out)), one, st.lists(held, min_size=1, max_size=2)
        ),
        max_leaves=4,
    )


def as_the_file_says(project, wanted):
    where, values = condition(wanted)
    return {id_ for (id_,) in project._db.execute(f"select lower(hex(e.id)) from entry e where {where}", values)}


def let_through(project, wanted, *keys):
    return {pair.tobytes().hex() for pair in project.order(wanted, keys).ids}


@pytest.fixture(params=["asked of few", "asked of all", "cited by very many", "without an index", "beside a timeline"])
def each_way(request, varied, monkeypatch):
    """The project, asked in one of the ways in which a filter is answered."""
    varied._sheets = Sheets(varied._db)
    if request.param == "asked of all":
        monkeypatch.setattr(filtering, "_FEW", -1)
    elif request.param == "cited by very many":
        monkeypatch.setattr(wording, "_MANY", 0)
    elif request.param == "without an index":
        monkeypatch.setattr(filtering, "_FEW", -1)
        index.forget(varied._db)
    elif request.param == "beside a timeline":
        varied.marks()
    yield varied
    index.note_whole(varied._db, index.last(varied._db))


ALONE = [
    *(Filter(**{name: True}) for name in ("uncited", "cited", "disputed", "undated", "own_note")),
    *(Filter(**{name: frozenset({value})}) for name, known in NAMES.items() for value in known),
    *(Filter(**{name: word}) for name in ("text", "quote") for word in WORDS),
]


def test_each_condition_alone_lets_through_what_the_file_says_and_a_minus_the_others(each_way):
    for wanted in ALONE:
        let_in = as_the_file_says(each_way, wanted)
        each_way._sheets.forget()
        assert let_through(each_way, wanted) == let_in
        held_back = Filter(without=(wanted,))
        assert let_through(each_way, held_back) == as_the_file_says(each_way, Filter()) - let_in


def test_conditions_together_let_through_what_the_file_says_the_first_time_and_again(each_way):
    @given(filters(each_way), st.booleans())
    def _the_same(wanted, anew):
        if anew:
            each_way._sheets.forget()
        assert let_through(each_way, wanted) == as_the_file_says(each_way, wanted)
        assert let_through(each_way, wanted, By("title")) == as_the_file_says(each_way, wanted)

    _the_same()


DISPUTED = Filter(disputed=True)


@pytest.mark.parametrize("indexed", [True, False], ids=["with an index", "without one"])
@pytest.mark.parametrize("wanted", [DISPUTED, Filter(without=(DISPUTED,)), Filter(quote="bridge"), Filter(text="the")])
def test_what_is_disputed_or_quoted_is_so_after_every_edit(tmp_path, copy_of_sample, monkeypatch, wanted, indexed):
    monkeypatch.setattr(filtering, "_FEW", -1)
    monkeypatch.setattr(wording, "_MANY", 0)
    project = copy_of_sample(tmp_path / "sample.chronology")
    if indexed:
        fill_index(project.path)
    entry, passage = project.all(Entry)[0], project.all(Passage)[-1]
    edits = [
        lambda: actions.edit_entry(project, entry, status="disputed"),
        lambda: actions.edit_entry(project, entry, status="undisputed", disputed_by="Ann"),
        lambda: actions.edit_entry(project, entry, disputed_by=""),
        lambda: added(project, Citation(entry_id=entry.id, passage_id=passage.id, stance="disputes")),
        lambda: changed(project, passage, comment="under the bridge"),
        lambda: actions.edit_entry(project, entry, title="bridge"),
        lambda: actions.edit_entry(project, entry, title="none", summary="The"),
        lambda: actions.add_entry(project, title="the new bridge", when="1900", status="disputed"),
        *[project.undo] * 7,
        *[project.redo] * 3,
    ]
    for edit in edits:
        assert let_through(project, wanted) == as_the_file_says(project, wanted)
        edit()
    assert let_through(project, wanted) == as_the_file_says(project, wanted)
    project.close()


def test_what_cites_a_source_is_so_after_every_edit(tmp_path, copy_of_sample, monkeypatch):
    monkeypatch.setattr(filtered_by, "_MANY", -1)
    monkeypatch.setattr(filtered_by, "_AS_LONG", 1 << 40)
    project = copy_of_sample(tmp_path / "sample.chronology")
    entry, work, version = project.all(Entry)[0], project.all(Work)[-1], project.all(Version)[0]
    wanted = Filter(sources=frozenset({work.id}))
    edits = [
        lambda: added(project, Citation(entry_id=entry.id, source_id=work.id)),
        lambda: changed(project, version, source_id=work.id),
        lambda: actions.add_entry(project, title="cites nothing", own_note=True),
        *[project.undo] * 3,
    ]
    for edit in edits:
        edit()
        assert let_through(project, wanted) == as_the_file_says(project, wanted)
    project.close()


def test_words_are_found_without_an_index_where_a_text_holds_the_sign_that_parts_texts(tmp_path, copy_of_sample):
    project = copy_of_sample(tmp_path / "sample.chronology")
    added(project, odd := Entry(title="a bridge\x1fof signs"))
    sheet, source = project._sheet(), project._sheets._source
    with pytest.raises(ValueError, match="not as many"):
        wording.looked_through(sheet, source, Filter(text="signs"))
    assert let_through(project, Filter(text='"bridge of"')) == {odd.id}
    project.close()


def added(project, record):
    with project.edit("Add") as edit:
        edit.add(record)


def changed(project, record, **fields):
    with project.edit("Change") as edit:
        edit.change(record, **fields)


def test_few_entries_are_asked_for_alone(varied, monkeypatch):
    """What is left for the file is asked of the entries that meet the rest, and of none where there is none."""
    asked = []

    def ask(left):
        asked.append(left.ids)
        return varied._sheet().ids(source).rows(source_ids) >= 0

    source = varied._sheets._source
    varied._sheets.forget()
    source_ids = varied._sheet().ids(source).ids
    named = Filter(places=frozenset({"Kabul"}))
    filtering.through(varied._sheet(), source, replace(named, lanes=frozenset({"Talks"})), ask)
    assert asked == [frozenset(as_the_file_says(varied, named))]
    filtering.through(varied._sheet(), source, Filter(places=frozenset({"x"}), lanes=frozenset({"Talks"})), ask)
    assert len(asked) == 1
