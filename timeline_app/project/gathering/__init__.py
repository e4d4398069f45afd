"""What a table says of all its rows, as arrays: SQLite sets the values of many rows together, numpy parts them."""
