"""Finding words from the command line, with conditions among them."""

import pytest


@pytest.fixture
def filled(run, path, article):
    run("new", path)
    source = run("import", path, article).id
    run("add", path, "--title", "The council closes the harbour", "--when", "2019-06-03", "--place", "Lowick",
        "--source", source, "--quote", "the council closed the old harbour")  # fmt: skip
    run("add", path, "--title", "A harbour elsewhere", "--place", "Farport")
    return path


def test_everything_with_the_words_is_listed_under_headings_with_the_hits_marked(run, filled):
    answer = run("search", filled, "harbour")
    assert answer.status == 0
    assert [line for line in answer.out.splitlines() if not line.startswith(" ")] == ["Entries", "Quotes", "Articles"]
    assert "3 June 2019  The council closes the [harbour]" in answer.out
    assert "the council closed the old [harbour]" in answer.out
    assert answer.err == ""


def test_as_json_each_thing_says_where_the_words_stand(run, filled):
    found = run("search", filled, "fishermen", "--json").json
    (thing,) = found["found"]
    assert (thing["kind"], thing["title"]) == ("article", "The harbour of Lowick")
    assert [thing["snippet"][start:end] for start, end in thing["snippet_hits"]] == ["fishermen"]
    assert thing["end"] - thing["start"] == len("fishermen")
    assert found["indexed"] is True


def test_conditions_hold_back_what_does_not_fit(run, filled):
    assert run("search", filled, "harbour", "place:farport").out.count("harbour") == 1
    assert "A harbour elsewhere" in run("search", filled, "place:farport").out
    assert "The council" in run("search", filled, "harbour -place:farport").out
    assert "elsewhere" not in run("search", filled, "harbour -place:farport").out


def test_nothing_found_says_where_it_was_looked_for_and_which_name_may_be_meant(run, filled):
    answer = run("search", filled, "Lowikc")
    assert (answer.status, answer.out) == (0, "")
    assert "Nothing for “Lowikc” in entries, quotes, articles" in answer.err
    assert "Did you mean “Lowick”?" in answer.err


def test_there_may_be_more(run, filled):
    assert "--most" in run("search", filled, "harbour", "--most", "1").err
    assert run("search", filled, "harbour", "--most", "0").status == 1


@pytest.mark.parametrize("verb", [("search",), ("list", "--filter"), ("export", "--filter")])
def test_a_condition_that_is_none_is_refused_with_what_there_is(run, filled, verb, tmp_path):
    what = {"search": (filled, "place:Lowik"), "list": (filled, "entries", "--filter", "place:Lowik"),
            "export": (filled, tmp_path / "out.csv", "--filter", "place:Lowik")}[verb[0]]  # fmt: skip
    answer = run(verb[0], *what)
    assert (answer.status, answer.out) == (1, "")
    assert "No place is called “Lowik”." in answer.err
    assert "“Lowick”" in answer.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("words", ['"', "a AND (", "title:x", "\udcff", "x" * 10_000, "*", "أ" * 5000])
def test_no_words_are_an_error_of_the_index(run, filled, words):
    answer = run("search", filled, words)
    assert answer.status in (0, 1)
    assert "fts5" not in answer.err
