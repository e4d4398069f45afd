"""The lines of the sources say what their records say, however they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates import parse
from timeline_app.errors import DamagedProject
from timeline_app.model import Citation, Entry, Source, Version, new_id
from timeline_app.project import Listed, Project, list_sources, parts

PUBLISHED = st.sampled_from([{}, {"edtf": "2019-09-05"}, {"edtf": "2019-10"}])
BOOK = st.tuples(
    st.sampled_from(["", "Short"]),
    st.fixed_dictionaries(
        {}, optional={"title": st.just("Long"), "publisher": st.just("Quay"), "container-title": st.just("Post")}
    ),
    st.lists(PUBLISHED, max_size=3),
    st.lists(st.integers(0, 3), max_size=5),  # entries that cite it
    st.booleans(),  # gone
)


def by_records(project: Project) -> list[Listed]:
    """Return the same lines, made of whole records."""
    found = []
    for source in project.all(Source):
        versions = project.all(Version, source_id=source.id)
        edtf = str(versions[-1].published.get("edtf", "")) if versions else ""
        cited = {citation.entry_id for citation in project.all(Citation, source_id=source.id)}
        title = source.short_title or str(source.csl.get("title", ""))
        publisher = str(source.csl.get("container-title") or source.csl.get("publisher") or "")
        found.append(Listed(source.id, title, publisher, edtf, parse(edtf).lo if edtf else 0, len(cited)))
    return found


def written(folder: Path, books: Sequence[tuple]) -> Project:
    project = Project.create(folder / "d.chronology", author="Amina", installation="here")
    with project.edit("Bring in") as edit:
        entries = [edit.add(Entry(id=new_id(), title=f"Entry {number}")) for number in range(4)]
        gone = []
        for short, csl, published, citing, is_gone in books:
            source = edit.add(Source(id=new_id(), short_title=short, csl={"type": "book", **csl}))
            for said in published:
                digest = edit.blob(b"words", "text/plain")
                known = {"sha256": digest, "text_sha256": digest, "published": said}
                edit.add(Version(id=new_id(), source_id=source.id, **known))
            for at in citing:
                edit.add(Citation(id=new_id(), entry_id=entries[at].id, source_id=source.id))
            gone += [source] if is_gone else []
    with project.edit("Remove") as edit:
        for source in gone:
            edit.remove(source)
    return project


@settings(max_examples=30)
@given(st.lists(BOOK, max_size=6), st.integers(1, 4), st.data())
def test_lines_are_those_of_the_records_in_parts_of_any_size(books, size, data):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", size)
        project = written(Path(folder), books)
        due = by_records(project)
        assert project.sources() == due == list_sources(project.path)
        few = data.draw(st.sets(st.sampled_from([line.id for line in due] or ["0" * 32])))
        assert project.sources(few) == [line for line in due if line.id in few]
        project.close()


def test_what_is_no_project_has_no_sources(tmp_path):
    (tmp_path / "d.chronology").write_bytes(b"nothing of ours, but long enough to be looked at" * 20)
    with pytest.raises(DamagedProject):
        list_sources(tmp_path / "d.chronology")


def test_a_title_that_is_a_number_is_listed_in_digits(tmp_path):
    project = Project.create(tmp_path / "numbers.chronology", author="Amina")
    with project.edit("Add") as edit:
        edit.add(Source(csl={"title": 1984, "publisher": 7}))
    project.close()
    (one,) = list_sources(project.path)
    assert (one.title, one.publisher) == ("1984", "7")
