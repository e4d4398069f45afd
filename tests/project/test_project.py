import sqlite3

import pytest

from timeline_app.errors import (
    Choice,
    DamagedProject,
    InvalidValue,
    NewerFormat,
    NotAProject,
    NotFound,
    Overtaken,
    ProjectFileError,
    ReadOnlyProject,
    Stale,
)
from timeline_app.model import Citation, Entry, Link, Passage, Source, Version
from timeline_app.project import Filter, Project
from timeline_app.review import findings

HERE = "0" * 31 + "1"


def add(project, title, **fields):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title, **fields))


def retitle(project, entry, title):
    with project.edit("Rename entry") as edit:
        return edit.change(entry, title=title)


def titles(project):
    return [entry.title for entry in project.all(Entry)]


def test_what_was_added_is_there_after_closing_and_opening(project, reopen):
    add(project, "Attack in Kabul")
    project.close()
    assert titles(reopen()) == ["Attack in Kabul"]


def test_a_new_project_has_its_one_dossier(project):
    assert project.dossier.title == "Takhar"


def test_undo_and_redo_go_back_and_forth_and_say_what_they_did(project):
    entry = add(project, "Attack")
    retitle(project, entry, "Attack in Kabul")
    assert project.undo_label == "Rename entry"
    project.undo()
    assert titles(project) == ["Attack"] and project.redo_label == "Rename entry"
    project.undo()
    assert titles(project) == [] and project.undo_label is None and project.undo() is None
    project.redo()
    project.redo()
    assert titles(project) == ["Attack in Kabul"] and project.redo() is None


def test_undo_and_redo_survive_a_restart(project, reopen):
    entry = add(project, "Attack")
    retitle(project, entry, "Attack in Kabul")
    project.undo()
    project.close()
    again = reopen()
    assert again.undo_label == "Add entry" and again.redo_label == "Rename entry"
    again.redo()
    assert titles(again) == ["Attack in Kabul"]


def test_a_new_edit_after_an_undo_clears_what_could_be_redone(project):
    add(project, "Attack")
    project.undo()
    add(project, "Talks")
    assert project.redo_label is None and titles(project) == ["Talks"]


def test_undoing_a_removal_brings_back_every_field(project):
    entry = add(project, "Attack", summary="near the embassy", importance=5)
    with project.edit("Remove entry") as edit:
        edit.remove(entry)
    assert titles(project) == []
    project.undo()
    back = project.get(Entry, entry.id)
    assert (back.title, back.summary, back.importance) == ("Attack", "near the embassy", 5)


def test_members_of_a_csl_item_are_undone_one_by_one(project):
    with project.edit("Import article") as edit:
        source = edit.add(Source(csl={"title": "Attack", "URL": "https://example.org"}))
    with project.edit("Edit source") as edit:
        edit.change(source, csl={"title": "Attack in Kabul"})
    assert project.get(Source, source.id).csl == {"title": "Attack in Kabul"}
    project.undo()
    assert project.get(Source, source.id).csl == {"title": "Attack", "URL": "https://example.org"}


def test_an_edit_that_fails_inside_leaves_no_trace(project):
    with pytest.raises(RuntimeError), project.edit("Try") as edit:
        edit.add(Entry(title="x"))
        raise RuntimeError
    assert titles(project) == [] and project.undo_label is None


def test_an_edit_that_changes_nothing_is_not_written(project):
    entry = add(project, "Attack")
    retitle(project, entry, "Attack")
    assert project.undo_label == "Add entry"


@pytest.mark.parametrize("wrong", [{"importance": 9}, {"kind": "rumour"}, {"importance": "many"}])
def test_a_field_that_cannot_hold_a_value_says_so(project, wrong):
    with pytest.raises(InvalidValue, match=r"\.$"):
        add(project, "Attack", **wrong)
    assert titles(project) == []


def test_a_record_taken_from_a_project_cannot_be_altered_by_hand(project):
    entry = project.get(Entry, add(project, "Attack").id)
    with pytest.raises(TypeError, match=r"Edit\.change"):
        entry.title = "Something else"


def test_listeners_hear_each_change_with_the_rows_before_and_after(project):
    heard = []
    project.listen(heard.append)
    entry = add(project, "Attack")
    retitle(project, entry, "Attack in Kabul")
    (before, after) = heard[1].rows["entry", entry.id]
    assert (before["title"], after["title"]) == ("Attack", "Attack in Kabul")
    assert heard[0].rows["entry", entry.id][0] is None


