"""The rule against an oracle that never reads `parents`: it only notes what each author's copy held."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.journal.rule import ROW, Operation, alive, candidates, in_conflict, rivals, row_state, shown


@dataclass
class Copy:
    """One author's copy of one row: the operations it holds, and what each had seen when it was written."""

    author: str
    ops: list[Operation] = field(default_factory=list)


class World:
    """Three authors on copies of one row; `seen` is the oracle's own record."""

    def __init__(self) -> None:
        self.copies = [Copy(name) for name in "abc"]
        self.seen: dict[int, set[int]] = {}
        self.clock = 0
        create = self.write(self.copies[0], ROW, {"alive": True, "row": {"title": "t", "note": "n"}})
        for copy in self.copies[1:]:
            copy.ops.append(create)

    def write(self, copy: Copy, name: str, value: object) -> Operation:
        self.clock += 1
        fields = [name] if name != ROW else [ROW, "title", "note"]
        parents = sorted({op.k for f in fields for op in candidates(copy.ops, f)})
        op = Operation(
            self.clock, copy.author, (self.clock, copy.author, 0), "entry", "row", name, value, tuple(parents)
        )
        self.seen[op.k] = {other.k for other in copy.ops}
        copy.ops.append(op)
        return op

    def merge(self, into: Copy, other: Copy) -> None:
        have = {op.k for op in into.ops}
        into.ops += [op for op in other.ops if op.k not in have]

    def unseen(self, copy: Copy, name: str) -> list[Operation]:
        """The operations on a field that no other operation on it was written in sight of."""
        speaking = [op for op in copy.ops if op.field in (ROW, name)]
        return [op for op in speaking if not any(op.k in self.seen[other.k] for other in speaking)]


deeds = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 2), st.sampled_from(["title", "note"]), st.sampled_from("xyz")),
        st.tuples(st.just("delete"), st.integers(0, 2)),
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=25,
)


def play(world: World, deed: tuple) -> None:
    what, who, *rest = deed
    copy = world.copies[who]
    if what == "merge":
        world.merge(copy, world.copies[rest[0]])
    elif alive(copy.ops):
        if what == "delete":
            world.write(copy, ROW, {"alive": False, "row": row_state(copy.ops)})
        else:
            world.write(copy, rest[0], rest[1])


def plays(given_deeds: list[tuple]) -> World:
    world = World()
    for deed in given_deeds:
        play(world, deed)
    return world


@given(deeds)
def test_the_candidates_are_what_nobody_had_seen(given_deeds):
    world = plays(given_deeds)
    for copy in world.copies:
        for name in ("title", "note"):
            assert {op.k for op in candidates(copy.ops, name)} == {op.k for op in world.unseen(copy, name)}


@given(deeds, st.permutations([0, 1, 2]))
def test_every_order_of_merging_gives_one_state(given_deeds, order):
    world = plays(given_deeds)
    whole = Copy("m")
    for index in order:
        world.merge(whole, world.copies[index])
    straight = Copy("s")
    for copy in world.copies:
        world.merge(straight, copy)
    assert row_state(whole.ops) == row_state(straight.ops)
    assert row_state(list(reversed(whole.ops))) == row_state(straight.ops)


@given(deeds)
def test_an_edit_that_a_delete_had_not_seen_keeps_the_row_alive(given_deeds):
    world = plays(given_deeds)
    whole = Copy("m")
    for copy in world.copies:
        world.merge(whole, copy)
    edits = [op for op in whole.ops if op.field != ROW]
    deletes = [op for op in whole.ops if op.field == ROW and not op.value["alive"]]
    for edit in edits:
        if all(edit.k not in world.seen[delete.k] for delete in deletes):
            assert alive(whole.ops)


def edit(world: World, who: int, value: str) -> Operation:
    return world.write(world.copies[who], "title", value)


def test_two_who_change_one_field_apart_are_in_conflict_and_the_later_is_shown():
    world = World()
    edit(world, 0, "x")
    edit(world, 1, "y")
    world.merge(world.copies[0], world.copies[1])
    assert in_conflict(world.copies[0].ops, "title")
    assert shown(world.copies[0].ops, "title") == "y"
    assert not in_conflict(world.copies[0].ops, "note")


def test_two_who_make_the_same_change_agree():
    world = World()
    edit(world, 0, "x")
    edit(world, 1, "x")
    world.merge(world.copies[0], world.copies[1])
    assert not in_conflict(world.copies[0].ops, "title")


def test_changed_and_taken_back_does_not_stand_against_a_real_edit():
    world = World()
    real = edit(world, 0, "x")
    edit(world, 1, "y")
    edit(world, 1, "t")
    world.merge(world.copies[0], world.copies[1])
    assert rivals(world.copies[0].ops, "title") == [real]
    assert shown(world.copies[0].ops, "title") == "x"


def test_a_row_without_operations_shows_nothing():
    assert row_state([]) is None
    assert shown([], "title") is None
