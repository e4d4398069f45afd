from dataclasses import replace

import pytest

from timeline_app import actions
from timeline_app.actions import Details
from timeline_app.actions.articles.csl import author_names, csl_date, csl_name
from timeline_app.errors import AlreadyHere, Choice, DateSyntaxError, InvalidValue, NotFound
from timeline_app.model import Custody, Source, Version
from timeline_app.sources import Capture, DateEvidence


def test_an_article_comes_in_with_its_bytes_its_text_and_how_it_came(project, article, capture, lowick):
    version = actions.newest_version(project, lowick)
    assert project.blob(version.sha256) == capture.data
    assert project.text(version) == article.text
    assert (version.file_name, version.size, version.origin["kind"]) == ("lowick.txt", len(capture.data), "file")
    (act,) = project.all(Custody, version_id=version.id)
    assert (act.action, act.by, act.object) == ("imported", "here", f"SHA-256:{capture.sha256}")
    assert len(act.hash) == 64
    assert project.undo_label == "Import article"


def test_bringing_an_article_in_is_one_step_to_undo(project, lowick):
    project.undo()
    assert not project.all(Source)
    assert not project.all(Version)


def test_what_the_form_says_is_kept_as_csl(project, article, capture):
    details = Details(
        "The harbour",
        publisher="Lowick Post",
        authors=("Reed, Ann", "Harbour Desk"),
        published="2019-06",
        url="https://example.org/harbour",
        accessed="2019-07-01",
        language="en",
        short_title="Harbour",
    )
    source = actions.import_article(project, article, capture, details)
    assert source.csl == {
        "type": "article-newspaper",
        "title": "The harbour",
        "title-short": "Harbour",
        "container-title": "Lowick Post",
        "author": [{"family": "Reed", "given": "Ann"}, {"literal": "Harbour Desk"}],
        "issued": {"date-parts": [[2019, 6]]},
        "accessed": {"date-parts": [[2019, 7, 1]]},
        "URL": "https://example.org/harbour",
        "language": "en",
    }
    assert author_names(source.csl) == details.authors
    assert actions.published(project, source) == "2019-06"


def test_the_same_bytes_twice_are_told_and_can_be_another_outlets_copy(project, article, capture, lowick):
    details = Details("The same, elsewhere")
    with pytest.raises(AlreadyHere, match="The harbour of Lowick") as told:
        actions.import_article(project, article, capture, details)
    assert told.value.source_id == lowick.id
    other = actions.import_article(project, article, capture, details, another_source=True)
    assert other.id != lowick.id
    assert len(project.all(Version)) == 2


def test_bytes_of_a_source_that_was_removed_may_come_in_again(project, article, capture, lowick):
    actions.remove(project, [("source", lowick.id)])
    assert actions.import_article(project, article, capture, Details("Again"))


def test_an_article_without_a_title_is_refused_and_nothing_is_written(project, article, capture):
    with pytest.raises(InvalidValue, match="no title"):
        actions.import_article(project, article, capture, Details("  "))
    assert not project.all(Source)


def test_an_impossible_day_of_publication_is_refused_and_nothing_is_written(project, article, capture):
    with pytest.raises(DateSyntaxError):
        actions.import_article(project, article, capture, Details("A", published="31 June 2019"))
    assert not project.all(Source)


def test_what_an_article_says_about_itself_is_proposed(article, capture):
    told = replace(
        article,
        csl={
            "title": "T",
            "container-title": "Post",
            "URL": "https://example.org",
            "author": [{"family": "Reed", "given": "A."}],
        },
        published=(DateEvidence("2019-06-10", "", "meta", "name=date", "2019-06-10"),),
    )
    details = actions.details_of(told, capture)
    assert (details.title, details.publisher, details.url) == ("T", "Post", "https://example.org")
    assert details.authors == ("Reed, A.",)
    assert (details.published, details.published_by) == ("2019-06-10", "reader")
    assert details.published_evidence[0]["where"] == "name=date"


def test_an_article_that_names_no_title_is_called_by_its_first_words(article):
    capture = Capture(b"x", "paste")
    nameless = replace(article, csl={})
    assert actions.details_of(nameless, capture).title == "The harbour of Lowick"
    long = replace(nameless, text="word " * 60, blocks=(replace(article.blocks[0], kind="para", start=0, end=300),))
    title = actions.details_of(long, capture).title
    assert title.endswith("word…")
    assert len(title) <= 90


