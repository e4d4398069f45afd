"""Uncertain dates: parse, bounds, order, print. Knows nothing of the rest of the program."""
