"""The pages of docs/ that are made from the program; `make docs` writes them, a test compares them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.architecture.tree import ROOT

# page → where a function without arguments returns its text
SOURCES = {
    "docs/KEYS.md": ("timeline_app.ui.commands", "keys_page"),
}


def pages() -> dict[Path, str]:
    """Return the text of each page whose room is built."""
    made = {}
    for page, (module, function) in SOURCES.items():
        maker = getattr(import_module(module), function, None) if find_spec(module) else None
        if maker is not None:
            made[ROOT / page] = maker()
    return made


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
