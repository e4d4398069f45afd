"""Find time expressions in prose: pure functions from text to values."""
