"""A headless Chromium, spoken to over pipes (Chrome DevTools Protocol): what it asks for, says and shows."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LIMIT = 60  # seconds for one answer: a crowded computer starts a browser in ten
STARTER = """
import os, sys
listen, speak = os.dup2(int(sys.argv[1]), 61), os.dup2(int(sys.argv[2]), 62)
os.dup2(listen, 3), os.dup2(speak, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page of one browser."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._rest = b""
        self._count = 0
        self._session = ""
        self.requests: list[str] = []
        self.said: list[str] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for room in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{room}.enable")

    def open(self, path: Path, width: int = 1280, height: int = 900) -> None:
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.requests.clear()
        self.said.clear()
        self.ask("Page.navigate", url=path.as_uri())
        self.until("document.readyState === 'complete'")
        self.settle()

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._count += 1
        message = {"id": self._count, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._count:
                assert "error" not in heard, heard
                return heard["result"]
            self._note(heard)

    def run(self, script: str) -> Any:
        """Return what a script gives; a promise is waited for."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def until(self, script: str) -> None:
        look = (
            f"{{ if ({script}) yes(); else if (Date.now() > end) no(new Error('never')); else setTimeout(look, 20); }}"
        )
        self.run(f"new Promise((yes, no) => {{ const end = Date.now() + 30000; const look = () => {look}; look(); }})")

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def press(self, key: str) -> None:
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, text=text if kind == "keyDown" else "")
        self.settle()

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._back], [], [], LIMIT)
            assert ready, "the browser does not answer"
            piece = os.read(self._back, 1 << 20)
            assert piece, "the browser has ended"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def _note(self, heard: dict[str, Any]) -> None:
        what = heard.get("params", {})
        if heard["method"] == "Network.requestWillBeSent":
            self.requests.append(what["request"]["url"][:200])
        elif heard["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            self.said.append(json.dumps(what)[:600])


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a browser, or skip the test with the reason for which there is none."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None or os.name != "posix":
        pytest.skip("no Chromium is installed here" if program is None else "pipes to a browser need a POSIX system")
    in_r, in_w = os.pipe()
    out_r, out_w = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run"]
        arguments += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder}"]
        started = subprocess.Popen(
            [sys.executable, "-c", STARTER, str(in_r), str(out_w), program, *arguments],
            pass_fds=(in_r, out_w),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            os.close(in_r)
            os.close(out_w)
            yield Browser(in_w, out_r)
        finally:
            started.kill()
            started.wait()
            os.close(in_w)
            os.close(out_r)
