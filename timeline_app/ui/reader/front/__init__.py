"""What stands in the reader: its parts, and the pages of an export that are put in front of a text."""
