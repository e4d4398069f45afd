"""`make screenshots`: writes every scene at two sizes, light and dark, and a few from right to left.

`python -m tests.screenshots read order-table` writes those only; `--size 1280x800` and `--light` narrow it further.
`--entries 100000` shows the scenes of the timeline with a chronology of that many entries instead of the sample.
`--pictures` (`make screenshots PICTURES=1`) writes those of README and guide to docs/pictures/ instead.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZES = ((1280, 800), (1600, 900))
PICTURES = {  # of README and guide: scene, light and dark
    "read": (False, True),
    "order-timeline": (False, True),
    "order-table": (False,),
    "proposals": (False,),
    "present-entries": (False,),
}
FROM_THE_RIGHT = ("read", "order-table", "order-timeline", "draft")


def main() -> None:
    """Write the pictures and say where."""
    known = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    known.add_argument("scenes", nargs="*")
    known.add_argument("--size", action="append", type=lambda text: tuple(map(int, text.split("x"))))
    known.add_argument("--light", action="store_true", help="not the dark ones")
    known.add_argument("--entries", type=int, help="how many, instead of the sample")
    known.add_argument("--pictures", action="store_true", help="those of README and guide, to docs/pictures/")
    known.add_argument("--out", type=Path, default=Path("build/screenshots"))
    asked = known.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
        _take(asked, Path(folder))


def _take(asked: argparse.Namespace, folder: Path) -> None:
    from PySide6.QtCore import Qt

    from tests.benchmarks.synthetic import synthetic
    from tests.screenshots.scenes import OF_ANY, SCENES
    from tests.screenshots.stage import FILE, Stage, sample_in
    from timeline_app.ui.app import Application

    app = Application([])
    sample = synthetic(folder / FILE, asked.entries) if asked.entries else sample_in(folder)
    wanted = {name: SCENES[name] for name in asked.scenes or (OF_ANY if asked.entries else SCENES)}
    (Path("docs/pictures") if asked.pictures else asked.out).mkdir(parents=True, exist_ok=True)

    def shoot(name: str, size: tuple[int, int], *, dark: bool, mark: str = "") -> None:
        stage = Stage(app, folder, sample, size, dark=dark)
        wanted[name](stage)
        look = "dark" if dark else "light"
        known = f"{name}-{look}.png" if asked.pictures else f"{name}-{size[0]}x{size[1]}-{look}{mark}.png"
        path = asked.out / known
        stage.picture(path, small=asked.pictures)
        stage.strike()
        print(path, flush=True)

    if asked.pictures:
        asked.out = Path("docs/pictures")
        for name in PICTURES.keys() & wanted.keys():
            for dark in PICTURES[name]:
                shoot(name, SIZES[0], dark=dark)
        return
    for size in asked.size or SIZES:
        for dark in (False,) if asked.light else (False, True):
            for name in wanted:
                shoot(name, size, dark=dark)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for name in wanted.keys() & set(FROM_THE_RIGHT) if not asked.light else ():
        shoot(name, SIZES[0], dark=False, mark="-from-the-right")


if __name__ == "__main__":
    main()
