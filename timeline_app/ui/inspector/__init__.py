"""The pane that shows and edits what is selected."""
