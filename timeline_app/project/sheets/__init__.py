"""What every entry is put in order by, as arrays in the order of their ids: read once, sorted by numpy."""
