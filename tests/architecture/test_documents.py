"""What the pages say is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, nothing

PAGES = sorted(
    p for p in ROOT.rglob("*.md") if not {".venv", "build", "node_modules", ".git"} & set(p.relative_to(ROOT).parts)
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def headings(page: Path) -> set[str]:
    """Return the anchors that the headings of a page make."""
    lines = page.read_text(encoding="utf-8").splitlines()
    titles = (line.lstrip("#").strip().lower() for line in lines if line.startswith("#"))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    dead = []
    for target in re.findall(r"\]\(<?([^)>\s]+)>?\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in headings(file)):
            dead.append(target)
    nothing(dead)


def test_every_room_is_on_the_map_and_every_room_on_the_map_is_there():
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}
    named = set(re.findall(r"^\| `(\w+?)(?:/|\.py)?` \|", page, flags=re.MULTILINE))
    assert named == rooms


def test_the_drawn_floors_are_the_floors_of_the_contract():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (floors,) = [c["layers"] for c in config["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = [re.sub(r" +", " ", line).strip() for line in page.split("```")[1].splitlines()]
    at = [next((n for n, line in enumerate(drawn) if f" {floor} " in f" {line} "), -1) for floor in floors]
    assert -1 not in at, floors[at.index(-1)]
    assert at == sorted(at)


def test_a_decision_is_numbered_dated_and_at_most_one_page():
    assert [p.name[:4] for p in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    for page in DECISIONS:
        text = page.read_text(encoding="utf-8")
        assert text.count("\n") <= 60, page.name
        for part in ("Status: ", "## Question", "## Decision", "## Why", "## What follows"):
            assert part in text, f"{page.name} lacks {part}"


def test_every_decision_is_on_the_list():
    page = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    nothing([p.name for p in DECISIONS if f"({p.name})" not in page])


def test_nothing_names_a_place_that_is_not_the_readers():
    """Addresses of package registries and folders of one computer belong to nobody who reads this."""
    foreign = ["py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "deb." + "debian.org"]
    foreign += ["proxy.go" + "lang.org", "/" + "work/", "/home" + "/user"]
    listed = subprocess.run(
        ["git", "grep", "-lIF", *(f"-e{word}" for word in foreign)], cwd=ROOT, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    if listed.returncode > 1:
        pytest.skip("there is no git here")
    assert listed.stdout.split() == []


def test_the_changelog_opens_with_what_is_not_released_yet():
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    titles = [line for line in lines if line.startswith("## ")]
    assert titles[0] == "## Unreleased"
