"""Bad input gets a sentence, and nothing is lost."""

import ctypes
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from timeline_app.model import new_id

WORDS = "The harbour of Lowick\n\nThe council’s café closed the old harbour.\n"


@pytest.fixture
def project(dossier, path):
    """A copy to do harm to."""
    return Path(shutil.copyfile(dossier.path, path))


@pytest.fixture
def source(dossier):
    return dossier.source


@pytest.fixture
def entry(dossier):
    return dossier.entry


@pytest.fixture
def kept(run, project, entry):
    """Return whether the project holds what it held, and still proves itself."""

    def kept_():
        assert run("verify", project).status == 0
        assert [found["id"] for found in run("list", project, "entries", "--json").json] == [entry]
        return len(run("list", project, "sources", "--json").json)

    return kept_


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "no words"),
        ("signs.txt", b"--- *** ---\n", "no words"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ""),
        ("program.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 200, ""),
        ("huge.txt", b"word " * (21 * 1024**2 // 5), "20 MB|larger|limit"),
        ("empty.html", b"<html><body></body></html>", "no words|"),
    ],
)
def test_a_file_that_is_no_article_is_refused(run, project, kept, tmp_path, name, content, sentence):
    file = tmp_path / name
    file.write_bytes(content)
    answer = run("import", project, file)
    assert answer.status == 1
    assert re.search(sentence, answer.err)
    assert len(answer.err.splitlines()) >= 2, "it says what to do"
    assert kept() == 1


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16"),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.replace("\n", "\r\n").encode(),
    ],
    ids=["cp1252", "utf-16", "bom", "crlf"],
)
def test_a_text_in_another_encoding_is_read_as_it_was_meant(run, project, kept, tmp_path, content):
    file = tmp_path / "other.txt"
    file.write_bytes(content)
    source = run("import", project, file).id
    found = run("add", project, "--title", "A", "--source", source, "--quote", "The council’s café", "--json").json
    assert found["citations"][0]["quote"] == "The council’s café"


@pytest.mark.parametrize(
    "content",
    [WORDS.encode() + WORDS.encode("latin-1", "replace") + b"\xff\xfe\xe9", WORDS.replace("old", "o\x00ld").encode()],
    ids=["mixed", "nul"],
)
def test_a_text_with_broken_letters_comes_in_and_says_so_or_is_refused_with_a_sentence(run, project, tmp_path, content):
    file = tmp_path / "broken.txt"
    file.write_bytes(content)
    answer = run("import", project, file)
    assert answer.status in (0, 1)
    assert answer.err
    assert run("verify", project).status == 0


def test_a_folder_or_a_missing_file_is_no_article(run, project, kept, tmp_path):
    for path, said in ((tmp_path, "no tables in the folder"), (tmp_path / "none.txt", "cannot be read")):
        answer = run("import", project, path)
        assert answer.status == 1
        assert said in answer.err
    assert kept() == 1


def test_an_article_without_a_title_is_called_by_its_first_words_or_what_it_is_told(run, project, kept, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("On Monday the council met, and nothing else was heard of it.\n", "utf-8")
    blank = run("import", project, file, "--title", "  ")
    assert blank.status == 1
    assert blank.err.startswith("The article has no title.")
    assert kept() == 1
    source = run("import", project, file, "--json").json
    assert source["title"] == "On Monday the council met, and nothing else was heard of it."


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "is not a chronology"),
        (lambda path: path.write_text("words"), "is not a chronology"),
        (lambda path: path.unlink(), "cannot be read"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "damaged"),
        (lambda path: newer(path), "newer version"),
        (lambda path: foreign(path), "is not a chronology"),
        (lambda path: forged(path), "damaged"),
    ],
    ids=["empty", "text", "missing", "cut", "newer", "another database", "altered by hand"],
)
@pytest.mark.parametrize(
    "words", [["list", "P", "entries"], ["add", "P", "--title", "A"], ["undo", "P"]], ids=lambda w: w[0]
)
def test_a_project_that_cannot_be_trusted_is_left_as_it_is(run, project, entry, harm, sentence, words):
    harm(project)
    before = project.read_bytes() if project.exists() else None
    answer = run(*[project if word == "P" else word for word in words])
    assert answer.status == 1
    assert sentence in answer.err
    assert (project.read_bytes() if project.exists() else None) == before


def newer(path):
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 9999")
    db.close()


def foreign(path):
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("create table entry (id)")
    db.close()


def forged(path):
    with sqlite3.connect(path) as db:
        db.execute("update entry set title = 'Something else'")
    db.close()


def as_anybody():
    """Give up root's right to write everywhere, for the command about to be run."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE


def with_little_room():
    """Let no file grow beyond 400 kB, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


