"""What is registered is documented and shown by an example: formats, migrations, pages."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec

from tests.architecture.pages import pages
from tests.architecture.tree import PACKAGE, ROOT, imported, modules, nothing
from timeline_app.cli import VERBS


def formats() -> list[str]:
    """Return the names of the export formats of this checkout; none while a writer is still missing."""
    registry = import_module("timeline_app.exports.registry")
    missing = [name for name in registry.BUILT_IN if not find_spec(f"timeline_app.exports.{name}")]
    return [] if missing else [known.name for known in registry.formats()]


def test_every_format_has_a_golden_file():
    golden = {word for p in (ROOT / "tests" / "golden").rglob("*") for word in re.split(r"[-_.]", p.name)}
    nothing([name for name in formats() if name not in golden])


def test_every_format_has_a_line_in_the_docs():
    page = ROOT / "docs" / "EXPORTS.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    nothing([name for name in formats() if f"`{name}`" not in text])


def test_every_verb_of_the_command_line_is_in_the_docs():
    page = ROOT / "docs" / "CLI.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    nothing(verb for verb in VERBS if not re.search(rf"timeline-app {verb}\b|`{verb}\b", text))


def test_pages_made_from_the_program_are_fresh():
    """`make docs` writes them again."""
    stale = [path.name for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    nothing(stale)


def test_migrations_are_numbered_without_a_gap():
    steps = sorted(p.stem for p in (PACKAGE / "project" / "migrations").glob("m[0-9]*.py"))
    assert [int(re.match(r"m(\d{4})_", s)[1]) for s in steps] == list(range(1, len(steps) + 1))


def test_formats_know_nothing_of_each_other():
    """One format is one module or folder: taking it away breaks no other format."""
    crossed = []
    for module in modules():
        room = re.match(r"timeline_app/(?:exports|sources/readers)/(\w+)", module.name)
        for node, name in imported(module):
            other = re.match(r"timeline_app\.(?:exports|sources\.readers)\.(\w+)", name)
            if room and other and room[1] not in {other[1], "__init__", "registry"} and is_registered(other[0]):
                crossed.append(module.at(node))
    nothing(crossed)


def is_registered(dotted: str) -> bool:
    path = ROOT / (dotted.replace(".", "/") + ".py")
    return path.exists() and bool(re.search(r"^@(exporter|reader)\(", path.read_text("utf-8"), re.MULTILINE))
