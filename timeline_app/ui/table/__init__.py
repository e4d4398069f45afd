"""The pane that lists entries as rows."""
