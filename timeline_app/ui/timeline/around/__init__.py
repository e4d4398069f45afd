"""What stands around the picture of time: axis, names of lanes, overview, days of publication."""
