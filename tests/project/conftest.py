import pytest

from timeline_app.project import Project


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dossier.chronology"


@pytest.fixture
def reopen(path):
    """Open the file as the same person would; every project opened so is closed at the end."""
    opened = []

    def open_(**options):
        options = {"author": "Amina", "installation": "here"} | options
        opened.append(Project.open(options.pop("path", path), **options))
        return opened[-1]

    yield open_
    for project in opened:
        project.close()


@pytest.fixture
def project(path, reopen):
    Project.create(path, author="Amina", installation="here", title="Takhar").close()
    return reopen()
