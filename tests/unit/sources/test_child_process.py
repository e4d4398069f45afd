"""The process that readers run in: whatever happens there, the person gets a sentence and nothing hangs."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time

import pytest

from timeline_app.errors import Cancelled, EmptySource, ReaderFailed, SourceError
from timeline_app.sources import child, process, read_article, reading, registry
from timeline_app.sources.article import to_json

pytestmark = pytest.mark.usefixtures("odd_readers")


def ask(name: str, data: bytes = b"words") -> dict[str, object]:
    """Have a reader answer inside of this process, without limits."""
    hints = json.dumps({"kind": "file", "file_name": "a.txt", "media_type": "", "url": ""}).encode()
    return child.answer("tests.unit.sources.odd_readers", name, io.BytesIO(hints + b"\n" + data))


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        ("crashes", "Its reader gave up."),
        ("dies", "Its reader gave up."),
        ("dials", "tried to reach the network or another program and was stopped"),
        ("runs", "tried to reach the network or another program and was stopped"),
        ("lies", "contradicts itself"),
        ("babbles", "cannot be understood"),
        ("floods", "Its reader gave up."),
    ],
)
def test_a_reader_that_fails_is_told_in_a_sentence(file, odd, sentence):
    with pytest.raises(ReaderFailed, match=sentence) as failure:
        read_article(file("words", f"sample.{odd}"))
    assert failure.value.hint == "Copy the words and paste them here instead."


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit of memory")
def test_a_reader_gets_no_more_memory_than_its_share(file):
    with pytest.raises(ReaderFailed, match="more memory"):
        read_article(file("words", "sample.swells"))


def test_why_a_reader_failed_is_kept_for_the_log(file):
    with pytest.raises(ReaderFailed) as failure:
        read_article(file("words", "sample.crashes"))
    assert isinstance(failure.value.__cause__, ChildProcessError)
    assert "IndexError" in str(failure.value.__cause__)


def test_a_reader_that_hangs_is_stopped(file):
    with pytest.raises(ReaderFailed, match="takes too long"):
        read_article(file("words", "sample.hangs"), wall=0.5)


@pytest.mark.torture
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_reader_that_works_without_end_is_stopped_before_the_clock_does_it(file):
    begun = time.monotonic()
    with pytest.raises(ReaderFailed, match="takes too long"):
        read_article(file("words", "sample.spins"), wall=300)
    assert time.monotonic() - begun < 300


def test_cancel_ends_the_child_at_once(file):
    asked = []

    def report(*progress: object) -> None:
        asked.append(progress)
        if len(asked) == 3:
            raise Cancelled

    before = threading.active_count()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        read_article(file("words", "sample.hangs"), report=report)
    assert time.monotonic() - begun < process.WALL / 2
    assert threading.active_count() == before
    assert asked[0] == (0, 0, "Reading the article")


def test_what_a_library_prints_does_not_spoil_the_answer(file):
    assert read_article(file("words", "sample.chatters")).text == "words"


def test_a_refusal_comes_through_with_its_hint(file):
    with pytest.raises(SourceError, match=r"Not this one\.") as refusal:
        read_article(file("words", "sample.refuses"))
    assert refusal.value.hint == "Take another."
    assert type(refusal.value) is SourceError


def test_a_refusal_of_a_kind_we_do_not_know_is_a_failure():
    failure = reading._refusal({"kind": "KeyError", "message": "Odd.", "hint": ""})
    assert type(failure) is ReaderFailed


def test_the_answer_of_the_child_is_an_article_or_an_error():
    assert ask("chatters")["article"]["text"] == "words"
    assert ask("refuses") == {"error": {"kind": "SourceError", "message": "Not this one.", "hint": "Take another."}}


def test_a_bug_in_a_reader_is_no_answer():
    with pytest.raises(IndexError):
        ask("crashes")


@pytest.mark.parametrize("event", ["socket.connect", "socket.__new__", "subprocess.Popen", "os.system", "os.exec"])
def test_reaching_out_is_refused(event):
    with pytest.raises(PermissionError, match=event):
        child.refuse(event, ())


@pytest.mark.parametrize("event", ["open", "import", "compile", "socket.gethostname"])
def test_ordinary_work_is_not_refused(event):
    assert child.refuse(event, ()) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_limits_hold_in_the_process_that_sets_them(tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from timeline_app.sources import child\n"
        "child.confine(child.MEMORY, 7)\n"
        "import resource, signal\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_NOFILE), signal.alarm(0))\n"
        "child.confine(child.MEMORY, 100)\n"  # what is stricter already stays
        "print(resource.getrlimit(resource.RLIMIT_CPU))\n"
    )
    command = [sys.executable, "-I", "-c", script, process.root("timeline_app")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path)
    first, second = told.stdout.splitlines()
    assert first == f"(7, 8) ({child.DESCRIPTORS}, {child.DESCRIPTORS}) {child.LIFE}"
    assert second == first.split(") (")[0] + ")" or os.getuid() == 0


def test_where_the_system_has_no_limits_the_child_still_works(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    child.confine(1, 1)


def test_an_isolated_child_finds_us_from_any_folder(file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_article(file("Words that matter.")).text == "Words that matter."


def test_roots_are_the_folders_above_the_packages():
    roots = process.roots(registry.named("hangs").module)
    assert roots == [process.root("timeline_app")]
    assert process.root("timeline_app.sources.child") == roots[0]


def test_an_article_without_words_is_empty():
    from tests.unit.sources.odd_readers import MADE_BY, Article, Block

    article = to_json(Article("- -", (Block("para", 0, 3),), MADE_BY))
    with pytest.raises(EmptySource, match="no words"):
        reading._article(json.dumps({"article": article}).encode())


def test_an_article_that_is_no_article_is_not_believed():
    for output in (b"", b"[]", b'{"article": {}}', b'{"article": {"text": 1}}', b'{"error": {}}'):
        with pytest.raises(ReaderFailed, match="cannot be understood"):
            reading._article(output)


def test_a_text_that_is_not_canonical_is_not_believed():
    from tests.unit.sources.odd_readers import MADE_BY, Article, Block

    article = to_json(Article("a\r", (Block("para", 0, 2),), MADE_BY))
    with pytest.raises(ReaderFailed, match="contradicts itself"):
        reading._article(json.dumps({"article": article}).encode())


def test_readers_that_use_up_their_time_are_told_apart():
    signal_number = getattr(__import__("signal"), "SIGXCPU", None)
    if signal_number:
        assert "too long" in str(process.failure(-signal_number, "", ""))
    assert "memory" in str(process.failure(1, "MemoryError", ""))
    assert "gave up" in str(process.failure(-11, "", ""))
