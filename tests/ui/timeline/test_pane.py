from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.timeline.conftest import keys_in, leaves, shown
from timeline_app import actions
from timeline_app.dates import accept
from timeline_app.model import Entry, Link
from timeline_app.project import Filter
from timeline_app.ui.desk.dragging import ENTRIES, WORDS
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit import lists
from timeline_app.ui.timeline.card import HoverCard
from timeline_app.ui.timeline.drawing.motion import JUMP
from timeline_app.ui.timeline.reading import Told, card

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def dot(canvas, number=0):
    """The id and place of a dot in sight."""
    found = sorted(canvas.drawn().dots, key=lambda one: one.mark)[number]
    return canvas.marks.ids[found.mark], found.x, found.y


def current(pane):
    return pane._desk.selection.current.id


@pytest.fixture
def keys(qtbot, pane):
    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(pane.canvas, key, modifiers)
        QApplication.processEvents()

    return press


def test_a_click_selects_everywhere_and_a_double_click_goes_to_the_words(qtbot, pane, canvas, hand, sample_desk):
    entry, x, y = dot(canvas)
    hand.click(x, y)
    assert sample_desk.selection.current == Ref("entry", entry)
    with qtbot.waitSignal(sample_desk.selection.opened) as told:
        hand.double_click(x, y)
    assert told.args == [Ref("entry", entry)]


def test_control_and_a_click_add_to_the_selection_and_take_away(canvas, hand, sample_desk):
    one, x, y = dot(canvas)
    other, x2, y2 = dot(canvas, 2)
    hand.click(x, y)
    hand.click(x2, y2, CTRL)
    assert set(sample_desk.selection.entries()) == {one, other}
    hand.click(x2, y2, CTRL)
    assert sample_desk.selection.entries() == (one,)


def test_a_click_on_nothing_selects_nothing(canvas, hand, sample_desk):
    _, x, y = dot(canvas)
    hand.click(x, y)
    empty = next(x for x in range(20, 900, 7) if canvas.drawn().hit(x, 30).kind == "lane")
    hand.click(empty, 30)
    assert sample_desk.selection.current is None


def test_a_click_while_the_picture_moves_hits_what_it_was_aimed_at(qtbot, canvas, hand, sample_desk):
    canvas.still = False
    id_, x, y = dot(canvas)
    canvas.set_view(canvas.view.panned(300), jump=True)
    hand.hold(x, y)
    qtbot.wait(JUMP)  # a finger is slower than the jump
    hand.release(x, y)
    assert sample_desk.selection.entries() == (id_,)


def test_what_is_selected_elsewhere_is_ringed_here_and_brought_into_view(canvas, sample_desk):
    first = canvas.marks.ids[int(canvas.marks.at.argmin())]
    sample_desk.selection.select(Ref("entry", first))
    mark = canvas.marks.index[first]
    assert canvas.lit().selected == (mark,)
    assert 0 <= canvas.view.x(int(canvas.marks.at[mark])) <= canvas.view.width
    assert canvas.drawn().place(mark) is not None
    assert canvas.cursor_words()
    lane = next(box for box in canvas.drawn().lanes if box.lane == canvas.current_lane())
    assert lane.y >= 0


def test_a_source_selected_elsewhere_rings_nothing(canvas, sample_desk):
    sample_desk.selection.select(Ref("source", "1" * 32))
    assert canvas.lit().selected == ()


def test_dragging_a_dot_onto_another_asks_for_a_link(qtbot, canvas, hand, sample_desk):
    one, x, y = dot(canvas)
    other, x2, y2 = dot(canvas, 3)
    with qtbot.waitSignal(sample_desk.wishes.link) as told:
        hand.drag((x, y), (x + 30, y + 10), (x2, y2))
    assert told.args == [one, other]


def test_a_link_dropped_on_nothing_is_forgotten_and_esc_lets_go(qtbot, pane, canvas, hand, sample_desk, keys):
    _, x, y = dot(canvas)
    with qtbot.assertNotEmitted(sample_desk.wishes.link):
        hand.drag((x, y), (x + 30, y + 10), (500, 2))
        hand.drag((x, y), (x + 30, y + 10), drop=False)
        assert canvas.pointer.thread_drawn is not None
        canvas.grab()
        keys(Qt.Key.Key_Escape)
    assert canvas.pointer.thread_drawn is None


