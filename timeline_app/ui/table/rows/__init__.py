"""Which rows the table has, and how it comes from one state to the next."""
