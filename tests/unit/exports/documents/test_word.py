"""DOCX and ODT: real footnotes, the same notes as everywhere, directions, styles of ours."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from tests.unit.exports.chronicles import POST, chronicle, citation, entry, id_of, small
from tests.unit.exports.golden import same
from timeline_app.citations import plain_text
from timeline_app.errors import ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.documents import word
from timeline_app.exports.notes import notes
from timeline_app.project.chronicle import Chronicle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def made(tmp_path: Path, name: str, value: Chronicle | None = None, **options: Any) -> dict[str, bytes]:
    path = tmp_path / f"out.{name}"
    choose(path).write(value or small(), path, Options(options))
    with zipfile.ZipFile(path) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def words(node: Any) -> str:
    return "".join(piece.text or "" for piece in node.iter(f"{W}t"))


def lines(parts: dict[str, bytes]) -> list[str]:
    """Return the paragraphs of a DOCX: style, text, and the note behind it."""
    found = []
    for paragraph in fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        count = len(list(paragraph.iter(f"{W}footnoteReference")))
        found.append(f"{style.get(W + 'val') if style is not None else '-'}: {words(paragraph)}{' [note]' * count}")
    notes_ = [note for note in fromstring(parts["word/footnotes.xml"]) if note.get(f"{W}type") is None]
    return found + [f"note: {words(note)}" for note in notes_]


def test_the_document_is_as_the_golden_file(tmp_path: Path):
    same("docx-small.txt", "\n".join(lines(made(tmp_path, "docx"))).encode() + b"\n")


def test_the_open_document_is_as_the_golden_file(tmp_path: Path):
    body = fromstring(made(tmp_path, "odt")["content.xml"])
    found = [
        f"{node.get(TEXT + 'style-name')}: {''.join(node.itertext())}"
        for node in body.iter()
        if node.tag in (f"{TEXT}p", f"{TEXT}h")
    ]
    same("odt-small.txt", "\n".join(found).encode() + b"\n")


def test_notes_are_real_footnotes_with_the_words_of_the_book(tmp_path: Path):
    parts = made(tmp_path, "docx")
    expected = [plain_text(note) for note in notes(small()).by_citation.values()]
    assert [line.removeprefix("note: ").strip() for line in lines(parts) if line.startswith("note: ")] == expected
    body = fromstring(made(tmp_path, "odt")["content.xml"])
    assert len(list(body.iter(f"{TEXT}note"))) == len(expected) == 7


def test_the_styles_are_ours_and_every_paragraph_has_one(tmp_path: Path):
    parts = made(tmp_path, "docx", page_size="letter")
    known = {style.get(f"{W}styleId") for style in fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    used = {line.partition(":")[0] for line in lines(parts)} - {"note", "-"}
    assert used <= known
    assert {"Dateline", "BodyRTL", "Quotation", "QuotationRTL", "Claimant", "Facts", "Bibliography"} <= used
    size = next(fromstring(parts["word/document.xml"]).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("12240", "15840")


def test_what_runs_from_right_to_left_says_so(tmp_path: Path):
    document = made(tmp_path, "docx")["word/document.xml"].decode()
    assert "<w:rtl" in document
    assert "<w:bidi" in made(tmp_path, "docx")["word/styles.xml"].decode()


def test_links_lead_to_entries_of_the_document(tmp_path: Path):
    body = fromstring(made(tmp_path, "docx")["word/document.xml"])
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    targets = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
    assert f"e-{id_of('entry', 2)}" in marks
    assert targets
    assert targets <= marks


def test_what_is_asked_for_is_in_it(tmp_path: Path):
    text = "\n".join(
        lines(made(tmp_path, "docx", include_private=True, include_quotes=False, title="T *x*", subtitle="S"))
    )
    assert "Private note: Ask the desk about the count." in text
    assert "attacks went on for a week" not in text
    assert text.startswith("Title: T *x*\nSubtitle: S\n")
    text = "\n".join(lines(made(tmp_path, "docx", style="apa")))
    assert "(Sample, 2019" in text
    assert "note: " not in text
    value = replace(small(), handling="For the court", left_out=2)
    path = tmp_path / "out.docx"
    report = choose(path).write(value, path, Options({"include_quotes": False}))
    assert "Handling: For the court" in lines(made(tmp_path, "docx", value))
    assert "The filter holds back 2 entries." in report.notes
    assert "Quotations were left out. Entries: 1, 2, 3, 4." in report.notes


def test_an_unsure_entry_and_a_changed_quote_say_so(tmp_path: Path):
    changed = citation(1, POST, "words that changed", intact=False)
    value = chronicle((entry(1, "2019~", "One", changed, provisional=True),), (POST,))
    text = "\n".join(lines(made(tmp_path, "docx", value)))
    assert "no. 1 · circa 2019 · date not confirmed" in text.replace("c. 2019", "circa 2019")
    assert "These words no longer stand in the source" in text


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_an_office_program_opens_it_and_keeps_the_footnotes(tmp_path: Path, name: str):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice is installed here")
    made(tmp_path, name)
    target = {"docx": "odt", "odt": "docx"}[name]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path / "opened")]
    subprocess.run([*command, str(tmp_path / f"out.{name}")], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "opened" / f"out.{target}") as archive:
        if target == "odt":
            count = len(list(fromstring(archive.read("content.xml")).iter(f"{TEXT}note")))
        else:
            count = len(list(fromstring(archive.read("word/document.xml")).iter(f"{W}footnoteReference")))
    assert count == 7


def test_the_type_of_an_open_document_comes_first_and_uncompressed(tmp_path: Path):
    made(tmp_path, "odt")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out.odt").read_bytes())) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


class TestTrouble:
    def test_a_missing_program_is_a_sentence(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(word, "pandoc_path", lambda: None)
        with pytest.raises(ExportError, match="is missing") as caught:
            made(tmp_path, "docx")
        assert "pypandoc" in caught.value.hint

    @pytest.mark.parametrize(
        ("script", "said"), [("echo no >&2; exit 3", "no$"), ("exit 4", r"\?"), ("sleep 9", "too long")]
    )
    def test_a_failing_program_is_a_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
    ):
        program = tmp_path / "pandoc"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(word, "pandoc_path", lambda: program)
        monkeypatch.setattr(word, "LIMIT", 1)
        with pytest.raises(ExportError, match=said):
            made(tmp_path, "docx")
        monkeypatch.setattr(word, "pandoc_path", lambda: tmp_path)
        with pytest.raises(ExportError, match="could not be made"):
            made(tmp_path, "docx")
