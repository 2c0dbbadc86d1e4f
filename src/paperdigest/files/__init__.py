"""Digests in files: their bytes, folders of them, and many of them in several processes.

`paperdigest.files.batch` (`parse_files`) is not loaded with this face: it needs `multiprocessing`, which takes long.
"""

from __future__ import annotations

from paperdigest.files.folders import digests_at
from paperdigest.files.reading import decode, parse_digest_bytes, parse_digest_file, parse_file, read_bytes

__all__ = ["decode", "digests_at", "parse_digest_bytes", "parse_digest_file", "parse_file", "read_bytes"]
