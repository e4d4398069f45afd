"""DECISIONS 18: out and in again. Into the same project nothing changes; into a new one every field is equal."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.actions.exchange.exporting import with_revisions
from timeline_app.actions.names import tagging
from timeline_app.dates import accept
from timeline_app.exports.sheets.content import set_of
from timeline_app.model import (
    Agent,
    Citation,
    Claim,
    Entry,
    Link,
    Name,
    Passage,
    Place,
    Role,
    Site,
    Source,
    Tag,
    Version,
)
from timeline_app.project import Filter, Project
from timeline_app.settings import Settings
from timeline_app.sources.interchange import Incoming
from timeline_app.sources.interchange.registry import Asked
from timeline_app.sources.interchange.sheets.own import read_tables
from timeline_app.sources.interchange.sheets.workbook import read_xlsx
from timeline_app.tables import Table, pack, texts, zipped
from timeline_app.tables.workbook import write_workbook

MOMENT = (2026, 10, 5, 9, 30, 0)

WORDS = st.text(
    st.sampled_from("ab |\\e'=+-@,;\"\t\r\n\0\u200c\ufeff＝سن_x0041_") | st.characters(exclude_categories=["Cs"]),
    max_size=10,
)
SOME = WORDS.filter(lambda text: bool(text.strip()))
DATES = ["2019-09-05", "2019", "2019-09~", "-0043-03-15", "2019-09-05/..", "[2019,2020]", "Y-13800000000", "198X"]
WHEN = st.none() | st.builds(
    lambda edtf, text, whole: accept(edtf).to_json() | {"text": text} if whole else {"edtf": edtf, "text": text},
    st.sampled_from(DATES),
    WORDS,
    st.booleans(),
)
CSL = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "webpage"]), "title": WORDS},
    optional={
        "author": st.lists(st.fixed_dictionaries({"family": SOME, "given": WORDS}), max_size=2),
        "issued": st.sampled_from([{"date-parts": [[2019, 9]]}, {"literal": "long ago"}, {"date-parts": [[-44]]}]),
        "x-odd": st.lists(WORDS, max_size=2),
    },
)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what a project holds, references as numbers."""
    few = st.integers(0, 3)
    return {
        "entries": draw(
            st.lists(st.tuples(SOME, WHEN, WORDS, st.integers(1, 5), st.booleans()), min_size=1, max_size=4)
        ),
        "sources": draw(st.lists(st.tuples(CSL, WORDS), min_size=1, max_size=2)),
        "agents": draw(st.lists(SOME, max_size=3)),
        "places": draw(st.lists(SOME, max_size=2)),
        "tags": draw(st.lists(SOME, max_size=3)),
        "links": draw(st.lists(st.tuples(few, few, SOME, WORDS), max_size=3)),
        "citations": draw(st.lists(st.tuples(few, few, WORDS, st.none() | WHEN.filter(bool), SOME), max_size=4)),
        "parts": draw(st.lists(st.tuples(few, few), max_size=5)),
    }


def fill(project: Project, drawn: dict[str, Any]) -> None:
    """Write what was drawn, some of it in a second edit, so that revisions differ."""
    with project.edit("First") as edit:
        sources = [edit.add(Source(csl=csl, note=note)) for csl, note in drawn["sources"]]
        entries = [
            edit.add(
                Entry(
                    title=title, when=when, summary=summary, importance=importance, own_note=own, private_note=summary
                )
            )
            for title, when, summary, importance, own in drawn["entries"]
        ]
        agents = [edit.add(Agent(name=name, kind="group")) for name in drawn["agents"]]
        places = [edit.add(Place(name=name, latitude="-1.5", longitude="+2")) for name in drawn["places"]]
        tags: list[Tag] = []
        for name in drawn["tags"]:
            tags.append(edit.add(Tag(name=name, parent_id=tags[-1].id if tags else None)))

    def one(found: list[Any], number: int) -> Any:
        return found[number % len(found)]

    with project.edit("Second") as edit:
        version = edit.add(Version(source_id=sources[0].id, sha256="", text_sha256=""))
        for at, to, type_, note in drawn["links"]:
            edit.add(Link(from_id=one(entries, at).id, to_id=one(entries, to).id, type=type_, note=note))
        for at, of, note, said, quote in drawn["citations"]:
            anchor = {"start": 3, "end": 3 + len(quote), "exact": quote, "prefix": note, "suffix": ""}
            passage = edit.add(Passage(version_id=version.id, anchor=anchor, comment=note))
            via = [agent.id for agent in agents[:2]]
            citation = edit.add(
                Citation(
                    entry_id=one(entries, at).id, source_id=one(sources, of).id, passage_id=passage.id, note=note,
                    via=via,
                    said_when=said, claimant_id=agents[0].id if agents else None, suppress_author=bool(note),
                )
            )  # fmt: skip
            edit.add(Claim(citation_id=citation.id, value=note, number="-1.50", when=said))
        for at, of in drawn["parts"]:
            entry = one(entries, at)
            if agents:
                edit.add(Role(entry_id=entry.id, agent_id=one(agents, of).id, role="actor", position=of))
                edit.add(Name(of_table="agent", of_id=one(agents, of).id, text="=also"))
            if places:
                edit.add(Site(entry_id=entry.id, place_id=one(places, of).id))
            if tags:
                tag = one(tags, of)
                edit.add(tagging("entry", entry.id, tag.id))


