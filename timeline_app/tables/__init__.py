"""Columns, the cell guard and lists in a cell: what reading and writing tables share."""

from timeline_app.tables.cells import guard, unguard
from timeline_app.tables.lists import join, split
from timeline_app.tables.package import Column, Table, is_set, pack, read_tables, zipped
from timeline_app.tables.sheets import BOM, read_sheet, write_sheet

__all__ = [
    "BOM",
    "Column",
    "Table",
    "guard",
    "is_set",
    "join",
    "pack",
    "read_sheet",
    "read_tables",
    "split",
    "unguard",
    "write_sheet",
    "zipped",
]
