"""Identities: UUIDv7 for what people make, UUIDv5 for what has a natural key.

In Python an id is 32 lower-case hexadecimal digits, in the file a BLOB of 16 bytes.
UUIDv7: RFC 9562, section 5.7.
"""

import secrets
import time
from threading import Lock
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import LargeBinary
from sqlalchemy.types import TypeDecorator

NAMESPACE = UUID("6f0d5f2e-8c7b-5a7e-9d4e-43484e524e31")  # ours; part of the file format


def new_id() -> str:
    """Return an identity that two people working apart will never share; later ones of a process sort later.

    Method 3 of the RFC: behind the milliseconds stand twelve bits of a finer clock, which never stands still.
    """
    with _clock.lock:
        _clock.last = max(_clock.last + 1, (time.time_ns() << 12) // 1_000_000)
        milliseconds, fraction = divmod(_clock.last, 1 << 12)
    return f"{milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62):032x}"


class _Clock:
    """The last moment given away, in 4096ths of a millisecond since 1970."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.last = 0


_clock = _Clock()


def natural_id(*key: str) -> str:
    """Return the identity that everybody gives to the thing with this key."""
    return uuid5(NAMESPACE, "\x1f".join(key)).hex


def made_at(id_: str) -> int:
    """Return the milliseconds since 1970 at which a UUIDv7 was made."""
    return int(id_[:12], 16)


class Id(TypeDecorator[str]):
    """Hexadecimal digits in Python, 16 bytes in the file."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:
        """Turn digits into bytes."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: Any, dialect: Any) -> str | None:
        """Turn bytes into digits."""
        return None if value is None else bytes(value).hex()
