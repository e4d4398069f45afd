"""The pane that paints the chronology over time."""
