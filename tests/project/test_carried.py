"""A project that travels in a PDF: out with it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from timeline_app import actions
from timeline_app.cli import door
from timeline_app.errors import Cancelled, ProjectFileError, ReaderFailed, SourceError
from timeline_app.project import Project
from timeline_app.settings import Settings
from timeline_app.sources import take_project
from timeline_app.sources.carried import child

ME = Settings(name="Amina", installation="here")


@pytest.fixture(scope="module")
def sample(tmp_path_factory, copy_of_sample):
    project = copy_of_sample(tmp_path_factory.mktemp("sample") / "s.chronology", ME)
    yield project
    project.close()


@pytest.fixture(scope="module")
def book(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    actions.export(sample, path, options={"template": "evidence", "include_sources": "yes"})
    return path


def with_inside(folder: Path, data: bytes | None, **options: object) -> Path:
    path = folder / "other.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if data is not None:
            pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, data, filename="x")
        pdf.save(path, **options)
    return path


def test_a_project_is_taken_out_of_its_book_and_opens(sample, book, tmp_path):
    path = actions.project_in(book, tmp_path / "again.chronology")
    project = actions.open_project(path, ME)
    try:
        assert [e.title for e in project.chronicle().entries] == [e.title for e in sample.chronicle().entries]
        assert all(c.intact for e in project.chronicle().entries for c in e.citations if c.quote)
        assert actions.verify(project) == ()
    finally:
        project.close()
    assert [found.name for found in tmp_path.iterdir()] == ["again.chronology"]


def test_a_book_of_the_project_from_the_book_is_the_same_book(book, tmp_path):
    path = actions.project_in(book, tmp_path / "again.chronology")
    project = actions.open_project(path, ME)
    actions.export(project, tmp_path / "b.pdf", options={"template": "evidence", "include_sources": "yes"})
    project.close()
    assert (tmp_path / "b.pdf").read_bytes() == book.read_bytes()


def test_the_command_line_takes_it_out_as_well(book, tmp_path, capsys):
    assert door.main(["recover", str(book), str(tmp_path / "again.chronology")]) == 0
    assert len(capsys.readouterr().out.strip()) == 32
    assert door.main(["recover", str(book), str(tmp_path / "again.chronology")]) == 1
    assert "is there already" in capsys.readouterr().err


def test_opening_the_book_on_the_command_line_opens_the_project_beside_it(book, tmp_path):
    copied = tmp_path / "book.pdf"
    copied.write_bytes(book.read_bytes())
    opened: list[Path | None] = []
    for _time in range(2):
        assert door.main(["open", str(copied)], lambda path: opened.append(path) or 0) == 0
    assert opened == [tmp_path / "book.chronology"] * 2
    Project.open(tmp_path / "book.chronology").close()


def test_a_pdf_is_told_by_its_first_bytes(book, tmp_path):
    assert actions.carries_project(book)
    assert not actions.carries_project(Path(__file__))
    assert not actions.carries_project(tmp_path / "gone.pdf")


@pytest.mark.parametrize(
    ("data", "said"), [(None, "carries no project"), (b"x" * 99, "carries no project"), (b"", "carries no project")]
)
def test_a_pdf_without_a_project_is_a_sentence(tmp_path, data, said):
    with pytest.raises(SourceError, match=said):
        actions.project_in(with_inside(tmp_path, data), tmp_path / "again.chronology")
    assert not (tmp_path / "again.chronology").exists()


def test_what_only_looks_like_a_project_is_refused_and_not_left_behind(tmp_path):
    pdf = with_inside(tmp_path, b"SQLite format 3\x00 and no more")
    with pytest.raises(ProjectFileError, match=r"^other\.pdf is "):
        actions.project_in(pdf, tmp_path / "again.chronology")
    assert [found.name for found in tmp_path.iterdir()] == ["other.pdf"]


def test_what_is_no_pdf_or_locked_is_a_sentence(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 no more than that")
    with pytest.raises(SourceError, match="no PDF that can be read"):
        actions.project_in(tmp_path / "x.pdf", tmp_path / "again.chronology")
    locked = with_inside(tmp_path, b"", encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(SourceError, match="password"):
        actions.project_in(locked, tmp_path / "again.chronology")


def test_a_person_can_have_enough_of_it(book, tmp_path):
    def stop(*_told):
        raise Cancelled

    with pytest.raises(Cancelled):
        actions.project_in(book, tmp_path / "again.chronology", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_answers_nonsense_is_a_sentence(book, tmp_path, monkeypatch):
    monkeypatch.setattr("timeline_app.sources.carried.taking.run", lambda *_: b"nonsense")
    with pytest.raises(ReaderFailed, match="cannot be understood"):
        take_project(book, tmp_path / "x")


def test_inside_the_child_each_end_has_its_word(book, tmp_path):
    assert child.take(book, tmp_path / "x") == child.TAKEN
    assert child.take(book, tmp_path / "x") == child.UNWRITABLE
    assert child.take(book, tmp_path / "gone" / "x") == child.UNWRITABLE
    assert child.take(tmp_path / "gone", tmp_path / "y") == child.BROKEN


def test_inside_the_child_a_pdf_without_a_project_is_told_apart_from_one_that_is_locked(tmp_path, monkeypatch):
    assert child.take(with_inside(tmp_path, None), tmp_path / "x") == child.NONE
    assert child.take(with_inside(tmp_path, b"words"), tmp_path / "x") == child.NONE
    locked = with_inside(tmp_path, b"words", encryption=pikepdf.Encryption(user="a", owner="b"))
    assert child.take(locked, tmp_path / "x") == child.LOCKED
    monkeypatch.setattr(child, "MOST", 0)
    assert child.take(with_inside(tmp_path, child.MAGIC), tmp_path / "x") == child.NONE


def test_a_target_that_cannot_be_written_is_a_sentence(book, tmp_path):
    with pytest.raises(SourceError, match="could not be written"):
        actions.project_in(book, tmp_path / "gone" / "again.chronology")
