"""Panels that belong to no pane and stand in the Inspector's place."""
