"""What maps, calendars and programs for networks read."""
