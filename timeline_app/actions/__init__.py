"""Everything a user can do, one function each; menus, table cells, command line and tests call these.

A verb takes the open project first, does exactly one edit, returns the records it made as values, and raises
only what `timeline_app.errors` knows.
"""

from timeline_app.actions.articles import (
    Details,
    author_names,
    details_of,
    edit_source,
    import_article,
    newest_version,
    published,
)
from timeline_app.actions.citations import Words, cite, cite_words, copy_citation, edit_citation, reorder_citations
from timeline_app.actions.dossiers import (
    back_up,
    check,
    edit_dossier,
    identified,
    left_by,
    new_project,
    open_project,
    save_copy,
    verify,
)
from timeline_app.actions.entries import (
    add_entry,
    date_context,
    duplicate_entry,
    edit_entries,
    edit_entry,
    edit_link,
    link,
    merge_entries,
    read_date,
)
from timeline_app.actions.exchange import export
from timeline_app.actions.finding import (
    Place,
    citations_of,
    entries_of,
    find_words,
    links_of,
    passages_of,
    source_of,
)
from timeline_app.actions.names import (
    edit_named,
    known_people,
    known_places,
    known_tags,
    set_people,
    set_places,
    set_tags,
)
from timeline_app.actions.passages import annotate, comment, edit_passage, highlight, resize_passage
from timeline_app.actions.removing import dependents, remove
from timeline_app.actions.sample import build_sample, open_sample
from timeline_app.project import prove_file

__all__ = [
    "Details",
    "Place",
    "Words",
    "add_entry",
    "annotate",
    "author_names",
    "back_up",
    "build_sample",
    "check",
    "citations_of",
    "cite",
    "cite_words",
    "comment",
    "copy_citation",
    "date_context",
    "dependents",
    "details_of",
    "duplicate_entry",
    "edit_citation",
    "edit_dossier",
    "edit_entries",
    "edit_entry",
    "edit_link",
    "edit_named",
    "edit_passage",
    "edit_source",
    "entries_of",
    "export",
    "find_words",
    "highlight",
    "identified",
    "import_article",
    "known_people",
    "known_places",
    "known_tags",
    "left_by",
    "link",
    "links_of",
    "merge_entries",
    "new_project",
    "newest_version",
    "open_project",
    "open_sample",
    "passages_of",
    "prove_file",
    "published",
    "read_date",
    "remove",
    "reorder_citations",
    "resize_passage",
    "save_copy",
    "set_people",
    "set_places",
    "set_tags",
    "source_of",
    "verify",
]
