"""The one call to the citation processor: pandoc's citeproc, in a process of its own.

pandoc is GPL-2.0-or-later and comes with the wheel `pypandoc-binary`; it is only ever a separate program.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from timeline_app.citations import styles
from timeline_app.citations.item import Cite, Item, Rendered, plain_text
from timeline_app.citations.processor import cache as kept
from timeline_app.citations.processor import terms, tree
from timeline_app.errors import CitationError
from timeline_app.words import tr

LIMIT = 30.0  # seconds for a call, and 0.1 more for each cluster: 20 times what was measured


def pandoc_path() -> Path | None:
    """Return the program that comes with the wheel, else the one on the search path."""
    spec = find_spec("pypandoc")
    if spec is not None and spec.origin:
        name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
        packed = Path(spec.origin).parent / "files" / name
        if packed.is_file():
            return packed
    found = shutil.which("pandoc")
    return Path(found) if found else None


class Pandoc:
    """Citations by pandoc's citeproc.

    Args:
        program: where pandoc lies; None = look for it.
        limit: seconds for one call, before the time for its clusters.
    """

    def __init__(self, program: Path | None = None, limit: float = LIMIT) -> None:
        self._program = program or pandoc_path()
        self._limit = limit

    def render(self, style: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> Rendered:
        """Render every cluster in order, and the bibliography; see `CitationEngine.render`."""
        rules = styles.style_text(style)
        name = kept.key(self._identity(), rules, locale, items, clusters)
        found = kept.recall(name)
        if found is None:
            found = self._render(rules, locale, items, clusters)
            kept.remember(name, found)
        return replace(found, in_text=styles.describe(style).in_text)

    def _render(self, rules: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> Rendered:
        words = self._terms(locale) if any(cite.locator for cluster in clusters for cite in cluster) else {}
        locators = [tuple(terms.locator(cite, words) for cite in cluster) for cluster in clusters]
        sent = tree.document(clusters, locators, locale)
        notes, lines, hanging = tree.read(self._call(rules, items, sent, len(clusters)))
        return Rendered(
            tuple(notes.get(number, ()) for number in range(1, len(clusters) + 1)),
            tuple(lines),
            hanging=hanging,
        )

    def _terms(self, locale: str) -> dict[str, str]:
        return _terms_of(self, locale)

    def ask_terms(self, locale: str) -> dict[str, str]:
        """Return the short locator terms of a locale: one call."""
        sent = tree.document([(Cite("x"),)], [("",)], locale)
        notes, _lines, _hanging = tree.read(
            self._call(terms.QUESTION, [{"id": "x", "type": "book", "title": "x"}], sent, 1)
        )
        return terms.answers(plain_text(notes[1]))

    def _identity(self) -> str:
        if self._program is None or not self._program.is_file():
            raise CitationError(
                tr("The citation processor is missing."), hint=tr("Install the package “pypandoc-binary”.")
            )
        found = self._program.stat()
        return f"{self._program}:{found.st_size}:{found.st_mtime_ns}"

    def _call(self, rules: str, items: Sequence[Item], sent: dict[str, Any], clusters: int) -> dict[str, Any]:
        self._identity()
        try:
            with tempfile.TemporaryDirectory(prefix="timeline-app-", ignore_cleanup_errors=True) as folder:
                bibliography, style = Path(folder, "items.json"), Path(folder, "style.csl")
                bibliography.write_text(_json([_clean(dict(item)) for item in items]), encoding="utf-8")
                style.write_text(rules, encoding="utf-8")
                program = str(self._program)
                command = [program, "--sandbox", f"--data-dir={folder}", "-f", "json", "-t", "json", "--citeproc"]
                command += ["--bibliography", str(bibliography), "--csl", str(style)]
                done = subprocess.run(
                    command,
                    input=_json(_clean(sent)).encode(),
                    capture_output=True,
                    check=False,
                    cwd=folder,
                    timeout=self._limit + clusters / 10,
                )
        except subprocess.TimeoutExpired as why:
            raise CitationError(
                tr("The citation processor took too long."), hint=tr("Export fewer entries at a time.")
            ) from why
        except OSError as why:  # it is no program, or there is no room for what it is to read
            raise CitationError(tr("The citation processor could not be started.")) from why
        return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode or " not found" in said:
        last = said.splitlines()[-1] if said else str(done.returncode)
        raise CitationError(tr("The citation processor failed: {reason}", reason=last))
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as why:
        raise CitationError(tr("The citation processor gave no answer that can be read.")) from why
    return found


@cache
def _terms_of(pandoc: Pandoc, locale: str) -> dict[str, str]:
    return pandoc.ask_terms(locale)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _clean(value: Any) -> Any:
    """Take out what no JSON reader of another language accepts: lone surrogates and NUL."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_clean(name): _clean(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value
