"""Which file is open: the deeds of the File menu, and the way of a large file into the window."""