def tables(project: Project) -> list[Table]:
    """Return the set without formatted notes, which take the citation processor its time."""
    return set_of(with_revisions(project, project.chronicle()), formatted=False)[0]


def zip_of(project: Project) -> bytes:
    return zipped(pack(tables(project), {}), MOMENT)


def book_of(project: Project) -> bytes:
    return write_workbook({table.file.removesuffix(".csv"): texts(table) for table in tables(project)}, MOMENT)[0]


def through(found: Incoming) -> Incoming:
    """Return what arrives after the way out of the child process."""
    return Incoming.from_json(json.loads(json.dumps(found.to_json())))


def rows(project: Project) -> dict[str, list[dict[str, Any]]]:
    found = {
        table: [dict(row) for row in rows] for table, rows in project.chronicle().rows.items() if table != "version"
    }
    for row in found["passage"]:
        row["status"] = "orphan"
    return found


def count(project: Project) -> int:
    return sum(map(len, project.chronicle().rows.values()))


def check(drawn: dict[str, Any], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    project = Project.create(folder / "a.chronology", author="Amina")
    other = Project.create(folder / "b.chronology", author="Ben")
    try:
        fill(project, drawn)
        found = through(read_tables(zip_of(project), Asked("a.zip")))
        plan = actions.plan_import(project, found)
        assert plan.refused == ()
        assert plan.counts["same"] == len(plan.rows) == count(project)
        book = actions.plan_import(project, through(read_xlsx(book_of(project), Asked("a.xlsx"))))
        assert (book.refused, book.counts["same"]) == ((), len(plan.rows))
        fresh = actions.plan_import(other, found)
        assert (fresh.refused, fresh.counts["new"]) == ((), len(plan.rows) - 1)
        actions.apply_import(other, fresh)
        assert rows(other) == rows(project)
        assert actions.verify(other) == ()
        again = actions.plan_import(other, found)
        assert again.counts["same"] == len(again.rows) == len(plan.rows) - 1
        other.undo()
        assert count(other) == 0
    finally:
        project.close()
        other.close()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
def test_a_random_project_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, Any]):
    check(drawn, tmp_path_factory.getbasetemp() / "round")


@pytest.mark.torture
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
def test_many_random_projects_come_back_whole(tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, Any]):
    check(drawn, tmp_path_factory.getbasetemp() / "rounds")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, copy_of_sample):
    project = copy_of_sample(tmp_path_factory.mktemp("sample") / "sample.chronology", Settings())
    yield project
    project.close()


@pytest.mark.parametrize(
    ("name", "format_"), [("a.zip", ""), ("a", "tables"), ("e.zip", "excel"), ("a.xlsx", ""), ("a.csv", "")]
)
def test_the_sample_comes_back_as_it_is(sample: Project, tmp_path: Path, name: str, format_: str):
    actions.export(sample, tmp_path / name, format=format_)
    plan = actions.plan_import(sample, actions.read_table(sample, tmp_path / name))
    assert (plan.counts["same"], plan.refused, plan.missing) == (len(plan.rows), (), ())
    assert len(plan.rows) >= 90


