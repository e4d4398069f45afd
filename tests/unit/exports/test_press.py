"""The child process that sets pages: what it says when it fails, and that it is gone afterwards."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from timeline_app.errors import Cancelled, ExportError
from timeline_app.exports.typeset import child, press
from timeline_app.exports.typeset.press import MissingGlyph, Press, until_printable


def test_a_template_that_is_wrong_is_a_sentence(tmp_path: Path):
    with Press() as found:
        (found.folder / "broken.typ").write_text("#panic(1)")
        with pytest.raises(ExportError, match="could not be set: panicked"):
            found.print("broken.typ", found.folder / "out.pdf", "pdf", standards=[], timestamp=0)


def test_a_sign_without_a_glyph_is_named(tmp_path: Path):
    with Press() as found:
        how = {"standards": ["ua-1", "a-2a"], "timestamp": 0}
        for text, said in (("\\u{4e2d}x", "中"), ("\\u{e000}", "\ue000"), ("\\u{1b}", "\x1b")):
            (found.folder / "bad.typ").write_text(f'#set document(title: "x")\n#"{text}"')
            with pytest.raises(MissingGlyph) as caught:
                found.print("bad.typ", found.folder / "out.pdf", "pdf", **how)
            assert said in caught.value.text


def test_a_child_that_dies_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = tmp_path / "child.py"
    script.write_text("import sys; sys.stdin.readline(); sys.exit(1)")
    monkeypatch.setattr(press, "CHILD", script)
    with Press() as found, pytest.raises(ExportError, match="without an answer"):
        found.widths([["x"]], 8)


def test_a_child_that_is_dead_already_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = tmp_path / "child.py"
    script.write_text("")
    monkeypatch.setattr(press, "CHILD", script)
    with Press() as found:
        for _time in range(2):
            with pytest.raises(ExportError, match="without an answer"):
                found.widths([["x" * 100_000]], 8)


def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return a list that every child started from now on is put into."""
    started: list[subprocess.Popen[bytes]] = []
    begin = Press._started

    def noted(self: Press) -> subprocess.Popen[bytes]:
        child = begin(self)
        started.append(child)
        return child

    monkeypatch.setattr(Press, "_started", noted)
    return started


def test_a_press_at_rest_begins_again():
    with Press() as found:
        first = found.widths([["x"]], 8)
        found.rest()
        found.rest()
        assert found._child is None
        assert found.widths([["x"]], 8) == first


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = tmp_path / "child.py"
    script.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(press, "CHILD", script)
    started = children(monkeypatch)
    with pytest.raises(ExportError, match="too long"), Press(limit=0.2) as found:
        found.widths([["x"]], 8)
    assert [one.returncode is not None for one in started] == [True]


def test_cancel_is_heard_while_pages_are_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = tmp_path / "child.py"
    script.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(press, "CHILD", script)
    told: list[str] = []

    def report(_done: int, _total: int, words: str) -> None:
        told.append(words)
        if len(told) > 2:
            raise Cancelled

    started = children(monkeypatch)
    with pytest.raises(Cancelled), Press(report) as found:
        found.stage(1, 2, "Setting")
        found.widths([["x"]], 8)
    assert told == ["Setting"] * 3
    assert [one.returncode is not None for one in started] == [True]
    assert not found.folder.exists()


def test_nothing_is_measured_without_a_child():
    with Press() as found:
        assert found.widths([], 8) == []
        assert found._child is None


def test_a_full_disk_is_a_sentence_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    resource = pytest.importorskip("resource", reason="there are no such limits here")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))  # less than the longest template
        with pytest.raises(ExportError, match="could not be set") as caught, Press():
            pytest.fail("there is no room")
        assert "Make room" in caught.value.hint
        assert not list(tmp_path.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))  # less than what is to be printed
        with pytest.raises(ExportError, match="could not be set"), Press() as found:
            found.write("book.json", "word " * 8_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())


def test_a_folder_for_temporary_files_that_is_gone_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ExportError, match="could not be set"), Press():
        pytest.fail("there is no such folder")


def test_one_bad_sign_after_the_other_is_given_up_at_some_time():
    seen: list[int] = []

    def attempt(printable: frozenset[int]) -> None:
        seen.append(len(printable))
        raise MissingGlyph(chr(max(printable)))

    with pytest.raises(ExportError, match="Too many characters"):
        until_printable(attempt)
    assert seen == list(range(seen[0], seen[0] - press.ROUNDS, -1))


def told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *tasks: dict[str, object]
) -> list[object]:
    """Return the answers of a child that runs in this process."""
    lines = b"".join(json.dumps(task).encode() + b"\n" for task in tasks)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, write_through=True))
    assert child.main() == 0
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_the_child_answers_each_task(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    source = tmp_path / "a.typ"
    source.write_text("#set page(width: 20pt, height: 20pt)\n#[#metadata((12, 3.5)) <widths>]")
    here = {"root": str(tmp_path), "fonts": [], "input": str(source)}
    answers = told(
        monkeypatch,
        capsys,
        here | {"do": "widths"},
        here | {"do": "compile", "output": str(tmp_path / "o.png"), "format": "png", "ppi": 72},
        here | {"do": "compile", "output": str(tmp_path / "o-{n}.svg"), "format": "svg"},
        here | {"do": "compile", "output": str(tmp_path / "o.pdf"), "format": "pdf", "standards": [], "timestamp": 0},
        here | {"do": "widths", "input": str(tmp_path / "missing.typ")},
        here | {"do": "compile", "output": str(tmp_path / "no" / "o.svg"), "format": "svg"},
    )
    assert answers[:4] == [{"ok": [12.0, 3.5]}, {"ok": 1}, {"ok": 0}, {"ok": 1}]
    assert [set(answer) for answer in answers[4:]] == [{"error", "hints"}] * 2
