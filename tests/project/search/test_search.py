"""What a search finds, in which order, and where it says the words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.errors import DamagedProject
from timeline_app.model import Agent, Citation, Entry, Name, Passage, Place, Source, Tag, Version
from timeline_app.project import Filter, look_up_file
from timeline_app.project.search import search

TEXT = "A sample report. The district of Darqad changed hands twice.\nNobody in Farkhar was asked about the bridge."
PERSIAN = "گزارش نمونه. ولسوالی ینگی‌قلعه دو بار دست به دست شد."


@pytest.fixture(params=["with an index", "without one"])
def either(request, project, unindexed):
    """Look things up with the index, then in the tables themselves."""

    def find(typed, **options):
        if request.param == "without one" and project.is_indexed:
            unindexed()
        found = project.search(typed, **options)
        assert found.whole == (request.param == "with an index")
        return found

    return find


def titles(found, kind):
    return [hit.title.text for hit in found.hits.get(kind, ())]


def bracketed(shown):
    text, at = "", 0
    for start, end in shown.spans:
        text += f"{shown.text[at:start]}[{shown.text[start:end]}]"
        at = end
    return text + shown.text[at:]


def test_an_article_is_found_by_its_text_with_the_words_around_and_the_place(project, article, either):
    source = article(TEXT, title="Sample Wire", **{"container-title": "The Sample"})
    (hit,) = either("darqad twice").hits["article"]
    assert (hit.id, hit.title.text) == (source.id, "Sample Wire")
    assert bracketed(hit.around).endswith(
        "[Darqad] changed hands [twice]. Nobody in Farkhar was asked about the bridge."
    )
    assert TEXT[hit.start : hit.end] == "Darqad"
    assert project.get(Version, hit.version_id).source_id == source.id


def test_persian_is_found_as_people_type_it_and_marked_as_it_stands(article, either):
    article(PERSIAN)
    for typed in ("ينگي قلعه", "ینگیقلعه", "ینگی‌قلعه", "قلعة ولسوالي"):
        (hit,) = either(typed).hits["article"]
        assert PERSIAN[hit.start : hit.end] in {"ینگی", "قلعه", "ینگی‌قلعه", "ولسوالی"}
        assert hit.around.spans


def test_titles_and_names_come_before_texts(project, article, either):
    article("Farkhar is named in this text.", title="A text")
    article("Nothing here.", title="Farkhar in the title")
    assert titles(either("farkhar"), "article") == ["Farkhar in the title", "A text"]


def test_of_two_articles_the_one_that_says_it_more_often_comes_first(project, article):
    article("Farkhar once, and many other words that are about something else altogether.", title="Once")
    article("Farkhar, Farkhar, Farkhar.", title="Thrice")
    assert titles(project.search("farkhar"), "article") == ["Thrice", "Once"]


def test_a_source_is_found_by_title_outlet_and_author_together(article, either):
    source = article("Text.", title="The bridge", author=[{"family": "Moss", "given": "Lee"}], publisher="Sample Press")
    assert [hit.id for hit in either("lee moss bridge press").hits["article"]] == [source.id]


def test_an_entry_is_found_by_title_summary_and_notes_and_once(project, either):
    with project.edit("Add") as edit:
        entry = edit.add(Entry(title="The bridge falls", summary="near Farkhar", private_note="ask Moss"))
        edit.add(Citation(entry_id=entry.id, note="bridge, page 7"))
    (hit,) = either("bridge").hits["entry"]
    assert (hit.id, bracketed(hit.title), hit.around.text) == (entry.id, "The [bridge] falls", "")
    (hit,) = either("bridge farkhar").hits["entry"]
    assert bracketed(hit.around) == "near [Farkhar]"
    assert bracketed(either("moss").hits["entry"][0].around) == "ask [Moss]"
    assert bracketed(either("page").hits["entry"][0].around) == "bridge, [page] 7"


def test_a_quote_is_found_and_stands_in_its_text(project, article, either):
    article(TEXT, title="Sample Wire", marked="changed hands twice")
    (hit,) = either("changed hands").hits["quote"]
    assert hit.id == project.all(Passage)[0].id
    assert bracketed(hit.title) == "[changed] [hands] twice"
    assert hit.around.text == "Sample Wire"
    assert TEXT[hit.start : hit.end] == "changed hands twice"


def test_people_places_and_tags_are_found_also_by_another_name(project, either):
    with project.edit("Add") as edit:
        place = edit.add(Place(name="Yangi Qala"))
        person = edit.add(Agent(name="Ann Reed", note="of the council"))
        edit.add(Tag(name="council"))
        edit.add(Name(of_table="place", of_id=place.id, text="ینگی قلعه"))
        edit.add(Name(of_table="agent", of_id=person.id, text="A. Reed-Moss"))
    (hit,) = either("ينگي").hits["place"]
    assert (hit.id, hit.title.text, bracketed(hit.around)) == (place.id, "Yangi Qala", "[ینگی] قلعه")
    assert titles(either("reed moss"), "agent") == ["Ann Reed"]
    assert set(either("council").hits) == {"agent", "tag"}


def test_what_has_been_removed_is_not_found_and_found_again_after_undo(project, article, either):
    source = article(TEXT, marked="Darqad")
    with project.edit("Remove") as edit:
        edit.remove(source)
        for version in project.all(Version):
            edit.remove(version)
    found = either("darqad")
    assert "article" not in found.hits
    project.undo()
    assert titles(project.search("darqad"), "article") == ["A report"]


def test_only_entries_of_a_filter_and_their_quotes_are_found(project, article, either):
    article(TEXT, marked="Darqad changed")
    with project.edit("Add") as edit:
        other = edit.add(Entry(title="Darqad again"))
    cited = next(entry for entry in project.all(Entry) if entry.id != other.id)
    assert set(either("darqad", entries={cited.id}).hits) == {"quote"}
    assert set(either("darqad", entries={other.id}).hits) == {"entry"}
    assert len(either("darqad", entries=())) == 0


def test_there_may_be_more_than_is_shown(project, either):
    with project.edit("Add") as edit:
        for number in range(5):
            edit.add(Entry(title=f"Bridge {number}"))
    found = either("bridge", most=3)
    assert len(found.hits["entry"]) == 3
    assert found.more == {"entry"}
    assert either("bridge", most=5).more == frozenset()


@pytest.mark.parametrize("typed", ["darqat", "dargad", "drqad", "Daqrad", "darqqad"])
def test_a_name_with_a_letter_wrong_is_named(project, typed):
    with project.edit("Add") as edit:
        edit.add(Place(name="Darqad"))
        edit.add(Place(name="Warduj"))
    assert project.search(typed).near == ("Darqad",)


def test_short_words_and_words_that_are_right_name_nothing(project):
    with project.edit("Add") as edit:
        edit.add(Place(name="Darqad"))
    assert project.search("dar").near == ()
    assert project.search("xyz").near == ()
    assert project.search("— „“").near == ()
    assert project.search("darqad xxxx").near == ()


def test_without_an_index_articles_are_left_out_when_there_is_no_time(project, article, unindexed):
    article(TEXT, title="Darqad by title")
    article(TEXT, title="Another")
    unindexed()
    found = search(project._db, "darqad", seconds=1e-9)
    assert found.unread
    assert titles(found, "article") == ["Darqad by title"]
    assert not project.search("darqad").unread


def test_another_connection_finds_the_same(project, article, path):
    article(TEXT, marked="Darqad")
    assert look_up_file(path, Filter(text="darqad")) == project.look_up(Filter(text="darqad"))
    assert look_up_file(path, Filter(text="darqad")).found == project.search("darqad")


def test_conditions_alone_find_the_entries_that_fit(project, article):
    article(TEXT, marked="Darqad")
    with project.edit("Add") as edit:
        other = edit.add(Entry(title="Uncited"))
    found, fitting = project.look_up(Filter(uncited=True))
    assert ([hit.id for hit in found.hits["entry"]], fitting) == ([other.id], 1)
    found, fitting = project.look_up(Filter(cited=True, text="darqad"))
    assert (set(found.hits), fitting) == ({"quote"}, 1)
    found, fitting = project.look_up(Filter(text="uncited"), most=1)
    assert (len(found), fitting) == (1, 1)
    assert project.look_up(Filter(undated=True), most=1).found.more == {"entry"}
    assert len(project.look_up(Filter(undated=True, uncited=True, cited=True)).found) == 0


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    path = tmp_path / "broken.chronology"
    path.write_bytes(b"nothing" * 100)
    with pytest.raises(DamagedProject, match="searched"):
        look_up_file(path, Filter(text="x"))


@given(st.text(st.characters(exclude_categories=())))
def test_no_search_fails_whatever_is_typed(sample_project, typed):
    found = sample_project.search(typed)
    for hits in found.hits.values():
        for hit in hits:
            for shown in (hit.title, hit.around):
                assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)


@pytest.mark.parametrize(
    "typed",
    [
        *[
            '"',
            "'",
            "a AND",
            "NEAR(",
            "title:x",
            "*",
            "^a",
            "-",
            "a\x00b",
            "\ud800",
            "\udfffx",
            "x" * 10_000,
            "“a" * 5000,
        ],
        *["(((", "{a b}: c", "a NOT b", "-- ;drop table search", "%", "\u202eabc", "أ" * 10_000, "a " * 5000],
    ],
)
def test_signs_of_any_query_language_are_words_or_nothing(sample_project, typed):
    sample_project.search(typed)
    sample_project.search(f"darqad {typed}")


@pytest.fixture(scope="module")
def sample_project(tmp_path_factory):
    from timeline_app.project import Project

    path = tmp_path_factory.mktemp("search") / "dossier.chronology"
    project = Project.create(path, author="Amina", installation="here")
    with project.edit("Add") as edit:
        edit.add(Source(csl={"title": "Sample", "author": "no list"}))
        edit.add(Entry(title="Darqad — a b c", summary="a\x00b 'AND' title:x ۱۸"))
        edit.add(Place(name="Darqad"))
    yield project
    project.close()
