"""Tables: one flat sheet for people, the lossless set, and the sheets that other programs read."""
