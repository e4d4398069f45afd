"""Readers of chronologies that other programs have written."""
