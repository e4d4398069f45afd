"""What goes wrong gets a sentence where it went wrong, and the project stays as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.window.articles import BRIDGE
from tests.journeys.window.hand import Hand
from timeline_app.model import TABLES, Source
from timeline_app.ui.kit.fields import DateField

NOWHERE = Path("/System/timeline" if sys.platform == "darwin" else "/sys/timeline")  # not even root may write there
LONG = " ".join(str(number * number) for number in range(8_000))  # 60 kB


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond `room` bytes."""
    resource = pytest.importorskip("resource", reason="there are no such limits here")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def everything(hand: Hand) -> dict[str, list[dict[str, object]]]:
    return {name: [one.model_dump() for one in hand.project.all(kind)] for name, kind in TABLES.items()}


def open_by_chooser(hand: Hand, path: Path) -> None:
    hand.press("Ctrl+O")
    hand.choose(path)
    hand.settle()


@pytest.mark.parametrize("spoiled", ["bytes", "text", "empty", "newer"])
def test_a_file_that_cannot_be_opened_is_refused_and_the_project_stays_open(sample, tmp_path, spoiled):
    path, before, bad = sample.project.path, everything(sample), tmp_path / "bad.chronology"
    whole = bytearray(path.read_bytes())
    if spoiled == "bytes":
        middle = len(whole) // 2
        whole[middle : middle + 20_000] = os.urandom(20_000)
    elif spoiled == "newer":
        whole[60:64] = (999).to_bytes(4, "big")  # where SQLite keeps user_version
    content = {"text": b"my notes\n" * 500, "empty": b""}.get(spoiled, bytes(whole))
    bad.write_bytes(content)
    open_by_chooser(sample, bad)
    said = sample.window.top.message.words()
    assert said and said.endswith("."), "a sentence"
    assert sample.project.path == path
    assert everything(sample) == before
    assert bad.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such folder")
def test_a_new_project_where_nobody_may_write_is_refused(sample):
    path = sample.project.path
    sample.press("Ctrl+Shift+N")
    sample.choose(NOWHERE.with_suffix(".chronology"))
    sample.until(sample.window.top.message.words)
    assert "could not be written" in sample.window.top.message.words()
    assert sample.project.path == path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("huge.txt", b"A line of a very long text.\n" * 800_000),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence_and_the_next_one_is_read(sample, tmp_path, name, content):
    before, bad, good = everything(sample), tmp_path / name, tmp_path / "bridge.txt"
    bad.write_bytes(content)
    good.write_text(BRIDGE, encoding="utf-8")
    assert sample.drop_files(bad)
    sample.until(sample.window.library.bar.words)
    assert name in sample.window.library.bar.words()
    assert sample.window.library.bringing.form is None
    assert everything(sample) == before
    assert sample.drop_files(good)
    sample.until(lambda: sample.window.library.bringing.form)


def test_an_article_that_is_here_already_is_offered_and_not_added_twice(sample, tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(BRIDGE, encoding="utf-8")
    count = sample.count(Source)
    for _ in range(2):
        assert sample.drop_files(file)
        sample.until(lambda: sample.window.library.bringing.form)
        sample.press("Ctrl+Return")
        sample.settle()
    assert sample.count(Source) == count + 1
    sample.press_button("Open it", sample.window.library.bringing.form)
    sample.until(lambda: sample.window.library.bringing.form is None)
    assert "bridge over the Lorn" in sample.window.reader.view.toPlainText()


def test_what_cannot_be_saved_is_said_and_what_was_typed_is_kept(sample):
    sample.press("F8")
    if sample.window.chronology.current() != "table":
        sample.press("Ctrl+PgDown")
    sample.settle()
    table, entry = sample.window.table.table, sample.entries()[3]
    sample.click(table.viewport(), sample.cell(entry, "title"))
    sample.settle()
    field = sample.window.inspector.entry.fields["summary"]
    before = everything(sample)
    QApplication.clipboard().setText(LONG)
    with full_disk(sample.project.path.stat().st_size):
        sample.click(field.editor())
        sample.press("Ctrl+A", "Ctrl+V", "Ctrl+Return")
        sample.settle()
        assert "could not be saved" in f"{field.error()} {sample.window.top.message.words()}"
        assert everything(sample) == before
        assert field.typed() == LONG
    sample.click(field.editor())
    sample.press("Ctrl+Return")
    sample.until(lambda: sample.project.get(type(entry), entry.id).summary == LONG)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such folder")
def test_an_export_to_where_nobody_may_write_is_said_in_the_panel(sample):
    sample.press("F9")
    sample.settle()
    sample.press_button("Export…", sample.window.inspector)
    sample.choose(NOWHERE.with_suffix(".pdf"))
    sample.until(lambda: "could not be written" in panel_says(sample))


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [("Spreadsheet", "out.csv", "could not be written"), ("PDF", "out.pdf", "could not be set")],
)
def test_an_export_to_a_full_disk_leaves_what_was_there(sample, tmp_path, title, name, said):
    target = tmp_path / name
    target.write_bytes(b"of last week")
    sample.press("F9")
    sample.settle()
    sample.choose_format(title)
    with full_disk(16_384):
        sample.press_button("Export…", sample.window.inspector)
        sample.choose(target, replaces=True)
        sample.until(lambda: said in panel_says(sample))
        sample.settle()
    assert target.read_bytes() == b"of last week"
    assert sorted(one.name for one in tmp_path.glob("*out*")) == [name], "nothing half written is left"


def panel_says(hand: Hand) -> str:
    return hand.export_panel()._told.text()


def test_a_date_that_is_none_leaves_the_entry_as_it_was(sample):
    sample.press("F8")
    if sample.window.chronology.current() != "table":
        sample.press("Ctrl+PgDown")
    entry = next(one for one in sample.entries() if one.when)
    table = sample.window.table.table
    sample.click(table.viewport(), sample.cell(entry, "when"))
    sample.press("F2")
    sample.write_over("31 June 2019")
    sample.press("Return")
    sample.until(lambda: "no such day" in table.findChild(DateField).words.words)
    assert sample.project.get(type(entry), entry.id).when == entry.when


def test_words_that_are_not_in_the_text_are_not_found(sample):
    sample.click(sample.window.reader.view.viewport())
    sample.press("Ctrl+F")
    sample.write("zebra")
    sample.settle()
    shown = [label for label in sample.window.reader.find_bar.children() if hasattr(label, "text")]
    assert any(label.text() == "Not found" for label in shown if label.isVisible())
    sample.press("Escape")
    assert sample.focus() is sample.window.reader.view


def test_words_on_the_clipboard_without_a_project_are_refused(sit_down):
    hand = sit_down()
    QApplication.clipboard().setText(BRIDGE)
    hand.press("Ctrl+Shift+V")
    assert not hand.window.desk.document.is_open
