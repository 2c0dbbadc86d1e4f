"""The exceptions of the package: every one is a `PaperdigestError`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Problem


class PaperdigestError(Exception):
    """The base of all exceptions that the package raises on purpose."""


class DigestError(PaperdigestError, ValueError):
    """What `strict=True` raises where a digest has a problem of severity "error".

    Attributes:
        problems: Every problem of the digest, notes included, in the order of its lines.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        errors = [p for p in self.problems if p.severity == "error"]
        return "\n".join(
            [f"{len(errors)} error(s) in the digest", *(f"  {p.code}: {p.message}" for p in errors)]
        )


class UnrepresentableError(PaperdigestError, ValueError):
    """A dialect can't hold a paper: what it would write would not be read back.

    Attributes:
        dialect: The name of the dialect.
        title: The title of the paper.
        field: The field that can't be held.
        reason: Why.
    """

    def __init__(self, dialect: str, title: str, field: str, reason: str) -> None:
        self.dialect, self.title, self.field, self.reason = dialect, title, field, reason
        super().__init__(dialect, title, field, reason)

    def __str__(self) -> str:
        return (
            f"Expected what {self.dialect} can hold, found {self.field} of {self.title[:60]!r}: {self.reason}"
        )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'arxiv_daily'?" with the names that are like a word, "" where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only what failed needs it

    names = {name.casefold().replace("-", "_"): name for name in known}
    close = get_close_matches(word.casefold().replace("-", "_"), names, n=2)
    return f"; did you mean {' or '.join(repr(names[name]) for name in close)}?" if close else ""


class DialectNotFoundError(PaperdigestError, LookupError):
    """No dialect has the name that was asked for; the message says which are like it.

    Attributes:
        name: The name that was asked for.
        known: The names that there are.
    """

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(name, self.known)

    def __str__(self) -> str:
        hint = did_you_mean(self.name, self.known)
        return (
            f"Expected the name of a dialect, found {self.name!r}{hint or '; paperdigest.dialects() has all'}"
        )


class RecordError(PaperdigestError, ValueError):
    """A dict is not the form of a record that `Paper.to_dict` gives."""


# So much is told of what somebody else's code raised.
_LONGEST = 200


def told(error: BaseException) -> str:
    """Return what was raised, on one line; its own text may be anything, or be raised itself."""
    name = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - whatever another's code does
        return name
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:_LONGEST])
    return f"{name}: {shown}"


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Import the libraries of an extra.

    Raises:
        ImportError: One of them is missing; the message says how to install the extra.
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "paperdigest":  # a mistake of our own
            raise
        message = f"This needs the extra {extra!r}: pip install 'paperdigest[{extra}]' ({error})"
        raise ImportError(message, name=error.name, path=error.path) from error