def test_a_link_can_be_selected(canvas, hand, sample_desk):
    path = max(
        canvas.drawn().paths,
        key=lambda one: max(abs(a[0] - b[0]) for a, b in zip(one.points, one.points[1:], strict=False)),
    )
    (ax, ay), (bx, _) = max(zip(path.points, path.points[1:], strict=False), key=lambda leg: abs(leg[0][0] - leg[1][0]))
    for share in (0.5, 0.4, 0.6, 0.3):
        x = ax + (bx - ax) * share
        if (hit := canvas.drawn().hit(x, ay)) and hit.kind == "link":
            hand.click(x, ay)
            break
    assert sample_desk.selection.current.table == "link"


def test_left_and_right_go_along_the_lane_and_with_control_through_all(canvas, sample_desk, pane, keys):
    lane = max(
        range(len(canvas.marks.lanes)), key=lambda at: canvas.marks.slice(at).stop - canvas.marks.slice(at).start
    )
    first = canvas.marks.slice(lane).start
    sample_desk.selection.select(Ref("entry", canvas.marks.ids[first]))
    keys(Qt.Key.Key_Right)
    assert current(pane) == canvas.marks.ids[first + 1]
    keys(Qt.Key.Key_Left)
    keys(Qt.Key.Key_Left)
    assert current(pane) == canvas.marks.ids[first]
    keys(Qt.Key.Key_Home)
    seen = [current(pane)]
    for key, held in ((Qt.Key.Key_Right, CTRL), (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)):
        keys(key, held)
        seen.append(current(pane))
    order = sorted(range(len(canvas.marks)), key=lambda at: (canvas.marks.at[at], canvas.marks.e1[at], at))
    assert seen == [canvas.marks.ids[at] for at in order[:3]]
    keys(Qt.Key.Key_K)
    keys(Qt.Key.Key_Left, CTRL)
    assert current(pane) == canvas.marks.ids[order[0]]
    keys(Qt.Key.Key_End)
    assert current(pane) == canvas.marks.ids[order[-1]]


def test_every_entry_is_reached_by_keys(canvas, pane, keys):
    keys(Qt.Key.Key_Home)
    seen = {current(pane)}
    for _ in range(len(canvas.marks)):
        keys(Qt.Key.Key_Right, CTRL)
        seen.add(current(pane))
    assert seen == set(canvas.marks.ids)


def test_up_and_down_go_to_the_nearest_in_the_next_lane(canvas, pane, keys):
    keys(Qt.Key.Key_Home)
    start = canvas.current_lane()
    keys(Qt.Key.Key_Down)
    assert canvas.current_lane() == start + 1
    keys(Qt.Key.Key_Up)
    assert canvas.current_lane() == start
    for _ in canvas.marks.lanes:
        keys(Qt.Key.Key_Up)
    assert canvas.current_lane() == 0


def test_the_first_key_begins_in_the_middle_of_the_view(canvas, pane, keys):
    keys(Qt.Key.Key_Right)
    middle = (canvas.view.lo + canvas.view.hi) / 2
    assert abs(canvas.marks.at[canvas.current()] - middle) == abs(canvas.marks.at - middle).min()


def test_plus_and_minus_zoom_at_the_cursor(canvas, sample_desk, keys):
    entry, x, _ = dot(canvas)
    sample_desk.selection.select(Ref("entry", entry))
    before = canvas.view.scale
    keys(Qt.Key.Key_Plus)
    assert canvas.view.scale < before
    assert canvas.lit().cursor == pytest.approx(x, abs=1)
    keys(Qt.Key.Key_Minus)
    assert canvas.view.scale == pytest.approx(before)
    keys(Qt.Key.Key_0)
    assert canvas.view.scale > before


