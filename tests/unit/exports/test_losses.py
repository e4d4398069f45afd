"""What a format could not take along is told once, with the entries it is true of."""

from __future__ import annotations

from timeline_app.exports import Losses


def test_each_sentence_is_told_once_with_its_entries_in_order():
    losses = Losses()
    losses.add("Notes were left out.", 3)
    losses.add("It is a copy.")
    losses.add("Notes were left out.", 5)
    losses.add("Notes were left out.", 3)
    assert losses.sentences() == ("Notes were left out. Entries: 3, 5.", "It is a copy.")


def test_many_entries_are_counted_after_the_first_twenty():
    losses = Losses()
    for number in range(1, 24):
        losses.add("Notes were left out.", number)
    assert losses.sentences()[0].endswith("18, 19, 20 and 3 more.")
