import pytest

from timeline_app import actions, settings
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.document import Document
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.proposals import Proposals
from timeline_app.ui.desk.selection import Selection
from timeline_app.ui.desk.wishes import Wishes
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.jobs import JobTray


@pytest.fixture
def looks(qapp):
    """The light theme with its fonts; every widget made after it looks as people see it."""
    theme.load_fonts()
    style.apply(qapp, theme.Theme())


@pytest.fixture
def desk(qapp, looks):
    """A desk without a project."""
    document = Document()
    jobs = JobTray()
    yield Desk(document, Selection(), Wishes(), Preferences(), jobs, Proposals(document, jobs))
    document.show(None)


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
