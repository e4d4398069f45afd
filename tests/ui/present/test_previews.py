"""What an export will look like, before it is written: pages, rows, text."""

import pytest

from timeline_app import exports
from timeline_app.errors import ExportError
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.present import looking
from timeline_app.ui.present.looking import Shown, look
from timeline_app.ui.present.showing import Rows, Showing


def said_nothing(_done, _total, _words=""):
    pass


def shown(project, name, options=None, wanted=None):
    known = next(one for one in exports.formats() if one.name == name)
    return look(project, known, options or {}, wanted, said_nothing)


@pytest.mark.parametrize("name", ["csv", "acled", "aeon", "knightlab", "tables", "excel", "xlsx"])
def test_a_table_shows_its_first_rows_below_its_headings(project, name):
    found = shown(project, name)
    assert "title" in [head.casefold() for head in found.heads] or name in ("acled", "knightlab")
    assert found.rows
    assert not found.pages


@pytest.mark.parametrize("name", ["docx", "odt", "markdown", "json", "jsonld", "ics", "kml", "geojson", "timelinejs"])
def test_a_document_or_a_file_for_a_program_shows_its_text(project, name):
    found = shown(project, name)
    assert "Takhar" in found.text
    if name in ("docx", "odt"):
        assert "<" not in found.text


def test_a_page_for_the_web_is_shown_without_what_only_a_browser_shows(project):
    found = shown(project, "html")
    assert "Takhar" in found.html
    assert "<script" not in found.html
    assert "<svg" not in found.html


@pytest.mark.parametrize("name", ["svg", "png"])
def test_a_picture_is_shown_as_it_will_be(project, name):
    (page,) = shown(project, name, {"width": 600.0}).pages
    assert page.startswith(b"\x89PNG")


@pytest.mark.parametrize("template", ["compact", "evidence"])
def test_pages_are_set_in_the_template_that_was_chosen(project, template):
    found = shown(project, "pdf", {"template": template}, Filter(text="yangi"))
    assert all(page.startswith(b"\x89PNG") for page in found.pages)


def test_what_is_filtered_is_what_is_shown(project):
    every, few = shown(project, "csv"), shown(project, "csv", wanted=Filter(text="yangi"))
    assert 0 < len(few.rows) < len(every.rows)


@pytest.mark.parametrize("name", ["tables", "excel", "xlsx"])
def test_a_set_of_tables_shows_what_a_filter_lets_through_or_says_what_it_holds_back(project, name):
    every, few = shown(project, name), shown(project, name, wanted=Filter(text="yangi"))
    assert 0 < len(few.rows) < len(every.rows)
    none = shown(project, name, wanted=Filter(text="nowhere to be found"))
    assert not none.rows
    assert f"The filter holds back {project.count(Entry)} entries." in none.text


def test_of_many_entries_only_the_first_are_made_into_a_preview(project, monkeypatch):
    monkeypatch.setattr(looking, "MANY", 10)
    monkeypatch.setattr(looking, "FEW", 3)
    assert len({row[0] for row in shown(project, "csv").rows}) == 3


def test_a_value_that_an_option_cannot_have_is_told(project):
    with pytest.raises(ExportError):
        shown(project, "pdf", {"template": "papyrus"})


@pytest.fixture
def showing(qtbot, looks):
    widget = Showing()
    qtbot.addWidget(widget)
    return widget


def test_the_first_preview_is_waited_for_and_later_ones_take_its_place(showing, qtmodeltester):
    showing.wait()
    assert showing.stack.currentWidget() is showing.waits
    showing.put(Shown("Spreadsheet", heads=("a", "b"), rows=(("1", "two\nlines"), ("3",))))
    assert showing.stack.currentWidget() is showing.table
    assert showing.rows.data(showing.rows.index(0, 1)) == "two lines"
    assert showing.rows.data(showing.rows.index(1, 1)) == ""
    assert isinstance(showing.rows, Rows)
    qtmodeltester.check(showing.rows)
    showing.wait()
    assert showing.stack.currentWidget() is showing.table, "the one before stays until the next is there"
    showing.put(Shown("Page", html="<h1>Words</h1>"))
    assert "Words" in showing.page.toPlainText()
    showing.put(Shown("Text", text="Words"))
    assert showing.text.toPlainText() == "Words"
    assert showing.header.title.text_whole() == "Text, the beginning"
    showing.fail("It cannot be shown.")
    assert showing.waits.accessibleName() == "It cannot be shown."


def test_the_panel_shows_rows_in_the_readers_place_and_gives_it_back(qtbot, presenter, sample_desk, pages):
    staged = []
    sample_desk.wishes.stage.connect(staged.append)
    sample_desk.wishes.export.emit()
    field = presenter.panel.fields["format"]
    field.combo.setCurrentIndex(field._values.index("csv"))
    field.combo.activated.emit(field.combo.currentIndex())
    presenter.previewing.make()
    (view,) = staged
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.table, timeout=60_000)
    presenter.previewing._not_made(presenter.previewing._making, ExportError("There is no room."))
    assert view.waits.accessibleName() == "There is no room."
    sample_desk.wishes.arrange.emit("read")
    assert staged[-1] is None
