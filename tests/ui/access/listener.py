"""A screen reader of a hundred lines: finds the program on the accessibility bus, reads the timeline, acts on it.

Run by the system's Python, which has pyatspi. It says "ready" when the bus is switched on, and one line of JSON at
the end.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi
from gi.repository import Gio, GLib

heard: list[list[str]] = []


def switch_on() -> None:
    """Tell everybody who starts from now on that somebody listens, as a screen reader does."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    enabled = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
    bus.call_sync(*where, enabled, None, Gio.DBusCallFlags.NONE, 20_000, None)


def find(inside, begins):
    """Return the first object whose name begins so."""
    if inside is None or inside.name.startswith(begins):
        return inside
    found = (find(inside[number], begins) for number in range(min(inside.childCount, 60)))
    return next((one for one in found if one is not None), None)


def wait_for(seek, seconds=60):
    """Ask until there is an answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (found := seek()) is not None:
            return found
        time.sleep(0.3)
    sys.exit("It did not come up on the bus.")


def told(one):
    """Return what a screen reader knows of an object."""
    known = pyatspi.listInterfaces(one)
    actions = one.queryAction() if "Action" in known else None
    seen = one.queryComponent().getExtents(pyatspi.DESKTOP_COORDS) if "Component" in known else None
    return {
        "role": one.getRoleName(),
        "name": one.name,
        "box": [seen.x, seen.y, seen.width, seen.height] if seen else [0, 0, 0, 0],
        "actions": [actions.getName(number) for number in range(actions.nActions)] if actions else [],
    }


def hear(event):
    """Note who got the focus."""
    if event.detail1 and event.source is not None:
        heard.append([event.source.getRoleName(), event.source.name])


def press(one, name):
    """Do an action by its name."""
    actions = one.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    return actions.doAction(names.index(name))


def timeline_on_the_bus():
    """Return the timeline of the program, None as long as it is not there."""
    apps = [app for app in pyatspi.Registry.getDesktop(0) if app is not None]
    found = (find(app, "Timeline, 31 entries") for app in apps)
    return next((one for one in found if one is not None), None)


def main() -> None:
    """Read, act, listen, and say what came of it."""
    switch_on()
    print("ready", flush=True)
    timeline = wait_for(timeline_on_the_bus)
    pyatspi.Registry.registerEventListener(hear, "object:state-changed:focused")
    lanes = [{**told(lane), "entries": [told(entry) for entry in lane]} for lane in timeline]
    entries = [entry for lane in timeline for entry in lane if "overrun Yangi Qala" in entry.name]
    begun = time.monotonic()

    def wait() -> bool:
        if any("overrun Yangi Qala" in name for _, name in heard) or time.monotonic() > begun + 30:
            pyatspi.Registry.stop()
            return False
        return True

    GLib.timeout_add(500, lambda: press(entries[0], "Select") and False)
    GLib.timeout_add(300, wait)
    pyatspi.Registry.start()
    print(
        json.dumps({"name": timeline.name, "role": timeline.getRoleName(), "lanes": lanes, "heard": heard}), flush=True
    )


if __name__ == "__main__":
    main()
