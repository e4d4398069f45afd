"""Maps between CSL-JSON and what reference managers write: RIS and BibTeX."""
