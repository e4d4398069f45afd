"""Lists of what is not an entry, a line for each, read without making records."""
