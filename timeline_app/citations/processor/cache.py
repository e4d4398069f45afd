"""What was rendered before, in memory and in the user's cache folder; it can be thrown away at any time."""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from timeline_app import paths
from timeline_app.citations.item import Cite, Item, Rendered, Run

VERSION = 1  # of the way from pandoc's tree to Runs; raise it when that changes
KEPT = 200  # documents in memory
_memory: OrderedDict[str, Rendered] = OrderedDict()


def key(program: str, style: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> str:
    """Return the SHA-256 of everything that a rendering depends on; items that nobody cites count as well."""
    parts = [VERSION, program, style, locale, [dict(item) for item in items], clusters]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def recall(name: str) -> Rendered | None:
    """Return what was rendered under this key, or None."""
    if name in _memory:
        _memory.move_to_end(name)
        return _memory[name]
    try:
        found = _from_json(json.loads(_path(name).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    _keep(name, found)
    return found


def remember(name: str, rendered: Rendered) -> None:
    """Keep a rendering; a cache folder that cannot be written is no reason to fail."""
    _keep(name, rendered)
    path = _path(name)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(rendered), ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def forget() -> None:
    """Empty the memory; the files stay."""
    _memory.clear()


def _keep(name: str, rendered: Rendered) -> None:
    _memory[name] = rendered
    while len(_memory) > KEPT:
        _memory.popitem(last=False)


def _path(name: str) -> Path:
    return paths.cache_dir() / "citations" / f"{name}.json"


def _from_json(found: dict[str, Any]) -> Rendered:
    return Rendered(
        tuple(tuple(Run(*run) for run in note) for note in found["notes"]),
        tuple((item, tuple(Run(*run) for run in line)) for item, line in found["bibliography"]),
        bool(found["in_text"]),
        bool(found["hanging"]),
        tuple(found["remarks"]),
    )
