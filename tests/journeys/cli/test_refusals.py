"""Every refusal is one sentence on standard error that says what to do; nothing is changed by it."""

import pytest


@pytest.fixture
def unchanged(run, dossier):
    """Run a command and hold it to having changed nothing."""
    before = run("info", dossier.path, "--json").json

    def refused(*words):
        answer = run(*words)
        assert answer.out == ""
        assert run("info", dossier.path, "--json").json == before
        return answer

    return refused


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        (["add", "P", "--title", " "], "An entry needs a title.", "Say in a few words"),
        (["add", "P", "--title", "A", "--when", "31 June 2019"], "31 June 2019", ""),
        (["add", "P", "--title", "A", "--when", "2019-02-30"], "2019-02-30", ""),
        (
            ["add", "P", "--title", "A", "--when", "9/5/2019"],
            "can be read in more than one way",
            "5 September 2019 (month first)",
        ),
        (["add", "P", "--title", "A", "--kind", "miracle"], "“miracle” is no kind", "occurrence"),
        (["add", "P", "--title", "A", "--importance", "9"], "importance", ""),
        (["add", "P", "--title", "A", "--quote", "x"], "A quotation needs its source.", "--source"),
        *(
            (["add", "P", "--title", "A", name, value], "no source is named", "--source")
            for name, value in (
                ("--claimant", "Ann Reed"),
                ("--stance", "disputes"),
                ("--hedge", "claimed"),
                ("--mode", "direct"),
                ("--occurrence", "1"),
            )
        ),
        (["add", "P", "--title", "half a sign \udcff"], "cannot hold this", "Write it anew"),
        (["add", "P", "--title", "A", "--tag", "half a sign \udcff"], "cannot hold this", "Write it anew"),
        (["add", "P", "--title", "A", "--source", "ffffffff", "--quote", "x"], "There is no source “ffffffff”", "List"),
        (
            ["add", "P", "--title", "A", "--source", "S", "--quote", "closed the mill"],
            "do not stand",
            "Up to “closed the”",
        ),
        (["add", "P", "--title", "A", "--source", "S", "--quote", " "], "The quotation is empty.", ""),
        (
            ["cite", "P", "E", "--source", "S", "--quote", "quay", "--occurrence", "7"],
            "no occurrence 7",
            "Count from 1",
        ),
        (["cite", "P", "E", "--source", "S", "--occurrence", "1"], "Only words occur", "--quote"),
        (["cite", "P", "E", "--source", "S", "--quote", "the council closed the old harbour"], "rests on this", ""),
        (["cite", "P", "nothing!", "--source", "S"], "There is no entry “nothing!”", "List"),
        (["link", "P", "E", "E", "--type", "causes"], "cannot be linked to itself", "Choose another"),
        (["edit", "P", "E", "colour=y"], "no field “colour”", "importance"),
        (["edit", "P", "E", "importance"], "“importance” is not a field and its value.", "importance=4"),
        (["edit", "P", "E", "status=maybe"], "“maybe” is no status", "disputed"),
        (["edit", "P", "S", "published=soon"], "soon", ""),
        (["edit", "P", "ffffffff", "title=x"], "Nothing in the project has an id that ends in “ffffffff”.", "List"),
        (["edit", "P", "0 or 1", "title=x"], "Nothing in the project", ""),
        (["edit", "P", "project", "colour=y"], "no field “colour”", "title"),
        *((["edit", "P", "project", f"{name}=x"], f"no field “{name}”", "title") for name in ("project", "id", "self")),
        *((["edit", "P", "E", f"{name}=x"], f"no field “{name}”", "title") for name in ("project", "entry", "entries")),
        *((["edit", "P", "S", f"{name}=x"], f"no field “{name}”", "title") for name in ("project", "source", "csl")),
        (["edit", "P", "E", f"rank={1 << 63}"], "too large", "Write it anew"),
        (["edit", "P", "project", "time_zone=Mars/Olympus"], "“Mars/Olympus” is not a time zone.", "Asia/Kabul"),
        (["edit", "P", "project", "time_zone=../../etc/passwd"], "is not a time zone", "Asia/Kabul"),
        (["edit", "P", "project", "first_weekday=99"], "“99” is no first_weekday", "monday"),
        (["edit", "P", "project", "calendars=gregorian;moon"], "“moon” is no calendar", "solar_hijri"),
        (["edit", "P", "project", "citation_style=moon"], "no citation style “moon”", "Choose one"),
        (["edit", "P", "project", "citation_style=/tmp/apa.csl"], "not fetched from a path", "when you export"),
        (["delete", "P", "E", "ffffffff"], "Nothing in the project", "List"),
        (["redo", "P"], "There is nothing to redo.", "Redo follows"),
        (["import", "P", "none.txt"], "none.txt", "Check"),
        (["import", "P", "A", "--published", "2019-06-10"], "in the project already", "--another-source"),
        (["import", "P", "A", "A", "--title", "One"], "One title cannot be", "titles come from"),
        (["import", "P", "A", "--another-source", "--published", "31 June 2019"], "June", ""),
        (["new", "P"], "is there already", "Choose another name"),
        (["sample", "P"], "is there already", "Choose another name"),
        (["export", "P", "out.papyrus"], "no export format", "Known formats"),
        (["export", "P", "none/out.csv"], "out.csv", ""),
    ],
    ids=lambda value: " ".join(value[:1] + value[2:]) if isinstance(value, list) else "",
)
def test_a_refusal_is_a_sentence_with_what_to_do(unchanged, dossier, tmp_path, monkeypatch, words, sentence, hint):
    monkeypatch.chdir(tmp_path)
    named = {"P": dossier.path, "S": dossier.source, "E": dossier.entry, "A": dossier.article}
    answer = unchanged(*[named.get(word, word) for word in words])
    assert answer.status == 1
    first, *rest = answer.err.splitlines()
    assert sentence in first
    assert hint in "\n".join(rest)
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["bogus"],
        ["list", "P"],
        ["list", "P", "everything"],
        ["add", "P"],
        ["add", "P", "--title", "A", "--importance", "high"],
        ["link", "P", "E", "E"],
        ["import", "P"],
        ["edit", "P", "E"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_what_was_not_meant_for_us_is_misuse(run, words):
    answer = run(*words)
    assert answer.status == 2
    assert answer.err.startswith("usage: timeline-app")


def test_the_version_is_told(run):
    assert run("--version").out.startswith("timeline-app 0.")


def test_an_ending_that_fits_two_things_is_asked_about(run, project, entry, source):
    ends = {}
    for number in range(20):
        id_ = run("add", project, "--title", f"E{number}").id
        ends.setdefault(id_[-1], []).append(id_)
    digit, ids = next((digit, ids) for digit, ids in ends.items() if len(ids) > 1)
    answer = run("edit", project, digit, "importance=1")
    assert answer.status == 1
    assert all(id_ in answer.err for id_ in ids)
    assert "Give more digits." in answer.err


def test_an_ambiguous_name_is_asked_about_and_its_number_is_an_answer(run, project, entry):
    run("add", project, "--title", "A", "--person", "Lee Moss")
    run("add", project, "--title", "B", "--person", "Moss, Lee")
    other = next(line for line in run("list", project, "entries").out.splitlines() if line.endswith("  B"))[:8]
    answer = run("edit", project, other, "people=Lee Moss #ffff")
    assert answer.status == 1
    assert "There is no agent “ffff”" in answer.err


def test_the_window_is_not_to_be_had_from_this_room(run):
    assert run("open").status == 1
