"""The project about itself: its one `Dossier`, saved views, decisions and preferences."""

from typing import Any

from sqlmodel import Field

from timeline_app.model.record import Record, key, parts


class Dossier(Record, table=True):
    """The one row about the project itself. Where settings say otherwise, this rules."""

    title: str = ""
    subtitle: str = ""
    authors: list[str] = parts(default_factory=list)
    description: str = ""
    summary: str = ""  # stands in front of every export
    time_zone: str = "UTC"  # IANA name; the project's wall clock
    first_weekday: str = "monday"  # monday … sunday
    calendars: list[str] = parts(default_factory=lambda: ["gregorian"])  # shown, in this order
    languages: list[str] = parts(default_factory=lambda: ["en"])  # BCP 47
    citation_style: str = "chicago-notes-bibliography"  # a CSL style
    handling: str = ""  # who may see it


class View(Record, table=True):
    """A saved way of looking."""

    name: str
    filter: dict[str, Any] = parts(default_factory=dict)
    lanes: dict[str, Any] = parts(default_factory=dict)
    zoom: dict[str, Any] = parts(default_factory=dict)
    sort: list[Any] = parts(default_factory=list)
    position: int = 0


class Decision(Record, table=True):
    """What a person decided about something the program noticed or proposed.

    Natural key: (subject, kind, evidence).
    """

    subject_table: str
    subject_id: str = key()
    kind: str  # proposal-dismissed | name-rejected | finding-kept | read …
    evidence: str = ""  # hash of what the decision was made on
    value: Any = parts(default=None)
    note: str = ""


class Preference(Record, table=True):
    """How this project likes something done (export options, column maps). Natural key: `key`."""

    key: str = Field(index=True)
    value: Any = parts(default=None)