def test_an_id_is_found_by_its_unique_ending(project):
    entry = add(project, "Attack")
    assert project.find(Entry, entry.id[-8:]).id == entry.id
    add(project, "Talks")
    with pytest.raises(NotFound):
        project.find(Entry, "zzzz")
    with pytest.raises(Choice):
        _ambiguous(project)


def _ambiguous(project):
    endings = [entry.id[-1] for entry in project.all(Entry)]
    while len(set(endings)) == len(endings):
        endings.append(add(project, "More").id[-1])
    return project.find(Entry, endings[-1])


def test_another_program_is_heard_with_what_was_there_before(project, reopen):
    entry = add(project, "Attack")
    other = reopen(author="Bashir", installation="there")
    heard = []
    project.listen(heard.append)
    retitle(other, entry, "Attack in Kabul")
    change = project.refresh()
    assert heard == [change] and project.refresh() is None
    before, after = change.rows["entry", entry.id]
    assert (before["title"], after["title"]) == ("Attack", "Attack in Kabul")


def test_an_edit_built_on_a_row_that_another_program_changed_is_refused(project, reopen):
    entry = add(project, "Attack")
    other = reopen(author="Bashir", installation="there")
    with pytest.raises(Stale), project.edit("Rename entry") as edit:
        edit.change(entry, title="Mine")
        retitle(other, entry, "Theirs")
    assert titles(project) == ["Theirs"]


def test_an_undo_that_would_take_back_a_colleagues_work_is_refused_and_can_be_stepped_over(project, reopen):
    entry = add(project, "Attack")
    retitle(project, entry, "Attack in Kabul")
    other = reopen(author="Bashir", installation="there")
    retitle(other, entry, "Attack near the embassy")
    project.refresh()
    with pytest.raises(Overtaken, match="Bashir"):
        project.undo()
    assert titles(project) == ["Attack near the embassy"]
    project.undo(step_over=True)
    with pytest.raises(Overtaken, match="Bashir"):
        project.undo()


def test_an_undo_does_not_bury_what_a_colleague_linked_to_the_entry(project, reopen):
    one, two = add(project, "Attack"), add(project, "Talks")
    other = reopen(author="Bashir", installation="there")
    with other.edit("Add link") as edit:
        edit.add(Link(from_id=one.id, to_id=two.id))
    with pytest.raises(Overtaken, match="Bashir"):
        project.undo()


def test_a_copy_of_the_file_opens_a_new_author_so_that_no_chain_forks(project, path, tmp_path, reopen):
    add(project, "Attack")
    project.close()
    copy = tmp_path / "copy.chronology"
    copy.write_bytes(path.read_bytes())
    copied = reopen(path=copy)
    add(copied, "Talks")
    assert copied.undo_label == "Add entry"
    with sqlite3.connect(copy) as db:
        assert db.execute("select count(*) from author").fetchone() == (2,)
        assert db.execute(
            'select count(distinct coalesce(prev_hash, id)) = count(*) from "transaction"'
        ).fetchone() == (1,)
    db.close()


def test_the_journal_cannot_be_altered_through_our_connection(project):
    add(project, "Attack")
    for statement in ('update "transaction" set label = 1', "delete from operation", "drop table operation"):
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
            project._db.execute(statement)


def test_entries_come_in_order_of_time_with_the_undated_last(project):
    from timeline_app.dates import parse

    for title, edtf in (("b", "2019-09-05"), ("none", None), ("a", "2015/.."), ("c", "2019-09")):
        add(project, title, when=parse(edtf).to_json() if edtf else None)
    assert [entry.title for entry in project.chronicle().entries] == ["a", "c", "b", "none"]
    assert project.marks().title == ("a", "c", "b", "none")


def test_a_filter_holds_back_entries_and_counts_them(project):
    add(project, "Attack in Kabul", kind="statement")
    add(project, "100 % sure", summary="talks")
    assert [e.title for e in project.chronicle(Filter(text="kabul")).entries] == ["Attack in Kabul"]
    assert project.chronicle(Filter(text="100 %")).left_out == 1
    assert project.marks(Filter(kinds=frozenset({"statement"}))).title == ("Attack in Kabul",)
    assert len(project.marks(Filter(uncited=True))) == 2
    assert project.marks(Filter(text="nothing such")).total == 2


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda p: p.write_bytes(b""), NotAProject),
        (lambda p: p.write_bytes(b"PK\x03\x04" + b"x" * 500), NotAProject),
        (lambda p: p.write_bytes(p.read_bytes()[:60] + (99).to_bytes(4) + p.read_bytes()[64:]), NewerFormat),
        (lambda p: p.write_bytes(p.read_bytes()[:60] + (0).to_bytes(4) + p.read_bytes()[64:]), DamagedProject),
        (lambda p: p.write_bytes(p.read_bytes()[:4096]), DamagedProject),
        (lambda p: p.unlink(), ProjectFileError),
    ],
)
def test_a_file_that_is_not_a_whole_project_of_ours_is_refused_with_a_sentence(project, path, reopen, spoil, error):
    project.close()
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(error, match=r"\.$") as caught:
        reopen()
    assert type(caught.value) is error
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_project_open_for_reading_refuses_edits(project, reopen):
    with pytest.raises(ReadOnlyProject):
        add(reopen(readonly=True), "Attack")


