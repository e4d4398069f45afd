"""Make a finished PDF smaller without changing what it holds; the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path


def polish(path: Path) -> None:
    """Rewrite the PDF with object streams and the strongest compression. Metadata and tags stay as they are."""
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
