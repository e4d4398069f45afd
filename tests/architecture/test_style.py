"""What the code may not do, though a linter would let it."""

from __future__ import annotations

import ast
import re
import string

import pytest

from tests.architecture.tree import Module, called, imported, modules, nothing
from timeline_app import errors

UI = [m for m in modules() if m.in_ui]
MODEL = [m for m in modules() if m.name.startswith("timeline_app/model/")]

# Widgets that hold their own copy of what they show, or stop the user's work, or look like 1995.
UNWANTED = {
    "QDateEdit", "QGroupBox", "QMdiArea", "QMessageBox", "QProgressDialog", "QSpinBox", "QTabWidget",
    "QTableWidget", "QToolBar", "QTreeWidget",
}  # fmt: skip


def names(module: Module) -> set[str]:
    """Return every name and attribute that a module uses."""
    used = {n.id for n in module.nodes(ast.Name)} | {n.attr for n in module.nodes(ast.Attribute)}
    return used | {name.rsplit(".", 1)[-1] for _, name in imported(module)}


def test_no_unwanted_widget_is_used():
    nothing(f"{m.name}: {found}" for m in UI if (found := names(m) & UNWANTED))


def test_no_window_blocks_the_others():
    """`exec` waits inside a second event loop; only drags and menus may, for Qt has no other way there."""
    blocking = []
    for module in UI:
        for node in module.nodes(ast.Call):
            if called(node) not in {"exec", "exec_"}:
                continue
            owner = ast.unparse(node.func).rsplit(".", 1)[0].lower()
            if not owner.endswith(("drag", "menu", "app", "application", "qapplication", "loop")):
                blocking.append(module.at(node))
    nothing(blocking)


def test_colours_stand_in_one_file():
    """Every other file names a token of the theme, so that dark, light and contrast are settled once."""
    colour = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
    found = [
        f"{module.at(node)} {node.value!r}"
        for module in UI
        if not module.name.startswith("timeline_app/ui/kit/theme")
        for node in module.nodes(ast.Constant)
        if isinstance(node.value, str) and colour.fullmatch(node.value.strip())
    ]
    nothing(found)


def test_records_keep_their_annotations():
    """Postponed annotations break SQLModel's list relationships."""
    nothing([m.name for m in MODEL for _, name in imported(m) if name == "__future__.annotations"])


def test_records_hold_no_plain_days():
    """A day without its precision and its words is not what a source said; `HistoricalDate` is."""
    found = [m.at(node) for m in MODEL for node, name in imported(m) if name == "datetime.date"]
    found += [m.at(n) for m in MODEL for n in m.nodes(ast.Attribute) if ast.unparse(n) in {"datetime.date", "dt.date"}]
    nothing(found)


def test_everything_is_caught_in_two_places_only():
    """The gate that opens a file, and the thread that runs a job; everywhere else a bug must be heard."""
    allowed = {"timeline_app/project/file/gate.py", "timeline_app/ui/kit/jobs/job.py"}
    broad = [
        module.name
        for module in modules()
        for node in module.nodes(ast.ExceptHandler)
        if catches_everything(node) and not hands_on(node)
    ]
    assert set(broad) <= allowed
    assert len(broad) <= 2


def catches_everything(node: ast.ExceptHandler) -> bool:
    named = re.split(r"[(), ]+", ast.unparse(node.type)) if node.type else ["BaseException"]
    return bool({"Exception", "BaseException"} & set(named))


def hands_on(node: ast.ExceptHandler) -> bool:
    """Tell whether a handler only tidies up and lets the error go on as it was."""
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_every_exception_of_a_linter_names_its_rule_and_its_reason():
    bare = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?!(?:: ?|\[)[\w\-, ]+\]?\s+#?\s*\S)")
    found = [
        f"{module.name}:{number}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if bare.search(line)
    ]
    nothing(found)


