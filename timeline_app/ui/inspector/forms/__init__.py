"""One form a kind of record; each commits field by field."""
