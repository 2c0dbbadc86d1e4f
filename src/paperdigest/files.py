"""Digests in files: from bytes to text, then on as `parse` does."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from paperdigest._api import parse_digest
from paperdigest.errors import DigestError
from paperdigest.model import Problem
from paperdigest.problems import Code, severity_of

if TYPE_CHECKING:
    from os import PathLike

    from paperdigest.model import Digest, Paper

# The longer marks first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How many bytes are looked at to tell UTF-16 without a mark: every other one is NUL in Western text.
_LOOK_AT = 4096


def parse_file(
    path: str | PathLike[str],
    *,
    dialect: str | None = None,
    strict: bool = False,
    fallback: str = "windows-1252",
) -> list[Paper]:
    """Return the papers that the digest in a file lists.

    Args:
        path: The file.
        dialect: As for `parse`.
        strict: As for `parse`.
        fallback: As for `decode`.

    Raises:
        OSError: The file can't be read.
        DigestError: As for `parse`.
        DialectNotFoundError: As for `parse`.
        LookupError: There is no encoding of the name `fallback`.
    """
    return list(parse_digest_file(path, dialect=dialect, strict=strict, fallback=fallback).papers)


def parse_digest_file(
    path: str | PathLike[str],
    *,
    dialect: str | None = None,
    strict: bool = False,
    fallback: str = "windows-1252",
) -> Digest:
    """Return all that was read from the digest in a file; arguments and exceptions are those of `parse_file`."""
    return parse_digest_bytes(Path(path).read_bytes(), dialect=dialect, strict=strict, fallback=fallback)


def parse_digest_bytes(
    data: bytes, *, dialect: str | None = None, strict: bool = False, fallback: str = "windows-1252"
) -> Digest:
    """Return all that was read from the digest in some bytes; arguments and exceptions are those of `parse_file`."""
    text, problem = decode(data, fallback=fallback)
    digest = parse_digest(text, dialect=dialect)
    if problem is not None:
        digest = attrs.evolve(digest, problems=(problem, *digest.problems))
    if strict and any(found.severity == "error" for found in digest.problems):
        raise DigestError(digest.problems)
    return digest


def decode(data: bytes, *, fallback: str = "windows-1252") -> tuple[str, Problem | None]:
    """Return the text that bytes are, and the problem where they are not wholly what they should be.

    A byte order mark decides; else UTF-16 shows by its NULs; else it is UTF-8. Bytes that do not fit are read by
    the fallback, one by one, and a byte that it does not know either by its number (ISO 8859-1): nothing is dropped.

    Raises:
        LookupError: There is no encoding of the name `fallback`.
    """
    codecs.lookup(fallback)
    encoding = "utf-8"
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    else:
        encoding = _utf_16(data[:_LOOK_AT]) or encoding
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        message = (
            f"Expected {encoding.upper()}, found byte 0x{data[error.start]:02X} that does not fit; "
            f"read such bytes as {fallback} (line {line + 1})"
        )
        problem = Problem(
            Code.ENCODING_ASSUMED,
            severity_of(Code.ENCODING_ASSUMED),
            message,
            range(line, line + 1),
            repr(data[error.start : error.start + 20]),
        )
    return data.decode(encoding, _handler(fallback)), problem


@cache
def _handler(fallback: str) -> str:
    """Return the name of the error handler that reads bytes by a fallback, registered when first asked for."""

    def by_fallback(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - for the type checker: decoding raises no other
        return "".join(_one(byte, fallback) for byte in error.object[error.start : error.end]), error.end

    name = f"paperdigest.{fallback}"
    codecs.register_error(name, by_fallback)
    return name


def _one(byte: int, fallback: str) -> str:
    try:
        return bytes((byte,)).decode(fallback)
    except UnicodeDecodeError:
        return chr(byte)


def _utf_16(data: bytes) -> str | None:
    if data[1::2].count(0) * 2 > len(data[1::2]) > 1:
        return "utf-16-le"
    return "utf-16-be" if data[::2].count(0) * 2 > len(data[::2]) > 1 else None
