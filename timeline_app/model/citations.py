"""What an entry rests on, and what is said there."""

from typing import Any

from sqlmodel import Field

from timeline_app.model.record import Record, key, parts


class Citation(Record, table=True):
    """This entry rests on that passage, or on that source where there is no text."""

    entry_id: str = key()
    passage_id: str | None = key(default=None)
    source_id: str | None = key(default=None)  # set as well where there is a passage
    locator_label: str = ""  # a CSL locator term: page, paragraph, …
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    stance: str = "supports"  # supports disputes context
    claimant_id: str | None = key(default=None)  # who says so (an Agent), apart from who printed it
    via: list[str] = parts(default_factory=list)  # relay chain, agent ids, nearest to the claimant first
    mode: str = ""  # direct indirect narrator
    hedge: str = ""  # the words: "claimed", "purported"
    said_when: dict[str, Any] | None = parts(default=None)
    credibility: int = Field(default=6, ge=1, le=6)  # Admiralty code
    position: int = 0  # order within the entry
    preferred: bool = False
    preferred_why: str = ""
    note: str = ""


class Claim(Record, table=True):
    """What a citation says about one property of its entry."""

    citation_id: str = key()
    property: str = "other"  # when where who figure motive outcome control other
    value: str = ""
    number: str = ""  # a decimal; never a float
    unit: str = ""
    when: dict[str, Any] | None = parts(default=None)
    polarity: str = "asserts"  # asserts denies predicts
