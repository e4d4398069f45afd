"""What the program notices about a chronology, and never changes."""

from timeline_app.review.findings import KINDS, Finding, findings

__all__ = ["KINDS", "Finding", "findings"]
