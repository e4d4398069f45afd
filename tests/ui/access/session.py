"""The program on a screen of its own, with a listener beside it; run within a session bus of its own.

Prints one line of JSON: what the listener heard, and what the program shows at the end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def screen() -> subprocess.Popen[bytes]:
    """Start a screen that nobody sees, and make it ours."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    begun = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    return begun


def main(project: Path, listens: str) -> None:
    """Show the project until the listener is done."""
    begun = screen()
    script = str(Path(__file__).with_name("listener.py"))
    listener = subprocess.Popen([listens, "-u", script], stdout=subprocess.PIPE, text=True)
    try:
        assert listener.stdout is not None
        assert listener.stdout.readline().strip() == "ready"
        selected = show(project, listener)
        heard = json.loads(listener.stdout.read() or "{}")
    finally:
        listener.kill()
        listener.wait()
        begun.terminate()
        begun.wait()
    print(json.dumps({**heard, "selected": selected}))


def show(project: Path, listener: subprocess.Popen[str]) -> str:
    """Show the window as long as the listener runs; return the title of the entry selected at the end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from timeline_app.model import Entry
    from timeline_app.ui.app import make_window

    app = QApplication(["timeline-app"])
    window = make_window(app)
    window.resize(1280, 800)
    window.show()
    window.files.open(project)
    window.activateWindow()
    window.arrange("order")
    window.reveal("timeline")
    selected: list[str] = []

    def look() -> None:
        if listener.poll() is not None:
            current = window.desk.selection.current
            entry = window.desk.document.project.get(Entry, current.id) if current else None
            selected.append(entry.title if entry else "")
            app.quit()

    timer = QTimer(interval=200)
    timer.timeout.connect(look)
    timer.start()
    app.exec()
    return selected[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
