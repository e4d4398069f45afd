from hashlib import sha256

import pytest

from timeline_app.model import Citation, Entry, Passage, Source, Version
from timeline_app.project import Project


@pytest.fixture
def article(project):
    """Write an article of these words into the project, with a mark on some of them and an entry that cites them."""

    def write(text, title="A report", marked="", **csl):
        data = text.encode()
        digest = sha256(data).hexdigest()
        with project.edit("Bring in article") as edit:
            source = edit.add(Source(csl={"title": title, **csl}))
            edit.blob(data, "text/plain")
            version = edit.add(Version(source_id=source.id, sha256=digest, text_sha256=digest))
            if marked:
                start = text.index(marked)
                anchor = {"start": start, "end": start + len(marked), "exact": marked, "prefix": "", "suffix": ""}
                passage = edit.add(Passage(version_id=version.id, anchor=anchor))
                entry = edit.add(Entry(title="What was marked"))
                edit.add(Citation(entry_id=entry.id, passage_id=passage.id, source_id=source.id))
        return source

    return write


@pytest.fixture
def unindexed(project, path):
    """Make the file one of a program that knew no index."""

    def forget():
        project._db.execute("delete from local where key = 'search'")
        project._db.execute("insert into search (search) values ('delete-all')")
        project._db.execute("insert into search_names (search_names) values ('delete-all')")
        project._db.execute("delete from search_text")
        assert not project.is_indexed

    return forget


@pytest.fixture
def colleague(path):
    """Another person with the same file open."""
    other = Project.open(path, author="Bashir", installation="there")
    yield other
    other.close()
