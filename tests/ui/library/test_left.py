"""How many proposals are left of an article stands in its row."""

from timeline_app.ui.library import LibraryPane


def test_a_source_says_how_many_proposals_are_left_of_it(qtbot, sample_desk):
    pane = LibraryPane(sample_desk)
    qtbot.addWidget(pane)
    pane.show()
    notes = lambda: [row.note for row in pane.lists[0].rows.rows]  # noqa: E731
    assert not any("proposal" in note for note in notes())
    with qtbot.waitSignal(sample_desk.proposals.read_all().finished):
        pass
    left = sample_desk.proposals.by_source()
    assert left
    qtbot.waitUntil(lambda: sum("proposal" in note for note in notes()) == len(left))
    assert any(note.startswith("1 proposal · ") or " proposals · " in note for note in notes())
