"""What entries cite, in every way in which that leads to a source: as SQLite says, that joins the tables."""

import pytest

from timeline_app.model import Citation, Entry, Passage, Version
from timeline_app.model import Source as Work
from timeline_app.project import Filter
from timeline_app.project.gathering import tables
from timeline_app.project.gathering.holdings import HOLDINGS, cited_sources
from timeline_app.project.parts import Source
from timeline_app.project.sheets import members as filtered_by
from timeline_app.project.sheets.sheet import Sheet


@pytest.fixture
def sample(tmp_path, copy_of_sample):
    project = copy_of_sample(tmp_path / "sample.chronology")
    yield project
    project.close()


@pytest.fixture
def cited_in_every_way(sample):
    """A project in which a passage leads to its source, to one that is gone, or nowhere."""
    own, other, gone = (Work(csl={"title": title}) for title in ("own", "other", "gone"))
    mine, lost = (Version(source_id=held.id, sha256="") for held in (own, gone))
    passages = [Passage(version_id=version) for version in (mine.id, lost.id, "f" * 32)]
    entries = [Entry(title=f"cites {number}") for number in range(7)]
    cited = [
        {"passage_id": passages[0].id, "source_id": other.id},
        {"passage_id": passages[1].id, "source_id": other.id},
        {"passage_id": passages[2].id, "source_id": other.id},
        {"passage_id": "e" * 32, "source_id": own.id},
        {"passage_id": "e" * 32},
        {"source_id": own.id},
        {},
    ]
    with sample.edit("Cite in every way") as edit:
        for one in (own, other, gone, mine, lost, *passages, *entries):
            edit.add(one)
        for entry, leads in zip(entries, cited, strict=True):
            edit.add(Citation(entry_id=entry.id, **leads))
    with sample.edit("Take a source away") as edit:
        edit.remove(gone)
    return sample


def cited_in_turn(project):
    query = (
        "select lower(hex(c.entry_id)), lower(hex(coalesce(v.source_id, c.source_id))) from citation c "
        "left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id where c.gone = 0 "
        "order by c.position, c.id"
    )
    return project._db.execute(query).fetchall()


@pytest.mark.parametrize("many", [False, True], ids=["few", "very many"])
def test_what_cites_a_source_is_what_the_file_says_however_it_leads_there(cited_in_every_way, monkeypatch, many):
    if many:
        monkeypatch.setattr(filtered_by, "_MANY", -1)
        monkeypatch.setattr(filtered_by, "_AS_LONG", 1 << 40)
    project = cited_in_every_way
    known = set(cited_in_turn(project))
    sources = sorted({source for _, source in known if source})
    for wanted in [[one] for one in sources], [sources[:2], sources, [*sources[1:], "no id"], ["0" * 32]]:
        for some in wanted:
            found = {pair.tobytes().hex() for pair in project.order(Filter(sources=frozenset(some))).ids}
            assert found == {entry for entry, source in known if source in some}


@pytest.mark.parametrize("kind", [*HOLDINGS, "source"])
def test_ids_are_set_together_as_bytes_or_as_digits(cited_in_every_way, monkeypatch, kind):
    source = Source(cited_in_every_way._db, lambda: None)
    read = cited_sources if kind == "source" else HOLDINGS[kind].held
    as_bytes = [column.tolist() for column in read(source)]
    monkeypatch.setattr(tables, "_keeps_bytes", lambda _source: False)
    assert [column.tolist() for column in read(source)] == as_bytes


def test_entries_stand_under_the_source_that_the_file_says_however_it_leads_there(cited_in_every_way):
    project = cited_in_every_way
    for only in (None, "e" * 32):  # what leads nowhere makes the file be asked; without it, it need not be
        if only:
            with project.edit("Cite properly") as edit:
                for citation in project.all(Citation, passage_id=only):
                    edit.remove(citation)
        sheet = Sheet(Source(project._db, lambda: None).moment())
        source = Source(project._db, lambda: None)
        coded, roll = sheet.column(source, "source"), sheet.ids(source)
        titles = {one.id: one.short_title or one.csl.get("title", "") for one in project.all(Work)}
        first = dict(reversed([row for row in cited_in_turn(project) if row[1] in titles]))
        packed = roll.ids.tobytes().hex()
        for row, code in enumerate(coded.codes.tolist()):
            id_ = packed[32 * row : 32 * row + 32]
            assert (coded.names[code] if code >= 0 else None) == (titles[first[id_]] if id_ in first else None)
