"""Bringing articles in, and what is known about them."""

from timeline_app.actions.articles.bringing import (
    Details,
    details_of,
    edit_source,
    import_article,
    newest_version,
    published,
)
from timeline_app.actions.articles.csl import author_names

__all__ = ["Details", "author_names", "details_of", "edit_source", "import_article", "newest_version", "published"]
