"""Rows on the clipboard, for a spreadsheet: lines with tabs, and a table; no cell is taken for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from PySide6.QtCore import QMimeData

from timeline_app.tables import guard
from timeline_app.ui.table.columns import COLUMNS


class Cells(Protocol):
    """Where the words come from."""

    def cells(self, rows: Iterable[int], columns: Sequence[int]) -> list[list[str]]:
        """Return the words of cells, row by row."""


def packed(source: Cells, rows: Sequence[int], columns: Sequence[int], *, titled: bool = False) -> QMimeData:
    """Return rows as text and as HTML, the columns in this order.

    Args:
        titled: the titles of the columns stand above.
    """
    lines = [[COLUMNS[number].title for number in columns]] * titled + source.cells(rows, columns)
    said = [[guard(" ".join(cell.split())) for cell in line] for line in lines]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in said))
    data.setHtml(_table(said, titled=titled))
    return data


def _table(lines: list[list[str]], *, titled: bool) -> str:
    rows = []
    for number, line in enumerate(lines):
        tag = "th" if titled and number == 0 else "td"
        rows.append("<tr>" + "".join(f'<{tag} dir="auto">{escape(cell)}</{tag}>' for cell in line) + "</tr>")
    return f'<meta charset="utf-8"><table>{"".join(rows)}</table>'
