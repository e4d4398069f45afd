import pytest

from timeline_app import actions, paths, settings
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.kit import style, theme


@pytest.fixture
def looks(qapp):
    """The light theme with its fonts; every widget made after it looks as people see it."""
    theme.load_fonts()
    style.apply(qapp, theme.Theme())


@pytest.fixture
def desk(qapp, looks):
    """A desk without a project, of somebody who has read nothing yet: copies of the sample are the same texts."""
    (paths.data_dir() / "reading-places.json").unlink(missing_ok=True)
    made = Desk.of(Preferences())
    yield made
    made.document.show(None)


@pytest.fixture
def empty_desk(desk, tmp_path):
    """A desk with a new project."""
    desk.document.show(actions.new_project(tmp_path / "new.chronology", settings.load(), title="New"))
    return desk


@pytest.fixture
def sample_desk(desk, tmp_path, copy_of_sample):
    """A desk with a copy of the sample dossier."""
    desk.document.show(copy_of_sample(tmp_path / "sample.chronology"))
    return desk
