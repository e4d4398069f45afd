"""The append-only journal: what is kept of every edit, the rule that reads it, taking edits back."""
