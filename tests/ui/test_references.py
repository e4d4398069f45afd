"""PySide6 6.12.0 takes one reference from None with each void call on Python 3.11, until the process dies."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel


@pytest.mark.parametrize("call", ["setText", "resize", "update"])
def test_qt_calls_leave_none_alone(qapp, call):
    label = QLabel()
    arguments = {"setText": ("a",), "resize": (3, 3), "update": ()}[call]
    method = getattr(label, call)
    method(*arguments)
    before = sys.getrefcount(None)
    for _ in range(1000):
        method(*arguments)
    assert abs(sys.getrefcount(None) - before) < 50
