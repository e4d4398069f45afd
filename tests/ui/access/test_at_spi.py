"""The timeline on the accessibility bus of a real desktop, read and used as a screen reader does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SESSION = Path(__file__).with_name("session.py")
PYTHONS = [sys.executable, "/usr/bin/python3"]


def with_pyatspi() -> str:
    """Return a Python that can listen to the bus, "" when there is none."""
    for python in PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", "import pyatspi"], capture_output=True, timeout=60, check=False)
            if tried.returncode == 0:
                return python
    return ""


def missing() -> str:
    """Return why this cannot be tried here, "" when it can."""
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not sys.platform.startswith("linux"):
        return "AT-SPI is the bus of Linux desktops"
    return "" if with_pyatspi() else "no Python here has pyatspi (packages python3-pyatspi and at-spi2-core)"


@pytest.fixture(scope="module")
def told(tmp_path_factory, sample_once):
    if why := missing():
        pytest.skip(why)
    home = tmp_path_factory.mktemp("home")
    project = shutil.copyfile(sample_once, home / "sample.chronology")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DBUS_", "WAYLAND"))},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(SESSION.parents[3]),
    }
    command = ["dbus-run-session", "--", sys.executable, "-X", "faulthandler", str(SESSION), str(project)]
    done = subprocess.run(
        [*command, with_pyatspi()], env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def named(told, words):
    return next(entry for lane in told["lanes"] for entry in lane["entries"] if words in entry["name"])


def test_the_bus_has_a_list_of_lanes_with_their_entries(told):
    assert told["role"] == "list"
    lanes = {lane["name"]: lane for lane in told["lanes"]}
    assert lanes["Takhar"]["role"] == "panel"
    assert {entry["role"] for entry in lanes["Takhar"]["entries"]} <= {"list item", "push button"}


def test_an_entry_says_the_same_there_as_inside(told):
    entry = named(told, "The Taliban overrun Yangi Qala")
    assert entry["name"].startswith("Monday, 9 September 2019, The Taliban overrun Yangi Qala")
    assert entry["actions"][:2] == ["Select", "Open the passage"]
    assert entry["box"][2] > 0


def test_what_a_listener_does_is_done(told):
    assert told["selected"] == "The Taliban overrun Yangi Qala"


def test_the_listener_hears_that_the_focus_is_on_the_entry(told):
    assert any(role == "list item" and "overrun Yangi Qala" in name for role, name in told["heard"])
