"""The fonts of the pages (all OFL, from their wheels), and which characters they have.

Source Serif 4 for text, Source Sans 3 for apparatus, Amiri for Arabic script. Noto's Arabic fonts draw a letter as base
plus dots: it looks perfect and copies as garbage, so they are not used here.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from timeline_app.errors import ExportError
from timeline_app.words import tr

WHEELS = {
    "fontpkg_source_serif_4": "SourceSerif4[opsz,wght].ttf",
    "fontpkg_source_sans_3": "SourceSans3[wght].ttf",
    "fontpkg_amiri": "Amiri-Regular.ttf",
}
BUILT_IN = ((0x0530, 0x058A), (0x05D0, 0x05F4), (0x0904, 0x0939), (0x10D0, 0x10FF))
"""Letters of Armenian, Hebrew, Devanagari and Georgian, which typst's own fonts have (typst 0.15)."""


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders that hold the fonts.

    Raises:
        ExportError: a font is not installed.
    """
    return tuple(_folder(wheel) for wheel in WHEELS)


def _folder(wheel: str) -> Path:
    spec = find_spec(wheel)
    if spec is None or not spec.origin:
        name = wheel.replace("_", "-")
        raise ExportError(
            tr("The fonts of the pages are missing."), hint=tr("Install the package “{name}”.", name=name)
        )
    return Path(spec.origin).parent / "files"


@cache
def covered() -> frozenset[int]:
    """Return the code points that can be printed; reading three fonts takes a few milliseconds, once."""
    from fontTools.ttLib import TTFont

    found = {code for first, last in BUILT_IN for code in range(first, last + 1)}
    for folder, name in zip(folders(), WHEELS.values(), strict=True):
        with TTFont(folder / name, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)