def test_fit_shows_the_selection_with_shift(canvas, sample_desk, keys):
    marks = canvas.marks
    of_a_day = [at for at in range(len(marks)) if marks.e1[at] - marks.s0[at] <= 86_400]
    chosen = [Ref("entry", marks.ids[at]) for at in of_a_day[:2]]
    sample_desk.selection.select(chosen[0], chosen)
    keys(Qt.Key.Key_F)
    whole = canvas.view.scale
    keys(Qt.Key.Key_F, SHIFT)
    assert canvas.view.scale < whole
    for ref in chosen:
        assert 0 <= canvas.view.x(int(canvas.marks.at[canvas.marks.index[ref.id]])) <= canvas.view.width


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2019-03"], "2019-03-01", "2019-04-01"),
        (["2014-02-01/2016-10-31"], "2014-02-01", "2016-11-01"),
        (["2015/.."], "2015-01-01", "2019-09-05"),
        (["2015/..", "2012"], "2012-01-01", "2019-09-05"),
        (["../2015", "2013"], "2000-01-01", "2016-01-01"),
        (["2031/.."], "2031-01-01", "2032-01-01"),
        (["2012", "2014-05"], "2012-01-01", "2014-06-01"),
    ],
)
def test_the_selection_is_fitted_from_its_first_moment_to_its_last(
    qtbot, canvas, sample_desk, keys, dates, first, last
):
    project, many = sample_desk.document.project, len(canvas.marks)
    made = [actions.add_entry(project, f"Sample event {when}", when=when) for when in dates]
    qtbot.waitUntil(lambda: len(canvas.marks) == many + len(made))
    chosen = [Ref("entry", entry.id) for entry in made]
    sample_desk.selection.select(chosen[0], chosen)
    keys(Qt.Key.Key_F, SHIFT)
    begin, end = (canvas.view.x(accept(day).lo) for day in (first, last))
    assert begin > 0
    assert end < canvas.view.width
    assert end - begin > canvas.view.width / 3, "it fills a good part of the picture"


def test_pages_move_by_most_of_the_view(canvas, keys):
    lo, span = canvas.view.lo, canvas.view.hi - canvas.view.lo
    keys(Qt.Key.Key_PageDown)
    assert canvas.view.lo == pytest.approx(lo + 0.8 * span)
    keys(Qt.Key.Key_PageUp)
    assert canvas.view.lo == pytest.approx(lo)


def test_keys_ask_for_deeds_on_the_current_entry(qtbot, canvas, sample_desk, keys):
    entry = dot(canvas)[0]
    ref, wishes = Ref("entry", entry), sample_desk.wishes
    keys(Qt.Key.Key_E)
    sample_desk.selection.select(ref)
    for key, signal, args in (
        (Qt.Key.Key_E, wishes.edit, [ref]),
        (Qt.Key.Key_F2, wishes.edit, [ref]),
        (Qt.Key.Key_N, wishes.note, [ref]),
        (Qt.Key.Key_T, wishes.tag, [ref]),
        (Qt.Key.Key_Delete, wishes.remove, [(ref,)]),
        (Qt.Key.Key_Return, sample_desk.selection.opened, [ref]),
    ):
        with qtbot.waitSignal(signal) as told:
            keys(key)
        assert told.args == args


def test_c_cites_the_words_selected_last_and_says_when_there_are_none(qtbot, canvas, sample_desk, keys):
    entry = dot(canvas)[0]
    sample_desk.selection.select(Ref("entry", entry))
    with qtbot.waitSignal(sample_desk.wishes.toast):
        keys(Qt.Key.Key_C)
    words = Words("1" * 32, "2" * 32, 0, 4, "Talk")
    sample_desk.selection.select_words(words)
    with qtbot.waitSignal(sample_desk.wishes.citation) as told:
        keys(Qt.Key.Key_C)
    assert told.args == [words, entry]


def test_l_then_arrows_then_enter_ask_for_a_link(qtbot, pane, canvas, sample_desk, keys):
    keys(Qt.Key.Key_Home)
    source = current(pane)
    keys(Qt.Key.Key_L)
    assert pane.tools.hint.text()
    keys(Qt.Key.Key_Right, CTRL)
    with qtbot.waitSignal(sample_desk.wishes.link) as told:
        keys(Qt.Key.Key_Return)
    assert told.args == [source, current(pane)]
    assert not pane.tools.hint.text()


def test_esc_takes_back_one_layer_at_a_time(qtbot, pane, canvas, sample_desk, keys):
    keys(Qt.Key.Key_Home)
    keys(Qt.Key.Key_L)
    keys(Qt.Key.Key_Escape)
    assert not pane.tools.hint.text()
    assert sample_desk.selection.current is not None
    keys(Qt.Key.Key_Escape)
    assert sample_desk.selection.current is None


