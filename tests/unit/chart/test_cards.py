from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, lasting, moment, views, width
from timeline_app.chart import CardWords, Face, Links, Style, View, marks, scene
from timeline_app.chart.layout.cards import wrapped
from timeline_app.chart.layout.drawn import Hit

QUOTE = "a sample sentence that is long enough to stand in two or three lines of a card and is shortened there"
ROOMY = Style(lane_least=120)
THREE = [moment(day(2019, 9, 5, at), name=str(at), lane=str(lane)) for at, lane in ((0, 1), (12, 2), (20, 3))]


def words(id_):
    title = f"Entry {int(id_, 16):x}"
    return CardWords(title, "5 September 2019", "disputed", "Sample Wire: A report", QUOTE)


def carded(entries, view, style=ROOMY, told=words):
    found = marks(entries)
    return scene(found, Links.of(found, ()), view, width, style, face=Face(told, lambda _, text: width(text)))


def brief(id_):
    return words(id_)._replace(status="")


def edges(part):
    return (part.x, part.y, part.x + part.w, part.y + part.h)


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(items(12), views())
def test_no_card_covers_a_label_a_badge_a_dot_or_another_card(entries, view):
    picture = carded(entries, view)
    for card in picture.cards:
        for part in (*picture.texts, *picture.badges):
            assert not overlap(edges(card), edges(part))
        for dot in picture.dots:
            assert not overlap(edges(card), (dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r))
    for one, other in combinations(picture.cards, 2):
        assert not overlap(edges(one), edges(other))


@given(items(12), views(), st.floats(-200, 200))
def test_a_card_that_stays_in_view_keeps_its_place_while_the_view_is_dragged(entries, view, by):
    before, moved = carded(entries, view), view.panned(by)
    by = (moved.lo - view.lo) / view.scale
    after = {card.mark: card for card in carded(entries, moved).cards}
    for card in before.cards:
        if marks(entries).row[card.mark] < 0 and 8 <= card.x - by < view.width - card.w - 1:
            there = after[card.mark]
            assert there.x == pytest.approx(card.x - by, abs=0.1)
            assert (there.y, there.w, there.h) == (card.y, card.w, card.h)
            assert [line.text for line in there.lines] == [line.text for line in card.lines]


def test_what_would_go_beyond_the_right_edge_as_a_card_is_a_label_of_whole_words(week):
    entry = [moment(day(2019, 9, 5), name="1")]
    (card,) = carded(entry, week).cards
    hidden = card.x + card.w - week.width
    inside, beyond = carded(entry, week.panned(hidden + 1)), carded(entry, week.panned(hidden - 1))
    assert inside.cards
    assert not inside.texts
    assert not beyond.cards
    assert [text.mark for text in beyond.texts] == [0]


@given(items(12), views())
def test_the_lines_of_a_card_lie_in_it_and_in_its_lane(entries, view):
    picture = carded(entries, view)
    lanes = {box.lane: box for box in picture.lanes}
    lane_of = marks(entries).lane
    for card in picture.cards:
        box = lanes[int(lane_of[card.mark])]
        assert box.y <= card.y
        assert card.y + card.h <= box.strip_y + 1
        for line in card.lines:
            assert card.x < line.x
            assert line.x + line.w < card.x + card.w
            assert line.w == width(line.text)


def test_a_lonely_entry_says_all_that_is_known_of_it(week):
    (card,) = carded([moment(day(2019, 9, 5), name="1")], week).cards
    assert [line.role for line in card.lines[:4]] == ["title", "date", "source", "quote"]
    assert card.lines[0].text == "Entry 1"
    assert card.lines[1].text == "5 September 2019 · disputed"
    assert card.lines[-1].role == "quote"


LOW = Style(lane_least=60)


def test_in_a_low_lane_the_quotation_shares_the_row_of_the_date(week):
    (card, *_) = carded(THREE, View(week.lo, week.hi, 1000, 180), LOW, told=brief).cards
    assert [line.role for line in card.lines] == ["title", "date", "quote"]
    _, date, quote = card.lines
    assert date.y == quote.y
    assert date.x + date.w < quote.x
    assert quote.x + quote.w < card.x + card.w
    assert QUOTE.startswith(quote.text.removesuffix("…"))
    assert card.role(quote.x + 1, quote.y + 1) == "quote"
    assert card.role(date.x + 1, quote.y + 1) == card.role(card.x + 1, quote.y + 1) == "date"


def test_a_low_lane_leaves_out_the_quotation_where_the_date_takes_its_room(week):
    long = CardWords("Entry", "5 September 2019, " * 2, "disputed", "Sample Wire", QUOTE)
    (card, *_) = carded(THREE, View(week.lo, week.hi, 1000, 180), LOW, told=lambda _: long).cards
    assert [line.role for line in card.lines] == ["title", "date"]


