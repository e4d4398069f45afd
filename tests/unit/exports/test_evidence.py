"""The evidence book: quotes among their words, records of sources, their texts, and the project inside."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from tests.unit.exports.chronicles import POST, RADIO, chronicle, citation, entry, small
from tests.unit.exports.test_book import folded, pages
from timeline_app.exports import Options
from timeline_app.exports.pdf import preview, write_pdf
from timeline_app.project.chronicle import Act, Chronicle, Evidence, VersionView

LATIN = "A heading of the sample\n\nIn the north, two sample districts fell on Monday, said an officer.\nA second line."
ARABIC = "عنوان\n\nدر شمال دو ولسوالی نمونه سقوط کرد و نیروها رفتند.\n"
PROJECT = b"SQLite format 3\x00 a stand-in for a project"


def version(number: int, source_id: str, text: str) -> VersionView:
    digest = sha256(text.encode()).hexdigest()
    return VersionView(
        id=f"{number:032x}",
        source_id=source_id,
        sha256=digest[::-1],
        size=12_345,
        media_type="text/html",
        file_name="sample.html",
        text_sha256=digest,
        address="https://example.org/1",
        captured_at="2026-10-01T08:00:00Z",
        accessed="2026-10-01",
        program="",
        reader="html",
        acts=(Act("2026-10-01T08:00:00Z", "imported", f"SHA-256:{digest}", "ab" * 32, ""),),
    )


def quoting(number: int, source: object, version_id: str, text: str, words: str, **fields: object) -> object:
    start = text.index(words)
    made = citation(number, source, words, **fields)  # type: ignore[arg-type]
    return replace(made, version_id=version_id, start=start, end=start + len(words), intact=True)


def backed(project: bytes = PROJECT) -> Chronicle:
    latin, arabic = version(101, POST.id, LATIN), version(102, RADIO.id, ARABIC)
    first = entry(
        1,
        "2019-09-09",
        "Two sample districts fall",
        quoting(1, POST, latin.id, LATIN, "two sample districts fell", claimant="an officer"),
        quoting(2, RADIO, arabic.id, ARABIC, "دو ولسوالی نمونه سقوط کرد"),
    )
    second = entry(2, "2019-09-10", "A second line is written", quoting(3, POST, latin.id, LATIN, "fell on Monday"))
    third = entry(3, "2019-09-11", "Lines are crossed", quoting(4, POST, latin.id, LATIN, "officer.\nA second"))
    texts = {latin.id: LATIN, arabic.id: ARABIC}
    return replace(chronicle((first, second, third), (POST, RADIO)), evidence=Evidence((latin, arabic), texts, project))


def write(value: Chronicle, folder: Path, **options: object) -> tuple[Path, tuple[str, ...]]:
    path = folder / "out.pdf"
    report = write_pdf(value, path, Options({"template": "evidence"} | options))
    return path, report.notes


def links(path: Path) -> list[tuple[int, int]]:
    """Return the links of a PDF, as pages from and to, from 0."""
    with pikepdf.open(path) as pdf:
        number = {page.objgen: place for place, page in enumerate(pdf.pages)}
        names = _destinations(pdf)
        found = []
        for place, page in enumerate(pdf.pages):
            for note in page.get("/Annots", []):
                goal = note.get("/Dest") or note.get("/A", {}).get("/D")
                if isinstance(goal, pikepdf.String):
                    goal = names[str(goal)]
                if goal is not None:
                    found.append((place, number[goal[0].objgen]))
        return found


def _destinations(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    found = {}
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        for name, goal in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            found[name] = goal.get("/D") if isinstance(goal, pikepdf.Dictionary) else goal
    return found


def test_a_quotation_stands_among_the_words_around_it_with_its_place(tmp_path: Path):
    path, _ = write(backed(), tmp_path)
    text = folded("".join(pages(path)))
    assert folded("In the north, two sample districts fell on Monday, said an officer.") in text
    assert folded("Source 1 · paragraph 3 · characters 40–64") in text or "characters40" in text
    assert folded("در شمال") in text


def test_each_source_has_its_hashes_and_its_custody(tmp_path: Path):
    value = backed()
    path, _ = write(value, tmp_path)
    text = folded("".join(pages(path)))
    assert value.evidence
    for found in value.evidence.versions:
        assert found.sha256 in text
        assert found.text_sha256 in text
    assert folded("Brought in") in text
    assert "ab" * 32 in text
    assert "12,345bytes" in text


def test_the_texts_are_appended_by_choice_and_linked_both_ways(tmp_path: Path):
    without, _ = write(backed(), tmp_path)
    assert folded("A heading of the sample") not in folded("".join(pages(without)))
    path, _ = write(backed(), tmp_path, include_sources=True)
    found = pages(path)
    entries = next(n for n, page in enumerate(found) if "Entries" in page.splitlines()[1:2])
    texts = [n for n, page in enumerate(found) if "passages" in page or "1 passage" in page]
    assert folded("A heading of the sample") in folded("".join(found))
    assert {(entries, text) for text in texts} <= set(links(path))
    assert {(text, entries) for text in texts} <= set(links(path))


def test_a_passage_over_several_lines_and_one_inside_another_are_marked(tmp_path: Path):
    value = backed()
    latin = next(iter(value.evidence.texts)) if value.evidence else ""
    inner = entry(4, "2019-09-12", "Inner", quoting(9, POST, latin, LATIN, "districts"))
    path, _ = write(replace(value, entries=(*value.entries, inner)), tmp_path, include_sources=True)
    text = folded("".join(pages(path)))
    assert folded("In the north, two sample districts") in text


def test_a_quote_that_no_longer_stands_there_is_not_marked(tmp_path: Path):
    value = backed()
    first = value.entries[0]
    torn = replace(first, citations=tuple(replace(c, intact=False) for c in first.citations))
    path, remarks = write(replace(value, entries=(torn, *value.entries[1:])), tmp_path, include_sources=True)
    assert folded("no longer stand in the source") in folded("".join(pages(path)))
    assert "2 of 4 quotations stand in their sources, word for word." in remarks


def test_the_project_inside_is_named_hashed_and_told_of(tmp_path: Path):
    path, remarks = write(backed(), tmp_path)
    assert any("carries the project" in remark for remark in remarks)
    assert sha256(PROJECT).hexdigest() in folded("".join(pages(path)))
    with pikepdf.open(path) as pdf:
        ((name, attached),) = pdf.attachments.items()
        assert name.endswith(".chronology")
        assert attached.get_file().read_bytes() == PROJECT
        assert attached.get_file().mime_type == "application/vnd.sqlite3"
        assert attached.obj.AFRelationship == "/Source"
        assert len(pdf.Root.AF) == 1
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("asked", [{"include_project": False}, {"template": "report"}, {"template": "compact"}])
def test_nothing_is_carried_unless_it_is_evidence_and_wanted(tmp_path: Path, asked: dict[str, object]):
    path, _ = write(backed(), tmp_path, **asked)
    with pikepdf.open(path) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path):
    first = write(backed(), tmp_path, include_sources=True)[0].read_bytes()
    assert write(backed(), tmp_path, include_sources=True)[0].read_bytes() == first


def test_evidence_of_a_chronicle_that_has_none_is_the_book_all_the_same(tmp_path: Path):
    path, remarks = write(small(), tmp_path, include_sources=True)
    assert folded(small().entries[0].title) in folded("".join(pages(path)))
    assert not any("carries" in remark for remark in remarks)


def test_evidence_is_previewed():
    assert len(preview(backed(), Options({"template": "evidence"}), pages=2, dpi=30)) == 2