def test_shift_l_follows_a_link_and_asks_which_of_several(canvas, pane, sample_desk, keys):
    project = sample_desk.document.project
    ends = {}
    for link in project.all(Link):
        ends.setdefault(link.from_id, set()).add(link.to_id)
        ends.setdefault(link.to_id, set()).add(link.from_id)
    drawn = {id_: {other for other in others if other in canvas.marks.index} for id_, others in ends.items()}
    one = next(id_ for id_, others in drawn.items() if len(others) == 1 and id_ in canvas.marks.index)
    sample_desk.selection.select(Ref("entry", one))
    keys(Qt.Key.Key_L, SHIFT)
    assert current(pane) == next(iter(drawn[one]))
    many = next(id_ for id_, others in drawn.items() if len(others) > 1 and id_ in canvas.marks.index)
    sample_desk.selection.select(Ref("entry", many))
    keys(Qt.Key.Key_L, SHIFT)
    assert {leaf.data(lists.VALUE) for leaf in leaves(pane.fan)} == drawn[many]
    keys_in(pane.fan.list, Qt.Key.Key_Return)
    assert current(pane) in drawn[many]


def test_dates_typed_in_edtf_are_told_in_words(qtbot, canvas, pane, sample_desk, keys):
    project, many = sample_desk.document.project, len(canvas.marks)
    first, *others = [
        actions.add_entry(project, f"Sample event {number}", when="{2019-09-08,2019-09-09}") for number in range(3)
    ]
    for other in others:
        actions.link(project, first, other, "contradicts")
    qtbot.waitUntil(lambda: len(canvas.marks) == many + 3 and len(canvas.links.source) >= 2)
    sample_desk.selection.select(Ref("entry", first.id))
    keys(Qt.Key.Key_L, SHIFT)
    assert [leaf.data(lists.NOTE) for leaf in leaves(pane.fan)] == ["8 and 9 Sep 2019"] * 2
    assert pane._telling.spoken(canvas.marks.index[first.id]).startswith("8 and 9 September 2019, ")


def test_keys_with_other_modifiers_are_left_to_the_window(canvas, keys):
    before = canvas.view
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_F):
        keys(key, CTRL)
    assert canvas.view == before


def test_the_card_comes_after_a_rest_and_goes_with_the_pointer(qtbot, pane, canvas, hand):
    entry, x, y = dot(canvas)
    hand.move(x, y)
    assert not pane.card.isVisible()
    qtbot.waitUntil(pane.card.isVisible)
    assert pane.card.title.text() == canvas.marks.titles[canvas.marks.index[entry]]
    assert pane.card.quote.text().startswith("“")
    assert pane.card.cited.text()
    assert pane.rect().contains(pane.card.geometry())
    hand.move(x + 400, 2)
    assert not pane.card.isVisible()


def test_the_card_stays_inside_the_pane_at_every_edge(qtbot, pane):
    words = Told("5 September 2019", "Title " * 9, "«سلام» " * 60, "Sample Wire", "and 2 other citations", True)
    floating = HoverCard(pane)
    for place in (pane.rect().topLeft(), pane.rect().bottomRight(), pane.rect().bottomLeft(), pane.rect().topRight()):
        floating.show_words(words, place)
        assert pane.rect().contains(floating.geometry())
    assert len(floating.quote.text()) < 240


def test_the_card_says_when_an_entry_cites_nothing(empty_desk):
    project = empty_desk.document.project
    bare = actions.add_entry(project, "Bare", when="5 September 2019")
    words = card(project, bare.id)
    assert words.uncited
    assert words.quote == ""
    assert card(project, "0" * 32) is None


@pytest.mark.parametrize("kind", ["place", "person", "tag", "source", "kind", "lane"])
def test_lanes_stand_for_what_the_menu_says(pane, canvas, kind):
    action = next(one for one in pane.tools.lanes_button.menu().actions() if one.data() == kind)
    action.trigger()
    assert pane.lanes == kind
    named = [lane.name for lane in canvas.drawn().lanes]
    expected = {held[0] if held else "" for held in pane._desk.document.project.marks().lanes[kind]}
    assert set(named) <= expected
    assert sum(lane.total for lane in canvas.drawn().lanes) == len(canvas.marks)
    assert canvas.lane_words("") == "Others"


