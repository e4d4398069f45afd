"""The inside of the child process that reads a file of another program: limits first, then one reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import BinaryIO

from timeline_app import words
from timeline_app.errors import ChronologyError
from timeline_app.sources.child import refusal, serve
from timeline_app.sources.interchange import registry
from timeline_app.sources.interchange.registry import Asked


def main(arguments: list[str]) -> None:
    """Read one file: `arguments` are the module that registers the reader, and its name."""
    serve(arguments, answer)


def answer(module: str, name: str, stream: BinaryIO) -> Mapping[str, object]:
    """Return {"incoming": …} or {"error": …} for what `stream` holds: what is asked as a line of JSON, then the bytes.

    Only errors meant for people become answers; all else ends the process, and the parent says so.
    """
    import_module(module)
    asked = json.loads(stream.readline())
    words.use(asked["language"])
    try:
        found = registry.registered(name).read(stream.read(), Asked(asked["file_name"], asked["options"]))
        return {"incoming": found.to_json()}
    except ChronologyError as error:
        return refusal(error)
