"""Links are routed in arrays; here they are routed one by one, as it is said, and it is the same."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import items, views, width
from timeline_app.chart import Links, Style, Tie, marks, scene

SYMMETRIC = {"overlaps", "contradicts"}
CHANNEL, TRACK = 12.0, 3.0


class Plain:
    """Goes through the links in order, best first."""

    def __init__(self, found, picture, style):
        self.marks, self.picture, self.style, self.view = found, picture, style, picture.view
        self.order = {box.lane: at for at, box in enumerate(picture.lanes)}
        self.radii = {dot.mark: dot.r for dot in picture.dots}
        self.taken = {}

    def routed(self, links):
        calm = []
        bright = []
        for link in range(len(links)):
            source, target = int(links.source[link]), int(links.target[link])
            lit = bool({self.marks.ids[source], self.marks.ids[target]} & self.view.lit)
            if lit or len(calm) < self.style.links:
                points = self.points(source, target, lit)
                if points:
                    (bright if lit else calm).append((link, points, self.arrow(links.types[link], target)))
        return calm + bright

    def place(self, mark):
        if mark in self.picture.places:
            return self.picture.places[mark]
        box = self.picture.lanes[self.order[int(self.marks.lane[mark])]]
        return self.view.x(int(self.marks.at[mark])), box.strip_y + self.style.strip / 2

    def drawn(self, mark):
        return mark in self.picture.places or self.marks.lanes[int(self.marks.lane[mark])] in self.view.folded

    def arrow(self, kind, target):
        return kind not in SYMMETRIC and CHANNEL <= self.place(target)[0] <= self.view.width

    def points(self, source, target, lit):
        if any(int(self.marks.lane[mark]) not in self.order for mark in (source, target)):
            return None
        (sx, sy), (ex, ey) = self.place(source), self.place(target)
        wide = self.view.width
        seen = [0 <= x <= wide for x in (sx, ex)]
        if not lit and not (self.drawn(source) and self.drawn(target)):
            return None
        if not (all(seen) or (lit and (any(seen) or (sx < 0) != (ex < 0)))):
            return None
        first, last = (self.order[int(self.marks.lane[mark])] for mark in (source, target))
        leaving, arriving = (first + 1, last) if last > first else (first, last + (last < first))
        out, into = (min(max(x - CHANNEL, -1.0), wide + 1) for x in (sx, ex))
        if leaving == arriving:
            column, above = out, self.track(leaving, out, into)
            below = above
        else:
            column = self.column(out, into, leaving, arriving)
            above, below = self.track(leaving, out, column), self.track(arriving, column, into)
        points = [(sx, sy), (out, sy)] if seen[0] else []
        points += [(out, above), (column, above), (column, below), (into, below)]
        return points + ([(into, ey), (ex - self.radii.get(target, 0.0) - 1.5, ey)] if seen[1] else [])

    def gutter(self, number):
        if number < len(self.picture.lanes):
            return self.picture.lanes[number].y
        return self.picture.lanes[-1].y + self.picture.lanes[-1].height

    def track(self, gutter, a, b):
        left, right = min(a, b), max(a, b)
        tracks = [self.taken.setdefault((gutter, at), []) for at in range(max(int(self.style.gutter // TRACK), 1))]
        free = [at for at, taken in enumerate(tracks) if all(right + 4 < x or left - 4 > y for x, y in taken)]
        at = free[0] if free else 0
        tracks[at].append((left, right))
        return self.gutter(gutter) + 2.0 + at * TRACK

    def column(self, out, into, leaving, arriving):
        top, bottom = sorted((self.gutter(leaving), self.gutter(arriving)))

        def crossed(x):
            return sum(
                text.x - 2 <= x <= text.x + text.w + 2 and text.y < bottom and text.y + text.h > top
                for text in self.picture.texts
            )

        return min((out, into, (out + into) / 2), key=lambda x: (crossed(x), x))


def corners(points):
    """Leave out points that repeat and those in the middle of a straight line."""
    kept = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and any(kept[-2][at] == kept[-1][at] == point[at] for at in (0, 1)):
            kept.pop()
        kept.append(point)
    return tuple(kept)


@given(items(most=40), views(), st.data())
def test_links_run_as_they_do_when_each_is_routed_by_itself(entries, view, data):
    found = marks(entries)
    if len(found) < 2:
        return
    pick = st.sampled_from(found.ids)
    kinds = st.sampled_from(["causes", "precedes", *SYMMETRIC])
    ties = [Tie(f"{at}", data.draw(pick), data.draw(pick), data.draw(kinds)) for at in range(30)]
    view = dataclasses.replace(
        view,
        lit=frozenset(data.draw(st.sets(pick, max_size=2))),
        folded=frozenset(data.draw(st.sets(st.sampled_from(found.lanes), max_size=1))),
        hidden=frozenset(data.draw(st.sets(st.sampled_from(found.lanes), max_size=1))),
    )
    style = Style(links=data.draw(st.sampled_from([3, 200])))
    links = Links.of(found, ties)
    picture = scene(found, links, view, width, style)
    plain = Plain(found, picture, style).routed(links)
    assert [(path.link, path.points, path.arrow) for path in picture.paths] == [
        (link, corners(points), arrow) for link, points, arrow in plain
    ]
    under = [
        any(
            ax == bx and t.x - 2 <= ax <= t.x + t.w + 2 and t.y < max(ay, by) and t.y + t.h > min(ay, by)
            for path in picture.paths
            for (ax, ay), (bx, by) in pairwise(path.points)
        )
        for t in picture.texts
    ]
    assert [text.plate for text in picture.texts] == under