def test_what_nobody_confirmed_is_kept_as_said_by_the_reader(project, article, capture):
    details = Details("A", published="2019-06-10", published_by="reader", published_evidence=({"kind": "meta"},))
    source = actions.import_article(project, article, capture, details)
    assert actions.newest_version(project, source).published == {
        "edtf": "2019-06-10",
        "evidence": [{"kind": "meta"}],
        "by": "reader",
    }


def test_editing_what_is_known_changes_source_and_text_as_one_edit(project, lowick):
    changed = actions.edit_source(
        project,
        lowick,
        title="Harbour closed",
        authors="Reed, Ann; Moss, Lee",
        publisher="Post",
        published="11 June 2019",
        accessed="2019-07-01",
        language="en-GB",
        url="https://example.org",
        reliability="B",
        note="a note",
    )
    version = actions.newest_version(project, lowick)
    assert changed.csl["title"] == "Harbour closed"
    assert [author["family"] for author in changed.csl["author"]] == ["Reed", "Moss"]
    assert changed.csl["issued"] == {"date-parts": [[2019, 6, 11]]}
    assert (changed.reliability, changed.note) == ("B", "a note")
    assert (version.published["edtf"], version.published["by"], version.language) == ("2019-06-11", "person", "en-GB")
    project.undo()
    assert actions.published(project, lowick) == "2019-06-10"


def test_what_is_wiped_from_a_source_leaves_no_empty_member(project, lowick):
    changed = actions.edit_source(project, lowick, published="", publisher="", title="Kept")
    assert "issued" not in changed.csl
    assert "container-title" not in changed.csl
    assert actions.published(project, lowick) == ""


def test_a_source_without_a_text_can_be_edited_but_not_read(project):
    with project.edit("Add source") as edit:
        book = edit.add(Source(csl={"type": "book", "title": "A book"}))
    assert actions.edit_source(project, book, publisher="Quay Press").csl["publisher"] == "Quay Press"
    assert actions.published(project, book) == ""
    with pytest.raises(NotFound, match="no text"):
        actions.newest_version(project, book)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"colour": "y"}, "no field “colour”"), ({"title": " "}, "no title"), ({"reliability": "Z"}, "“Z”")],
)
def test_what_a_source_cannot_hold_is_refused(project, lowick, fields, sentence):
    with pytest.raises(InvalidValue, match=sentence):
        actions.edit_source(project, lowick, **fields)
    assert project.undo_label == "Import article"


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("", {}),
        ("2019", {"date-parts": [[2019]]}),
        ("2019-06-10", {"date-parts": [[2019, 6, 10]]}),
        ("2019-06~", {"date-parts": [[2019, 6]], "circa": True}),
        ("2019-21", {"date-parts": [[2019]], "season": 1}),
        ("2019-06/2019-07", {"date-parts": [[2019, 6], [2019, 7]]}),
        ("-0043", {"date-parts": [[-43]]}),
        ("2019-33", {"literal": "2019-33"}),
        ("2019/..", {"literal": "2019/.."}),
        ("[2018,2019]", {"literal": "[2018,2019]"}),
    ],
)
def test_a_day_of_publication_is_written_as_csl_knows_dates(edtf, csl):
    assert csl_date(edtf) == csl


@pytest.mark.parametrize("name", ["Massoud, Ahmad Shah", "Sample Wire A", "Reed,", "Smith, Jr, Ann"])
def test_a_name_comes_back_as_it_was_typed(name):
    assert author_names({"author": [csl_name(name)]}) == (name,)


def test_names_of_other_programs_are_understood():
    authors = ["Plain Text", {"non-dropping-particle": "de", "family": "Haan", "given": "J."}, {"family": "Solo"}]
    assert author_names({"author": authors}) == ("Plain Text", "de Haan, J.", "Solo")


def test_two_readings_of_a_date_are_offered(project, lowick):
    with pytest.raises(Choice) as told:
        actions.edit_source(project, lowick, published="9/5/2019")
    assert set(told.value.choices) == {"5 September 2019 (month first)", "9 May 2019 (day first)"}
