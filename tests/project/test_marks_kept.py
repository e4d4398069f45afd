"""Columns that are patched after an edit are the columns that are read anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.dates import parse
from timeline_app.model import Citation, Entry, Passage, Place, Site, Source, Tag, Tagging, Version, new_id
from timeline_app.project import Edit, Filter, Project
from timeline_app.project.views import kept
from timeline_app.project.views.marks import marks

DAYS = st.sampled_from(["2019-09-05", "2019-09-05", "2019", "1999-01", "2020/2021"])
STEP = st.tuples(
    st.sampled_from(["add", "date", "title", "remove", "cite", "uncite", "place", "tag", "rename", "undo", "redo"]),
    st.integers(0, 20),
    DAYS,
)


def read_anew(project: Project):
    return marks(project._db, Filter())


class Dossier:
    """A project with one article, and what may happen to it."""

    def __init__(self, folder: Path) -> None:
        Project.create(folder / "d.chronology", author="Amina", installation="here").close()
        self.project = Project.open(folder / "d.chronology", author="Amina", installation="here")
        with self.project.edit("Bring in") as edit:
            self.place = edit.add(Place(id=new_id(), name="Alder"))
            self.label = edit.add(Tag(id=new_id(), name="flood"))
            source = edit.add(Source(id=new_id(), csl={"type": "article", "title": "Bridge"}))
            digest = edit.blob(b"a bridge", "text/plain")
            version = Version(id=new_id(), source_id=source.id, sha256=digest, text_sha256=digest)
            self.version = edit.add(version)

    def do(self, step: str, which: int, day: str) -> None:
        if step in ("undo", "redo"):
            if step == "redo" or self.project.undo_label != "Bring in":
                getattr(self.project, step)()
            return
        entries = self.project.all(Entry)
        entry = entries[which % len(entries)] if entries and step != "add" else None
        with self.project.edit(step) as edit:
            self.edit(edit, step, entry, which, day)

    def edit(self, edit: Edit, step: str, entry: Entry | None, which: int, day: str) -> None:
        if entry is None:
            when = parse(day).to_json() if which % 4 else None
            edit.add(Entry(id=new_id(), title=f"Entry {which}", when=when, rank=which % 3))
            return
        ends = {"entry_id": entry.id}
        cited = {"source_id": self.version.source_id} | ends
        deeds = {
            "date": lambda: edit.change(entry, when=parse(day).to_json()),
            "title": lambda: edit.change(entry, title=f"Title {which}", own_note=bool(which % 2)),
            "remove": lambda: edit.remove(entry),
            "cite": lambda: edit.add(Citation(id=new_id(), passage_id=self.passage(edit).id, **cited)),
            "uncite": lambda: [edit.remove(citation) for citation in self.project.all(Citation)[:1]],
            "place": lambda: edit.add(Site(id=new_id(), place_id=self.place.id, **ends)),
            "tag": lambda: edit.add(
                Tagging(id=new_id(), tag_id=self.label.id, target_table="entry", target_id=entry.id)
            ),
            "rename": lambda: edit.change(self.project.get(Place, self.place.id), name=f"Alder {which}"),
        }
        deeds[step]()

    def passage(self, edit: Edit) -> Passage:
        return edit.add(Passage(id=new_id(), version_id=self.version.id, anchor={}))


@settings(max_examples=40)
@given(st.lists(STEP, max_size=14), st.integers(1, 4))
def test_patched_columns_are_those_read_anew(steps, every):
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder))
        assert dossier.project.marks() == read_anew(dossier.project)
        for number, step in enumerate(steps):
            dossier.do(*step)
            if number % every == 0:
                assert dossier.project.marks() == read_anew(dossier.project)
        assert dossier.project.marks() == read_anew(dossier.project)
        dossier.project.close()


WANTED = st.builds(
    Filter,
    text=st.sampled_from(["", "title", "entry 3", "nothing"]),
    places=st.sampled_from([frozenset(), frozenset({"Alder"})]),
    uncited=st.booleans(),
    ids=st.sampled_from([None, frozenset()]),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(STEP, st.lists(WANTED, max_size=3)), max_size=12))
def test_every_view_is_the_one_read_anew(steps):
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder))
        for step, views in steps:
            dossier.do(*step)
            for wanted in views:
                assert dossier.project.marks(wanted) == marks(dossier.project._db, wanted)
        dossier.project.close()


@settings(max_examples=20)
@given(st.lists(st.tuples(STEP, WANTED, st.booleans()), max_size=10))
def test_what_became_of_a_view_leads_from_the_one_before_to_the_one_now(steps):
    with tempfile.TemporaryDirectory() as folder:
        dossier, held = Dossier(Path(folder)), {}
        dossier.project.marks()
        for step, wanted, looked in steps:
            dossier.do(*step)
            if not looked:
                continue
            for filtered in (Filter(), wanted):
                now, before = dossier.project.marks(filtered), held.get(filtered)
                edited = now.edited(before) if before is not None else None
                if edited is not None:
                    followed(before, edited, now)
                held[filtered] = now
        dossier.project.close()


def followed(before, edited, now):
    """Assert that taking out what went and putting in what came makes the view now, and nothing else is another."""
    ids = [id_ for at, id_ in enumerate(before.id) if at not in edited.gone.tolist()]
    for at in edited.came.tolist():
        ids.insert(at, now.id[at])
    assert ids == list(now.id)
    stays = [at for at in range(len(now)) if at not in edited.came.tolist()]
    were = {id_: at for at, id_ in enumerate(before.id)}
    for name in ("lo", "hi", "start_hi", "end_lo", "span", "status", "importance", "citations", "own_note"):
        old, new = getattr(before, name), getattr(now, name)
        assert [old[were[now.id[at]]] for at in stays] == [new[at] for at in stays]
    assert [were.get(now.id[at], -1) for at in edited.came.tolist()] == edited.was.tolist()
    for kind in {"place", "tag", "source"} - edited.renamed:
        old, new = before.lanes[kind], now.lanes[kind]
        assert [old[were[now.id[at]]] for at in stays] == [new[at] for at in stays]
        assert new.first_of(edited.came) == [(new[at] or ("",))[0] for at in edited.came.tolist()]


def test_a_filter_alone_reads_what_it_lets_through(project, monkeypatch):
    actions.add_entry(project, "Attack in Kabul", when="2019-09-05", own_note=True)
    actions.add_entry(project, "Talks called off", when="2019-09-07", own_note=True)
    asked = []
    monkeypatch.setattr(kept, "marks", lambda db, wanted, *order, **how: asked.append(wanted) or marks(db, wanted))
    assert project.marks(Filter(text="talks")).title == ("Talks called off",)
    assert asked == [Filter(text="talks")]


def test_an_edit_of_one_entry_reads_one_entry(project, monkeypatch):
    entry = actions.add_entry(project, "Attack in Kabul", when="2019-09-05", own_note=True)
    actions.add_entry(project, "Talks called off", when="2019-09-07", own_note=True)
    project.marks()
    asked = []

    def listening(db, wanted, *order, **how):
        asked.append(wanted)
        return marks(db, wanted, *order, **how)

    monkeypatch.setattr(kept, "marks", listening)
    actions.edit_entry(project, entry, title="Attack near the embassy")
    assert project.marks().title == ("Attack near the embassy", "Talks called off")
    assert asked == [Filter(ids=frozenset({entry.id}))]
    actions.edit_entry(project, entry, title="Attack")
    assert project.marks(Filter(text="Attack")).title == ("Attack",)
    assert asked[1:] == [Filter(ids=frozenset({entry.id}))]  # a view of the same values asks for none of them


def test_after_the_edit_of_another_program_everything_is_read(project, reopen):
    entry = actions.add_entry(project, "Attack in Kabul", when="2019-09-05", own_note=True)
    project.marks()
    other = reopen()
    actions.add_entry(other, "Talks called off", when="2019-09-07", own_note=True)
    actions.edit_entry(project, entry, title="Attack")
    assert project.marks().title == ("Attack", "Talks called off")
    actions.edit_entry(other, other.get(Entry, entry.id), title="Attack near the embassy")
    project.refresh()
    assert project.marks().title == ("Attack near the embassy", "Talks called off")


def test_an_import_of_many_is_read_whole(project):
    project.marks()
    with project.edit("Import") as edit:
        for number in range(100):
            edit.add(Entry(id=new_id(), title=f"Entry {number}", when=parse("2019").to_json()))
    assert project.marks() == read_anew(project)
