"""The pages of docs/ that are made from the program; `make docs` writes them, a test compares them."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.architecture.tree import ROOT

# page → where a function without arguments returns its text
SOURCES = {
    "docs/KEYS.md": ("timeline_app.ui.commands", "keys_page"),
}

# page → where a function returns the part of it that stands between two marks
PARTS = {
    "docs/EXPORTS.md": ("timeline_app.exports.registry", "table"),
    "docs/GUIDE.md": ("timeline_app.actions.finding.keys", "table"),
}
MARKED = re.compile(r"(<!-- made by `make docs` -->\n)(.*?)(<!-- until here -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """Return the text of each page whose room is built."""
    made = {}
    for page, (module, function) in SOURCES.items():
        maker = getattr(import_module(module), function, None) if find_spec(module) else None
        if maker is not None:
            made[ROOT / page] = maker()
    for page, (module, function) in PARTS.items():
        part = getattr(import_module(module), function)()
        text = (ROOT / page).read_text(encoding="utf-8")
        made[ROOT / page] = MARKED.sub(lambda found, part=part: found[1] + part + found[3], text)
    return made


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
