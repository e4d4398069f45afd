"""Proposals are computed; what a person decided about them is kept, and undone like everything else."""

from dataclasses import replace

import pytest

from timeline_app import actions
from timeline_app.dates import parse
from timeline_app.errors import Choice, InvalidValue
from timeline_app.model import Agent, Citation, Decision, Entry, Link, Name, Passage, Place, Role, Site
from timeline_app.suggest.names import Mention

TITLES = [
    "The brigade withdrew from Orlec",
    "Minister Karel Dovan said he had called off talks with the miners",
    "Minister Karel Dovan called off talks with the miners",
    "The council of Velden closed the port",
    "The front has controlled the mines",
]


def titles(proposals):
    return [proposal.title for proposal in proposals]


def test_an_article_suggests_its_dated_events_and_writes_nothing(project, proposed):
    before = project.undo_label
    assert titles(proposed()) == TITLES
    assert [each.when.edtf for each in proposed()] == [
        *("2021-05-10", "2021-05-08", "[..2021-05-08]", "2021-05-10", "2015/.."),
    ]
    assert project.undo_label == before


def test_accepting_is_one_edit_with_all_that_belongs_to_it(project, version, proposed):
    entry = actions.accept(project, version, proposed()[0])
    assert (entry.title, entry.kind, entry.when_edtf) == (TITLES[0], "occurrence", "2021-05-10")
    (citation,) = actions.citations_of(project, entry)
    passage = project.get(Passage, citation.passage_id)
    assert passage.quote == "The brigade withdrew from Orlec on May 10, officials said."
    assert (project.get(Agent, citation.claimant_id).name, citation.hedge, citation.mode) == (
        *("officials", "said", "indirect"),
    )
    (site,) = project.all(Site, entry_id=entry.id)
    assert (project.get(Place, site.place_id).name, site.relation) == ("Orlec", "from")
    derivation = entry.when["derivation"]
    assert derivation["expression"] == "May 10" and derivation["words"] and derivation["rule"]
    assert project.undo_label == "Accept proposal"


def test_what_is_accepted_is_not_proposed_again_until_it_is_undone(project, version, proposed):
    actions.accept(project, version, proposed()[0])
    assert titles(proposed()) == TITLES[1:]
    project.undo()
    assert titles(proposed()) == TITLES
    assert not project.all(Entry) and not project.all(Citation)


def test_a_person_may_change_anything_while_accepting(project, version, proposed):
    changes = {"title": "Orlec is given up", "when": "9 May 2021", "kind": "background", "importance": 5}
    entry = actions.accept(project, version, proposed()[0], **changes, people=(), places=["Brell"], claimant="")
    assert (entry.title, entry.when_edtf, entry.kind, entry.importance) == (
        *("Orlec is given up", "2021-05-09", "background", 5),
    )
    assert entry.when["derivation"]["chosen_by"] == "person"
    assert actions.citations_of(project, entry)[0].claimant_id is None
    assert [place.name for place in project.all(Place)] == ["Brell"]
    assert titles(proposed()) == TITLES[1:]


def test_what_is_dismissed_stays_dismissed_and_can_be_undone(project, version, proposed):
    decision = actions.dismiss(project, version, proposed()[1])
    assert (decision.kind, decision.subject_id) == ("proposal-dismissed", version.source_id)
    assert TITLES[1] not in titles(proposed())
    assert project.undo_label == "Dismiss proposal"
    project.undo()
    assert titles(proposed()) == TITLES


def test_a_dismissal_outlives_a_corrected_publication_date(project, orlec, version, proposed):
    actions.dismiss(project, version, proposed()[0])
    actions.edit_source(project, orlec, published="2020-05-14")
    assert TITLES[0] not in titles(actions.proposals(project, actions.newest_version(project, orlec)))


def test_an_entry_of_the_same_date_on_the_same_words_settles_a_proposal(project, version, proposed):
    words = actions.Words(version, 0, 58)
    actions.add_entry(project, "Orlec is empty", when="2021-05-10", cites=words)
    assert titles(proposed()) == TITLES[1:]
    actions.add_entry(project, "Something else", when="2021-05-11", cites=actions.Words(version, 60, 100))
    assert titles(proposed()) == TITLES[1:]


def test_accepting_all_is_one_edit_and_links_statement_and_event(project, version, proposed):
    made = actions.accept_all(project, version, proposed())
    assert [entry.title for entry in made] == TITLES
    assert proposed() == ()
    (link,) = project.all(Link)
    assert (link.from_id, link.to_id, link.type) == (made[2].id, made[1].id, "announced-in")
    assert project.undo_label == "Accept proposals"
    project.undo()
    assert not project.all(Entry) and titles(proposed()) == TITLES


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_statement_and_event_are_linked_whichever_is_accepted_first(project, version, proposed, order):
    all_of_them = proposed()
    made = {at: actions.accept(project, version, all_of_them[at]) for at in order}
    (link,) = project.all(Link)
    assert (link.from_id, link.to_id) == (made[2].id, made[1].id)


