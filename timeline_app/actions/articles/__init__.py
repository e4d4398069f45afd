"""Bringing articles in, and what is known about them."""

from timeline_app.actions.articles.bringing import (
    Details,
    details_of,
    edit_source,
    import_article,
    newest_version,
    published,
)

__all__ = ["Details", "details_of", "edit_source", "import_article", "newest_version", "published"]
