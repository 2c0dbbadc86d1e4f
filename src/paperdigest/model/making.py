"""Fast construction of frozen records.

The `__init__` of a frozen class sets each field through `object.__setattr__`, which takes ten times as long as an
assignment. For a paper with its authors and links, that is a tenth of the reading time. So a record is created as an
instance of an unfrozen subclass without additions. When its fields are set, its class is replaced by the frozen one.
No other code sees the record before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperdigest.model.records import Author, Link, Paper, Problem, Summary

if TYPE_CHECKING:
    from paperdigest.model.records import LinkKind, Severity


def unfrozen(record: type) -> Any:  # noqa: ANN401 - type checkers would treat its fields as read-only
    """Return an unfrozen subclass of a frozen class. Its instances start empty."""
    thawed = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"Unfrozen{record.__name__}", (record,), {"__slots__": (), **thawed})


_UnfrozenAuthor, _UnfrozenLink, _UnfrozenSummary = unfrozen(Author), unfrozen(Link), unfrozen(Summary)
_UnfrozenProblem = unfrozen(Problem)
#: An unfrozen paper (see `paperdigest.dialect.Draft`). It has no defaults: each field must be set.
UnfrozenPaper: Any = unfrozen(Paper)


def make_author(name: str, is_handle: bool) -> Author:  # noqa: FBT001 - as in the class
    """Return an author."""
    made = _UnfrozenAuthor()
    made.name = name
    made.is_handle = is_handle
    made.__class__ = Author
    return made  # type: ignore[no-any-return]


def make_link(url: str, label: str | None, kind: LinkKind) -> Link:
    """Return a link."""
    made = _UnfrozenLink()
    made.url = url
    made.label = label
    made.kind = kind
    made.__class__ = Link
    return made  # type: ignore[no-any-return]


def make_summary(text: str) -> Summary:
    """Return a summary."""
    made = _UnfrozenSummary()
    made.text = text
    made.__class__ = Summary
    return made  # type: ignore[no-any-return]


def make_problem(code: str, severity: Severity, message: str, lines: range, excerpt: str) -> Problem:
    """Return a problem."""
    made = _UnfrozenProblem()
    made.code = code
    made.severity = severity
    made.message = message
    made.lines = lines
    made.excerpt = excerpt
    made.__class__ = Problem
    return made  # type: ignore[no-any-return]
