"""The pane that shows an article and its marks."""
