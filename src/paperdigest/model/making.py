"""Frozen records, made as quickly as if they were not frozen.

The `__init__` of a frozen class has to set each field through `object.__setattr__`, which takes ten times as long as an
assignment; for a paper with its authors and links that is a tenth of the time that reading it takes. So a record is
filled as one of a subclass that is not frozen and adds nothing to it, and then given its own class. Nobody else has
seen it by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperdigest.model.records import Author, Link, Paper, Problem, Summary

if TYPE_CHECKING:
    from paperdigest.model.records import LinkKind, Severity


def unfrozen(record: type) -> Any:  # noqa: ANN401 - type checkers would take its fields for read-only
    """Return a subclass of a frozen class whose instances begin empty, and can be given the frozen class when filled."""
    thawed = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"Unfrozen{record.__name__}", (record,), {"__slots__": (), **thawed})


_UnfrozenAuthor, _UnfrozenLink, _UnfrozenSummary = unfrozen(Author), unfrozen(Link), unfrozen(Summary)
_UnfrozenProblem = unfrozen(Problem)
#: A paper to fill: each field has to be set, as there are no defaults (`paperdigest.dialect.Draft`).
UnfrozenPaper: Any = unfrozen(Paper)


def make_author(name: str, is_handle: bool) -> Author:  # noqa: FBT001 - as for the class
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
