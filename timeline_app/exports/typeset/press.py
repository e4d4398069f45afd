"""The press: a folder with the templates and the text, and the child process that sets pages of them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, Queue
from shutil import copyfile
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from timeline_app import paths
from timeline_app.errors import ExportError
from timeline_app.exports.registry import Progress, silent
from timeline_app.exports.typeset.fonts import covered, folders
from timeline_app.words import tr

CHILD = Path(__file__).with_name("child.py")
ROUNDS = 5  # of setting pages anew when a character turns out to have no glyph
TICK = 0.1  # seconds between two looks at whether the person had enough
LIMIT = 900.0  # seconds for one task: ten times a volume of 3,000 entries

Done = TypeVar("Done")


class MissingGlyph(Exception):
    """No font has a character of `text`; it must be replaced before the pages can be set."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def until_printable(attempt: Callable[[frozenset[int]], Done]) -> Done:
    """Call `attempt` with the code points that can be printed, and again without those that turn out to have no glyph.

    Raises:
        ExportError: there is always one more.
    """
    printable = covered()
    for _round in range(ROUNDS):
        try:
            return attempt(printable)
        except MissingGlyph as missing:
            printable -= {ord(char) for char in missing.text}
    raise ExportError(
        tr("Too many characters have no sign in the fonts of the pages."), hint=tr("Export as a table instead.")
    )


class Press:
    """Use as a context: when it is left, the child is dead and the folder is gone.

    Entering it raises ExportError where there is no room for the templates.

    Args:
        report: called ten times a second while pages are set; an exception out of it stops the press.
        limit: seconds for one task.
    """

    def __init__(self, report: Progress = silent, limit: float = LIMIT) -> None:
        self._report = report
        self._limit = limit
        self._stage = (0, 0, "")
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: Queue[bytes] = Queue()
        self._listener: Thread | None = None

    def __enter__(self) -> Self:
        with ExitStack() as undone:
            try:
                self.folder = Path(undone.enter_context(_folder()))
                for template in paths.resource("typst").iterdir():
                    copyfile(template, self.folder / template.name)
            except OSError as why:
                raise _no_room(why) from why
            self._undone = undone.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.rest()
        self._undone.close()

    def stage(self, done: int, total: int, words: str) -> None:
        """Tell how far the whole export is."""
        self._stage = (done, total, words)
        self._report(*self._stage)

    def write(self, name: str, value: Any) -> None:
        """Put a value beside the templates, as JSON.

        Raises:
            ExportError: the disk has no room for it.
        """
        try:
            (self.folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        except OSError as why:
            raise _no_room(why) from why

    def widths(self, texts: Sequence[Any], size: float) -> list[float]:
        """Return the width in points of every line of spans, in the font of the drawing at `size` points."""
        if not texts:
            return []
        self.write("measure.json", {"texts": list(texts), "size": size})
        answer: list[float] = self._ask({"do": "widths", "input": str(self.folder / "measure.typ")})
        return answer

    def rest(self) -> None:
        """End the child, so that what it keeps in memory of one task does not lie beside the next."""
        if self._child is None:
            return
        assert self._child.stdin
        assert self._child.stdout
        self._child.kill()
        self._child.wait()
        assert self._listener
        self._listener.join()
        with suppress(OSError):  # what it was never told
            self._child.stdin.close()
        self._child.stdout.close()
        self._child, self._answers = None, Queue()

    def print(self, template: str, output: Path, kind: str, **options: Any) -> None:
        """Set the pages of a template.

        Args:
            template: its name in the folder.
            output: a file; for pictures of several pages its name holds `{n}`.
            kind: pdf, png or svg.
            options: for a PDF `standards` and `timestamp` (seconds since 1970), for PNG `ppi`.

        Raises:
            MissingGlyph: a character cannot be printed.
            ExportError: the pages could not be set.
        """
        task = {"do": "compile", "input": str(self.folder / template), "output": str(output), "format": kind}
        self._ask(task | options)

    def _ask(self, task: Mapping[str, Any]) -> Any:
        started = self._started()
        assert started.stdin
        told = dict(task) | {"root": str(self.folder), "fonts": [str(folder) for folder in folders()]}
        try:
            started.stdin.write(json.dumps(told).encode() + b"\n")
            started.stdin.flush()
        except OSError as why:
            raise _gave_up() from why
        answer = self._answer()
        if "error" in answer:
            raise _failure(str(answer["error"]))
        return answer["ok"]

    def _answer(self) -> dict[str, Any]:
        for _tick in range(int(self._limit / TICK) + 1):
            try:
                line = self._answers.get(timeout=TICK)
            except Empty:
                self._report(*self._stage)
                continue
            if not line:
                self._answers.put(line)  # a dead child answers every later question so
                raise _gave_up()
            answer: dict[str, Any] = json.loads(line)
            return answer
        raise ExportError(tr("Setting the pages took too long."), hint=tr("Export fewer entries at a time."))

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-P", str(CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._listener = Thread(target=self._listen, args=(self._child,), daemon=True)
            self._listener.start()
        return self._child

    def _listen(self, started: subprocess.Popen[bytes]) -> None:
        assert started.stdout
        for line in started.stdout:
            self._answers.put(line)
        self._answers.put(b"")


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="timeline-app-", ignore_cleanup_errors=True)


def _no_room(why: OSError) -> ExportError:
    return ExportError(
        tr("The pages could not be set: {reason}", reason=why.strerror or str(why)),
        hint=tr("Make room in the folder for temporary files: the pages are set there first."),
    )


def _gave_up() -> ExportError:
    return ExportError(
        tr("The program that sets the pages ended without an answer."), hint=tr("Export fewer entries at a time.")
    )


def _failure(message: str) -> Exception:
    _marker, _start, rest = message.partition("the text `")
    if rest and "could not be displayed" in rest:
        return MissingGlyph(_unescaped(rest.partition("` could")[0].strip('"')))
    if "contains the codepoint" in message:
        return MissingGlyph(_unescaped(message.partition("codepoint `")[2].partition("`")[0].strip('"')))
    return ExportError(tr("The pages could not be set: {reason}", reason=message))


def _unescaped(text: str) -> str:
    r"""Undo Rust's way of quoting a character: `\u{1b}`."""
    pieces = text.split("\\u{")
    return pieces[0] + "".join(
        chr(int(code, 16)) + rest for code, _brace, rest in (piece.partition("}") for piece in pieces[1:])
    )
