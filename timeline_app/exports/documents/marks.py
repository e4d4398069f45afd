"""Markdown from plain words: every sign that means something to CommonMark or Obsidian is escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from timeline_app.citations import Run
from timeline_app.exports.signs import fit
from timeline_app.exports.web.markup import address

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$^=%&{}!])")
_AT_START = re.compile(r"^(\s*)([-+]|\d+[.)])", re.MULTILINE)
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNFIT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f]+')
_UNFIT_IN_LINKS = re.compile(r"[\[\]|#^\\*_`<>$~=%]")
_UNFIT_IN_TAGS = re.compile(r"[^\w/-]+")
LONGEST_NAME = 80  # characters: with Arabic letters 160 bytes, of the 255 that file systems allow


def plain(text: str) -> str:
    """Return words on one line that read as they are."""
    return escaped(" ".join(fit(text).split()))


def escaped(text: str) -> str:
    """Return words, lines kept, that read as they are."""
    return _AT_START.sub(_kept_start, _SIGNS.sub(r"\\\1", fit(text)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; line breaks inside stay."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", fit(text)))
    return ["  \n".join(escaped(line.strip()) for line in part.split("\n")) for part in parts if part]


def quoted(lines: Iterable[str]) -> str:
    """Return Markdown lines as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in lines)


def runs(found: Iterable[Run]) -> str:
    """Return a processor's runs; emphasis stands right at the letters, as CommonMark wants it."""
    return "".join(_run(run) for run in found).strip()


def wiki(stem: str, words: str = "") -> str:
    """Return a link to a note by the stem of its file."""
    shown = " ".join(_UNFIT_IN_LINKS.sub(" ", fit(words)).split())
    return f"[[{stem}|{shown}]]" if shown and shown != stem else f"[[{stem}]]"


def scalar(value: Any) -> str:
    """Return a value as JSON, which is valid YAML as well."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def stem(words: str) -> str:
    """Return a name that a file can bear on every system, and that a link can hold; "" when nothing is left."""
    name = _UNFIT_IN_NAMES.sub(" ", _DIRECTING.sub("", fit(words)))
    return " ".join(name.split())[:LONGEST_NAME].strip(" .")


def tag(words: str) -> str:
    """Return a tag as Obsidian has them: letters, digits, hyphens; "" when nothing is left or it is all digits."""
    name = _UNFIT_IN_TAGS.sub("-", fit(words)).strip("-/")
    return "" if name.isdigit() else name


def _kept_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"


def _run(run: Run) -> str:
    inside = escaped(" ".join(fit(run.text).split("\n")))
    if not inside.strip():
        return inside
    before = inside[: len(inside) - len(inside.lstrip())]
    after = inside[len(inside.rstrip()) :]
    inside = inside.strip()
    for mark, wanted in (("*", run.italic), ("**", run.bold)):
        inside = f"{mark}{inside}{mark}" if wanted else inside
    if target := address(run.url):
        inside = f"[{inside}](<{target.replace('<', '%3C').replace('>', '%3E')}>)"
    return before + inside + after
