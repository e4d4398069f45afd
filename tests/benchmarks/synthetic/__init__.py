"""Chronologies of any size, the same on every computer: a long tail over 1,970 years, bursts of hours, 12 lanes."""

from tests.benchmarks.synthetic.writing import synthetic

__all__ = ["synthetic"]
