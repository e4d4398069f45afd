"""Parts of the entry form: cards, the citations, the links."""
