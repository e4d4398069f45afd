"""Sources: bytes as captures, and readers that misbehave."""

from __future__ import annotations

import importlib

import pytest

from timeline_app.sources import Capture, registry


@pytest.fixture
def odd_readers():
    """Readers that do what a reader must not; gone again after the test."""
    known = {known.name: known for known in registry.readers()}
    importlib.reload(importlib.import_module("tests.unit.sources.odd_readers"))
    yield
    registry._readers.clear()
    registry._readers.update(known)


@pytest.fixture
def file():
    """Bytes or words as a captured file of some name."""

    def captured(content: bytes | str, name: str = "sample.txt", **more: str) -> Capture:
        data = content.encode() if isinstance(content, str) else content
        return Capture(data, "file", file_name=name, **more)

    return captured
