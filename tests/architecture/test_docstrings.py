"""What is written above the code: docstrings and types."""

from __future__ import annotations

import ast

from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.tree import Module, functions, modules


def qt_names() -> set[str]:
    """Return every method name that Qt itself has, so that one of ours with that name is an override."""
    classes = (c for room in (QtCore, QtGui, QtWidgets) for c in vars(room).values() if isinstance(c, type))
    return {name for c in classes for name in dir(c)}


def public(module: Module) -> list[tuple[ast.AST, str]]:
    """Return the public classes, functions and methods that others see from outside of the module."""
    found: list[tuple[ast.AST, str]] = []

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                if node.name.startswith("_"):
                    continue
                found.append((node, f"{prefix}{node.name}"))
                if isinstance(node, ast.ClassDef):
                    visit(node.body, f"{prefix}{node.name}.")

    visit(module.tree.body, "")
    return found


def test_every_module_says_what_it_is_for():
    assert [m.name for m in modules() if not ast.get_docstring(m.tree)] == []


def test_every_public_name_says_what_it_does():
    """Methods that Qt calls by its own name explain themselves in Qt's documentation."""
    qt = qt_names()
    silent = []
    for module in modules():
        for node, name in public(module):
            last = name.rsplit(".", 1)[-1]
            override = module.in_ui and "." in name and last in qt
            setter = any(ast.unparse(d).endswith((".setter", "overload")) for d in node.decorator_list)
            if not (override or setter or ast.get_docstring(node)):
                silent.append(f"{module.at(node)} {name}")
    assert silent == []


def test_every_function_is_typed():
    bare = []
    for module in modules():
        for node in functions(module):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            named = [a for a in arguments if a.arg not in {"self", "cls"}]
            if node.returns is None or any(a.annotation is None for a in named):
                bare.append(f"{module.at(node)} {node.name}")
    assert bare == []


def test_camel_case_is_only_where_qt_calls_us():
    qt = qt_names()
    ours = [
        f"{module.at(node)} {node.name}"
        for module in modules()
        for node in functions(module)
        if node.name != node.name.lower() and not (module.in_ui and node.name in qt)
    ]
    assert ours == []
