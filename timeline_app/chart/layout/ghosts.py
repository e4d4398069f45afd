"""Marks of entries in the other lanes that they belong to: at the lane's foot, where they cover no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.parts import Ghost, LaneBox
from timeline_app.chart.view import Style, View

_APART = 5.0  # units between two ghosts of a lane; of those closer together the first is drawn


@dataclass(frozen=True, slots=True, eq=False)
class Ghosts:
    """Columns, (m,) each, sorted by (lane, at): `mark` is in `lane` too, beside the one where its dot stands."""

    mark: Ints
    lane: Ints
    at: Ints

    @classmethod
    def of(cls, marks: Marks, names: Mapping[str, Sequence[str]]) -> Ghosts:
        """Find them by the names of all lanes of each entry, by id; names that are no lane are left out."""
        number = {name: at for at, name in enumerate(marks.lanes)}
        pairs = [
            (marks.index[id_], number[name])
            for id_, held in names.items()
            if id_ in marks.index
            for name in dict.fromkeys(held)
            if name in number and number[name] != int(marks.lane[marks.index[id_]])
        ]
        mark, lane = np.array(pairs, np.int64).reshape(-1, 2).T
        order = np.lexsort((mark, marks.at[mark], lane))
        return cls(mark[order], lane[order], marks.at[mark[order]])

    def drawn(self, marks: Marks, view: View, boxes: Sequence[LaneBox], style: Style) -> tuple[Ghost, ...]:
        """Return those in view, in lanes that are open."""
        found: list[Ghost] = []
        for box in boxes:
            if box.folded or box.y >= view.height or box.y + box.height <= 0:
                continue
            begin, end = np.searchsorted(self.lane, [box.lane, box.lane + 1])
            x = view.xs(self.at[begin:end])
            last = -_APART
            for place in np.flatnonzero((x >= 0) & (x <= view.width)).tolist():
                if x[place] - last >= _APART:
                    last, mark = float(x[place]), int(self.mark[begin + place])
                    colour = marks.colours[int(marks.lane[mark])]
                    found.append(Ghost(last, box.strip_y + style.strip / 2 - 1, style.dot * 0.7, colour, mark))
        return tuple(found)
