"""Several entries that stand for one place: which they are, and how one of them is chosen."""