def test_roles_are_written_down(project, version, proposed):
    entry = actions.accept(project, version, proposed()[2])
    (role,) = project.all(Role, entry_id=entry.id)
    assert (project.get(Agent, role.agent_id).name, role.role) == ("Karel Dovan", "actor")


def test_a_name_that_may_be_two_people_is_asked_about_and_left_out_of_the_bulk(project, version, proposed):
    with project.edit("Two of one name") as edit:
        for _ in range(2):
            edit.add(Agent(name="Karel Dovan"))
    proposal = next(each for each in proposed() if each.title == TITLES[2])
    bare = type(proposal)(
        **{f: getattr(proposal, f) for f in proposal.__slots__ if f != "names"},
        names=tuple(name._replace(record="", name="") for name in proposal.names),
    )
    with pytest.raises(Choice):
        actions.accept(project, version, bare)
    (entry,) = actions.accept_all(project, version, [bare])
    assert not project.all(Role, entry_id=entry.id)


def test_names_that_were_accepted_are_known_in_every_way_they_are_written(project, version, proposed):
    with project.edit("Names") as edit:
        place = edit.add(Place(name="Orlec-on-Sea"))
        edit.add(Name(of_table="place", of_id=place.id, text="Orlec"))
    (name,) = proposed()[0].names
    assert (name.text, name.name, name.record) == ("Orlec", "Orlec-on-Sea", place.id)
    entry = actions.accept(project, version, proposed()[0])
    assert [site.place_id for site in project.all(Site, entry_id=entry.id)] == [place.id]
    assert len(project.all(Name)) == 1


def test_another_way_to_write_a_name_is_kept_with_the_words_that_write_it_so(project, version):
    names = (Mention(0, 5, "Orlec", "place", "at", "Orlec Town", ""),)
    one = actions.proposals(project, version)[0]
    actions.accept(project, version, replace(one, names=names))
    (place,) = project.all(Place, name="Orlec Town")
    other = actions.proposals(project, version)[0]
    known = (Mention(0, 5, "Orlec", "place", "at", "Orlec Town", place.id),)
    actions.accept(project, version, replace(other, names=known))
    (variant,) = project.all(Name, of_id=place.id)
    assert variant.text == "Orlec"
    assert project.get(Passage, variant.passage_id).quote == project.text(version)[slice(*other.quote)]


def test_a_rejected_name_is_proposed_no_more(project, version, proposed):
    assert [name.text for name in proposed()[0].names] == ["Orlec"]
    actions.reject_name(project, "Orlec")
    assert proposed()[0].names == ()
    assert project.count(Decision) == 1


def test_without_a_publication_date_what_hangs_on_it_waits(project, orlec, version, proposed):
    actions.edit_source(project, orlec, published="")
    version = actions.newest_version(project, orlec)
    found = actions.proposals(project, version)
    waiting = [each for each in found if each.provisional]
    assert waiting and all(each.when is None for each in waiting)
    with pytest.raises(InvalidValue, match="waits"):
        actions.accept(project, version, waiting[0])
    assert actions.accept(project, version, waiting[0], when="2021-05-10").when_edtf == "2021-05-10"
    assert [entry.when_edtf for entry in actions.accept_all(project, version, found)] == ["2015/.."]


def test_a_language_without_a_pack_suggests_nothing(project, orlec, version):
    article = actions.ask(project, version)
    assert actions.answer(article._replace(language="xx")) == ()


def test_what_is_to_be_read_is_plain_values(project, version):
    article = actions.ask(project, version, mode="narrative")
    assert (article.published, article.week_start, article.mode, article.language) == (
        "2021-05-14",
        1,
        "narrative",
        "en",
    )
    assert article == actions.ask(project, version, mode="narrative")


def test_a_corrected_publication_date_lists_both_readings_and_changes_nothing(project, orlec, version, proposed):
    made = actions.accept_all(project, version, proposed())
    assert actions.rereadings(project, orlec) == []
    actions.edit_source(project, orlec, published="2020-05-14")
    found = actions.rereadings(project, orlec)
    assert [(each.old.edtf, each.new.edtf) for each in found] == [
        ("2021-05-10", "2020-05-10"),
        ("2021-05-08", "2020-05-08"),
        ("[..2021-05-08]", "[..2020-05-08]"),
        ("2021-05-10", "2020-05-10"),
    ]
    assert project.get(Entry, made[0].id).when_edtf == "2021-05-10"
    changed = actions.reread(project, found)
    assert [entry.when_edtf for entry in changed] == [each.new.edtf for each in found]
    assert project.undo_label == "Read dates anew"
    assert actions.rereadings(project, orlec) == []
    project.undo()
    assert project.get(Entry, made[0].id).when_edtf == "2021-05-10"


def test_a_date_that_a_person_chose_is_not_read_anew(project, orlec, version, proposed):
    actions.accept(project, version, proposed()[0], when=parse("2021-05-09"))
    actions.edit_source(project, orlec, published="2020-05-14")
    assert actions.rereadings(project, orlec) == []
