"""Each verb does what docs/CLI.md says, prints what it made, and changes nothing else."""

import json
from pathlib import Path

import pytest

from timeline_app import exports
from timeline_app.cli import VERBS
from timeline_app.cli.shapes import WHAT
from timeline_app.model import vocabulary

PAGE = Path(__file__).parents[3] / "docs" / "CLI.md"


def listed(run, project, what="entries"):
    return run("list", project, what, "--json").json


def test_every_verb_that_makes_something_prints_its_whole_id(run, path, article):
    ids = [run("new", path).id]
    ids.append(source := run("import", path, article).id)
    ids.append(one := run("add", path, "--title", "A").id)
    ids.append(two := run("add", path, "--title", "B", "--source", source).id)
    ids.append(run("cite", path, one, "--source", source[-8:], "--quote", "old harbour").id)
    ids.append(run("link", path, one[-8:], two, "--type", "precedes").id)
    assert all(len(id_) == 32 and id_ == id_.lower() for id_ in ids)
    assert len(set(ids)) == len(ids)


def test_as_json_every_such_verb_prints_the_object(run, path, article):
    assert run("new", path, "--json").json["title"] == "dossier"
    source = run("import", path, article, "--published", "10 June 2019", "--json").json
    assert (source["title"], source["published"], len(source["sha256"])) == ("The harbour of Lowick", "2019-06-10", 64)
    quote = ("--source", source["id"], "--quote", "old harbour")
    entry = run("add", path, "--title", "A", "--when", "2019-06", *quote, "--claimant", "Ann", "--json").json
    assert entry == {
        "id": entry["id"],
        "title": "A",
        "edtf": "2019-06",
        "kind": "occurrence",
        "earliest": "2019-06-01",
        "latest": "2019-06-30",
        "citations": [
            {
                "id": entry["citations"][0]["id"],
                "quote": "old harbour",
                "source": source["id"],
                "stance": "supports",
                "claimant": "Ann",
            }
        ],
    }
    cited = run("cite", path, entry["id"], "--source", source["id"], "--stance", "context", "--json").json
    assert (cited["passage"], cited["quote"], cited["stance"], cited["claimant"]) == (None, "", "context", None)
    other = run("add", path, "--title", "B", "--json").json
    assert (other["edtf"], other["earliest"], other["citations"]) == (None, None, [])
    link = run("link", path, entry["id"], other["id"], "--type", "causes", "--basis", "inferred", "--json").json
    assert link == {"id": link["id"], "from": entry["id"], "to": other["id"], "type": "causes", "basis": "inferred"}
    assert listed(run, path, "links") == [link]
    assert listed(run, path, "citations")[1] == cited
    assert listed(run, path, "sources") == [source]
    assert listed(run, path)[0]["id"] == entry["id"]


