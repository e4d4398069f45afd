"""One reader a module: bytes in, Article out, pure."""
