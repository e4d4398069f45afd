"""Files as a reader would hand them over, without a file."""

from __future__ import annotations

from typing import Any

import pytest

from timeline_app.sources.interchange import Arrival, Incoming


@pytest.fixture
def arrives():
    """Make an `Incoming` of rows (table, fields[, key]); more is said of the whole."""

    def incoming(*rows: Any, **more: Any) -> Incoming:
        arrivals = tuple(
            row if isinstance(row, Arrival) else Arrival(row[0], row[1], f"row {n}", *row[2:])
            for n, row in enumerate(rows, 2)
        )
        return Incoming("test", arrivals, **more)

    return incoming
