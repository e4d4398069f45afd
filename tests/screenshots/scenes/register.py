"""All scenes by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.screenshots.stage import Stage

Scene = Callable[[Stage], None]
SCENES: dict[str, Scene] = {}


def scene(make: Scene) -> Scene:
    """Add a scene under the name of its function."""
    SCENES[make.__name__.replace("_", "-")] = make
    return make
