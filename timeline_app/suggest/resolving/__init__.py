"""From what expressions say to when it was."""