def test_a_card_whose_title_is_written_from_the_right_begins_there(week):
    arabic = CardWords("الجسر يفتح أبوابه", "5 September 2019", "", "Sample Wire: A report", QUOTE)
    (card, *_) = carded([moment(day(2019, 9, 5), name="1")], week, told=lambda _: arabic).cards
    assert len(card.lines) > 3
    assert {round(line.x + line.w, 6) for line in card.lines} == {round(card.x + card.w - 8, 6)}
    (low, *_) = carded(THREE, View(week.lo, week.hi, 1000, 180), LOW, told=lambda _: arabic).cards
    _, date, quote = low.lines
    assert low.x < quote.x < quote.x + quote.w < date.x


def test_entries_that_are_near_each_other_keep_their_labels(week):
    picture = carded([moment(day(2019, 9, 5), name="1"), moment(day(2019, 9, 7), name="2")], week)
    assert not picture.cards
    assert len(picture.texts) == 2


def test_words_are_asked_for_what_is_in_view_and_once(week):
    asked = []

    def told(id_):
        asked.append(int(id_, 16))
        return words(id_)

    found = marks([moment(day(2019, 9, 5), name="1"), moment(day(2021, 9, 5), name="2")])
    face = Face(told, lambda _, text: width(text))
    for by in (0, 10, 20):
        scene(found, Links.of(found, ()), week.panned(by), width, ROOMY, face=face)
    assert asked == [1]


def test_what_is_gone_or_says_nothing_has_a_label(week):
    for told in (lambda _: None, lambda _: CardWords("Entry 1")):
        picture = carded([moment(day(2019, 9, 5), name="1")], week, told=told)
        assert not picture.cards
        assert len(picture.texts) == 1


def test_a_card_that_would_leave_at_the_left_is_a_label_again_in_the_same_row(week):
    entry = [moment(day(2019, 9, 5), name="1", title="A rather long name of an entry")]
    (card,) = carded(entry, week).cards
    beyond = carded(entry, week.panned(card.x + 4))
    assert not beyond.cards
    (text,) = beyond.texts
    assert text.y + text.h / 2 == pytest.approx(card.lines[0].y + card.lines[0].h / 2)


def test_the_bars_of_a_lane_keep_nobody_from_having_a_card(week):
    entries = [moment(day(2019, 9, 5), name="1"), lasting(day(2019, 9, 3), day(2019, 9, 9), name="2", size=3600)]
    one, along = carded(entries, week).cards
    assert len(one.lines) > 3
    assert one.y > along.y


def test_an_interval_with_room_says_behind_its_words_when_it_was_and_what_is_quoted(week):
    entry = lasting(day(2019, 8, 3), day(2019, 9, 30), name="1", size=3600, title="Talks")
    for view in (week, week.panned(300)):
        picture = carded([entry], view, told=brief)
        (card,), (text,), (bar,) = picture.cards, picture.texts, picture.bars
        assert [line.role for line in card.lines] == ["date", "quote"]
        assert text.x + text.w < card.x
        assert (card.y, card.h) == (bar.y, bar.h)
        assert picture.hit(card.lines[1].x + 1, bar.y + 8) == Hit("words", card.mark)
    for told in (lambda _: None, lambda _: CardWords("Talks", "since August")):
        assert not carded([entry], week, told=told).cards
    crowd = [moment(day(2019, 9, 1, at), name=f"{at + 9:x}", size=60, lane=entry.lane) for at in range(60)]
    assert not carded([entry, *crowd], week, told=brief).cards


def test_a_place_on_a_card_is_its_entry_and_on_source_or_quotation_its_words(week):
    picture = carded([moment(day(2019, 9, 5), name="1")], week)
    (card,) = picture.cards
    middle = {line.role: (line.x + 3, line.y + line.h / 2) for line in card.lines}
    assert picture.hit(*middle["title"]) == Hit("mark", card.mark)
    assert picture.hit(*middle["source"]) == picture.hit(*middle["quote"]) == Hit("words", card.mark)


@given(st.lists(st.sampled_from(["siege", "of", "the", "Wwwwwwwwwwwww"]), min_size=1, max_size=20), st.integers(1, 4))
def test_broken_lines_are_never_too_wide_and_lose_no_word_but_at_the_end(parts, lines):
    text = " ".join(parts)
    broken = wrapped(text, 150, lines, width)
    assert len(broken) <= lines
    assert all(width(line) <= 150 for line in broken)
    kept = " ".join(broken)
    assert kept == text or (kept.endswith("…") and text.startswith(kept.removesuffix("…")))