def test_several_files_share_what_is_asked_for_and_bring_their_own_titles(run, project, article, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("# Another title\n\nOther words.\n", "utf-8")
    answer = run(
        "import", project, article, other, "--published", "2019-06-10", "--publisher", "Post", "--author", "Reed, Ann"
    )
    assert len(answer.out.split()) == 2
    sources = listed(run, project, "sources")
    assert {source["title"] for source in sources} == {"The harbour of Lowick", "Another title"}
    assert {source["published"] for source in sources} == {"2019-06-10"}
    assert "Post" in run("list", project, "sources").out


def test_of_several_files_the_good_ones_come_in(run, project, article, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    answer = run("import", project, tmp_path / "empty.txt", article, tmp_path / "none.txt")
    assert answer.status == 1
    assert "empty.txt" in answer.err
    assert "none.txt" in answer.err
    assert len(listed(run, project, "sources")) == 1


def test_a_missing_day_of_publication_is_said_with_what_to_do(run, project, article):
    answer = run("import", project, article)
    assert "No publication date was found" in answer.err
    assert f"edit PROJECT {answer.id[-8:]} published=DATE" in answer.err
    assert run("edit", project, answer.id, "published=10 June 2019").status == 0
    assert listed(run, project, "sources")[0]["published"] == "2019-06-10"


def test_a_doubtful_day_of_publication_is_said_and_one_that_was_given_is_not(run, project, tmp_path):
    path = tmp_path / "dated.txt"
    path.write_text(
        "The harbour closes\n\nLOWICK, 10 June 2019\n\nThe council closed the harbour on Monday, it said.\n"
    )
    answer = run("import", project, path)
    assert "The publication date is doubtful: 2019-06-10." in answer.err
    assert f"edit PROJECT {answer.id[-8:]} published=DATE" in answer.err
    assert listed(run, project, "sources")[0]["published"] == "2019-06-10"
    assert run("import", project, path, "--another-source", "--published", "2019-06-10").err == ""


def test_new_people_and_places_are_written_down_and_said_once(run, project, source):
    words = (
        "--person",
        "Ann Reed:speaker",
        "--person",
        "Lee: the second",
        "--place",
        "Lowick:about",
        "--claimant",
        "Ann Reed",
    )
    answer = run("add", project, "--title", "A", "--source", source, *words)
    assert answer.status == 0
    assert sorted(answer.err.splitlines()) == [
        "A new name was written down: Ann Reed",
        "A new name was written down: Lee: the second",
        "A new place was written down: Lowick",
    ]
    assert run("add", project, "--title", "B", "--place", "lowick").err == ""


def test_words_with_other_signs_are_kept_as_they_stand_and_said(run, project, source):
    answer = run("add", project, "--title", "A", "--source", source, "--quote", '"Nobody  was asked,"')
    assert "kept as it stands there: “Nobody was asked,”" in answer.err
    assert listed(run, project)[0]["citations"][0]["quote"] == "“Nobody was asked,”"


def test_one_of_several_occurrences_can_be_cited(run, project, source, entry):
    words = ("--source", source, "--quote", "The quay was safe")
    refused = run("cite", project, entry, *words)
    assert refused.status == 1
    assert "stand in the article 2 times" in refused.err
    assert "  2: …" in refused.err
    first, second = (run("cite", project, entry, *words, "--occurrence", n, "--json").json for n in (1, 2))
    assert first["passage"] != second["passage"]


def test_fields_of_everything_can_be_edited(run, project, source, entry):
    other = run("add", project, "--title", "B").id
    link = run("link", project, entry, other, "--type", "precedes").id
    citation = listed(run, project, "citations")[0]
    assert (
        run("edit", project, entry[-8:], "title=Closed", "when=June 2019", "people=Ann; Lee", "own-note=no").status == 0
    )
    assert run("edit", project, source, "title=New title", "authors=Reed, Ann; Moss, Lee", "reliability=B").status == 0
    assert run("edit", project, citation["id"], "claimant=Ann", "stance=disputes", "via=Post; Wire").status == 0
    assert run("edit", project, citation["passage"], "colour=y", "comment=a = b").status == 0
    assert run("edit", project, link, "type=causes").status == 0
    assert run("edit", project, "project", "title=Another", "authors=Ann; Lee").status == 0
    (changed,) = [e for e in listed(run, project) if e["id"] == entry]
    assert (changed["title"], changed["edtf"]) == ("Closed", "2019-06")
    assert changed["citations"][0]["stance"] == "disputes"
    assert listed(run, project, "links")[0]["type"] == "causes"
    assert run("info", project, "--json").json["title"] == "Another"


def test_deleting_says_what_goes_along_and_can_be_tried_first(run, project, entry):
    tried = run("delete", project, entry, "--dry-run")
    assert "With it go 2 things" in tried.err
    assert "citation: “the council closed the old harbour” for “The harbour is closed”" in tried.err
    assert len(listed(run, project)) == 1
    assert run("delete", project, entry).status == 0
    assert listed(run, project) == listed(run, project, "citations") == []
    assert run("undo", project).out == "Undone: Remove entry\n"
    assert len(listed(run, project)[0]["citations"]) == 1


def test_lists_for_people_name_what_is_missing(run, project, source, entry):
    own = run("add", project, "--title", "Own", "--own-note").id
    run("add", project, "--title", "Bare", "--when", "since 2015")
    run("cite", project, entry, "--source", source, "--stance", "disputes", "--claimant", "Ann")
    run("link", project, entry, own, "--type", "causes")
    words = run("list", project, "entries").out
    assert "own note" in words
    assert "cites nothing" in words
    assert "undated" in words
    assert "since 2015" in words
    assert "(disputes) [Ann] — The harbour of Lowick" in words
    assert "The harbour is closed  —causes→  Own" in run("list", project, "links").out
    assert entry[-8:] in run("list", project, "citations").out
    assert "2019-06-10" in run("list", project, "sources").out


def test_checking_says_what_there_is_to_look_at_by_its_status(run, project, entry):
    clean = run("check", project)
    assert (clean.status, clean.out) == (0, "")
    assert clean.err == "Nothing to look at: 1 source, 1 entry, 1 citation, 0 links.\n"
    bare = run("add", project, "--title", "Bare").id
    found = run("check", project)
    assert found.status == 3
    assert found.out == f"{bare[-8:]}  uncited       “Bare” cites nothing.\n"
    assert found.err.startswith("1 finding in ")


def test_what_a_project_holds_is_said_for_people_and_programs(run, project, entry):
    told = run("info", project, "--json").json
    assert (told["title"], told["sources"], told["entries"], told["citations"]) == ("Lowick", 1, 1, 1)
    assert (told["undo"], told["redo"]) == ("Add entry", None)
    assert "title      Lowick" in run("info", project).out


def test_the_sample_is_made_where_it_is_asked_for(run, path):
    run("sample", path, "--json").json["title"]
    assert len(listed(run, path)) >= 18
    assert len(listed(run, path, "citations")) >= 25
    assert len(listed(run, path, "links")) >= 20
    assert run("check", path).status == 3
    assert run("undo", path).status == 1
    assert "there already" in run("sample", path).err


def test_an_option_of_a_format_is_passed_on(run, project, entry, tmp_path):
    out = tmp_path / "out.csv"
    assert run("export", project, out, "--option", "bom=true").status == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    refused = run("export", project, out, "--option", "private=true")
    assert refused.status == 1
    assert "include_private" in refused.err
    assert "Write for example" in run("export", project, tmp_path / "out.csv", "--option", "bom").err


def test_every_verb_explains_itself_and_stands_in_the_docs(run):
    page = PAGE.read_text("utf-8")
    for verb in VERBS:
        answer = run(verb, "--help")
        assert answer.status == 0
        assert f"timeline-app {verb}" in answer.out
        assert f"`{verb}" in page or f"timeline-app {verb}" in page


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (vocabulary.KINDS, "--kind"),
        (vocabulary.STANCES, "--stance"),
        (vocabulary.STATUSES, "--status"),
        (vocabulary.MODES, "--mode"),
    ],
)
def test_the_help_names_every_word_a_field_takes(run, terms, field):
    words = run("add", "--help").out
    assert field in words
    assert all(term.slug in words for term in terms)


