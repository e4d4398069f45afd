"""The timeline that follows an edit is the one that is arranged anew, whatever the edit was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.chart.test_editing import same
from timeline_app import actions
from timeline_app import settings as preferences
from timeline_app.model import Entry, Link
from timeline_app.project import Filter
from timeline_app.ui.timeline import reading

PLACES = ("Alder", "Birch", "")
DAYS = ("2019-09-05", "2019", "1999-01", "2018/2021", "since 2015", "c. 1990", "")
STEP = st.tuples(
    st.sampled_from(["date", "title", "place", "importance", "add", "remove", "link", "unlink", "undo", "redo"]),
    st.integers(0, 40),
    st.integers(0, 40),
)


class Story:
    """A project with some entries at three places, and what may happen to it."""

    def __init__(self, path) -> None:
        self.project = actions.new_project(path, preferences.load(), title="A story (a sample)")
        for number in range(9):
            self.add(number, number)

    def add(self, which: int, other: int) -> None:
        """Add an entry; the first three have a day, so that no lane is ever empty for long."""
        when, place = (DAYS[0] if which < 3 else DAYS[other % len(DAYS)]), PLACES[which % 3]
        actions.add_entry(self.project, f"Entry {which}", when=when, places=[place] if place else [], own_note=True)

    def do(self, step: str, which: int, other: int) -> None:
        """Make an edit, or take one back."""
        project, entries = self.project, self.project.all(Entry)
        if step in ("undo", "redo"):
            if step == "redo" or len(entries) > 6:
                getattr(project, step)()
            return
        entry, links = entries[which % len(entries)], project.all(Link)
        place = PLACES[other % 3]
        deeds = {
            "date": lambda: actions.edit_entry(project, entry, when=DAYS[other % len(DAYS)]),
            "title": lambda: actions.edit_entry(project, entry, title=f"Title {other}"),
            "place": lambda: actions.edit_entry(project, entry, places=[place] if place else []),
            "importance": lambda: actions.edit_entry(project, entry, importance=other % 5 + 1),
            "add": lambda: self.add(which, other),
            "remove": lambda: len(entries) > 6 and actions.remove(project, [("entry", entry.id)]),
            "unlink": lambda: links and actions.remove(project, [("link", links[other % len(links)].id)]),
        }
        if step == "link":
            target = entries[other % len(entries)]
            if target.id != entry.id and not any({link.from_id, link.to_id} == {entry.id, target.id} for link in links):
                actions.link(project, entry, target)
        else:
            deeds[step]()

    def read(self, wanted: Filter) -> reading.Gathered:
        """Read all that the picture is made from."""
        look = actions.lane_look(self.project, "place")
        return reading.gathered(self.project, wanted, reading.Looks("place", look, self.project.dossier))


@pytest.mark.parametrize("wanted", [Filter(), Filter(text="entry")], ids=["everything", "filtered"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=1, max_size=8))
def test_what_follows_an_edit_is_what_is_arranged_anew(tmp_path_factory, wanted, steps):
    story = Story(tmp_path_factory.mktemp("story") / "story.chronology")
    shown = reading.arranged(story.read(wanted))
    for step in steps:
        story.do(*step)
        read = story.read(wanted)
        anew, followed = reading.arranged(read), reading.edited(read, shown)
        if followed is not None:
            same(followed.marks, anew.marks)
            for name in ("ids", "types", "bases"):
                assert getattr(followed.links, name) == getattr(anew.links, name)
            for name in ("source", "target"):
                assert np.array_equal(getattr(followed.links, name), getattr(anew.links, name))
        shown = followed or anew
    story.project.close()


def test_a_small_edit_of_any_kind_is_followed(tmp_path):
    story = Story(tmp_path / "story.chronology")
    for number in range(3):
        story.add(number, 0)
    shown = reading.arranged(story.read(Filter()))
    for step in ("title", "date", "add", "link", "importance", "undo", "redo", "unlink", "remove", "undo"):
        story.do(step, 10, 2)
        shown = reading.edited(story.read(Filter()), shown)
        assert shown is not None, step
    story.project.close()
