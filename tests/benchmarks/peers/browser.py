"""A browser without a window, spoken to over the pipe of its DevTools protocol."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any


def found() -> str | None:
    """Return the browser's program, or None when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


class Browser:
    """One page; commands are those of the DevTools protocol."""

    def __init__(self, program: str, profile: Path) -> None:
        self._read, theirs_out = os.pipe()
        theirs_in, self._write = os.pipe()
        command = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--allow-file-access-from-files", f"--user-data-dir={profile}", "--window-size=1600,900", "about:blank",
        ]  # fmt: skip

        def pipes() -> None:
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        self._process = subprocess.Popen(
            command, close_fds=False, preexec_fn=pipes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._number, self._held, self._session = 0, b"", ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.kill()
        self._process.wait(10)

    def ask(self, method: str, *, limit: float = 30, **parameters: Any) -> dict[str, Any]:
        """Give a command and return its result; TimeoutError after `limit` seconds."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + limit
        while True:
            answer = self._next(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])

    def run(self, script: str, limit: float = 30) -> Any:
        """Evaluate a script in the page, wait for its promise and return its value."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, limit=limit)
        if "exceptionDetails" in told:
            raise RuntimeError(str(told["exceptionDetails"].get("exception", {}).get("description")))
        return told["result"].get("value")

    def busy(self) -> float:
        """Return the milliseconds of processor time that the page and what paints for it have spent."""
        session, self._session = self._session, ""
        found = self.ask("SystemInfo.getProcessInfo")["processInfo"]
        self._session = session
        return float(sum(each["cpuTime"] for each in found if each["type"] in ("renderer", "GPU"))) * 1000

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._held:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._read], [], [], left)[0]:
                raise TimeoutError
            self._held += os.read(self._read, 1 << 20)
        message, self._held = self._held.split(b"\0", 1)
        return dict(json.loads(message))
