"""The file on disk: connections, the opening gate, blobs, the lock, backups, checks."""
