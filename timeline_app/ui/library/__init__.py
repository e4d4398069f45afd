"""The pane of sources."""
