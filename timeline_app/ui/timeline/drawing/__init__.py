"""The painted part of the timeline: one box that is dragged, one item that paints, axis, lanes, overview."""
