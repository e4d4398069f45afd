"""What the program read in the text on show: one proposal at a time, decided by one key each."""

from timeline_app.ui.reader.proposals.reviewing import Reviewing
from timeline_app.ui.reader.proposals.strip import ProposalStrip

__all__ = ["ProposalStrip", "Reviewing"]