def test_the_filter_is_followed(pane, canvas, sample_desk):
    total = len(canvas.marks) + len(canvas.marks.undated)
    sample_desk.document.set_filter(Filter(text="talks"))
    assert 0 < len(canvas.marks) < total
    sample_desk.document.set_filter(Filter())
    assert len(canvas.marks) + len(canvas.marks.undated) == total
    sample_desk.document.set_filter(Filter(text="nothing like this"))
    assert pane.empty.isVisible()
    pane.empty.button.click()
    assert canvas.isVisible()


def test_undated_entries_are_counted_and_can_be_chosen(pane, canvas, sample_desk):
    undated = canvas.marks.undated
    assert pane.tools.undated.text() == "1 undated"
    pane.tools.undated.click()
    keys_in(pane.fan.list, Qt.Key.Key_Return)
    assert sample_desk.selection.current == Ref("entry", undated[0])


def test_a_change_is_drawn_without_moving_the_view(qtbot, pane, canvas, sample_desk):
    project, before = sample_desk.document.project, canvas.view
    many = len(canvas.marks)
    actions.add_entry(project, "Something new", when="6 September 2019")
    qtbot.waitUntil(lambda: len(canvas.marks) == many + 1)
    assert (canvas.view.lo, canvas.view.hi) == (before.lo, before.hi)
    project.undo()
    qtbot.waitUntil(lambda: len(canvas.marks) == many)


def test_a_change_that_cannot_be_seen_is_not_read(pane, canvas, sample_desk):
    project = sample_desk.document.project
    entry = project.get(Entry, canvas.marks.ids[0])
    actions.edit_entry(project, entry, summary="Only a summary")
    assert not pane._reading.isActive()
    actions.edit_entry(project, entry, title="Another title")
    assert pane._reading.isActive()


def test_a_hidden_timeline_reads_when_it_is_shown_again(qtbot, pane, canvas, sample_desk):
    many = len(canvas.marks)
    pane.hide()
    actions.add_entry(sample_desk.document.project, "Meanwhile", when="6 September 2019")
    qtbot.waitUntil(lambda: not pane._reading.isActive())
    assert len(canvas.marks) == many
    pane.show()
    assert len(canvas.marks) == many + 1


def test_a_hidden_timeline_reads_nothing_however_many_changes_there_are(qtbot, pane, canvas, sample_desk):
    project, before = sample_desk.document.project, canvas.marks
    entry = project.get(Entry, before.ids[2])
    pane.hide()
    for title in ("Once (a sample)", "Twice (a sample)", "Thrice (a sample)"):
        actions.edit_entry(project, entry, title=title)
        qtbot.waitUntil(lambda: not pane._reading.isActive())
        assert canvas.marks is before
    pane.show()
    assert canvas.marks.titles[2] == "Thrice (a sample)"
    assert canvas.marks.since.before is before.state  # the old picture is edited, not drawn anew


def test_an_empty_project_says_what_to_do_and_the_first_entry_appears(qtbot, empty_desk):
    pane = shown(qtbot, empty_desk)
    assert pane.empty.isVisible()
    assert "No entries yet" in pane.empty.sentence.text()
    project = empty_desk.document.project
    undated = actions.add_entry(project, "Some day")
    qtbot.waitUntil(lambda: "date" in pane.empty.sentence.text())
    actions.edit_entry(project, undated, when="5 September 2019")
    qtbot.waitUntil(pane.canvas.isVisible)
    assert len(pane.canvas.drawn().dots) == 1


def test_without_a_project_nothing_is_shown(qtbot, desk):
    pane = shown(qtbot, desk)
    assert pane.empty.isVisible()
    assert not pane.tools.undated.isVisible()


def test_another_project_is_looked_at_from_the_start(qtbot, pane, canvas, sample_desk, tmp_path):
    canvas.pan(5000)
    from timeline_app import settings

    fresh = actions.new_project(tmp_path / "other.chronology", settings.load(), title="Other")
    actions.add_entry(fresh, "Long ago", when="44 BC")
    sample_desk.document.show(fresh)
    assert canvas.view.lo < canvas.marks.at[0] < canvas.view.hi


