"""What a project is made of: plain records, one class a table, no behaviour that needs the file."""

from timeline_app.model.citations import Citation, Claim
from timeline_app.model.dossier import Decision, Dossier, Preference, View
from timeline_app.model.entries import Entry, Link
from timeline_app.model.ids import Id, made_at, natural_id, new_id
from timeline_app.model.names import Agent, Name, Place, Role, Site, Tag, Tagging
from timeline_app.model.passages import Passage, Placement
from timeline_app.model.record import Json, Record, canonical_json
from timeline_app.model.sources import Custody, Source, Version

TABLES: dict[str, type[Record]] = {
    str(kind.__tablename__): kind
    for kind in (
        Dossier,
        Source,
        Version,
        Custody,
        Passage,
        Placement,
        Entry,
        Citation,
        Claim,
        Agent,
        Place,
        Name,
        Role,
        Site,
        Link,
        Tag,
        Tagging,
        View,
        Decision,
        Preference,
    )
}
"""Every table of the model by its name, in an order in which a reader meets them."""

__all__ = [
    "TABLES",
    "Agent",
    "Citation",
    "Claim",
    "Custody",
    "Decision",
    "Dossier",
    "Entry",
    "Id",
    "Json",
    "Link",
    "Name",
    "Passage",
    "Place",
    "Placement",
    "Preference",
    "Record",
    "Role",
    "Site",
    "Source",
    "Tag",
    "Tagging",
    "Version",
    "View",
    "canonical_json",
    "made_at",
    "natural_id",
    "new_id",
]
