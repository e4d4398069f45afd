"""Bad input gets a sentence that says what to do, and nothing crashes."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from timeline_app.errors import EmptySource, SourceError, TooLarge
from timeline_app.sources import Capture, read_article
from timeline_app.sources.registry import MB

NOISE = zlib.compress(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a picture"),
        (b"\xff\xd8\xff\xe0" + NOISE, "it is a picture"),
        (b"GIF89a\x01\0" + NOISE, "it is a picture"),
        (b"PK\x03\x04\x14\0" + NOISE, "it is an archive of files"),
        (b"PK\x03\x04\x14\0\0\0word/document.xml" + NOISE, "office document or a book, which is not read yet"),
        (b"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip", "office document or a book, which is not read yet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + NOISE, "office document or a book, which is not read yet"),
        (b"{\\rtf1\\ansi Hello}", "office document or a book, which is not read yet"),
        (b"\x1f\x8b\x08" + NOISE, "it is an archive of files"),
        (b"\x7fELF\x02\x01" + bytes(80), "it is a program"),
        (b"MZ\x90\0" + bytes(80), "it is a program"),
        (b"ID3\x04\0" + NOISE, "it is sound or film"),
        (b"\0\0\0\x20ftypisom" + NOISE, "it is sound or film"),
        (b"%PDF-1.7\n%\xe2\xe3" + NOISE, "is a PDF document, which is not read yet"),
        (b"SQLite format 3\0" + bytes(80), "is a project or another database"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "is a web archive, which is not read yet"),
        (b"From: a@sample.test\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n\r\nHi", "is a mail or a mail archive"),
        (NOISE + bytes(range(32)) * 40, "it is not text"),
    ],
)
def test_what_is_no_article_is_refused_by_name(file, content, sentence):
    with pytest.raises(SourceError, match=sentence) as refusal:
        read_article(file(content, "sample.txt"))
    assert "“sample.txt”" in str(refusal.value)
    assert refusal.value.hint


@pytest.mark.parametrize(
    "words",
    [
        "BMW announced a sample.",
        "MZ is a postcode area.",
        "ID3 tags are in music files.",
        "From: the sample desk\n\nWords.",
    ],
)
def test_words_that_begin_like_a_binary_file_are_words(file, words):
    assert read_article(file(words)).text == words


@pytest.mark.parametrize("content", [b"", b"\n \t\n", b"\xef\xbb\xbf", b"--- *** ---", b"\0\0 \0"])
def test_a_file_without_words_is_empty(file, content):
    with pytest.raises(EmptySource) as refusal:
        read_article(file(content))
    assert refusal.value.hint


def test_an_empty_paste_is_empty():
    with pytest.raises(EmptySource, match="What was pasted is empty"):
        read_article(Capture.of_paste(""))


def test_more_than_twenty_megabytes_of_text_are_refused(file):
    with pytest.raises(TooLarge, match=r"21 MB, where 20 MB is the most that is read as “Text or Markdown”"):
        read_article(file(b"words " * (20 * MB // 6 + 100)))


def test_a_file_of_half_a_gigabyte_is_not_even_opened(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as sparse:
        sparse.truncate(501 * MB)
    with pytest.raises(TooLarge, match="larger than 500 MB"):
        Capture.of_file(path)


def page(body: str) -> str:
    return f"<!doctype html><html><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (page("<div>" * 5000 + "words"), "nested more than 250 deep"),
        (page("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">words"), "thousands of attributes"),
        (
            '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; words</p></body></html>',
            "entities of its own",
        ),
        (page("<!-- nothing --><script>let words = 1;</script>"), "no words on the page"),
        ("<!doctype html>", "nothing on the page|no words on the page"),
    ],
)
def test_a_page_made_to_harm_is_refused(file, content, sentence):
    with pytest.raises(SourceError, match=sentence) as refusal:
        read_article(file(content, "sample.html"))
    assert refusal.value.hint


def test_a_page_over_ten_megabytes_without_pictures_is_refused(file):
    with pytest.raises(TooLarge, match="more than 10 MB without its pictures"):
        read_article(file(page("<p>Sample words.</p>" * 600_000), "sample.html"))


def test_pictures_and_scripts_do_not_count(file):
    picture = f"<img src='data:image/png;base64,{'A' * 6_000_000}'>"
    script = f"<script>{'x' * 6_000_000}</script>"
    article = read_article(file(page(f"<p>Sample words here.</p>{picture}{script}"), "sample.html"))
    assert article.text == "Sample words here."


def test_a_huge_attribute_does_no_harm(file):
    article = read_article(file(page(f'<p title="{"x" * 8_000_000}">Sample words here.</p>'), "sample.html"))
    assert article.text == "Sample words here."


def test_what_is_never_closed_takes_linear_time(file):
    article = read_article(file(page("<p>Sample words here.</p>" + "<script" * 200_000 + "<!--" * 200_000), "a.html"))
    assert article.text.startswith("Sample words here.")


def test_a_paste_nested_too_deeply_is_refused():
    for html in ("<div>" * 70 + "words", "<table><tr><td>" * 7 + "words"):
        with pytest.raises(SourceError, match="nested too deeply") as refusal:
            read_article(Capture.of_paste("words", html=html))
        assert refusal.value.hint == "Paste it as plain text instead."


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        Capture.of_file(tmp_path / "none.txt")


def test_what_may_have_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero"), tmp_path, Path("/")):
        with pytest.raises(SourceError, match="no file") as told:
            Capture.of_file(path)
        assert told.value.hint


def test_a_name_that_no_file_can_have_is_a_sentence() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        Capture.of_file("a\0b.txt")
