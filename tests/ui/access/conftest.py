"""The real window for those who hear it, and for those who have no mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from tests.ui.frame.conftest import sample_file, show, window

__all__ = ["sample_file", "show", "window"]


@pytest.fixture
def listened() -> Iterator[None]:
    """Somebody listens, as on a desktop with a screen reader: Qt then tells what changes."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
