"""Ways out: a registry of writers, one module a file format.

To add a format: write one module with one decorated function, a golden file and a line in docs/EXPORTS.md.
"""

from timeline_app.exports.options import checked
from timeline_app.exports.registry import Format, Options, Report, choose, exporter, formats

__all__ = ["Format", "Options", "Report", "checked", "choose", "exporter", "formats"]
