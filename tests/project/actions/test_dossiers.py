import pytest

from timeline_app import actions, settings
from timeline_app.errors import ExportError, InvalidValue, NotAProject, ProjectFileError, ReadOnlyProject
from timeline_app.settings import Settings


def test_a_new_project_begins_with_the_persons_defaults(tmp_path):
    mine = Settings(name="Ann", installation="here", time_zone="Asia/Kabul", first_weekday="saturday", language="fr")
    project = actions.new_project(tmp_path / "Harbour.chronology", mine)
    dossier = project.dossier
    assert (dossier.title, dossier.time_zone, dossier.first_weekday) == ("Harbour", "Asia/Kabul", "saturday")
    assert dossier.languages == ["fr"]
    project.close()
    again = actions.open_project(tmp_path / "Harbour.chronology", mine)
    assert again.dossier.title == "Harbour"
    again.close()


def test_the_first_run_gives_the_installation_an_id_that_stays(tmp_path):
    named = actions.identified(settings.load())
    assert len(named.installation) == 32
    assert settings.load().installation == named.installation
    assert actions.identified(named) is named


def test_an_installation_whose_settings_cannot_be_written_works_all_the_same(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr("timeline_app.paths.config_dir", lambda: blocked)
    assert actions.identified(Settings()).installation


def test_a_file_that_is_there_is_not_made_anew(project, path):
    with pytest.raises(ProjectFileError, match="there already"):
        actions.new_project(path, Settings(name="Ann", installation="x"))


def test_a_file_that_is_none_of_ours_is_refused(tmp_path):
    other = tmp_path / "a.txt"
    other.write_text("words")
    with pytest.raises(NotAProject):
        actions.open_project(other, Settings(name="Ann", installation="x"))


def test_a_copy_holds_everything_and_the_project_stays_open(project, closed, tmp_path):
    actions.save_copy(project, tmp_path / "copy.chronology")
    copy = actions.open_project(tmp_path / "copy.chronology", Settings(name="Amina", installation="here"))
    assert copy.chronicle().entries == project.chronicle().entries
    copy.close()
    actions.edit_entry(project, closed, title="Still open")


def test_a_copy_where_nothing_can_be_written_is_refused(project, tmp_path):
    with pytest.raises(ReadOnlyProject):
        actions.save_copy(project, tmp_path / "none" / "copy.chronology")


def test_the_project_says_about_itself_what_it_is_told(project):
    assert actions.edit_dossier(project, title="Lowick", authors=["Ann"]).authors == ["Ann"]
    assert project.undo_label == "Edit project"
    with pytest.raises(InvalidValue, match="no field"):
        actions.edit_dossier(project, colour="y")


def test_an_untouched_project_is_as_it_was_written(project, closed):
    assert actions.verify(project) == ()


def test_an_export_needs_a_format_that_exists(project, tmp_path):
    with pytest.raises(ExportError, match="no export format"):
        actions.export(project, tmp_path / "out.pages")


def test_a_target_that_cannot_be_written_is_told(project, tmp_path):
    with pytest.raises(ExportError):
        actions.export(project, tmp_path / "none" / "out.csv")


def test_what_a_filter_holds_back_is_not_exported(project, closed, storm, tmp_path):
    report = actions.export(project, tmp_path / "out.csv", wanted=None)
    assert report.entries == 2
    assert "The harbour is closed" in report.path.read_text("utf-8-sig")


def test_a_target_that_is_a_folder_is_told_by_a_sentence(project, tmp_path):
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(ExportError) as told:
        actions.export(project, tmp_path / "out.csv")
    assert told.value.hint
