"""The walls between the rooms; pyproject.toml holds the contracts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.tree import PACKAGE, ROOT, imported, modules, nothing


def lint_imports(config: str | None = None, cwd: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    command += ["--no-cache", *(["--config", config] if config else [])]
    environment = os.environ | {"PYTHONPATH": str(cwd or ROOT), "COLUMNS": "120"}
    return subprocess.run(
        command, cwd=cwd or ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def contracts() -> list[dict[str, object]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return config["tool"]["importlinter"]["contracts"]


def test_all_contracts_are_kept():
    done = lint_imports()
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(contracts())} kept, 0 broken" in re.sub(r"\s+", " ", done.stdout)


@pytest.mark.parametrize(
    ("room", "line", "broken"),
    [
        ("dates", "import timeline_app.model", "The floors of the house"),
        ("exports", "import timeline_app.sources", "The floors of the house"),
        ("chart", "import PySide6", "Qt lives upstairs"),
        ("exports", "import sqlite3", "Only the project speaks SQL"),
        ("ui/reader", "import timeline_app.ui.table", "The views do not know each other"),
    ],
)
def test_a_breach_is_seen(tmp_path, room, line, broken):
    """Guards the guard: a house of the same rooms with one wrong import must fail by that contract's name."""
    for folder in sorted({p.parent for p in PACKAGE.rglob("*.py")}):
        copy = tmp_path / folder.relative_to(ROOT)
        copy.mkdir(parents=True, exist_ok=True)
        (copy / "__init__.py").write_text('"""A room."""\n', encoding="utf-8")
    for path in PACKAGE.glob("*.py"):
        (tmp_path / "timeline_app" / path.name).write_text('"""A room."""\n', encoding="utf-8")
    (tmp_path / "timeline_app" / room / "__init__.py").write_text(line + "\n", encoding="utf-8")
    done = lint_imports(str(ROOT / "pyproject.toml"), str(tmp_path))
    assert done.returncode != 0
    assert re.search(rf"{re.escape(broken)}[^\n]*BROKEN", done.stdout), done.stdout + done.stderr


def test_every_room_that_has_no_window_is_kept_from_qt():
    (contract,) = [c for c in contracts() if c["name"] == "Qt lives upstairs"]
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    kept = {name.removeprefix("timeline_app.") for name in contract["source_modules"]}
    assert rooms - {"__init__", "__main__", "ui", "__pycache__"} == kept


def test_every_pane_is_kept_from_the_other_panes():
    (contract,) = [c for c in contracts() if c["name"] == "The views do not know each other"]
    panes = {p.name for p in (PACKAGE / "ui").iterdir() if (p / "__init__.py").exists()}
    kept = {name.removeprefix("timeline_app.ui.") for name in contract["modules"]}
    assert panes - {"desk", "frame", "kit"} == kept


def test_below_the_windows_nothing_imports_qt_at_any_depth_of_a_function():
    found = [
        module.at(node)
        for module in modules()
        if not module.in_ui
        for node, name in imported(module)
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}
    ]
    nothing(found)