def test_a_name_that_is_taken_is_not_overwritten(project, path):
    before = path.read_bytes()
    with pytest.raises(ProjectFileError, match="there already"):
        Project.create(path, author="Amina")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "half \ud83d"}, "title.*half a character"),
        ({"title": "A", "rank": 1 << 63}, "rank.*too large"),
        ({"title": "A", "rank": -(1 << 64)}, "rank.*too large"),
        ({"title": "A", "id": "ab" * 15}, "id.*no id"),
        ({"title": "A", "id": "AB" * 16}, "id.*no id"),
    ],
)
def test_what_the_file_cannot_hold_is_refused_and_nothing_is_written(project, fields, said):
    with pytest.raises(InvalidValue, match=said):
        add(project, **fields)
    assert titles(project) == [] and project.undo_label is None


@pytest.mark.parametrize(
    ("csl", "said"),
    [({"title": "half \udc00"}, "half a character"), ({"volume": float("nan")}, "csl"), ({"x": {1}}, "csl")],
)
def test_parts_that_the_file_cannot_hold_are_refused(project, csl, said):
    with pytest.raises(InvalidValue, match=said), project.edit("Add source") as edit:
        edit.add(Source(csl=csl))


def test_a_reference_that_is_no_id_is_refused(project):
    entry = add(project, "Attack")
    with pytest.raises(InvalidValue, match="no id"), project.edit("Add link") as edit:
        edit.add(Link(from_id=entry.id, to_id="x"))


def test_nothing_equals_what_the_file_cannot_hold(project):
    add(project, "Attack")
    assert project.all(Entry, title="half \ud83d") == []


@pytest.mark.parametrize(
    "record",
    [
        Passage(version_id=HERE, anchor={"start": 5, "end": 3, "exact": "x"}),
        Passage(version_id=HERE, anchor={"start": -1, "end": 3, "exact": "x"}),
        Passage(version_id=HERE, anchor={"start": 0, "end": 3, "exact": None}),
        Version(source_id=HERE, sha256="x"),
        Version(source_id=HERE, sha256="", blocks=[["para", 9, 1]]),
        Version(source_id=HERE, sha256="", blocks=[["para", 0, 9, 0, "", "", [[0, 1]]]]),
        Version(source_id=HERE, sha256="", blocks=["para"]),
        Version(source_id=HERE, sha256="", published={"edtf": 2019}),
        Version(source_id=HERE, sha256="", published={"edtf": "2019", "evidence": ["somebody said so"]}),
        Entry(title="A", when={"edtf": "2019", "text": 5}),
        Entry(title="A", when={"edtf": "2019", "derivation": []}),
    ],
)
def test_parts_that_no_reader_could_make_sense_of_are_refused(project, record):
    with pytest.raises(InvalidValue, match="make no sense"), project.edit("Add") as edit:
        edit.add(record)


def test_a_member_that_is_nothing_is_left_out_so_that_the_file_proves_itself(project):
    with project.edit("Add source") as edit:
        source = edit.add(Source(csl={"title": "Harbour", "author": None}))
    assert project.get(Source, source.id).csl == {"title": "Harbour"}
    assert project.prove() == ()


def test_a_citation_of_a_source_that_is_gone_says_so_wherever_it_is_read(project):
    entry = add(project, "Attack")
    with project.edit("Cite") as edit:
        edit.add(Citation(entry_id=entry.id, source_id=HERE))
        edit.add(Citation(entry_id=entry.id))
    for chronicle in (project.chronicle(), project.chronicle(Filter(ids=frozenset({entry.id})))):
        assert chronicle.sources == ()
        titles = [chronicle.source(cited.source_id).title for cited in chronicle.entries[0].citations]
        assert titles == ["A source that has been removed"] * 2
    assert [found.kind for found in findings(project.chronicle())] == ["source-gone"] * 2
