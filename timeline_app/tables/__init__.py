"""Columns, the cell guard and lists in a cell: what reading and writing tables share."""
