"""How long a step of moving the timeline takes, at any number of entries; see docs/PERFORMANCE.md."""
