from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from tests.ui.library.conftest import heard, source
from timeline_app import actions
from timeline_app.actions import Details
from timeline_app.dates import parse
from timeline_app.errors import NotSaved
from timeline_app.model import Source
from timeline_app.sources import Capture
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.library import Bringing, drops
from timeline_app.ui.library.bringing import shared, typed_over

SEEDS = ["wire-a.txt", "wire-b.txt", "post.html", "gazette.md", "herald.html", "radio-dari.html"]


@pytest.fixture
def host(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def way(empty_desk, host):
    """The way in of an empty project."""
    return Bringing(empty_desk, host)


@pytest.fixture
def form_of(qtbot):
    """Start something that brings in, and return the form that appears."""

    def wait(way, start):
        with qtbot.waitSignal(way._desk.wishes.form, timeout=30000) as asked:
            start()
        form = asked.args[0]
        qtbot.addWidget(form)
        return form

    return wait


def paste(way, text, **more):
    way._desk.wishes.bring_in.emit([Capture.of_paste(text, **more)])


def sources(way):
    return way._desk.document.project.all(Source)


def words(form):
    return " ".join(label.text() for label in form.findChildren(QLabel))


ARTICLE = "Kabul attack counted\n\nThe men left on Monday. It was cold."


def test_an_article_is_read_checked_and_added(qtbot, way, form_of):
    desk = way._desk
    previews, toasts = heard(desk.wishes.preview), heard(desk.wishes.toast)
    form = form_of(way, lambda: paste(way, ARTICLE))
    assert previews[0][0].text.startswith("Kabul attack counted")
    assert sources(way) == []
    form.title.text.setPlainText("Another title")
    form.publisher.line.setText("Sample Wire C")
    form.published.line.setText("11 Sept 2019")
    form.published.line.textEdited.emit("11 Sept 2019")
    qtbot.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    (made,) = sources(way)
    assert made.csl["title"] == "Another title"
    assert actions.published(desk.document.project, made) == "2019-09-11"
    assert previews[-1] == (None,)
    assert desk.selection.current == Ref("source", made.id)
    assert toasts == [("Added “Another title”.", True)]
    assert way.form is None


def test_the_date_of_publication_comes_first_where_it_was_not_found(way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    assert form.focusProxy() is form.published
    assert "Not found in the article" in form.published.words.words
    assert form.published.state == "provisional"


def test_each_value_says_where_it_was_found(way, form_of):
    from timeline_app import paths

    post = paths.resource("seeds", "post.html")
    form = form_of(way, lambda: way.bring_files([post]))
    assert form.published.value() == parse("2019-09-11")
    assert form.focusProxy() is form.title
    assert "Sure. Found in" in words(form)
    assert form.publisher.typed() == "Sample Post"
    assert form.authors.typed() == ("Sample Post Demonstration Desk",)
    assert "As the article says." in words(form)
    assert form.details().url == "https://example.org/sample-post/2019/two-districts-of-takhar"
    assert "post.html" in words(form)


def test_a_title_may_be_the_first_line_or_the_name_of_the_file(way, form_of, tmp_path):
    path = tmp_path / "An odd name.txt"
    path.write_text("The men left on Monday, and nobody saw them go.")
    form = form_of(way, lambda: way.bring_files([path]))
    assert "first line" in words(form) or "name of the file" in words(form)


def test_what_is_typed_but_no_date_is_not_added(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.published.line.setText("when the snow fell")
    form.published.line.textEdited.emit("when the snow fell")
    qtbot.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    assert sources(way) == []
    assert form.published.state == "wrong"


def test_a_source_needs_a_title(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.title.text.setPlainText("  ")
    qtbot.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    assert sources(way) == []
    assert form.title.error()


def test_what_the_accessed_field_cannot_be_is_said_there(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.accessed.line.setText("yesternight")
    qtbot.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    assert sources(way) == []
    assert form.accessed.error()


def test_any_other_refusal_stands_in_the_bar_of_the_form(way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.refuse(NotSaved("The change could not be saved: disk full.", hint="Make room."))
    assert "disk full" in form.bar.words()


def test_ctrl_enter_adds(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.show()
    form.activateWindow()
    form.title.text.setFocus()
    qtbot.waitUntil(lambda: form.isActiveWindow())
    qtbot.keyClick(form.title.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(sources(way)) == 1


def test_discarding_leaves_the_project_as_it_was(way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    previews, changes = heard(way._desk.wishes.preview), heard(way._desk.document.changed)
    form.skipped.emit()
    assert sources(way) == []
    assert previews == [(None,)]
    assert changes == []


def test_the_same_bytes_are_offered_as_they_are_or_as_a_copy(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    form._add()
    (first,) = sources(way)
    opened = heard(way._desk.selection.opened)
    form = form_of(way, lambda: paste(way, ARTICLE))
    assert "already" in form.bar.words()
    assert not form.add_button.isEnabled()
    form._add()
    assert len(sources(way)) == 1
    qtbot.mouseClick(form.open_button, Qt.MouseButton.LeftButton)
    assert opened == [(Ref("source", first.id),)]
    form = form_of(way, lambda: paste(way, ARTICLE))
    form.publisher.line.setText("Sample Herald")
    qtbot.mouseClick(form.copy_button, Qt.MouseButton.LeftButton)
    assert len(sources(way)) == 2


def test_bytes_that_arrive_while_the_form_is_open_are_noticed(way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    project, proposal = way._desk.document.project, form.proposal
    actions.import_article(project, proposal.article, proposal.capture, proposal.details)
    form._add()
    assert "already" in form.bar.words()
    assert len(sources(way)) == 1


# several


def several(way, count=3):
    texts = [f"Headline {number}\n\nThe men left. Number {number}." for number in range(1, count + 1)]
    way._desk.wishes.bring_in.emit([Capture.of_paste(text) for text in texts])


def test_several_are_checked_one_after_the_other(way, form_of):
    form = form_of(way, lambda: several(way))
    assert "1 of 3" in words(form)
    form._add()
    assert "2 of 3" in words(way.form)
    way.form.skipped.emit()
    assert "3 of 3" in words(way.form)
    way.form._add()
    assert sorted(s.csl["title"] for s in sources(way)) == ["Headline 1", "Headline 3"]
    assert way.form is None


def test_one_form_serves_for_what_several_share(qtbot, way, form_of):
    toasts = heard(way._desk.wishes.toast)
    form = form_of(way, lambda: several(way))
    form.publisher.line.setText("Sample Wire C")
    form.published.load(parse("2019-09-11"))
    form.language.combo.setCurrentIndex(1)
    qtbot.mouseClick(form.all_button, Qt.MouseButton.LeftButton)
    assert [s.csl["title"] for s in sources(way)] == ["Headline 1", "Headline 2", "Headline 3"]
    assert {s.csl["container-title"] for s in sources(way)} == {"Sample Wire C"}
    assert {actions.published(way._desk.document.project, s) for s in sources(way)} == {"2019-09-11"}
    assert {s.csl["language"] for s in sources(way)} == {"en"}
    assert toasts == [("Added 3 sources.", False)]
    assert way.form is None


def test_while_several_are_read_it_says_which_one(qtbot, way, form_of):
    said = []
    way._desk.jobs.changed.connect(lambda: said.extend(p.words for _, p in way._desk.jobs._jobs.values()))
    form_of(way, lambda: several(way, 2))
    assert [words for words in dict.fromkeys(said) if words] == [
        "Reading 1 of 2: Pasted words",
        "Reading 2 of 2: Pasted words",
    ]


def test_what_the_first_article_says_of_itself_is_not_taken_for_the_others(way):
    page = Details(title="One", publisher="Sample Daily", published="2021-02-20", language="en", type="webpage")
    form = replace(page, language="fa", published_by="person")
    found = shared(Details(title="Two"), typed_over(page, form))
    assert (found.publisher, found.published, found.type) == ("", "", Details(title="Two").type)
    assert found.language == "fa", "that was typed"


def test_what_an_article_says_itself_is_not_overruled_by_the_others():
    own = Details(title="Own", publisher="Own paper", published="2019-09-01", published_by="reader", type="webpage")
    form = Details(title="Form", publisher="Other", published="2019-09-11", language="en")
    found = shared(own, form)
    assert (found.title, found.publisher, found.published, found.published_by) == (
        *("Own", "Own paper", "2019-09-01"),
        "reader",
    )
    assert (found.language, found.type) == ("en", "article-newspaper")


def test_those_that_are_here_already_are_left_for_a_decision(qtbot, way, form_of):
    form = form_of(way, lambda: several(way, 2))
    form._add()
    form = way.form
    form._add()
    assert len(sources(way)) == 2
    form = form_of(way, lambda: several(way, 3))
    assert form.proposal.here
    qtbot.mouseClick(form.all_button, Qt.MouseButton.LeftButton)
    assert len(sources(way)) == 3
    assert way.form.proposal.here
    assert "1 of 1" not in words(way.form)


def test_more_can_arrive_while_one_is_checked(qtbot, way, form_of):
    form = form_of(way, lambda: paste(way, ARTICLE))
    paste(way, "Another headline\n\nMore words.")
    qtbot.waitUntil(lambda: len(way._waiting) == 1, timeout=15000)
    assert way.form is form
    form._add()
    assert way.form.title.typed() == "Another headline"


def test_stopping_brings_in_none_of_the_others(way, form_of):
    form = form_of(way, lambda: several(way))
    form._add()
    way.form.stopped.emit()
    assert len(sources(way)) == 1
    assert way.form is None


def test_another_project_ends_what_was_under_way(way, form_of, tmp_path):
    form_of(way, lambda: several(way))
    way._desk.document.show(None)
    assert way.form is None
    assert not way._waiting


# what cannot be read


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(way, form_of, tmp_path):
    failures = heard(way.failed)
    good, binary, empty = tmp_path / "good.txt", tmp_path / "binary.txt", tmp_path / "empty.txt"
    good.write_text(ARTICLE)
    binary.write_bytes(bytes(range(256)) * 40)
    empty.write_bytes(b"")
    form = form_of(way, lambda: way.bring_files([binary, empty, good, tmp_path / "missing.txt"]))
    assert form.title.typed() == "Kabul attack counted"
    ((said, _hint),) = failures
    assert "binary.txt" in said
    assert "2 more failed." in said
    result = way._desk.jobs.results[-1]
    assert result.words == "1 article read, 3 failed."


def test_nothing_comes_in_without_a_project(desk, host):
    way = Bringing(desk, host)
    failures = heard(way.failed)
    way.bring_in([Capture.of_paste("words")])
    way.choose_files()
    assert {sentence for sentence, _ in failures} == {"There is no project to bring it into."}


def test_a_cancelled_reading_leaves_nothing(qtbot, way):
    paste(way, ARTICLE)
    with qtbot.waitSignal(way._desk.jobs.ended, timeout=15000):
        way._desk.jobs.cancel_all()
    assert way.form is None


# ways in


def test_files_are_chosen_in_a_dialog_that_does_not_block(qtbot, way, form_of, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    way._desk.wishes.bring_in.emit([])
    dialog = way._window.findChild(QFileDialog)
    assert "*.html" in dialog.nameFilters()[0]
    form = form_of(way, lambda: dialog.filesSelected.emit([str(path)]))
    assert form.title.typed() == "Kabul attack counted"
    dialog.close()


def test_the_clipboard_brings_in_words_with_their_html(qtbot, way, form_of):
    mime = QMimeData()
    mime.setText("A headline of the web. The men left.")
    mime.setHtml("<h1>A headline of the web</h1><p>The men left.</p>")
    QApplication.clipboard().setMimeData(mime)
    form = form_of(way, way.capture_clipboard)
    assert "A headline of the web" in form.title.typed()


def test_an_empty_clipboard_is_said_to_hold_no_words(qtbot, way):
    QApplication.clipboard().clear()
    with qtbot.waitSignal(way.failed) as said:
        way.capture_clipboard()
    assert said.args == ["There are no words in it.", ""]


def dropped(text="", html="", urls=()):
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    return mime


def test_a_folder_stands_for_the_articles_in_it(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("b.txt", "a.md", "picture.png"):
        (inner / name).write_text("words")
    found = drops.taken(dropped(urls=[QUrl.fromLocalFile(str(tmp_path)).toString()]))
    assert [path.name for path in found.files] == ["a.md", "b.txt"]
    (tmp_path / "nothing").mkdir()
    assert drops.of_paths([tmp_path / "nothing"]).refusal


def test_a_project_is_opened_instead(way, tmp_path):
    asked = heard(way._desk.wishes.open_project)
    path = tmp_path / "x.chronology"
    path.write_bytes(b"")
    way.drop(dropped(urls=[QUrl.fromLocalFile(str(path)).toString()]))
    way.bring_files([path])
    assert asked == [(path,), (path,)]


def test_an_empty_drop_and_an_address_are_refused_with_a_sentence(way, tmp_path):
    failures = heard(way.failed)
    way.drop(dropped(text="https://example.org/a", urls=["https://example.org/a"]))
    way.drop(dropped(text="   "))
    (tmp_path / "none").mkdir()
    way.bring_files([tmp_path / "none"])
    assert len(failures) == 3
    assert all(sentence.endswith(".") for sentence, _ in failures)
    assert drops.can_take(dropped(text="x"))
    assert not drops.can_take(QMimeData())


def test_the_seeds_all_come_in(qtbot, way, form_of):
    from timeline_app import paths

    files = [paths.resource("seeds", name) for name in SEEDS]
    form = form_of(way, lambda: way.bring_files(files))
    form._add_all()
    assert len(sources(way)) == 6
    assert source(way._desk, "طالبان").csl["language"] == "fa-AF"