def test_the_help_of_export_speaks_of_every_format(run):
    said = " ".join(run("export", "--help").out.split())
    spoken = {
        **dict.fromkeys(("pdf",), "a report"),
        **dict.fromkeys(("docx", "odt"), "a document"),
        **dict.fromkeys(("html",), "a web page"),
        **dict.fromkeys(("markdown",), "notes"),
        **dict.fromkeys(("csv", "excel", "tables", "acled"), "tables"),
        **dict.fromkeys(("xlsx",), "a workbook"),
        **dict.fromkeys(("ics",), "a calendar"),
        **dict.fromkeys(("geojson", "kml"), "a map"),
        **dict.fromkeys(("gexf", "graphml"), "a network"),
        **dict.fromkeys(("png", "svg"), "a picture"),
        **dict.fromkeys(("json", "jsonld"), "JSON"),
        **dict.fromkeys(("aeon", "knightlab", "timelinejs"), "other timeline programs"),
    }
    assert {one.name for one in exports.formats()} == spoken.keys()
    assert all(word in said for word in spoken.values())
    assert "--list" in said


def test_json_is_whole_and_holds_every_letter_as_it_is(run, project, tmp_path):
    file = tmp_path / "dari.txt"
    file.write_text("ولسوالی ینگی قلعه\n\nطالبان شام دوشنبه آنجا بودند.\n", "utf-8")
    source = run("import", project, file).id
    run("add", project, "--title", "ینگی قلعه", "--source", source, "--quote", "شام دوشنبه")
    answer = run("list", project, "entries", "--json")
    assert "ینگی قلعه" in answer.out
    assert json.loads(answer.out)[0]["citations"][0]["quote"] == "شام دوشنبه"


def test_names_and_marks_are_listed_so_that_they_can_be_edited(run, project, source, entry):
    words = (
        "--person",
        "Fishermen:actor:group",
        "--person",
        "Ann:witness",
        "--person",
        "A: b",
        "--place",
        "Lowick",
        "--tag",
        "law",
    )
    run("add", project, "--title", "A", *words, "--source", source, "--quote", "“Nobody was asked,”")
    people = listed(run, project, "people")
    assert [(shape["name"], shape["kind"]) for shape in people] == [
        ("A: b", "person"),
        ("Ann", "person"),
        ("Fishermen", "group"),
    ]
    assert [shape["name"] for shape in listed(run, project, "places")] == ["Lowick"]
    assert [shape["name"] for shape in listed(run, project, "tags")] == ["law"]
    first, second = listed(run, project, "passages")
    assert (first["source"], first["quote"]) == (source, "the council closed the old harbour")
    assert run("edit", project, second["id"], "colour=y", "comment=why").status == 0
    assert run("list", project, "passages").out.splitlines()[1] == f"{second['id'][-8:]}  “Nobody was asked,”  y  why"
    assert run("edit", project, people[1]["id"], "name=Ann Reed").status == 0
    assert f"{people[1]['id'][-8:]}  Ann Reed  person" in run("list", project, "people").out


def test_what_list_lists_is_what_its_help_says(run):
    assert "{" + ",".join(WHAT) + "}" in run("list", "--help").out