def error_classes() -> set[str]:
    """Return the names of what we raise on purpose."""
    classes = (c for c in vars(errors).values() if isinstance(c, type))
    return {c.__name__ for c in classes if issubclass(c, errors.ChronologyError)}


def test_errors_speak_the_users_tongue():
    """Message and hint come from `tr` or `counted`, or were made there before; never from a bare string."""
    ours = error_classes()
    bare = []
    for module in modules():
        for node in module.nodes(ast.Call):
            if called(node) not in ours:
                continue
            for text in [*node.args[:1], *(k.value for k in node.keywords if k.arg == "hint")]:
                if isinstance(text, ast.JoinedStr | ast.BinOp) or (isinstance(text, ast.Constant) and text.value):
                    bare.append(f"{module.at(node)} {ast.unparse(text)}")
    nothing(bare)


def test_other_programs_get_a_list_of_arguments_and_a_time_limit():
    loose = []
    for module in modules():
        for node in module.nodes(ast.Call):
            given = {k.arg: ast.unparse(k.value) for k in node.keywords}
            if given.get("shell", "False") != "False" or ast.unparse(node.func) in {"os.system", "os.popen"}:
                loose.append(f"{module.at(node)} uses a shell")
            if ast.unparse(node.func) in {"subprocess.run", "subprocess.check_output"} and "timeout" not in given:
                loose.append(f"{module.at(node)} may wait for ever")
    nothing(loose)


def test_nothing_is_global_but_the_language_and_the_looks():
    found = [m.name for m in modules() for _ in m.nodes(ast.Global)]
    assert set(found) <= {"timeline_app/words.py", "timeline_app/ui/kit/theme.py"}


def test_below_the_doors_nothing_prints():
    doors = ("timeline_app/cli/", "timeline_app/__main__.py")
    nothing(
        module.at(node)
        for module in modules()
        if not module.name.startswith(doors)
        for node in module.nodes(ast.Call)
        if ast.unparse(node.func) == "print"
    )


def spoken(module: Module) -> list[tuple[ast.Call, list[ast.expr]]]:
    """Return each call of `tr` and `counted` with its texts."""
    calls = [n for n in module.nodes(ast.Call) if called(n) in {"tr", "counted"}]
    return [(n, n.args[:1] if called(n) == "tr" else n.args[:2]) for n in calls]


def said(text: ast.expr) -> list[ast.expr]:
    """Return what may become the text: a choice counts by its ends, a table by itself, not by what looks it up."""
    match text:
        case ast.IfExp(body=one, orelse=other):
            return said(one) + said(other)
        case ast.Subscript(value=table):
            return said(table)
    return [text]


@pytest.mark.parametrize("module", [m for m in modules() if spoken(m)], ids=lambda m: m.name)
def test_texts_for_people_are_whole_sentences_with_named_holes(module):
    wrong = []
    for node, texts in spoken(module):
        pieces = [t for text in texts for t in said(text) if isinstance(t, ast.JoinedStr | ast.BinOp)]
        wrong += [f"{module.at(node)} is put together: {ast.unparse(piece)}" for piece in pieces]
        given = {k.arg for k in node.keywords} | ({"count"} if called(node) == "counted" else set())
        literal = [t.value for t in texts if isinstance(t, ast.Constant)]
        if None not in given and len(literal) == len(texts):
            wrong += [f"{module.at(node)} {why}" for why in misfits(literal, given)]
    nothing(wrong)


def misfits(texts: list[str], given: set[str]) -> list[str]:
    """Return in what way the holes of texts that belong together differ from the names that fill them."""
    if not given:
        return []
    holes = {hole for text in texts for _, hole, _, _ in string.Formatter().parse(text) if hole is not None}
    wrong = [f"has a hole without a name: {texts}" for hole in holes if not hole.isidentifier()]
    wrong += [f"has a hole that nothing fills: {hole}" for hole in holes - given]
    return wrong + [f"is given what it has no hole for: {name}" for name in given - holes - {"count"}]
