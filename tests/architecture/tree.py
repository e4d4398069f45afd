"""The source as the tests of this folder see it: every module once, parsed."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "timeline_app"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One file of the package."""

    name: str  # with slashes, from the root of the repository
    text: str
    tree: ast.Module

    @property
    def in_ui(self) -> bool:
        return self.name.startswith("timeline_app/ui/")

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        """Yield all nodes of these kinds, at any depth."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def at(self, node: ast.AST) -> str:
        """Return where a node stands, as an editor understands it."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package, by name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def functions(module: Module) -> Iterator[Function]:
    """Yield each function and method of a module."""
    yield from module.nodes(ast.FunctionDef, ast.AsyncFunctionDef)


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `tr` for `words.tr(…)`."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def imported(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each import with the dotted name that it brings in."""
    for node in module.nodes(ast.Import, ast.ImportFrom):
        for alias in node.names:
            prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            yield node, prefix + alias.name


def nothing(found: Iterable[str]) -> None:
    """Fail with a line for each thing that should not be there."""
    lines = sorted(found)
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)
