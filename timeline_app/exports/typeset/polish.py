"""Make a finished PDF smaller without changing what it holds; the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def polish(path: Path, finish: Callable[[Any], None] = lambda _pdf: None) -> None:
    """Rewrite the PDF with object streams and the strongest compression. Metadata and tags stay as they are.

    Args:
        finish: what else is to be done with the open `pikepdf.Pdf` before it is written.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        finish(pdf)
        pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