def done(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def test_a_project_in_a_read_only_folder_can_be_read_and_says_why_it_is_not_written(
    run, shell, project, entry, tmp_path
):
    folder = tmp_path / "shelf"
    folder.mkdir()
    copy = folder / "dossier.chronology"
    copy.write_bytes(project.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        status, out, _ = done(shell("list", copy, "entries", preexec_fn=as_anybody))
        assert (status, "The harbour is closed" in out) == (0, True)
        status, _, err = done(shell("add", copy, "--title", "A", preexec_fn=as_anybody))
        assert status == 1
        assert "reading only" in err
        status, _, err = done(shell("new", folder / "b.chronology", preexec_fn=as_anybody))
        assert status == 1
        assert "could not be written" in err
        status, _, err = done(shell("export", copy, folder / "out.csv", preexec_fn=as_anybody))
        assert status == 1
        assert "out.csv" in err
    finally:
        folder.chmod(0o755)
    assert copy.read_bytes() == project.read_bytes()
    assert [path.name for path in folder.iterdir()] == [copy.name]


def test_a_full_disk_is_told_and_loses_nothing(run, shell, project, kept, tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("Long\n\n" + "\n".join(new_id() for _ in range(20_000)), "utf-8")
    status, out, err = done(shell("import", project, file, preexec_fn=with_little_room))
    assert (status, out) == (1, "")
    assert "could not be saved" in err
    assert "Make room" in err
    assert kept() == 1


def test_a_full_disk_leaves_the_old_export(run, shell, project, source, tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    for number in range(3):
        run("add", project, "--title", f"E{number}", "--summary", "s" * 200_000)
    status, _, err = done(shell("export", project, target, preexec_fn=with_little_room))
    assert status == 1
    assert "out.csv" in err
    assert target.read_text() == "old"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("delay", [0.15, 0.3, 0.5, 0.75])
def test_killed_in_the_middle_of_an_import_the_project_is_as_it_was_or_whole(
    run, shell, project, kept, tmp_path, delay
):
    file = tmp_path / "long.txt"
    file.write_text("Long\n\n" + "\n".join(new_id() for _ in range(30_000)), "utf-8")
    killed(shell("import", project, file), delay)
    assert kept() in (1, 2)
    assert run("import", project, file).status in (0, 1)
    assert kept() == 2


@pytest.mark.parametrize("delay", [0.2, 0.4, 0.6])
def test_killed_in_the_middle_of_an_export_the_target_is_old_or_whole(run, shell, project, kept, tmp_path, delay):
    target = tmp_path / "out.csv"
    target.write_text("old")
    before = project.read_bytes()
    killed(shell("export", project, target), delay)
    assert target.read_text("utf-8-sig") == "old" or "The harbour is closed" in target.read_text("utf-8-sig")
    assert project.read_bytes() == before
    assert kept() == 1


def killed(process, delay):
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=delay)
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)


def test_a_letter_changed_in_the_file_behind_our_back_is_proved(run, path, article):
    run("new", path)
    run("import", path, article)
    stamp = path.stat()
    whole = path.read_bytes()
    assert b"closed the old harbour" in whole
    path.write_bytes(whole.replace(b"closed the old harbour", b"closed the new harbour"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    proved = run("verify", path)
    assert proved.status == 1
    assert proved.err
    checked = run("check", path)
    assert checked.status == 3
    assert checked.out


@pytest.mark.parametrize("format_", ["csv", "pdf", "svg", "png", "tables"])
def test_no_export_takes_the_place_of_a_project(run, project, tmp_path, kept, format_):
    other = Path(shutil.copyfile(project, tmp_path / "other.chronology"))
    (tmp_path / "link").symlink_to(project)
    for target in (project, other, tmp_path / "link"):
        answer = run("export", project, target, "--format", format_)
        assert answer.status == 1
        assert "is a project" in answer.err
    assert other.read_bytes() == project.read_bytes()
    kept()


def test_a_field_that_leads_to_another_record_is_not_typed(run, project, source, entry):
    """What it leads to might not be there, or lead back: only verbs set it."""
    (citation,) = [cited["id"] for cited in run("list", project, "citations", "--json").json]
    for field in ("entry_id", "passage_id", "source_id", "claimant_id"):
        answer = run("edit", project, citation, f"{field}={'0' * 32}")
        assert answer.status == 1
        assert f"no field “{field}”" in answer.err
    run("add", project, "--title", "A", "--place", "Lowick", "--tag", "harbour")
    for kind, field in (("places", "part_of_id"), ("tags", "parent_id")):
        (id_,) = [found["id"] for found in run("list", project, kind, "--json").json]
        assert run("edit", project, id_, f"{field}={id_}").status == 1


def test_words_that_occur_too_often_to_list_are_counted(run, project, tmp_path):
    article = tmp_path / "waves.txt"
    article.write_text("wave after wave " * 1000, "utf-8")
    source = run("import", project, article).id
    answer = run("add", project, "--title", "Waves", "--source", source, "--quote", "wave")
    assert answer.status == 1
    assert "2000 times" in answer.err
    assert len(answer.err.splitlines()) < 30


def test_a_date_at_the_beginning_of_time_is_drawn_and_printed(run, project, tmp_path):
    run("add", project, "--title", "Long before anything", "--when", "Y-100000000000")
    run("add", project, "--title", "Lately", "--when", "2019-05-05")
    run("add", project, "--title", "Since nobody knows when", "--when", "../1900")
    for name in ("out.pdf", "out.svg"):
        answer = run("export", project, tmp_path / name)
        assert answer.status == 0, answer.err


@pytest.mark.parametrize("orders", ["\x1b]0;other\x07\x1b[2J", "\x9b31m", "over\rwritten"])
def test_what_a_stranger_wrote_gives_no_orders_to_the_terminal(run, project, tmp_path, orders):
    path, title = tmp_path / "strange.csv", f"Before {orders} after"
    path.write_text(f'title,date\n"{title}",2019\n', "utf-8", newline="")
    said = [run("import", project, path), run("list", project, "entries"), run("check", project)]
    said += [run("delete", project, title), run("list", project, "entries", "--json")]
    for answer in said:
        assert not set(answer.out + answer.err) & set("\x1b\x07\x9b\r")
    assert title in [entry["title"] for entry in json.loads(said[-1].out)]


def test_without_a_folder_of_ones_own_everything_but_what_is_kept_there_is_done(run, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in its place")
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "file"))
    path = tmp_path / "sample.chronology"
    assert run("sample", path).status == 0
    assert run("add", path, "--title", "A sample entry").status == 0
    assert run("export", path, tmp_path / "out.docx").status == 0
    assert run("verify", path).status == 0
