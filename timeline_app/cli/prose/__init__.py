"""The verbs that read prose for what it says of time."""
