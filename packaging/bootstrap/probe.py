"""Start Qt as the program would; leave with 0 when it starts and has letters for Latin and Arabic."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFontDatabase
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

application = QApplication([])
assert QSvgRenderer
scripts = (QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.Arabic)
missing = [script.name for script in scripts if not QFontDatabase.families(script)]
if missing:
    print("There is no font for:", ", ".join(missing), file=sys.stderr)
sys.exit(bool(missing))
