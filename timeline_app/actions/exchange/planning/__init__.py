"""What a file would mean for a project: each row resolved, and held against what is here."""
