"""Ways in: a registry of readers, one module a file format; each runs in a guarded child process."""
