"""Every citation style there is on this machine: finding one, seeing what it makes, bringing one's own."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from timeline_app.citations import styles
from timeline_app.citations.item import CitationEngine, Cite, Rendered, plain_text
from timeline_app.citations.processor.engine import Pandoc
from timeline_app.citations.samples import CLUSTERS, SAMPLES
from timeline_app.citations.styles import Style, describe
from timeline_app.errors import CitationError
from timeline_app.words import tr

LARGEST = 2_000_000  # bytes of a style; the largest that comes with the program has 0.2 MB
_NO_NAME = re.compile(r"[^a-z0-9]+")


def find_styles(words: str = "", limit: int = 40) -> tuple[Style, ...]:
    """Return the styles whose names hold every one of these words, the shortest names first.

    Favourites come before all others, then one's own; without words these are all. The list of some ten
    thousand names takes 0.03 s once; each style in the answer is one small file that is read.
    """
    first = dict.fromkeys((*(style.name for style in styles.favourites()), *styles.own_names()))
    wanted = _slug(words).split("-") if _slug(words) else []
    if not wanted:
        return tuple(describe(name) for name in first)[:limit]
    found = [name for name in first if _holds(name, wanted)]
    others = sorted((name for name in _names() if name not in first and _holds(name, wanted)), key=_nearness)
    return tuple(describe(name) for name in (*found, *others)[:limit])


def specimen(style: str, locale: str = "en-US", engine: CitationEngine | None = None) -> Rendered:
    """Return what a style makes of one invented source of each kind; about 0.2 s the first time, then kept.

    Raises:
        CitationError: there is no such style, or the processor cannot use it.
    """
    return (engine or Pandoc()).render(style, locale, SAMPLES, CLUSTERS)


def prove_style(path: Path, engine: CitationEngine | None = None) -> Rendered:
    """Let a style of one's own show what it makes of the sample sources.

    Raises:
        CitationError: the file is no style, rests on one that is not here, or prints nothing.
    """
    try:
        size = path.stat().st_size
    except OSError as why:
        raise CitationError(tr("“{name}” cannot be read.", name=path.name)) from why
    if path.suffix.lower() != ".csl" or not 0 < size <= LARGEST:
        raise CitationError(
            tr("“{name}” is no citation style.", name=path.name),
            hint=tr("Styles are files that end in .csl; the Zotero style repository has them."),
        )
    styles.forget()
    shown = specimen(str(path), engine=engine)
    bare = (note for note, (*_, cite) in zip(shown.notes, CLUSTERS, strict=True) if cite == Cite(cite.item))
    if not any(plain_text(note).strip() for note in bare):
        raise CitationError(tr("The style “{name}” prints nothing.", name=path.stem), hint=tr("Choose another style."))
    return shown


def add_style(path: Path, engine: CitationEngine | None = None) -> Style:
    """Keep a style of one's own, once it has proved itself; from then on it is found by its name.

    Raises:
        CitationError: it does not work, a style that comes with the program has its name, or it cannot be kept.
    """
    prove_style(path, engine)
    name = _slug(path.stem)
    if not name or name in _names():
        raise CitationError(
            tr("A style called “{name}” comes with the program.", name=name),
            hint=tr("Give your file another name, and add it again."),
        )
    target = styles.own_folder() / f"{name}.csl"
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(path.read_bytes())
        part.replace(target)
    except OSError as why:
        part.unlink(missing_ok=True)
        reason = why.strerror or str(why)
        raise CitationError(tr("The style could not be kept: {reason}", reason=reason)) from why
    styles.forget()
    return describe(name)


def _holds(name: str, wanted: list[str]) -> bool:
    return all(word in name for word in wanted)


def _nearness(name: str) -> tuple[int, str]:
    return len(name), name


def _slug(text: str) -> str:
    return _NO_NAME.sub("-", text.casefold()).strip("-")


@cache
def _names() -> frozenset[str]:
    """Return the names of all styles that come with the program, dependent ones included."""
    return frozenset(path.stem for folder in styles.folders() for path in folder.glob("*.csl"))
