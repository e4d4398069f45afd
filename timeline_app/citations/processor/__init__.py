"""pandoc, asked for citations: the call, the tree that is sent and comes back, locator terms, what is kept."""
