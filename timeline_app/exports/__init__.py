"""Ways out: a registry of writers, one module a file format.

To add a format: write one module with one decorated function, a golden file and a line in docs/EXPORTS.md.
"""

from timeline_app.exports.losses import Losses
from timeline_app.exports.options import Check, checked
from timeline_app.exports.registry import Format, Options, Report, choose, exporter, formats

__all__ = ["Check", "Format", "Losses", "Options", "Report", "checked", "choose", "exporter", "formats"]
