"""From an article to a cited chronology, by command line alone."""

import tomllib
from pathlib import Path

from timeline_app.anchors import canonical

JOB = tomllib.loads((Path(__file__).parent / "harbour.toml").read_text("utf-8"))


def test_an_article_becomes_a_cited_chronology(run, path, tmp_path):
    article = tmp_path / "harbour.txt"
    article.write_text(JOB["text"], "utf-8")
    dossier = run("new", path, "--title", "The harbour of Lowick").id
    assert len(dossier) == 32
    source = run("import", path, article, "--published", JOB["published"], "--publisher", "Lowick Post").id

    ids = {}
    for entry in JOB["entry"]:
        options = [f"--{name}={value}" for name, value in entry.items() if name not in {"key", "also"}]
        ids[entry["key"]] = run("add", path, "--source", source, *options).id
        for quote in entry.get("also", ()):
            run("cite", path, ids[entry["key"]], "--source", source, "--quote", quote, "--stance", "context").id  # noqa: B018
    links = [run("link", path, ids[link["from"]], ids[link["to"]], "--type", link["type"]).id for link in JOB["link"]]

    listed = run("list", path, "entries", "--json").json
    text = canonical(JOB["text"])
    assert len(listed) >= 18
    assert {entry["id"] for entry in listed} == set(ids.values())
    quotes = [cited["quote"] for entry in listed for cited in entry["citations"]]
    assert len(quotes) == sum(1 + len(entry.get("also", ())) for entry in JOB["entry"])
    assert all(quote in text for quote in quotes)
    dated = [entry["earliest"] or entry["latest"] for entry in listed if entry["edtf"]]
    assert dated == sorted(dated)
    assert {link["id"] for link in run("list", path, "links", "--json").json} == set(links)

    words = run("list", path, "entries").out
    assert all(f"“{' '.join(quote.split())}”" in words for quote in quotes)
    checked = run("check", path)
    assert checked.status == 0, checked.out
    assert run("verify", path).status == 0
    sheet = run("export", path, tmp_path / "out.csv")
    assert sheet.status == 0, sheet.err
    written = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert all(entry["title"] in written for entry in listed)


def test_everything_can_be_undone_down_to_the_empty_project(run, entry, project):
    labels = []
    while (answer := run("undo", project)).status == 0:
        labels.append(answer.out.strip())
    assert labels == ["Undone: Add entry", "Undone: Import article"]
    assert answer.err.startswith("There is nothing to undo.")
    assert run("list", project, "sources", "--json").json == []
    assert run("redo", project).out == "Done again: Import article\n"
    assert run("redo", project).status == 0
    assert run("redo", project).err.startswith("There is nothing to redo.")
    assert len(run("list", project, "entries", "--json").json) == 1
