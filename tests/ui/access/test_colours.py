"""Colours carry meaning only beside a name or a shape: how lanes look to eyes that lack a kind of cone.

Matrices: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
2009, severity 1.0, on linear RGB. Differences: CIE 1976 in L*a*b* under D65; 2.3 is just noticeable.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from timeline_app.chart.parts import Shape
from timeline_app.ui.kit.theme import LANES, TOKENS, Theme

PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
LAB = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)

EYES = pytest.mark.parametrize("eyes", [PROTAN, DEUTAN], ids=["protanopia", "deuteranopia"])
LOOKS = pytest.mark.parametrize("look", [Theme(), Theme(dark=True)], ids=["light", "dark"])


def seen(colour, eyes):
    """Return L*a*b* of a colour as these eyes see it."""
    red = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(red <= 0.04045, red / 12.92, ((red + 0.055) / 1.055) ** 2.4)
    xyz = np.array(LAB) @ np.clip(np.array(eyes) @ linear, 0, 1) / np.array(WHITE)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one, other, eyes):
    return float(np.linalg.norm(seen(one, eyes) - seen(other, eyes)))


@EYES
@LOOKS
def test_no_two_lanes_look_just_the_same(look, eyes):
    lanes = [look.lane(number) for number in range(len(LANES))]
    assert min(difference(one, other, eyes) for one, other in combinations(lanes, 2)) > 2.3


@EYES
@LOOKS
def test_signs_of_good_and_bad_news_do_not_look_the_same(look, eyes):
    tones = [look.colour(name) for name in ("ok", "danger", "warn", "accent") if name in TOKENS]
    assert min(difference(one, other, eyes) for one, other in combinations(tones, 2)) > 2.3  # each has a sign too


def test_lanes_beyond_ten_have_another_shape():
    assert len(Shape) > 1
