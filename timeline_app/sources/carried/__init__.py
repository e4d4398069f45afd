"""A project that a PDF carries inside, taken out again; the PDF may come from anyone."""

from timeline_app.sources.carried.taking import take_project

__all__ = ["take_project"]
