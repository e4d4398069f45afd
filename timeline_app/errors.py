"""Every error this application raises on purpose.

ChronologyError                 caught at the doors (ui, cli); shown to the user
├── DateSyntaxError             a text is not a date; knows where it stops being one
├── ProjectFileError            the project file cannot be opened or written
│   ├── NotAProject             the file is something else
│   ├── NewerFormat             written by a later version of this application
│   ├── DamagedProject          the file is ours, and broken
│   ├── ReadOnlyProject         the file or its folder cannot be written
│   └── NotSaved                the disk refused a write; everything before it is kept
├── Stale                       somebody else changed the row in the meantime
├── Overtaken                   an undo would take back later work
├── InvalidValue                a field cannot hold this value
├── NotFound                    no such entry, source, passage …
├── Choice                      a name, a date or a quote fits more than one thing
├── SourceError                 an article could not be read
│   ├── EmptySource             there are no words in it
│   ├── TooLarge                it is over the limit
│   ├── ReaderFailed            its reader gave up or had to be stopped
│   └── AlreadyHere             the same bytes are in the project
├── QuoteNotFound               the words do not stand in the source
├── CitationError               the citation processor failed
└── ExportError                 an exporter could not finish

`Cancelled` is not an error: it carries the user's own wish out of a long piece of work.
Anything else that escapes is a bug and gets a traceback, not a friendly sentence.
"""

from __future__ import annotations

from collections.abc import Sequence


class ChronologyError(Exception):
    """Base class; `str(error)` is a whole sentence fit for the user.

    Args:
        message: what went wrong, in the user's terms.
        hint: what the user can do about it, or "" when nothing can be done.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class DateSyntaxError(ChronologyError):
    """A text is not a date.

    Args:
        at: the place where it stops being one, in code points from 0.
    """

    def __init__(self, message: str, *, hint: str = "", at: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.at = at


class ProjectFileError(ChronologyError):
    """The project file cannot be opened or written."""


class NotAProject(ProjectFileError):
    """The file is something else."""


class NewerFormat(ProjectFileError):
    """The file was written by a later version of this application."""


class DamagedProject(ProjectFileError):
    """The file is a project, and broken."""


class ReadOnlyProject(ProjectFileError):
    """The file, or the folder it lies in, cannot be written."""


class NotSaved(ProjectFileError):
    """The disk refused a write; everything before it is kept."""


class Stale(ChronologyError):
    """Somebody else changed the row in the meantime."""


class Overtaken(ChronologyError):
    """An undo would take back work that came later."""


class InvalidValue(ChronologyError):
    """A field cannot hold this value."""


class NotFound(ChronologyError):
    """There is no such entry, source, passage …."""


class Choice(ChronologyError):
    """A name, a date or a quote fits more than one thing; a person must choose.

    Args:
        choices: each possible reading, in words, in a stable order.
    """

    def __init__(self, message: str, *, hint: str = "", choices: Sequence[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.choices = tuple(choices)


class SourceError(ChronologyError):
    """An article could not be read."""


class EmptySource(SourceError):
    """There are no words in it."""


class TooLarge(SourceError):
    """It is over the limit."""


class ReaderFailed(SourceError):
    """Its reader gave up, or had to be stopped."""


class AlreadyHere(SourceError):
    """The same bytes are in the project already.

    Args:
        source_id: the source that holds them.
    """

    def __init__(self, message: str, *, hint: str = "", source_id: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source_id = source_id


class QuoteNotFound(ChronologyError):
    """The words do not stand in the source."""


class CitationError(ChronologyError):
    """The citation processor failed."""


class ExportError(ChronologyError):
    """An exporter could not finish."""


class Cancelled(Exception):
    """Raised out of long work, by its `report`, after the user pressed Cancel."""
