import pytest

from timeline_app import actions
from timeline_app.citations import Cite, note_of, plain_text
from timeline_app.errors import InvalidValue, NotFound
from timeline_app.exports.notes import item, locale
from timeline_app.model import Agent, Citation, Passage


def quotes(project, entry):
    found = (project.get(Passage, c.passage_id) for c in actions.citations_of(project, entry))
    return [passage.quote for passage in found]


def test_citations_stand_in_the_order_in_which_they_came(project, closed, mark):
    for quote in ("unsafe since 2015", "old harbour"):
        actions.cite(project, closed, mark(quote))
    assert quotes(project, closed) == ["unsafe since 2015", "old harbour"]


def test_citing_words_marks_them_by_the_way(project, closed, version):
    at = project.text(version).index("old harbour")
    actions.cite_words(project, closed, version, at, at + 11, stance="disputes", claimant="Ann", via=["Post", "Wire"])
    (view,) = project.chronicle().entries
    (cited,) = view.citations
    assert (cited.quote, cited.stance, cited.claimant, cited.via) == (
        "old harbour",
        "disputes",
        "Ann",
        ("Post", "Wire"),
    )
    assert cited.intact
    project.undo()
    assert not project.all(Passage)
    assert not project.all(Agent)


def test_a_source_can_be_cited_as_a_whole(project, closed, lowick):
    citation = actions.cite(project, closed, lowick, locator_label="page", locator="4")
    assert (citation.passage_id, citation.source_id, citation.locator) == (None, lowick.id, "4")


def test_the_same_words_for_the_same_entry_are_cited_once(project, closed, mark):
    passage = mark("old harbour")
    actions.cite(project, closed, passage)
    with pytest.raises(InvalidValue, match="rests on this already"):
        actions.cite(project, closed, passage)
    actions.cite(project, closed, passage, claimant="The council")
    assert len(project.all(Citation)) == 2


def test_words_of_an_article_that_is_gone_cannot_be_cited(project, closed, lowick, mark):
    passage = mark("old harbour")
    actions.remove(project, [("source", lowick.id)])
    with pytest.raises(NotFound, match="removed"):
        actions.cite(project, closed, passage)


@pytest.mark.parametrize("fields", [{"stance": "loves"}, {"mode": "x"}, {"credibility": 9}, {"nonsense": 1}])
def test_what_a_citation_cannot_hold_is_refused(project, closed, mark, fields):
    passage = mark("old harbour")
    with pytest.raises(InvalidValue):
        actions.cite(project, closed, passage, **fields)
    assert not project.all(Citation)


def test_a_citation_is_edited_by_names(project, closed, mark):
    citation = actions.cite(project, closed, mark("old harbour"), claimant="Ann", via=["Post"])
    changed = actions.edit_citation(project, citation, claimant="Lee", via=["Wire"], note="n", preferred=True)
    assert project.get(Agent, changed.claimant_id).name == "Lee"
    assert project.get(Agent, changed.via[0]).name == "Wire"
    wiped = actions.edit_citation(project, citation, claimant="", via="")
    assert (wiped.claimant_id, wiped.via, wiped.note) == (None, [], "n")
    assert project.undo_label == "Edit citation"


def test_citations_can_be_put_in_another_order(project, closed, mark):
    made = [actions.cite(project, closed, mark(quote)) for quote in ("old harbour", "unsafe", "a storm")]
    actions.reorder_citations(project, closed, [made[2].id, made[0].id])
    assert quotes(project, closed) == ["a storm", "old harbour", "unsafe"]
    project.undo()
    assert quotes(project, closed) == ["old harbour", "unsafe", "a storm"]


def test_a_citation_is_copied_to_another_entry_once(project, closed, storm, mark):
    citation = actions.cite(project, closed, mark("a storm"), hedge="h")
    copy = actions.copy_citation(project, citation, storm)
    assert (copy.entry_id, copy.passage_id, copy.hedge) == (storm.id, citation.passage_id, "h")
    with pytest.raises(InvalidValue, match="already"):
        actions.copy_citation(project, citation, storm)


def test_the_source_of_a_citation_that_is_gone_is_not_found(project, closed, lowick):
    citation = actions.cite(project, closed, lowick)
    actions.remove(project, [("source", lowick.id)])
    with pytest.raises(NotFound):
        actions.source_of(project, citation)


def test_a_citation_is_previewed_as_the_book_will_have_it(project, closed, mark):
    citation = actions.cite(project, closed, mark("old harbour"))
    asked = actions.mention(project, citation)
    (view,) = project.chronicle().entries
    cited = view.citations[-1]
    assert asked.cite == Cite(cited.source_id, "paragraph", str(cited.paragraph))
    assert asked.item == item(project.chronicle().source(cited.source_id), locale(project.chronicle()))
    note, remarks = note_of(asked)
    assert f"para. {cited.paragraph}" in plain_text(note)
    assert remarks == ()


def test_a_preview_shows_what_is_being_typed(project, closed, lowick):
    citation = actions.cite(project, closed, lowick, locator="4")
    asked = actions.mention(project, citation, "apa", locator="pp. 8-9", prefix="see", note="of no concern")
    assert asked.cite == Cite(lowick.id, "page", "8-9", "see")
    assert asked.style == "apa"
    assert actions.mention(project, citation).cite == Cite(lowick.id, "page", "4")


def test_a_citation_whose_source_was_removed_has_no_preview(project, closed, lowick):
    citation = actions.cite(project, closed, lowick)
    with project.edit("Remove") as edit:
        edit.remove(lowick)
    with pytest.raises(NotFound, match="source of this citation"):
        actions.mention(project, citation)
