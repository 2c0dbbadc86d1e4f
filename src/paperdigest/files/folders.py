"""Find the digests that a path names: a file, the files in a folder, or the matches of a pattern."""

from __future__ import annotations

import errno
import os
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

#: The suffixes of digests in a folder.
SUFFIXES = (".md", ".markdown", ".txt")


def digests_at(path: str | PathLike[str]) -> Iterator[str | PathLike[str]]:
    """Yield the files that a path names.

    A folder names all files below it with one of the `SUFFIXES`, sorted, without hidden ones. A pattern ("2031-*",
    "lists/**/*.md") that is not an existing path names its matches. Any other path names itself. So do a folder without
    digests and a pattern without matches: reading them then reports what is wrong.
    """
    if os.path.isdir(path):  # noqa: PTH112 - paths of bytes are taken, too
        found: list[str] = _below(os.fsdecode(path))
        yield from found or (path,)
    elif has_magic(name := os.fsdecode(path)) and "\0" not in name and not os.path.lexists(name):
        fitting = {one: None for match in sorted(glob(name, recursive=True)) for one in digests_at(match)}  # noqa: PTH207 - as shells do: the names are shown as the user began them
        yield from fitting or (path,)
    else:
        yield path


def _below(folder: str) -> list[str]:
    unlisted: list[str] = []
    found = [
        os.path.join(place, name)  # noqa: PTH118 - the paths are shown as the user began them
        for place, below, names in os.walk(folder, onerror=lambda error: unlisted.append(str(error.filename)))
        if _seen(below)
        for name in names
        if name.endswith(SUFFIXES) and not name.startswith(".")
    ]
    return sorted(found + unlisted)


def _seen(below: list[str]) -> bool:
    """Remove hidden folders (`.git`) from the walk; return True."""
    below[:] = [name for name in below if not name.startswith(".")]
    return True


def why_unread(path: str, error: Exception) -> Exception:
    """Return the reason that a path can't be read: for a folder, that it can't be listed or has no digests."""
    if not Path(path).is_dir():
        return error
    try:
        os.listdir(path)  # noqa: PTH208 - only asked whether it can be listed
    except OSError as listing:
        return listing
    names = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
    return IsADirectoryError(errno.EISDIR, f"a folder without digests ({names})", path)
