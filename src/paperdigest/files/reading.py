"""Read a digest from a file or from bytes: decode the bytes, then parse the text."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from functools import cache
from typing import TYPE_CHECKING

import attrs

from paperdigest.errors import DigestError
from paperdigest.model import Problem
from paperdigest.parsing import parse_digest
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
# How many bytes are looked at to tell UTF-32 and UTF-16 without a mark, a multiple of four.
_LOOK_AT = 4096
# The number of the last plane of Unicode.
_LAST_PLANE = 16


def parse_file(
    path: str | PathLike[str],
    *,
    dialect: str | None = None,
    strict: bool = False,
    general: bool = True,
    fallback: str = "windows-1252",
) -> list[Paper]:
    """Return the papers that the digest in a file lists.

    Args:
        path: The file.
        dialect: As for `parse`.
        strict: As for `parse`.
        general: As for `parse`.
        fallback: The encoding of what is not Unicode. A byte order mark or NULs show UTF-8, UTF-16 or UTF-32; else the
            file is read as UTF-8, and only what is not UTF-8 by the fallback.

    Raises:
        OSError: The file can't be read.
        DigestError: As for `parse`.
        DialectNotFoundError: As for `parse`.
        LookupError: There is no encoding of the name `fallback`.
    """
    return list(
        parse_digest_file(path, dialect=dialect, strict=strict, general=general, fallback=fallback).papers
    )


def parse_digest_file(
    path: str | PathLike[str],
    *,
    dialect: str | None = None,
    strict: bool = False,
    general: bool = True,
    fallback: str = "windows-1252",
) -> Digest:
    """Return the digest in a file, with its papers and problems. Arguments and exceptions are those of `parse_file`."""
    data, source = read_bytes(path), os.fsdecode(path)
    return parse_digest_bytes(
        data, dialect=dialect, strict=strict, general=general, fallback=fallback, source=source
    )


# The names of pipes from a shell and of standard input. Some process writes to these.
_HANDED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


def read_bytes(path: str | PathLike[str]) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: The file can't be read, or is not a regular file. Reading a pipe or a device might never end.
    """
    # Opening a pipe without a writer would block before its kind can be checked.
    no_wait = 0 if os.fsdecode(path).startswith(_HANDED) else getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | no_wait)) as file:
        if no_wait and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "Not a regular file")
        return file.read()


def parse_digest_bytes(
    data: bytes,
    *,
    dialect: str | None = None,
    strict: bool = False,
    general: bool = True,
    fallback: str = "windows-1252",
    source: str | None = None,
) -> Digest:
    """Return the digest in some bytes, with its papers and problems.

    Arguments and exceptions are those of `parse_file`. `source` is the `source` of the digest and its papers.
    """
    text, problem = decode(data, fallback=fallback)
    digest = parse_digest(text, dialect=dialect, general=general, source=source)
    if problem is not None:
        problems = sorted((problem, *digest.problems), key=lambda found: found.lines.start)
        digest = attrs.evolve(digest, problems=tuple(problems))
    if strict and digest.errors:
        raise DigestError(digest.problems)
    return digest


def decode(data: bytes, *, fallback: str = "windows-1252") -> tuple[str, Problem | None]:
    """Decode bytes; return the text, and a problem if some bytes are invalid.

    The encoding is that of the byte order mark. Without one, NUL bytes show UTF-32 and UTF-16; all other text is UTF-8. If
    most characters beyond ASCII are not valid UTF-8, the whole text is decoded with the fallback encoding; otherwise, only
    the invalid bytes are. A byte that the fallback lacks is decoded as ISO 8859-1, so nothing is dropped.

    Raises:
        LookupError: No encoding has the name `fallback`.
    """
    one_by_one = _handler(fallback)
    encoding, marked = "utf-8", False
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding, marked = data[len(mark) :], name, True
            break
    else:
        encoding = _by_nuls(data[:_LOOK_AT]) or encoding
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        excerpt = data[error.start : error.start + 20]
    line = before.count("\n")
    problem = Problem(
        Code.ENCODING_ASSUMED,
        severity_of(Code.ENCODING_ASSUMED),
        f"Expected {encoding.upper()}, found byte 0x{excerpt[0]:02X} that does not fit; "
        f"read such bytes as {fallback} (line {line + 1})",
        range(line, line + 1),
        repr(excerpt),
    )
    if encoding == "utf-8" and not marked and _is_mostly_other(data):
        return data.decode(fallback, _BY_NUMBER), problem
    return data.decode(encoding, one_by_one), problem


def _is_mostly_other(data: bytes) -> bool:
    """Return whether most characters beyond ASCII are not valid UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad > sum(map("\x7f".__lt__, text)) - bad


def _by_number(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - for the type checker: decoding raises no other
    return error.object[error.start : error.end].decode("latin-1"), error.end


# The name of the error handler that decodes bytes as ISO 8859-1.
_BY_NUMBER = "paperdigest-by-number"
codecs.register_error(_BY_NUMBER, _by_number)


@cache
def _handler(fallback: str) -> str:
    """Return the name of the error handler that decodes bytes with a fallback encoding; register it on first use.

    Raises:
        LookupError: No text encoding has this name.
    """
    try:
        table = [bytes((byte,)).decode(fallback, _BY_NUMBER) for byte in range(256)]
    except ValueError as error:  # a name that can be none, or an encoding that refuses to read anything
        raise LookupError(f"unknown encoding: {fallback!r}") from error

    def by_fallback(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - for the type checker: decoding raises no other
        return "".join(map(table.__getitem__, error.object[error.start : error.end])), error.end

    name = f"paperdigest.{fallback}"
    codecs.register_error(name, by_fallback)
    return name


def _by_nuls(data: bytes) -> str | None:
    """Return the encoding that the NUL bytes at the beginning of a text show, or None.

    In UTF-32, the highest byte of each character is NUL and the next one is the number of a plane, nearly always 0. In
    UTF-16, every other byte is NUL in Western text.
    """
    whole = len(data) - len(data) % 4
    for encoding, highest, plane in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        planes = data[plane:whole:4]
        if (
            planes.count(0) * 2 > len(planes)
            and max(planes) <= _LAST_PLANE
            and not any(data[highest:whole:4])
        ):
            return encoding
    if data[1::2].count(0) * 2 > len(data[1::2]) > 1:
        return "utf-16-le"
    return "utf-16-be" if data[::2].count(0) * 2 > len(data[::2]) > 1 else None
