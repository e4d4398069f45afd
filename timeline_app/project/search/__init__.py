"""Search in everything that a project holds: folded texts in an index that is kept up with every edit."""

from timeline_app.project.search.asking import KINDS, Found, search
from timeline_app.project.search.filling import fill
from timeline_app.project.search.showing import Hit
from timeline_app.project.search.snippets import Snippet, hits_in
from timeline_app.project.search.words import words_of

__all__ = ["KINDS", "Found", "Hit", "Snippet", "fill", "hits_in", "search", "words_of"]
