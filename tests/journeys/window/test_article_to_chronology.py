"""The whole main job in one sitting: from an empty project to a chronology on paper, by mouse and keys alone."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.journeys.window.articles import BRIDGE, FERRY, TITLE
from tests.journeys.window.hand import Hand
from timeline_app import actions
from timeline_app.dates import show
from timeline_app.model import TABLES, Citation, Link, Passage, Source, Tag, Version


def test_from_an_article_to_a_cited_chronology(sit_down, tmp_path):
    path = tmp_path / "Alder flood.chronology"
    hand = sit_down()
    begin(hand, path)
    bring_in(hand, tmp_path)
    make_entries(hand)
    cite_again(hand)
    mark(hand)
    link(hand)
    edit_in_the_table(hand)
    take_back(hand)
    before = everything(hand)
    hand.window.close()

    hand = sit_down(path)
    assert everything(hand) == before
    undo_after_a_restart(hand, before)
    hand_over(hand, tmp_path)


def begin(hand: Hand, path: Path) -> None:
    """New project, at a path typed into the chooser."""
    hand.press_button("New project")
    hand.choose(path)
    hand.until(lambda: hand.window.desk.document.is_open)
    assert hand.window.windowTitle() == "Alder flood, saved – Timeline"
    assert not hand.entries()


def bring_in(hand: Hand, folder: Path) -> None:
    """One article from the clipboard, one as a file that is dropped; their dates are typed."""
    QApplication.clipboard().setText(BRIDGE)
    hand.press("Ctrl+Shift+V")
    hand.until(lambda: hand.window.library.bringing.form)
    form = hand.window.library.bringing.form
    assert form.title.typed() == TITLE
    assert form.published.isAncestorOf(hand.focus()), "the date is asked for first"
    hand.write("18 March 2021")
    assert "Thursday 18 March 2021" in form.published.words.words
    hand.click(form.publisher.editor())
    hand.write("Sample Courier")
    hand.press_button("Add source", form)
    hand.until(lambda: hand.count(Source) == 1)
    assert "gave way on March 14" in hand.window.reader.view.toPlainText()

    file = folder / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    assert hand.drop_files(file)
    hand.until(lambda: hand.window.library.bringing.form)
    form = hand.window.library.bringing.form
    if form.published.typed() is None:
        hand.click(form.published.editor())
        hand.write_over("17 March 2021")
    hand.click(form.publisher.editor())
    hand.write_over("Sample Post")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.count(Source) == 2)
    published = {v.published["edtf"] for v in hand.project.all(Version)}
    assert published == {"2021-03-18", "2021-03-17"}


def make_entries(hand: Hand) -> None:
    """Words, E, title, date, Ctrl+Enter."""
    open_source(hand, TITLE)
    for words, title, date, read in (
        ("gave way on March 14", "The bridge at Alder falls", "14 March 2021", "Sunday 14 March 2021"),
        ("rising since March 9", "The Lorn rises", "since 9 March 2021", "since 9 March 2021"),
        ("the army opened a ferry at Birch", "A ferry at Birch", "16 March 2021", "Tuesday 16 March 2021"),
        ("warned of cracks in the eastern pier in 2019", "Warning of cracks", "2019", "2019"),
    ):
        hand.select_words(words)
        hand.press("E")
        draft = hand.window.inspector.draft
        hand.until(draft.isVisible)
        assert draft.fields["title"].isAncestorOf(hand.focus())
        hand.write_over(title)
        hand.press("Tab")
        assert draft.fields["when"].isAncestorOf(hand.focus())
        hand.write_over(date)
        assert read in draft.fields["when"].words.words
        made = len(hand.entries())
        hand.press("Ctrl+Return")
        hand.until(lambda made=made: len(hand.entries()) == made + 1)
        assert hand.window.inspector.entry.isVisible(), "the new entry stands where the draft stood"
        hand.window.reader.view.isVisible()
        back_to_the_text(hand)
    assert hand.count(Citation) == 4


def cite_again(hand: Hand) -> None:
    """The other article says something on the same ferry: C, and the entry chosen from the list."""
    open_source(hand, "Ferry at Birch")
    hand.select_words("made its first crossing on March 16")
    hand.press("C")
    hand.pick("A ferry at Birch")
    hand.until(lambda: hand.count(Citation) == 5)
    assert len(hand.project.all(Citation, entry_id=hand.entry("ferry").id)) == 2


def mark(hand: Hand) -> None:
    """H, N and T leave marks that no entry rests on yet."""
    back_to_the_text(hand)
    hand.select_words("said the ferryman")
    hand.press("H")
    hand.until(lambda: [p for p in hand.project.all(Passage) if p.colour])
    back_to_the_text(hand)
    hand.select_words("carries thirty people")
    hand.press("N")
    hand.until(lambda: hand.window.inspector.isAncestorOf(hand.focus()))
    hand.write("The Courier says forty.")
    back_to_the_text(hand)
    hand.until(lambda: [p for p in hand.project.all(Passage) if p.comment == "The Courier says forty."])
    hand.select_words("not forty")
    hand.press("T")
    hand.until(lambda: hand.window.inspector.isAncestorOf(hand.focus()))
    hand.write("figures")
    hand.press("Return")
    hand.until(lambda: [tag for tag in hand.project.all(Tag) if tag.name == "figures"])


def link(hand: Hand) -> None:
    """L and Enter between two entries; then a drag from one dot to another."""
    hand.press("F8")
    hand.window.chronology.bring("timeline")
    hand.settle()
    canvas = hand.window.timeline.canvas
    hand.click(canvas.viewport(), hand.dot(hand.entry("Lorn rises")))
    assert hand.window.desk.selection.entries() == (hand.entry("Lorn rises").id,)
    hand.press("L")
    hand.click(canvas.viewport(), hand.dot(hand.entry("bridge at Alder")))
    hand.press("Return")
    hand.pick("Causes")
    hand.until(lambda: hand.count(Link) == 1)
    hand.settle()
    assert hand.focus() is canvas, "the list of types handed the focus back"
    hand.press(*["+"] * 8)
    hand.settle()
    hand.drag(canvas.viewport(), hand.dot(hand.entry("bridge at Alder")), hand.dot(hand.entry("ferry")))
    hand.pick("Precedes")
    hand.until(lambda: hand.count(Link) == 2)
    ends = {(one.from_id, one.to_id, one.type) for one in hand.project.all(Link)}
    rises, falls, ferry = (hand.entry(words).id for words in ("Lorn rises", "bridge at Alder", "ferry"))
    assert {(rises, falls), (falls, ferry)} == {pair[:2] for pair in ends}


def edit_in_the_table(hand: Hand) -> None:
    """F2 in a cell, new words, Enter; the same on the date."""
    hand.press("Ctrl+PgDown")
    assert hand.window.chronology.current() == "table"
    table = hand.window.table.table
    entry = hand.entry("Warning of cracks")
    hand.click(table.viewport(), hand.cell(entry, "title"))
    hand.press("F2")
    hand.write_over("The engineer warns of cracks")
    hand.press("Return")
    hand.until(lambda: hand.entry("engineer warns"))
    hand.click(table.viewport(), hand.cell(entry, "when"), double=True)
    hand.write_over("autumn 2019")
    hand.press("Return")
    hand.until(lambda: hand.entry("engineer warns").date.edtf == "2019-23")


def take_back(hand: Hand) -> None:
    """Ctrl+Z twice and forth again; the menu says what it would take back."""
    undo = hand.window.menus.actions["edit.undo"]
    told = undo.text()
    assert "Undo" in told and told != "Undo"
    hand.press("Ctrl+Z")
    hand.until(lambda: hand.entry("engineer warns").date.edtf == "2019")
    hand.press("Ctrl+Z")
    hand.until(lambda: hand.entry("Warning of cracks"))
    hand.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    hand.until(lambda: hand.entry("engineer warns").date.edtf == "2019-23")
    assert undo.text() == told


def undo_after_a_restart(hand: Hand, before: dict[str, dict[str, object]]) -> None:
    hand.press("Ctrl+Z")
    hand.until(lambda: hand.entry("engineer warns").date.edtf == "2019")
    hand.press("Ctrl+Shift+Z")
    hand.until(lambda: hand.entry("engineer warns").date.edtf == "2019-23")
    assert everything(hand) == before


def hand_over(hand: Hand, folder: Path) -> None:
    """Present: the pages are seen, then written; then the two kinds of tables."""
    hand.press("F9")
    reader = hand.window.reader
    hand.until(
        lambda: any(label.accessibleName().startswith("Page 1 of") for label in reader.pages.findChildren(QLabel))
    )
    assert reader.pages.isVisible()
    hand.press_button("Export…", hand.window.inspector)
    hand.choose(folder / "out.pdf")
    hand.until(lambda: (folder / "out.pdf").exists())
    hand.until(lambda: any("Open the file" in b.text() for b in visible_buttons(hand)))
    holds_everything(hand, folder / "out.pdf")
    for name, title in (("csv", "Spreadsheet"), ("tables", "Set of tables")):
        hand.choose_format(title)
        out = folder / f"out{'.zip' if name == 'tables' else '.csv'}"
        hand.press_button("Export…", hand.window.inspector)
        hand.choose(out)
        hand.until(out.exists)
        hand.settle()
    same_rows(hand, folder / "out.csv")
    same_records(hand, folder / "out.zip")


def holds_everything(hand: Hand, path: Path) -> None:
    """The PDF's text, read back, holds every entry's title, date, quote and citation."""
    document = pypdfium2.PdfDocument(path)
    text = squeezed(" ".join(page.get_textpage().get_text_bounded() for page in document))
    document.close()
    for entry in hand.entries():
        assert squeezed(entry.title) in text
        assert squeezed(show(entry.date)) in text or squeezed(str(entry.date.edtf)) in text
        for citation in hand.project.all(Citation, entry_id=entry.id):
            passage = hand.project.get(Passage, citation.passage_id)
            assert squeezed(passage.quote) in text
            source = hand.project.get(Source, citation.source_id)
            assert squeezed(source.csl["title"]) in text
            assert squeezed(source.csl.get("container-title") or source.csl["publisher"]) in text


def same_rows(hand: Hand, path: Path) -> None:
    """The flat sheet has a row for each citation, with its words."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == hand.count(Citation)
    told = {cell for row in rows for cell in row.values()}
    assert {passage.quote for passage in cited(hand)} <= told
    assert {entry.title for entry in hand.entries()} <= told


