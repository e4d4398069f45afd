"""What one person can undo and redo, and how far the journal has been read for it."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from timeline_app.project.journal import ledger
from timeline_app.project.journal.authors import Author
from timeline_app.project.journal.ledger import Transaction

FIRST = "New project"  # the label of the edit that makes a project; it cannot be undone out of existence


class Stacks:
    """Two stacks of a person's own transactions, the next one last; `heard` is the last one read, anybody's.

    An undo stands on the redo stack under its own transaction: redoing means undoing the undo.
    """

    def __init__(self, db: Connection, author: Author) -> None:
        self._db, self._author = db, author
        self.done: list[Transaction] = []
        self.undone: list[Transaction] = []
        self.heard = 0
        self.take(ledger.transactions(db))

    def take(self, found: Iterable[Transaction]) -> None:
        """Go on with transactions that follow the last one heard, in order of arrival."""
        own = self._author.own_ids(self._db)
        for txn in found:
            self.heard = txn.k
            if txn.author in own and txn.label != FIRST:
                self._turn(txn)

    def _turn(self, txn: Transaction) -> None:
        if self.done and txn.undoes == self.done[-1].id:
            self.done.pop()
            self.undone.append(txn)
        elif self.undone and txn.undoes == self.undone[-1].id:
            self.undone.pop()
            self.done.append(txn)
        else:
            self.done.append(txn)
            self.undone.clear()
