"""The order of a list, by SQL, against the same order by plain Python."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.dates import CEILING, FLOOR, accept
from timeline_app.dates.calendars import civil_from_days
from timeline_app.errors import Cancelled
from timeline_app.model import Agent, Citation, Entry, Place, Role, Site, Source, Tag
from timeline_app.project import GROUPS, ORDERS, By, Filter, Project, parts, touched, where_is
from timeline_app.project.folding import fold
from timeline_app.project.views.ordering.keys import month_of

DATES = ["", "2019-09-05", "2019-09", "2019", "2018-12-31/2019-01-02", "../1850", "1850/..", "1900~", "201X", "-0043"]
DATES += ["2019-09-05T10:00:00", "Y-20000", "XXXX-12", "Y12019"]
NAMES = ["Kabul", "kabul", "Aleppo", "Łódź", "łódź", "تخار", "كابل", "کابل", "Élan", "zagreb", "Ёлка", "ёлка"]
TITLES = ["b", "B", "a", "ä", "Ä", "", "Z", "تخار", "Ж", "ж", "a b"]
KINDS = ["occurrence", "statement", "state"]

entries = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "summary": st.sampled_from(["", "x", "Y", "ʿ"]),
        "when": st.sampled_from(DATES),
        "kind": st.sampled_from(KINDS),
        "status": st.sampled_from(["undisputed", "disputed"]),
        "importance": st.integers(1, 5),
        "confidence": st.sampled_from(["", "low", "moderate", "high"]),
        "lane": st.sampled_from(["", "North", "south", "ء"]),
        "private_note": st.sampled_from(["", "b", "A"]),
        "rank": st.integers(0, 2),
        "places": st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
        "people": st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["person", "group"])), max_size=2),
        "tags": st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
        "sources": st.lists(st.sampled_from(NAMES), max_size=2),
        "claimant": st.sampled_from(["", *NAMES]),
    }
)
keys = st.lists(st.builds(By, st.sampled_from(list(ORDERS)), st.booleans()), max_size=3, unique_by=lambda key: key[0])
groups = st.none() | st.builds(By, st.sampled_from(GROUPS), st.booleans())


class Known:
    """A project and what an oracle knows of it."""

    def __init__(self, folder: str, given: list[dict]) -> None:
        self.project = Project.create(Path(folder, "order.chronology"), author="Ada")
        self.by_name: dict = {}
        self.rows: dict[str, dict] = {}
        with self.project.edit("Fill") as edit:
            for fields in given:
                self.add(edit, fields)

    def named(self, edit, what, name, **more):
        key = (what, name, *more.values())
        if key not in self.by_name:
            fields = {"csl": {"title": name}} if what is Source else {"name": name}
            self.by_name[key] = edit.add(what(**fields, **more)).id
        return self.by_name[key]

    def add(self, edit, fields):
        own = {name: value for name, value in fields.items() if name in Entry.model_fields and name != "when"}
        date = accept(fields["when"]) if fields["when"] else None
        entry = edit.add(Entry(**own, when=date and date.to_json()))
        for n, name in enumerate(fields["places"]):
            edit.add(Site(entry_id=entry.id, place_id=self.named(edit, Place, name), position=n))
        for n, (name, kind) in enumerate(fields["people"]):
            edit.add(Role(entry_id=entry.id, agent_id=self.named(edit, Agent, name, kind=kind), position=n))
        for name in fields["tags"]:
            edit.add(actions.names.tagging("entry", entry.id, self.named(edit, Tag, name)))
        for n, name in enumerate(fields["sources"]):
            who = self.named(edit, Agent, fields["claimant"], kind="person") if fields["claimant"] else None
            source = self.named(edit, Source, name)
            edit.add(Citation(entry_id=entry.id, source_id=source, claimant_id=who, position=n))
        self.rows[entry.id] = {**fields, "entry": self.project_state(entry), "number": len(self.rows)}
        return entry

    @staticmethod
    def project_state(entry):
        return entry

    def value(self, name, id_):
        row = self.rows[id_]
        entry = row["entry"]
        first = {
            "place": row["places"],
            "person": [name for name, _ in row["people"]],
            "tag": sorted(row["tags"]),
            "source": row["sources"],
            "claimant": [row["claimant"]] if row["claimant"] and row["sources"] else [],
        }
        if name in first:
            return fold(first[name][0]) if first[name] else None
        confidence = ["", "low", "moderate", "high"].index(row["confidence"]) or None
        return {
            "earliest": entry.when_lo if entry.when_lo_kind == "known" else None,
            "latest": entry.when_hi if entry.when_hi_kind == "known" else None,
            "title": fold(row["title"]),
            "summary": fold(row["summary"]) or None,
            "citations": len(row["sources"]),
            "kind": row["kind"],
            "status": row["status"],
            "importance": row["importance"],
            "confidence": confidence,
            "lane": fold(row["lane"]) or None,
            "note": fold(row["private_note"]) or None,
            "edtf": entry.when_edtf,
        }[name]

    def group(self, name, id_):
        row = self.rows[id_]
        if name in ("person", "organisation"):
            fits = [who for who, kind in row["people"] if (kind == "person") == (name == "person")]
            return fold(fits[0]) if fits else None
        if name not in ("year", "month"):
            return self.value(name, id_)
        entry = row["entry"]
        if entry.when_lo_kind != "known":
            return None
        first, last = (month(second) for second in (entry.when_lo, entry.when_start_hi - 1))
        if name == "year":
            first, last = first and first // 12, last and last // 12
        return first if first == last else None

    def sorted(self, keys, group):
        ids = list(self.rows)
        time = {id_: self.time(id_) for id_ in ids}
        ids.sort(key=time.__getitem__)
        for name, falling in reversed(keys):
            self.sort(ids, [self.by_time(id_) if name == "when" else (self.value(name, id_),) for id_ in ids], falling)
        if group is not None:
            self.sort(ids, [(self.group(group.order, id_),) for id_ in ids], group.falling)
        return ids

    def time(self, id_):
        entry = self.rows[id_]["entry"]
        return (entry.when_edtf is None, entry.when_sort, entry.when_hi, entry.rank, id_)

    def by_time(self, id_):
        return None if self.rows[id_]["entry"].when_edtf is None else self.time(id_)[1:]

    @staticmethod
    def sort(ids, values, falling):
        known = dict(zip(ids, values, strict=True))
        there = [id_ for id_ in ids if known[id_] is not None and known[id_][0] is not None]
        rest = [id_ for id_ in ids if id_ not in there]
        if falling and there and len(known[there[0]]) > 1:  # undated turn round as well, behind the others
            rest = rest[::-1]
        there.sort(key=known.__getitem__, reverse=falling)
        if falling:  # equal ones stay as they stood
            places = {id_: place for place, id_ in enumerate(ids)}
            there.sort(key=places.__getitem__)
            there.sort(key=known.__getitem__, reverse=True)
        ids[:] = there + rest


def month(second):
    if not FLOOR < second < CEILING - 1:
        return None
    year, number, _ = civil_from_days(second // 86400)
    return year * 12 + number - 1


def ids_of(order):
    return [pair.tobytes().hex() for pair in order.ids]


@given(st.lists(entries, max_size=12), keys, groups)
@settings(phases=[Phase.generate])
def test_sql_orders_as_python_does(given, keys, group):
    keys = [key for key in keys if key.order != "modified"]
    with TemporaryDirectory() as folder:
        known = Known(folder, given)
        found = known.project.order(Filter(), keys, group)
        assert ids_of(found) == known.sorted(keys, group)
        assert found.total == len(given)
        if group is not None:
            counts: dict = {}
            for id_ in ids_of(found):
                counts[known.group(group.order, id_)] = counts.get(known.group(group.order, id_), 0) + 1
            assert [(g.value, g.count) for g in found.groups] == list(counts.items())
        known.project.close()


@given(st.lists(entries, min_size=1, max_size=8), st.lists(entries, max_size=3), st.data(), keys, groups)
@settings(max_examples=30, phases=[Phase.generate])
def test_an_order_is_mended_to_what_asking_anew_would_give(given, more, data, keys, group):
    with TemporaryDirectory() as folder:
        known = Known(folder, given)
        project, wanted = known.project, Filter(kinds=frozenset({"occurrence", "state"}))
        before = project.order(wanted, keys, group)
        touched = set(data.draw(st.sets(st.sampled_from(list(known.rows)), max_size=3)))
        came = 0
        with project.edit("Change") as edit:
            for number, id_ in enumerate(sorted(touched)):
                if number == 0:
                    edit.remove(project.get(Entry, id_))
                    came -= 1
                else:
                    edit.change(project.get(Entry, id_), title="changed", kind=data.draw(st.sampled_from(KINDS)))
            for fields in more:
                touched.add(known.add(edit, fields).id)
                came += 1
        after, anew = project.mended(before, touched, came), project.order(wanted, keys, group)
        assert ids_of(after) == ids_of(anew)
        assert [(g.value, g.count) for g in after.groups] == [(g.value, g.count) for g in anew.groups]
        assert after.total == anew.total
        project.close()


def test_lists_are_sorted_and_grouped_without_regard_to_case_and_accents_in_every_script(project):
    titles = ["Zug", "Ärzte", "arbeit", "яма", "Ёлка", "ель"]
    for number, title in enumerate(titles):
        place = ["ÉLAN", "élan", "Елан", "елан", "كابل", "کابل"][number]
        actions.add_entry(project, title, own_note=True, places=[place])
    found = project.order(Filter(), [By("title")])
    assert [row.title for row in project.rows(ids_of(found))] == ["arbeit", "Ärzte", "Zug", "Ёлка", "ель", "яма"]
    groups = project.order(Filter(), [], By("place")).groups
    assert [group.count for group in groups] == [2, 2, 2]
    touched = ids_of(found)[:1]
    assert ids_of(project.mended(found, touched)) == ids_of(found)


@pytest.mark.parametrize("name", ["summary", "note", "lane"])
def test_words_of_which_no_letter_is_left_count_as_none_wherever_they_are_compared(project, name):
    """A hamza alone, say: rows are sorted as arrays, and mended by SQLite."""
    field = {"note": "private_note"}.get(name, name)
    hamza, *_ = [actions.add_entry(project, word, own_note=True, **{field: word}) for word in ("ء", "a")]
    found = project.order(Filter(), [By(name)])
    assert [row.title for row in project.rows(ids_of(found))] == ["a", "ء"]
    assert ids_of(project.mended(found, [hamza.id])) == ids_of(found)


@pytest.fixture
def sample(tmp_path, copy_of_sample):
    project = copy_of_sample(tmp_path / "sample.chronology")
    yield project
    project.close()


def test_the_entry_changed_last_is_the_last_by_modification(sample):
    entry = sample.all(Entry)[3]
    actions.edit_entry(sample, entry, summary="Said again")
    assert ids_of(sample.order(Filter(), [By("modified")]))[-1] == entry.id
    assert sample.rows([entry.id])[0].modified >= max(row.modified for row in sample.rows(ids_of(sample.order())))


def test_an_id_is_found_in_an_order_and_a_strange_one_is_not(sample):
    order = sample.order()
    for place, id_ in enumerate(ids_of(order)):
        assert where_is(order.ids, id_) == place
    assert where_is(order.ids, "0" * 32) is None
    last = np.copy(order.ids[0])
    last[0] += 1
    assert where_is(order.ids, last.tobytes().hex()) is None


def test_rows_hold_what_the_chronicle_says(sample):
    chronicle = sample.chronicle()
    rows = sample.rows([entry.id for entry in chronicle.entries] + ["0" * 32])
    assert len(rows) == len(chronicle.entries)
    for row, entry in zip(rows, chronicle.entries, strict=True):
        assert (row.id, row.title, row.summary, row.kind) == (entry.id, entry.title, entry.summary, entry.kind)
        assert row.places == tuple(dict.fromkeys(part.name for part in entry.places))
        assert row.people == tuple(dict.fromkeys(part.name for part in entry.people))
        assert set(row.tags) == set(entry.tags)
        assert row.citations == len(entry.citations)
        assert row.claimants == tuple(dict.fromkeys(c.claimant for c in entry.citations if c.claimant))
        assert row.own_note is entry.own_note


def test_an_order_asked_beside_is_the_same_and_ends_when_nobody_wants_it(sample, monkeypatch):
    monkeypatch.setattr(parts, "_STEPS", 10)
    ask, reports = sample.asked_beside(Filter(), [By("title")], By("kind")), []
    found = ask(lambda *said: reports.append(said))
    assert ids_of(found) == ids_of(sample.order(Filter(), [By("title")], By("kind")))
    assert reports

    def enough(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        ask(enough)


def test_a_change_names_the_rows_it_touches_or_says_that_it_could_be_any(sample):
    heard = []
    sample.listen(heard.append)
    entry = sample.all(Entry)[0]
    actions.edit_entry(sample, entry, title="Other", tags=["t"])
    assert touched(heard[-1]) is None  # a tag came
    actions.edit_entry(sample, entry, title="Another", tags=["t"], places=[])
    assert touched(heard[-1]) == {entry.id}
    sample.undo()
    assert touched(heard[-1]) == {entry.id}


def test_it_is_known_at_once_whether_there_are_many(sample):
    number = len(sample.order())
    assert sample.is_at_most(Entry, number)
    assert not sample.is_at_most(Entry, number - 1)


def test_seconds_off_the_scale_are_of_no_month():
    assert month_of(FLOOR) is None
    assert month_of(CEILING - 1) is None
    assert month_of(0) == 1970 * 12
