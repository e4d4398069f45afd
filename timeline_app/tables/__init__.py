"""Columns, the cell guard and lists in a cell: what reading and writing tables share."""

from timeline_app.tables.cells import guard, unguard
from timeline_app.tables.lists import join, split
from timeline_app.tables.package import Table, is_set, pack, texts, zipped
from timeline_app.tables.profile import COLUMNS, FILES, MORE, REVISION, Column, gather, spread
from timeline_app.tables.sheets import BOM, read_sheet, write_sheet
from timeline_app.tables.unpack import Read, table_of, unpack

__all__ = [
    "BOM",
    "COLUMNS",
    "FILES",
    "MORE",
    "REVISION",
    "Column",
    "Read",
    "Table",
    "gather",
    "guard",
    "is_set",
    "join",
    "pack",
    "read_sheet",
    "split",
    "spread",
    "table_of",
    "texts",
    "unguard",
    "unpack",
    "write_sheet",
    "zipped",
]
