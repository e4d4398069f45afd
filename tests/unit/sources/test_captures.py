"""Getting hold of bytes, and finding the reader for them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from timeline_app.sources import Capture, Hints, choose, read_article, reader, readers, reads, registry, suffixes
from timeline_app.sources.readers.html import looks_like_page


def test_a_file_is_captured_byte_by_byte(tmp_path):
    path = tmp_path / "Sample.TXT"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\0")
    capture = Capture.of_file(path, url="https://sample.test/a")
    assert capture.data == path.read_bytes()
    assert capture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (capture.kind, capture.file_name, capture.path) == ("file", "Sample.TXT", path)
    assert capture.hints == Hints("file", "Sample.TXT", "", "https://sample.test/a")
    assert capture.hints.suffix == ".txt"


def test_a_capture_knows_when_it_was_made():
    before = datetime.now(UTC)
    assert before <= Capture(b"", "file").at <= datetime.now(UTC)


def test_reading_leaves_the_original_bytes_alone(file):
    capture = file(b"One\r\ntwo\0 three")
    read_article(capture)
    assert capture.data == b"One\r\ntwo\0 three"


def test_the_html_of_a_clipboard_is_what_is_kept():
    pasted = Capture.of_paste("Words", html="<b>Words</b>", url="https://sample.test/")
    assert (pasted.data, pasted.media_type) == (b"<b>Words</b>", "text/html")
    assert Capture.of_paste("Words", html=" ").media_type == "text/plain"


def test_halves_of_letters_on_the_clipboard_do_no_harm():
    assert Capture.of_paste("a\ud83d b").data == b"a? b"


def test_hints_go_to_the_child_and_back():
    hints = Hints("file", "a.txt", "text/plain", "https://sample.test/")
    assert Hints.from_json(hints.to_json()) == hints


def test_the_readers_of_this_issue():
    assert [known.name for known in readers()] == ["html", "plain"]
    assert suffixes() == (".htm", ".html", ".markdown", ".md", ".text", ".txt", ".xhtml")
    assert all(known.title and known.limit and known.module.startswith("timeline_app.") for known in readers())


@pytest.mark.parametrize(("suffix", "known"), [(".txt", True), (".HTML", True), (".pdf", False), ("", False)])
def test_an_ending_is_read_or_not(suffix, known):
    assert reads(suffix) is known


@pytest.mark.parametrize(
    ("data", "hints", "name"),
    [
        (b"words", Hints(), "plain"),
        (b"words", Hints(file_name="a.unknown"), "plain"),
        (b"<p>words", Hints(file_name="a.html"), "html"),
        (b"<p>words", Hints(file_name="a.txt"), "plain"),
        (b"\n<!-- x -->\n<?xml?>\n<!DOCTYPE HTML PUBLIC>", Hints(file_name="a.txt"), "html"),
        ("\ufeff<html lang=fa>".encode("utf-16"), Hints(), "html"),
        (b"<b>words</b>", Hints(media_type="text/html; charset=utf-8"), "html"),
        (b"<html>", Hints(media_type="text/plain"), "plain"),
        (b"<html>", Hints(media_type="application/octet-stream"), "html"),
    ],
)
def test_the_clipboard_decides_then_the_look_then_the_ending(data, hints, name):
    assert choose(data, hints).name == name


def test_a_file_that_is_not_what_its_ending_says_is_told(file):
    article = read_article(file("<!doctype html><html><body><p>Sample words.</p></body></html>", "page.txt"))
    assert str(article.notes[0]) == "“page.txt” is not what its ending says; it was read as “Web page”."


def test_an_ending_nobody_knows_promises_nothing(file):
    assert read_article(file("Sample words.", "sample.unknown")).notes == ()


@pytest.mark.parametrize(
    "head",
    [
        b"<p>",
        b"words <html>",
        b"<!-- <html> -->",
        b"<!-- never closed <html>",
        b"<!-->" * 800,
        b"<?" * 2000,
        b"<htmlx>",
        b"",
    ],
)
def test_what_only_mentions_a_page_is_none(head):
    assert not looks_like_page(head)


def test_two_readers_of_one_name_are_our_own_mistake(odd_readers):
    def other(_data, _hints):
        raise NotImplementedError

    with pytest.raises(ValueError, match="two readers are called 'hangs'"):
        reader("hangs", title="Another", suffixes=())(other)


def test_readers_of_other_packages_are_loaded(monkeypatch):
    loaded = []

    class Offered:
        def load(self) -> None:
            loaded.append(True)

    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [Offered()] if group == registry.PLUGINS else []
    )
    registry._load.__wrapped__()
    assert loaded == [True]
