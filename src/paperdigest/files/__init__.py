"""Read digests in files: one, a folder, or many in several processes.

This module does not import `paperdigest.files.batch` (`parse_files`), because importing `multiprocessing` takes long.
"""

from __future__ import annotations

from paperdigest.files.folders import digests_at
from paperdigest.files.reading import decode, parse_digest_bytes, parse_digest_file, parse_file, read_bytes

__all__ = ["decode", "digests_at", "parse_digest_bytes", "parse_digest_file", "parse_file", "read_bytes"]
