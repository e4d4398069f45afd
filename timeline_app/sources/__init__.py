"""Ways in: a registry of readers, one module a file format; each runs in a guarded child process."""

from timeline_app.sources.article import Article, Block, DateEvidence, Extraction, Note, Page, Rival
from timeline_app.sources.capture import Capture, Hints
from timeline_app.sources.carried import take_project
from timeline_app.sources.dating import Judgement, judge
from timeline_app.sources.process import Report
from timeline_app.sources.reading import read_article
from timeline_app.sources.registry import Reader, choose, reader, readers, reads, suffixes

__all__ = [
    "Article",
    "Block",
    "Capture",
    "DateEvidence",
    "Extraction",
    "Hints",
    "Judgement",
    "Note",
    "Page",
    "Reader",
    "Report",
    "Rival",
    "choose",
    "judge",
    "read_article",
    "reader",
    "readers",
    "reads",
    "suffixes",
    "take_project",
]
