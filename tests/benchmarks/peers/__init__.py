"""The same movements over the same entries in another program, in the same run; see docs/PERFORMANCE.md."""
