"""Keep hold of a passage in a text (W3C Web Annotation selectors): text in, offsets out."""
