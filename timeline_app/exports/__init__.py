"""Ways out: a registry of writers, one module a file format."""
