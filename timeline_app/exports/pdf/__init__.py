"""A chronology as a book: cover, contents, summary, drawn timeline, entries with their notes, bibliography, index."""

from timeline_app.exports.pdf.writer import preview, write_pdf

__all__ = ["preview", "write_pdf"]
