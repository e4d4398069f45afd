"""People and places, the names they go by, their part in entries; and tags."""

import math

from sqlmodel import Field

from timeline_app.model.record import Record, key


class Agent(Record, table=True):
    """A person, an organisation, a group or an office."""

    name: str
    kind: str = "person"  # person organisation group office
    member_of_id: str | None = key(default=None)
    note: str = ""


class Place(Record, table=True):
    """Where."""

    name: str
    part_of_id: str | None = key(default=None)
    latitude: str = ""  # decimal degrees as text; never a float
    longitude: str = ""
    precision: int = Field(default=1, ge=1, le=3)  # ACLED: 1 exact, 2 near, 3 region
    note: str = ""


def degrees(text: str, most: float) -> float | None:
    """Return decimal degrees as a number; None for what is none, or further than `most` from 0."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) <= most else None


class Name(Record, table=True):
    """One way in which an agent or a place is written, with the passage that writes it so."""

    of_table: str  # agent | place
    of_id: str = key()
    text: str
    language: str = ""
    script: str = ""
    passage_id: str | None = key(default=None)


class Role(Record, table=True):
    """An agent's part in an entry."""

    entry_id: str = key()
    agent_id: str = key()
    role: str = "participant"  # actor target victim speaker witness participant
    position: int = 0


class Site(Record, table=True):
    """A place's part in an entry."""

    entry_id: str = key()
    place_id: str = key()
    relation: str = "at"  # at from to about
    position: int = 0


class Tag(Record, table=True):
    """A code; codes form a tree."""

    name: str
    colour: str = ""
    parent_id: str | None = key(default=None)
    position: int = 0


class Tagging(Record, table=True):
    """A tag on an entry, a passage or a source. Natural key: (target, tag)."""

    tag_id: str = key()
    target_table: str  # entry | passage | source
    target_id: str = key()
