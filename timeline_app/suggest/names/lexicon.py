"""What a project knows of names: those that were accepted, in every way they are written, and those rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Known(NamedTuple):
    """Whom or what an accepted name means."""

    kind: str
    """person, organisation, group, office or place."""
    record: str
    """The id of the project's record; "" where there is none."""
    name: str = ""
    """The name it goes by in the project."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their variants; a known variant wins over every cue."""

    accepted: Mapping[str, Known] = field(default_factory=dict)
    """Each variant as it is written somewhere."""
    rejected: frozenset[str] = frozenset()
    """Variants that are no names."""
    _folded: Mapping[str, Known] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find variants whatever their capitals."""
        object.__setattr__(self, "_folded", {text.casefold(): known for text, known in self.accepted.items()})

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, str]], rejected: Iterable[str] = ()) -> Lexicon:
        """Return the lexicon of rows (variant, kind, record, name); of two that differ the first rules."""
        accepted: dict[str, Known] = {}
        for variant, *known in rows:
            accepted.setdefault(variant, Known(*known))
        return cls(accepted, frozenset(rejected))

    def find(self, variant: str) -> Known | None:
        """Return what a name means; None where nothing was ever accepted under it."""
        return self.accepted.get(variant) or self._folded.get(variant.casefold())
