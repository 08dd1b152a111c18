"""The manifest, the files, the cache: the only reader and writer of the disk."""
