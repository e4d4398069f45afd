"""What is written above the code: docstrings and types."""

from __future__ import annotations

import ast

import pyqtgraph
from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.tree import Module, functions, modules, nothing


def qt_names() -> set[str]:
    """Return every method name that Qt and pyqtgraph have, so that one of ours with that name is an override."""
    rooms = (QtCore, QtGui, QtWidgets, pyqtgraph)
    things = (getattr(room, name) for room in rooms for name in dir(room))  # made when first asked for
    return {name for thing in things if isinstance(thing, type) for name in dir(thing)}


def public(module: Module) -> list[tuple[ast.AST, str]]:
    """Return the public classes and functions of a module, and what its classes, also private ones, offer to others."""
    found: list[tuple[ast.AST, str]] = []

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                if not node.name.startswith("_"):
                    found.append((node, f"{prefix}{node.name}"))
                if isinstance(node, ast.ClassDef):
                    visit(node.body, f"{prefix}{node.name}.")

    visit(module.tree.body, "")
    return found


def test_every_module_says_what_it_is_for():
    nothing([m.name for m in modules() if not ast.get_docstring(m.tree)])


def families() -> dict[str, tuple[set[str], set[str]]]:
    """Return class name → (names of its bases, names of its methods with a docstring)."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for module in modules():
        for node in module.nodes(ast.ClassDef):
            bases = {ast.unparse(base).split("[")[0].rsplit(".", 1)[-1] for base in node.bases}
            methods = [n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
            found[node.name] = (bases, {n.name for n in methods if ast.get_docstring(n)})
    return found


def explained_above(method: str, cls: str, family: dict[str, tuple[set[str], set[str]]]) -> bool:
    """Tell whether a base of ours says already what a method does."""
    bases, _ = family.get(cls, (set(), set()))
    return any(method in family[b][1] or explained_above(method, b, family) for b in bases & family.keys())


def test_every_public_name_says_what_it_does():
    """Methods that Qt calls by its own name, or that a base of ours explains, need not say it again."""
    qt, family = qt_names(), families()
    silent = []
    for module in modules():
        for node, name in public(module):
            cls, _, last = name.rpartition(".")
            override = module.in_ui and cls and last in qt
            repeated = cls and explained_above(last, cls.rsplit(".", 1)[-1], family)
            setter = any(ast.unparse(d).endswith((".setter", "overload")) for d in node.decorator_list)
            if not (override or repeated or setter or ast.get_docstring(node)):
                silent.append(f"{module.at(node)} {name}")
    nothing(silent)


def test_a_function_inside_another_is_private_or_says_what_it_does():
    """Nobody else can call it: its name says so, and the function around it says what comes of it."""
    inner = {
        (module.at(node), node.name)
        for module in modules()
        for outer in functions(module)
        for node in ast.walk(outer)
        if node is not outer and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if not (node.name.startswith("_") or ast.get_docstring(node))
    }
    nothing(f"{place} {name}" for place, name in inner)


def test_every_function_is_typed():
    bare = []
    for module in modules():
        for node in functions(module):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            named = [a for a in arguments if a.arg not in {"self", "cls"}]
            if node.returns is None or any(a.annotation is None for a in named):
                bare.append(f"{module.at(node)} {node.name}")
    nothing(bare)


def test_camel_case_is_only_where_qt_calls_us():
    qt = qt_names()
    ours = [
        f"{module.at(node)} {node.name}"
        for module in modules()
        for node in functions(module)
        if node.name != node.name.lower() and not (module.in_ui and node.name in qt)
    ]
    nothing(ours)
