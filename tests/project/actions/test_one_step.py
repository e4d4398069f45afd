"""Every verb is one step: one undo takes it back whole, one redo does it again, after a restart too."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Link, Passage, Place, Source, Tag, Version
from timeline_app.project import Project


def picture(project):
    """Everything that exports and views can see, except when it was last touched."""
    return replace(project.chronicle(), as_of=""), project.dossier.model_dump()


@pytest.fixture
def full(project, version, lowick, mark, closed, storm):
    """A project in which every verb finds something to do."""
    actions.cite(project, closed, mark("old harbour"), claimant="Ann", via=["Post"])
    actions.cite(project, closed, mark("unsafe since 2015"), stance="context")
    actions.cite(project, storm, mark("a storm"))
    actions.edit_entry(project, closed, people=["Ann", ("Lee", "witness")], places=["Lowick"], tags=["law", "quay"])
    actions.edit_entry(project, storm, people=["Ann"], places=["Lowick"], tags=["law"])
    actions.link(project, storm, closed)
    return project


def first(project, kind):
    return project.all(kind)[0]


def entry(project, title="The harbour is closed"):
    (found,) = [entry for entry in project.all(Entry) if entry.title == title]
    return found


def newest(project):
    return actions.newest_version(project, first(project, Source))


VERBS = {
    "annotate": lambda p: actions.annotate(p, newest(p), 0, 11, colour="y", comment="c"),
    "annotate again": lambda p: actions.annotate(p, newest(p), *span(p), colour="g"),
    "resize_passage": lambda p: actions.resize_passage(p, first(p, Passage), 0, 11),
    "highlight": lambda p: actions.highlight(p, first(p, Passage), "b"),
    "comment": lambda p: actions.comment(p, first(p, Passage), "why"),
    "edit_passage": lambda p: actions.edit_passage(p, first(p, Passage), colour="v", comment="x"),
    "add_entry": lambda p: actions.add_entry(
        p,
        "New",
        when="between 5 and 10 June 2019",
        people=["Somebody new"],
        places=["Somewhere new"],
        tags=["new"],
        cites=actions.Words(newest(p), 0, 11),
        claimant="Somebody else",
    ),
    "edit_entry": lambda p: actions.edit_entry(
        p, entry(p), title="Other", when="", people=[], places=["New"], tags=["new"]
    ),
    "edit_entries": lambda p: actions.edit_entries(p, p.all(Entry), status="disputed", when="2019"),
    "duplicate_entry": lambda p: actions.duplicate_entry(p, entry(p)),
    "merge_entries": lambda p: actions.merge_entries(p, entry(p), [entry(p, "A storm hits Lowick")]),
    "merge the other way": lambda p: actions.merge_entries(p, entry(p, "A storm hits Lowick"), [entry(p)]),
    "set_people": lambda p: actions.set_people(p, entry(p), [("Lee", "victim"), "Moss"]),
    "set_places": lambda p: actions.set_places(p, entry(p), [("Lowick", "from"), "Sandend"]),
    "set_tags": lambda p: actions.set_tags(p, "entry", entry(p).id, ["quay", "sea"]),
    "tag a source": lambda p: actions.set_tags(p, "source", first(p, Source).id, ["quay"]),
    "edit_named": lambda p: actions.edit_named(p, first(p, Agent), name="Anna", kind="office"),
    "cite_words": lambda p: actions.cite_words(p, entry(p), newest(p), 0, 11, claimant="Moss"),
    "cite a whole source": lambda p: actions.cite(p, entry(p), first(p, Source)),
    "edit_citation": lambda p: actions.edit_citation(p, first(p, Citation), claimant="Moss", via=[], stance="disputes"),
    "reorder_citations": lambda p: actions.reorder_citations(p, entry(p), [c.id for c in reversed(cited(p))]),
    "copy_citation": lambda p: actions.copy_citation(p, cited(p)[0], entry(p, "A storm hits Lowick")),
    "link": lambda p: actions.link(p, entry(p), entry(p, "A storm hits Lowick"), "responds to"),
    "edit_link": lambda p: actions.edit_link(p, first(p, Link), type="causes", note="n"),
    "edit_source": lambda p: actions.edit_source(
        p, first(p, Source), title="T", published="2018", authors="A; B", language="en"
    ),
    "edit_dossier": lambda p: actions.edit_dossier(p, title="T", authors=["A"], time_zone="Asia/Kabul"),
    "remove an entry": lambda p: actions.remove(p, [("entry", entry(p).id)]),
    "remove a source": lambda p: actions.remove(p, [("source", first(p, Source).id)]),
    "remove a passage": lambda p: actions.remove(p, [("passage", first(p, Passage).id)]),
    "remove a citation": lambda p: actions.remove(p, [("citation", first(p, Citation).id)]),
    "remove a person": lambda p: actions.remove(p, [("agent", first(p, Agent).id)]),
    "remove a place": lambda p: actions.remove(p, [("place", first(p, Place).id)]),
    "remove a tag": lambda p: actions.remove(p, [("tag", first(p, Tag).id)]),
    "remove everything": lambda p: actions.remove(
        p, [(str(k.__tablename__), r.id) for k in (Source, Entry, Agent, Place, Tag) for r in p.all(k)]
    ),
}


def span(project):
    passage = first(project, Passage)
    return passage.start, passage.end


def cited(project):
    return actions.citations_of(project, entry(project))


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_a_verb_is_one_step_back_and_forth_over_a_restart(full, reopen, verb):
    before = picture(full)
    verb(full)
    after = picture(full)
    assert after != before, "it did something"
    later = reopen()
    assert later.undo_label == full.undo_label
    later.undo()
    assert picture(later) == before
    again = reopen()
    again.redo()
    assert picture(again) == after
    assert actions.verify(again) == ()


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_whatever_a_verb_did_no_record_points_at_one_that_is_gone(full, verb):
    verb(full)
    dangling = [
        (kind.__name__, field)
        for kind, field, target in REFERENCES
        for record in full.all(kind)
        if (id_ := getattr(record, field)) is not None and full.get(target, id_) is None
    ]
    assert not dangling


REFERENCES = [
    (Passage, "version_id", Version),
    (Citation, "entry_id", Entry),
    (Citation, "passage_id", Passage),
    (Citation, "source_id", Source),
    (Citation, "claimant_id", Agent),
    (Link, "from_id", Entry),
    (Link, "to_id", Entry),
    (Link, "citation_id", Citation),
    (Place, "part_of_id", Place),
    (Tag, "parent_id", Tag),
]

WORDS = st.sampled_from(["Ann", "Lee", "Moss", "the council", "Lowick"])
DATES = st.sampled_from(["", "2019", "5 June 2019", "since 2015", "c. 1920", "8 or 9 June 2019", "[..2018]"])


class Work(RuleBasedStateMachine):
    """Verbs in any order; undoing all of them leads back to nothing."""

    article = capture = None  # set by the test

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name, "work.chronology")
        self.project = Project.create(path, author="Amina", installation="here")
        self.steps = [picture(self.project)]

    def teardown(self):
        if not hasattr(self, "project"):
            return
        for step in reversed(self.steps[:-1]):
            self.project.undo()
            assert picture(self.project) == step
        assert self.project.undo() is None
        assert actions.verify(self.project) == ()
        self.project.close()
        self.folder.cleanup()

    def did(self):
        now = picture(self.project)
        if now != self.steps[-1]:
            self.steps.append(now)

    def entry(self, number):
        found = self.project.all(Entry)
        return found[number % len(found)]

    @precondition(lambda self: not self.project.all(Source))
    @rule()
    def bring_in(self):
        actions.import_article(self.project, self.article, self.capture, actions.Details("The harbour"))
        self.did()

    @rule(when=DATES, who=WORDS, tag=WORDS)
    def add(self, when, who, tag):
        title = f"Entry {len(self.steps)}"
        actions.add_entry(self.project, title, when=when, people=[who], tags=[tag])
        self.did()

    @precondition(lambda self: self.project.all(Source) and self.project.all(Entry))
    @rule(number=st.integers(0, 9), start=st.integers(0, 60), claimant=WORDS)
    def cite(self, number, start, claimant):
        version = actions.newest_version(self.project, self.project.all(Source)[0])
        before = len(self.project.all(Citation))
        entry_ = self.entry(number)
        if not any(c.claimant == claimant for c in self.view(entry_).citations):
            actions.cite_words(self.project, entry_, version, start, start + 20, claimant=claimant)
            assert len(self.project.all(Citation)) == before + 1
        self.did()

    @precondition(lambda self: len(self.project.all(Entry)) > 1)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one, other):
        keep, gone = self.entry(one), self.entry(other)
        if keep.id != gone.id:
            actions.merge_entries(self.project, keep, [gone])
        self.did()

    @precondition(lambda self: len(self.project.all(Entry)) > 1)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9), note=WORDS)
    def link(self, one, other, note):
        ends = self.entry(one), self.entry(other)
        type_ = f"type {len(self.steps)}"
        if ends[0].id != ends[1].id:
            actions.link(self.project, *ends, type_, note=note)
        self.did()

    @precondition(lambda self: self.project.all(Entry))
    @rule(number=st.integers(0, 9))
    def remove(self, number):
        actions.remove(self.project, [("entry", self.entry(number).id)])
        self.did()

    @precondition(lambda self: self.project.all(Entry))
    @rule(number=st.integers(0, 9))
    def double(self, number):
        actions.duplicate_entry(self.project, self.entry(number))
        self.did()

    def view(self, entry_):
        (found,) = [view for view in self.project.chronicle().entries if view.id == entry_.id]
        return found

    @invariant()
    def every_quote_stands_in_its_text(self):
        if hasattr(self, "project"):
            assert all(c.intact for e in self.project.chronicle().entries for c in e.citations if c.passage_id)


def test_any_row_of_verbs_can_be_taken_back_to_the_beginning(article, capture):
    Work.article, Work.capture = article, capture
    tries = max(settings.default.max_examples // 5, 1)
    run_state_machine_as_test(Work, settings=settings(max_examples=tries, stateful_step_count=12))


def test_a_new_project_cannot_be_undone_out_of_existence(path):
    made = Project.create(path, author="Amina", installation="here", title="Kept")
    assert made.undo_label is None
    assert made.undo() is None
    assert made.dossier.title == "Kept"
    made.close()
