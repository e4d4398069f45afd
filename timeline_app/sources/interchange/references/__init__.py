"""Readers of what reference managers write: each reference becomes a source."""
