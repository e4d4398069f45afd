"""How long, how many, and what nothing may be called."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from tests.architecture.tree import functions, modules, nothing

FILE, FUNCTION, FOLDER = 400, 50, 9

# A folder that may hold more, with its reason. Keep it short: each line is a folder a newcomer must search.
CROWDED: dict[str, str] = {}

BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "data", "info"}


def test_a_file_is_at_most_400_lines():
    nothing(f"{m.name}: {n}" for m in modules() if (n := m.text.count("\n")) > FILE)


def test_a_function_is_at_most_50_lines():
    long = [
        f"{module.at(node)} {node.name}: {lines}"
        for module in modules()
        for node in functions(module)
        if (lines := node.end_lineno - node.lineno + 1) > FUNCTION
    ]
    nothing(long)


def test_a_folder_holds_at_most_nine_modules():
    names = (PurePosixPath(m.name) for m in modules())
    counts = Counter(str(name.parent) for name in names if name.name != "__init__.py")
    crowded = {folder: count for folder, count in counts.items() if count > FOLDER}
    nothing(f"{folder}: {n}" for folder, n in crowded.items() if folder not in CROWDED)
    assert set(CROWDED) <= set(crowded), "no longer crowded: take it off the list"


def test_nine_in_ten_are_much_shorter_than_the_limit():
    files = sorted(m.text.count("\n") for m in modules())
    lines = sorted(node.end_lineno - node.lineno + 1 for m in modules() for node in functions(m))
    assert files[len(files) * 9 // 10] <= 250
    assert lines[len(lines) * 9 // 10] <= 20


def test_nothing_has_a_name_that_says_nothing():
    named = [
        (m.name, part.lower().strip("_")) for m in modules() for part in PurePosixPath(m.name).with_suffix("").parts
    ]
    nothing([name for name, part in named if BANNED & set(part.split("_"))])