def test_the_header_zooms_and_fits(qtbot, pane, canvas):
    from PySide6.QtWidgets import QToolButton

    out, closer, fit = [button for button in pane.findChildren(QToolButton) if button.toolTip()][:3]
    before = canvas.view.scale
    closer.click()
    assert canvas.view.scale < before
    out.click()
    assert canvas.view.scale == pytest.approx(before)
    fit.click()
    assert canvas.view.scale > before


def test_an_entry_removed_while_it_was_pointed_at_shows_no_card(pane, canvas, sample_desk):
    pane._pointed = ("0" * 32, canvas.pos())
    pane._show_card()
    assert not pane.card.isVisible()
    assert sample_desk.document.project.get(Entry, "0" * 32) is None
    assert pane.canvas.on_screen(QPointF(0, 0)) is not None


def drop(canvas, kind, data, x, y):
    """Drag data over the picture and let it go at a place of it; return whether it was taken."""
    packed, place = QMimeData(), QPointF(canvas.mapFromScene(canvas.box.mapToScene(QPointF(x, y))))
    packed.setData(kind, data.encode())
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, packed, button, none)
    enter.ignore()
    canvas.dragEnterEvent(enter)
    canvas.dragMoveEvent(QDragMoveEvent(place.toPoint(), action, packed, button, none))
    if enter.isAccepted():
        canvas.dropEvent(QDropEvent(place, action, packed, button, none))
    canvas.dragLeaveEvent(QDragLeaveEvent())
    return enter.isAccepted()


def test_words_dropped_on_an_entry_are_cited_and_elsewhere_become_a_draft(qtbot, canvas, sample_desk):
    entry, x, y = dot(canvas)
    words = Words("1" * 32, "2" * 32, 0, 4, "Talk")
    packed = json.dumps(words._asdict())
    with qtbot.waitSignal(sample_desk.wishes.citation) as told:
        assert drop(canvas, WORDS, packed, x, y)
    assert told.args == [words, entry]
    empty = next(x for x in range(20, 900, 7) if canvas.drawn().hit(x, 30).kind == "lane")
    with qtbot.waitSignal(sample_desk.wishes.entry) as told:
        drop(canvas, WORDS, packed, empty, 30)
    assert told.args == [words]


def test_a_row_dropped_on_a_dot_is_linked_and_on_nothing_changes_no_date(qtbot, canvas, sample_desk):
    entry, x, y = dot(canvas)
    other = dot(canvas, 2)[0]
    with qtbot.waitSignal(sample_desk.wishes.link) as told:
        drop(canvas, ENTRIES, other, x, y)
    assert told.args == [other, entry]
    empty = next(x for x in range(20, 900, 7) if canvas.drawn().hit(x, 30).kind == "lane")
    with qtbot.waitSignal(sample_desk.wishes.toast):
        drop(canvas, ENTRIES, other, empty, 30)


def test_other_things_cannot_be_dropped(canvas):
    assert not drop(canvas, "text/html", "x", 300, 30)


def test_a_place_has_one_colour_in_every_pane(canvas, sample_desk):
    held = (places[0] for places in sample_desk.document.project.marks().lanes["place"] if places)
    order = [*dict.fromkeys(held), ""]
    assert [lane.colour for lane in canvas.drawn().lanes] == [order.index(lane.name) for lane in canvas.drawn().lanes]


def test_the_current_entry_is_told_to_those_who_do_not_see_it(canvas, pane, keys):
    keys(Qt.Key.Key_Home)
    mark = canvas.current()
    assert canvas.accessibleDescription().startswith(canvas.marks.date_words[mark])
    assert canvas.marks.titles[mark] in canvas.accessibleDescription()
    keys(Qt.Key.Key_Escape)
    assert canvas.accessibleDescription() == ""


def test_other_words_alone_arrange_nothing_anew(qtbot, pane, canvas, sample_desk):
    before, links = canvas.marks, canvas.links
    entry = sample_desk.document.project.get(Entry, before.ids[2])
    actions.edit_entry(sample_desk.document.project, entry, title="Another title (a sample)")
    qtbot.waitUntil(lambda: canvas.marks is not before)
    assert canvas.marks.titles[2] == "Another title (a sample)"
    assert canvas.marks.rank is before.rank
    assert canvas.links is links
    assert canvas.marks.since.shift.come.tolist() == [2]


