"""Readers of tables: our own set and sheets, and the tables of other people by a mapping of columns."""
