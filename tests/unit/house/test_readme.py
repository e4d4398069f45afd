"""What the README tells people to type works when it is typed."""

from __future__ import annotations

import re
import shlex
import shutil

from tests.architecture.tree import ROOT
from timeline_app.__main__ import main


def commands() -> list[list[str]]:
    """Return the commands of the README, as a shell would hand them over."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^timeline-app (?!VERB)(.+)$", page, flags=re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def test_the_first_steps_on_the_command_line_lead_to_a_page(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    source = ""
    for words in commands():
        assert main([source[-8:] if word == "ID" else word for word in words]) == 0, words
        told = capsys.readouterr().out
        source = told.strip() if words[0] == "import" else source
    assert (tmp_path / "kabul.pdf").read_bytes().startswith(b"%PDF-")


def test_every_target_of_make_that_the_readme_names_is_there():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)(?:`| +#)", page, flags=re.MULTILINE))
    assert named >= {"run", "test", "help"}
    assert [name for name in named if f"\n{name}:" not in makefile] == []
