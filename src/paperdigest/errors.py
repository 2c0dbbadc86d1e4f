"""The exceptions of the package. All derive from `PaperdigestError`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Problem


class PaperdigestError(Exception):
    """Base class of the exceptions that the package raises on purpose."""


class DigestError(PaperdigestError, ValueError):
    """A digest parsed with `strict=True` has a problem of severity "error".

    Attributes:
        problems: All problems of the digest, including notes, in line order.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        errors = [p for p in self.problems if p.severity == "error"]
        return "\n".join(
            [
                f"{len(errors)} error{'s' * (len(errors) != 1)} in the digest",
                *(f"  {p.code}: {p.message}" for p in errors),
            ]
        )


class UnrepresentableError(PaperdigestError, ValueError):
    """A dialect can't represent a paper: parsing the rendered text would not give the paper back.

    Attributes:
        dialect: The name of the dialect.
        title: The title of the paper.
        field: The field that the dialect can't represent.
        reason: Why not.
    """

    def __init__(self, dialect: str, title: str, field: str, reason: str) -> None:
        self.dialect, self.title, self.field, self.reason = dialect, title, field, reason
        super().__init__(dialect, title, field, reason)

    def __str__(self) -> str:
        return f"{self.dialect} can't represent {self.field} of {self.title[:60]!r}: {self.reason}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'arxiv_daily'?" with the known names similar to a word, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - only what failed needs it

    names = {name.casefold().replace("-", "_"): name for name in known}
    close = get_close_matches(word.casefold().replace("-", "_"), names, n=2)
    return f"; did you mean {' or '.join(repr(names[name]) for name in close)}?" if close else ""


class DialectNotFoundError(PaperdigestError, LookupError):
    """No dialect has the requested name. The message suggests similar names.

    Attributes:
        name: The requested name.
        known: The names of all dialects.
    """

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(name, self.known)

    def __str__(self) -> str:
        hint = did_you_mean(self.name, self.known) or "; paperdigest.dialects() lists all"
        return f"Unknown dialect {self.name!r}{hint}"


class RecordError(PaperdigestError, ValueError):
    """Data is not a valid record, such as `Paper.to_dict` returns."""


# The longest text of an exception raised by foreign code.
_LONGEST = 200


def told(error: BaseException) -> str:
    """Return the type and text of an exception on one line, whatever its text is; even if `str` of it raises."""
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
    """Guard imports of the libraries of an extra.

    Raises:
        ImportError: A library is missing. The message says how to install the extra.
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "paperdigest":  # a bug of this package
            raise
        message = f"This needs the extra {extra!r}: pip install 'paperdigest[{extra}]' ({error})"
        raise ImportError(message, name=error.name, path=error.path) from error
