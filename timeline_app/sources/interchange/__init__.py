"""Ways in for files of other programs and for our own tables: a registry of readers, one module a format.

A reader says what stands in a file and where; what becomes of it is planned by `actions.plan_import`.
"""

from timeline_app.sources.interchange.incoming import Arrival, Incoming, SeenColumn, Slip
from timeline_app.sources.interchange.reading import read_incoming
from timeline_app.sources.interchange.registry import Asked, IncomingReader, incoming_reader, incoming_readers

__all__ = [
    "Arrival",
    "Asked",
    "Incoming",
    "IncomingReader",
    "SeenColumn",
    "Slip",
    "incoming_reader",
    "incoming_readers",
    "read_incoming",
]
