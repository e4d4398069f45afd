"""Pages set by typst, in a child process: what the PDF and the pictures share."""
