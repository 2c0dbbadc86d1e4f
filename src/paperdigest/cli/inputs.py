"""The inputs of the commands: digests in files, folders or standard input, and JSON Lines of records."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import paperdigest
from paperdigest import files
from paperdigest.cli.terminal import FAILED, OK, binary, complain, reason
from paperdigest.errors import RecordError
from paperdigest.export.jsonl import from_jsonl
from paperdigest.files.folders import digests_at, why_unread
from paperdigest.merging.listings import listings_of
from paperdigest.model import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The beginning of JSON Lines written by the library. No digest begins like this.
_RECORD = re.compile(rb'\s{0,9}+\{\s{0,9}+"version"\s{0,9}+:')
_LOOK_AT = 64


class DigestReader:
    """An iterable of paths and digests. Unreadable files are reported; the rest are still read.

    Args:
        words: Files, folders (read recursively), patterns, and "-" for standard input.
        dialect: The only style to read (default: all styles).
        general: Whether to read lists in unknown layouts too.
        workers: The number of worker processes (default: none, because using the records takes as long as reading
            them). If an input is standard input or JSON Lines, no worker is started.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        dialect: str | None = None,
        general: bool = True,
        workers: int | None = None,
    ) -> None:
        self._dialect, self._general, self._workers = dialect, general, workers
        self.status = OK
        """The exit status so far."""
        self.failed = 0
        """The number of unreadable files so far."""
        self.paths: list[str] = [path for word in words for path in self._expand(word)]
        """The files to read, in order."""

    def __iter__(self) -> Iterator[tuple[str, Digest]]:
        for path, digest, error in self._results():
            if digest is None:
                self.complain(path, error)
            else:
                yield path, digest

    def _results(self) -> Iterator[tuple[str, Digest | None, Exception | None]]:
        if self._workers is not None and "-" not in self.paths and not any(map(_holds_archive, self.paths)):
            yield from _in_processes(self.paths, self._dialect, self._workers, general=self._general)
            return
        for path in self.paths:
            try:
                digest = read(path, self._dialect, general=self._general)
            except (OSError, RecordError) as error:
                yield path, None, why_unread(path, error)
            else:
                yield path, digest, None

    @staticmethod
    def _expand(word: str) -> Iterator[str]:
        return iter((word,)) if word == "-" else map(os.fsdecode, digests_at(word))

    def complain(self, path: str, why: object) -> None:
        """Report that a file can't be read."""
        complain(f"{path}: cannot read: {reason(why) if isinstance(why, OSError) else why}")
        self.status = FAILED
        self.failed += 1


def read(path: str, dialect: str | None = None, *, general: bool = True, data: bytes | None = None) -> Digest:
    """Read a digest or JSON Lines of records.

    Args:
        path: The file, or "-" for standard input.
        dialect: The only style to read (default: all styles).
        general: Whether to read lists in unknown layouts too.
        data: The bytes of the file, if they were read already.

    Raises:
        OSError: The file can't be read.
        RecordError: The file begins like JSON Lines of records, but has an invalid record.
    """
    if data is None:
        data = read_bytes(path)
    if is_archive(data):
        return _archive(data, path, dialect)
    return paperdigest.parse_digest_bytes(data, dialect=dialect, general=general, source=path)


def _archive(data: bytes, path: str, dialect: str | None) -> Digest:
    """Return the papers of JSON Lines as a digest; if a style is named, only its papers. Papers keep their `source`."""
    try:
        records = list(from_jsonl(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise RecordError(f"Records are not UTF-8: {error}") from error
    styles = [{listing.dialect for listing in listings_of(paper)} for paper in records]
    papers = [paper for paper, own in zip(records, styles, strict=True) if dialect is None or dialect in own]
    names = sorted({name for own in styles for name in own if name is not None})
    return Digest(tuple(papers), dialects=tuple(names), source=path)


def is_archive(data: bytes) -> bool:
    """Return whether bytes begin like JSON Lines of records."""
    return _RECORD.match(data) is not None


def _holds_archive(path: str) -> bool:
    """Whether a file begins like JSON Lines of records."""
    if Path(path).is_file():  # a pipe can be read only once
        with suppress(OSError), Path(path).open("rb") as file:
            return is_archive(file.read(_LOOK_AT))
    return False


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-"."""
    return binary(sys.stdin).read() if path == "-" else files.read_bytes(path)


def _in_processes(
    paths: Sequence[str], dialect: str | None, workers: int, *, general: bool
) -> Iterator[tuple[str, Digest | None, Exception | None]]:
    for result in paperdigest.parse_files(paths, workers=workers, dialect=dialect, general=general):
        yield os.fsdecode(result.path), result.digest, result.error