def test_very_many_entries_are_arranged_beside_the_window_and_what_was_shown_stays(qtbot, pane, canvas, sample_desk):
    before = canvas.marks
    pane.large = 0
    entry = sample_desk.document.project.get(Entry, before.ids[2])
    actions.edit_entry(sample_desk.document.project, entry, when="24 December 2019")
    pane.read()
    assert canvas.marks is before
    assert not pane.empty.isVisible()
    actions.edit_entry(sample_desk.document.project, entry, title="Another title (a sample)")
    pane.read()  # while the job is under way
    qtbot.waitUntil(lambda: canvas.marks.at[canvas.marks.index[entry.id]] != before.at[2])
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy() and not pane._reading.isActive())
    assert canvas.marks.titles[canvas.marks.index[entry.id]] == "Another title (a sample)"


def test_while_another_project_is_arranged_the_pane_says_so(qtbot, pane, canvas, sample_desk, tmp_path):
    pane.large = 0
    fresh = actions.new_project(tmp_path / "other.chronology", sample_desk.preferences.now, title="Other")
    actions.add_entry(fresh, "Long ago", when="44 BC")
    sample_desk.document.show(fresh)
    assert pane.empty.isVisible()
    assert pane.empty.accessibleName() == "The entries are being arranged."
    qtbot.waitUntil(canvas.isVisible)
    assert list(canvas.marks.titles) == ["Long ago"]


def stop_all(desk):
    desk.jobs.cancel_all()


def break_all(desk):
    for job in list(desk.jobs._jobs):
        job._work = lambda _report: int("none")


@pytest.mark.parametrize("end", [stop_all, break_all])
def test_after_arranging_was_stopped_or_failed_what_was_shown_stays_and_the_next_change_is_shown(
    qtbot, pane, canvas, sample_desk, end
):
    before, pane.large = canvas.marks, 0
    entry = sample_desk.document.project.get(Entry, before.ids[2])
    actions.edit_entry(sample_desk.document.project, entry, when="24 December 2019")
    pane.read()
    end(sample_desk)
    qtbot.waitUntil(lambda: not pane.is_arranging())
    assert canvas.marks is before
    assert not pane.empty.isVisible()
    actions.edit_entry(sample_desk.document.project, entry, when="25 December 2019")
    pane.read()
    qtbot.waitUntil(lambda: canvas.marks is not before)
    assert not pane.is_arranging()


def test_a_large_project_whose_arranging_was_stopped_says_so_and_arranges_it_when_asked(
    qtbot, pane, canvas, sample_desk, tmp_path
):
    pane.large = 0
    fresh = actions.new_project(tmp_path / "other.chronology", sample_desk.preferences.now, title="Other")
    actions.add_entry(fresh, "Long ago", when="44 BC")
    sample_desk.document.show(fresh)
    stop_all(sample_desk)
    qtbot.waitUntil(lambda: pane.empty.accessibleName() == "The entries were not arranged.")
    pane.empty.pressed.emit()
    qtbot.waitUntil(canvas.isVisible)
    assert list(canvas.marks.titles) == ["Long ago"]


def test_what_was_arranged_of_a_project_closed_meanwhile_is_not_shown(qtbot, pane, canvas, sample_desk):
    pane.large = 0
    entry = sample_desk.document.project.get(Entry, canvas.marks.ids[2])
    actions.edit_entry(sample_desk.document.project, entry, when="24 December 2019")
    pane.read()
    sample_desk.document.show(None)
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy())
    assert not len(canvas.marks)
    assert pane.empty.isVisible()


def test_a_small_project_opened_while_a_large_one_is_arranged_stays(qtbot, pane, canvas, sample_desk, tmp_path):
    pane.large = 2
    pane.read()
    entry = sample_desk.document.project.get(Entry, canvas.marks.ids[2])
    actions.edit_entry(sample_desk.document.project, entry, when="24 December 2019")
    pane.read()
    fresh = actions.new_project(tmp_path / "other.chronology", sample_desk.preferences.now, title="Other")
    actions.add_entry(fresh, "Long ago", when="44 BC")
    sample_desk.document.show(fresh)
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy())
    assert list(canvas.marks.titles) == ["Long ago"]
