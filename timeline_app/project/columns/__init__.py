"""Entries as columns of arrays, and what is fetched of them only when it is looked at."""
