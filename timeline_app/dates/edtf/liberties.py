"""What the lenient reader lets pass, each with a note; the strict reader refuses the same places."""

from __future__ import annotations

from timeline_app.errors import DateSyntaxError
from timeline_app.words import tr


class Liberties:
    """Collects the liberties taken with one text, or refuses them."""

    def __init__(self, lenient: bool) -> None:
        self.lenient = lenient
        self.notes: list[str] = []

    def take(self, decision: str, note: str, text: str, at: int, *, hint: str) -> None:
        """Note a liberty once, or raise DateSyntaxError when reading strictly.

        Args:
            decision: its number in docs/DATES.md, for the reader of the code.
            note: the sentence shown under the field.
            hint: what to write instead.
        """
        del decision
        if not self.lenient:
            raise refusal(text, at, hint)
        if note not in self.notes:
            self.notes.append(note)


def refusal(text: str, at: int, hint: str = "") -> DateSyntaxError:
    """Return the error for a text that stops being EDTF at `at`."""
    return DateSyntaxError(
        tr("“{text}” is not a date in EDTF.", text=text),
        hint=hint or tr("Write 2019, 2019-09, 2019-09-05, 1985/1990, 199X or 1920~."),
        at=at,
    )