@pytest.mark.parametrize(("name", "format_"), [("a.zip", ""), ("e.zip", "excel"), ("a.xlsx", ""), ("a.json", "")])
def test_a_filtered_export_holds_its_entries_with_what_they_rest_on(
    sample: Project, tmp_path: Path, name: str, format_: str
):
    wanted = Filter(kinds=frozenset({"statement"}))
    kept = sample.chronicle(wanted)
    assert 0 < len(kept.entries) < sample.count(Entry)
    private = {"include_private": True} if name.endswith(".json") else {}
    report = actions.export(sample, tmp_path / name, format=format_, wanted=wanted, options=private)
    assert f"The filter holds back {kept.left_out} entries." in report.notes

    again = actions.plan_import(sample, actions.read_table(sample, tmp_path / name))
    assert (again.counts["same"], again.refused, again.missing) == (len(again.rows), (), ())

    other = Project.create(tmp_path / "other.chronology", author="Bashir")
    plan = actions.plan_import(other, actions.read_table(other, tmp_path / name))
    assert plan.refused == ()
    actions.apply_import(other, plan)
    found = other.chronicle()
    assert [entry.title for entry in found.entries] == [entry.title for entry in kept.entries]
    assert [[c.quote for c in e.citations] for e in found.entries] == [
        [c.quote for c in e.citations] for e in kept.entries
    ]
    assert {source.id for source in found.sources} == {source.id for source in kept.sources}
    assert {link.id for link in found.links} == {link.id for link in kept.links}
    other.close()


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("name", "to"), [("a.xlsx", "xlsx"), ("a.csv", "csv")])
def test_tables_survive_being_opened_and_saved_by_libreoffice(sample: Project, tmp_path: Path, name: str, to: str):
    (tmp_path / "saved").mkdir()
    actions.export(sample, tmp_path / name, options={"bom": "true"} if to == "csv" else {})
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(tmp_path / "saved"),
        str(tmp_path / name),
    ]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    plan = actions.plan_import(sample, actions.read_table(sample, tmp_path / "saved" / name))
    assert (plan.counts["same"], plan.refused) == (len(plan.rows), ())


def test_a_mangled_date_is_asked_about_once_and_then_is_what_it_was(sample: Project, tmp_path: Path):
    actions.export(sample, tmp_path / "a", format="excel")
    path = tmp_path / "a" / "entries.csv"
    text = path.read_text("utf-8")
    assert ",2019-09-05," in text
    path.write_text(text.replace(",2019-09-05,", ",9/5/2019,"), "utf-8")
    plan = actions.plan_import(sample, actions.read_table(sample, path))
    assert plan.asks_day_order
    assert {refused.column for refused in plan.refused} == {"when_edtf"}
    plan = actions.plan_import(sample, actions.read_table(sample, path, options={"day_first": "false"}))
    assert (plan.counts["same"], plan.refused) == (len(plan.rows), ())
    plan = actions.plan_import(sample, actions.read_table(sample, path, options={"day_first": "true"}))
    assert plan.counts["changed"] > 0


def test_names_that_somebody_wrote_into_a_cell_are_applied(sample: Project, tmp_path: Path):
    actions.export(sample, tmp_path / "a", format="tables")
    path = tmp_path / "a" / "entries.csv"
    with path.open(newline="", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    found[0]["tags"] = "a new tag"
    found[1]["agents"] = "Nobody #ffffffff"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, found[0].keys())
        writer.writeheader()
        writer.writerows(found)
    plan = actions.plan_import(sample, actions.read_table(sample, tmp_path / "a"))
    (row,) = plan.group("changed")
    assert [(change.field, change.after) for change in row.changes] == [("tags", ("a new tag",))]
    (refused,) = plan.refused
    assert (refused.where, refused.column) == ("entries.csv, row 3", "agents")


def test_a_column_that_somebody_added_comes_back_on_the_next_way_out(project: Project, tmp_path: Path):
    actions.add_entry(project, "A")
    actions.export(project, tmp_path / "a", format="tables")
    path = tmp_path / "a" / "entries.csv"
    head, first = path.read_text("utf-8").splitlines()
    path.write_text(f"{head},Shelf\n{first},A 3\n", "utf-8")
    actions.apply_import(project, actions.plan_import(project, actions.read_table(project, tmp_path / "a")))
    actions.export(project, tmp_path / "b", format="tables")
    head, first = (tmp_path / "b" / "entries.csv").read_text("utf-8").splitlines()
    assert head.endswith("revision,Shelf")
    assert first.endswith(",A 3")
    plan = actions.plan_import(project, actions.read_table(project, tmp_path / "b"))
    assert plan.counts["same"] == len(plan.rows)
