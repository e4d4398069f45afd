"""Ways in for tables and other programs' chronologies: a panel that shows what would change, before it does."""

from timeline_app.ui.incoming.importer import Importer

__all__ = ["Importer"]
