"""The real window for those who hear it, and for those who have no mouse."""

from __future__ import annotations

from tests.ui.frame.conftest import sample_file, show, window

__all__ = ["sample_file", "show", "window"]