def same_records(hand: Hand, path: Path) -> None:
    """The lossless set, read back, is the project field by field: an import would change nothing."""
    assert zipfile.is_zipfile(path)
    plan = actions.plan_import(hand.project, actions.read_table(hand.project, path))
    assert not plan.missing
    assert not plan.refused
    assert {row.group for row in plan.rows} == {"same"}
    told = {row.table for row in plan.rows}
    assert {"entry", "citation", "source", "version", "passage", "link", "tag", "tagging"} <= told


# small steps


def open_source(hand: Hand, title: str) -> None:
    """Choose an article in the library and go into its text."""
    hand.press("F7")
    rows = hand.window.library.lists[0]
    model = rows.model()
    at = next(n for n in range(model.rowCount()) if title in str(model.index(n, 0).data()))
    hand.click(rows.viewport(), rows.visualRect(model.index(at, 0)).center())
    hand.press("Return")
    hand.until(lambda: hand.focus() is hand.window.reader.view)
    hand.settle()


def back_to_the_text(hand: Hand) -> None:
    """Click beside the words, at the foot of the text."""
    view = hand.window.reader.view
    hand.click(view.viewport(), QPoint(view.viewport().width() // 2, view.viewport().height() - 6))
    hand.settle()


def visible_buttons(hand: Hand):
    return [b for b in hand.window.findChildren(QAbstractButton) if b.isVisible()]


def everything(hand: Hand) -> dict[str, dict[str, object]]:
    """Every field of every record."""
    return {name: {one.id: dumped(one) for one in hand.project.all(kind)} for name, kind in TABLES.items()}


def dumped(record) -> dict[str, object]:
    return {name: value for name, value in record.model_dump().items() if name != "gone"}


def cited(hand: Hand) -> list[Passage]:
    return [hand.project.get(Passage, one.passage_id) for one in hand.project.all(Citation)]


def squeezed(text: str) -> str:
    """Without what typesetting changes: spaces, line ends, hyphens and the kind of quotation marks."""
    return "".join(letter for letter in text if letter.isalnum()).casefold()
