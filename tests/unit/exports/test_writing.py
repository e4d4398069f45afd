"""Whatever happens, the old file is there or the new one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.errors import ExportError
from timeline_app.exports.writing import beside, write_bytes, write_folder

ROOT = Path(__file__).parents[3]


def full(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def marked(folder: Path) -> bool:
    return (folder / "mark").exists()


def test_a_file_is_put_in_place_whole(tmp_path: Path):
    write_bytes(tmp_path / "out.txt", b"new")
    write_bytes(tmp_path / "out.txt", b"newer")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out.txt", b"newer")]


def test_a_full_disk_is_a_sentence_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ExportError, match=r"No space left.*as it was") as caught:
        write_bytes(path, b"new")
    assert "make room" in caught.value.hint
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out.txt", b"old")]


def test_a_bug_in_between_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")

    def work() -> None:
        with beside(path) as part:
            part.write_bytes(b"half")
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        work()
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out.txt", b"old")]


def test_killed_in_the_middle_the_old_file_is_there(tmp_path: Path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    code = (
        "import os, sys; from pathlib import Path; from timeline_app.exports.writing import beside\n"
        "with beside(Path(sys.argv[1])) as part:\n"
        "    part.write_bytes(b'half'); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 9
    assert path.read_bytes() == b"old"


def test_a_name_that_is_very_long_has_a_shorter_one_beside_it(tmp_path: Path):
    path = tmp_path / ("x" * 240 + ".csv")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_folder_of_ours_is_replaced(tmp_path: Path):
    write_folder(tmp_path / "set", {"mark": b"1", "a": b"2"}, marked)
    write_folder(tmp_path / "set", {"mark": b"3"}, marked)
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "set").iterdir()] == [("mark", b"3")]
    assert [p.name for p in tmp_path.iterdir()] == ["set"]


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path / "set", {"mark": b"old"}, marked)
    put = Path.replace

    def fail(self: Path, target: Path) -> Path:
        return full() if self.name.endswith(".part") else put(self, target)  # type: ignore[func-returns-value,return-value]

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match="No space left"):
        write_folder(tmp_path / "set", {"mark": b"new"}, marked)
    monkeypatch.undo()
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "set").iterdir()] == [("mark", b"old")]
    assert [p.name for p in tmp_path.iterdir()] == ["set"]


def test_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path: Path):
    (tmp_path / "set").write_text("mine")
    with pytest.raises(ExportError, match="something else"):
        write_folder(tmp_path / "set", {"mark": b""}, marked)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="could not be written"):
        write_folder(tmp_path / "file" / "set", {"mark": b""}, marked)


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_bytes(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_link_that_leads_in_a_circle_is_a_sentence(tmp_path: Path):
    (tmp_path / "circle.csv").symlink_to("circle.csv")
    with pytest.raises(ExportError, match="could not be written"):
        write_bytes(tmp_path / "circle.csv" / "out.csv", b"new")


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ExportError, match="a pipe") as caught:
        write_bytes(tmp_path / "pipe.csv", b"new")
    assert "another name" in caught.value.hint
    assert (tmp_path / "pipe.csv").is_fifo()
    assert [p.name for p in tmp_path.iterdir()] == ["pipe.csv"]


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_a_place_without_a_name_is_a_sentence(name: str):
    with pytest.raises(ExportError, match="no name"):
        write_bytes(Path(name), b"new")
    with pytest.raises(ExportError, match="no name"):
        write_folder(Path(name), {}, marked)
