"""Asking the dialects that somebody else wrote: whatever these do becomes a problem, and the others go on.

All that such a dialect returns is checked, as what is wrong with it would show somewhere else. What it does can't be
bounded: a dialect that never comes to an end takes the process along.
"""

from __future__ import annotations

from copy import copy
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import evolve

from paperdigest.dialect.dispatch import claims
from paperdigest.errors import told
from paperdigest.model import Paper, Problem
from paperdigest.model.frozendict import FrozenDict
from paperdigest.model.making import make_problem
from paperdigest.problems import Code, severity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.dialect.base import Context, Dialect, Document, Region
    from paperdigest.dialect.dispatch import Claims
    from paperdigest.dialect.registry import Registry


def safe_claims(document: Document, registry: Registry, problems: list[Problem]) -> tuple[Claims, Registry]:
    """Return what the dialects of a registry claim, and the registry without those that fail at it.

    Args:
        document: The text.
        registry: The dialects.
        problems: Where failures go.
    """
    while True:
        try:
            return claims(document, registry), registry
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if not registry.outside:
                raise
            failed = _failing(document, registry) or dict.fromkeys(registry.outside, error)
        for name, failure in failed.items():
            message = f"Expected the dialect {name!r} of {registry.source_of(name)} to look at a text, found {told(failure)}"
            code = Code.DIALECT_FAILED
            problems.append(make_problem(code, severity_of(code), message, range(0), ""))
        registry = registry.without(failed)


def _failing(document: Document, registry: Registry) -> dict[str, BaseException]:
    """Return the dialects from outside that fail at a text alone, with what they raise."""
    failed: dict[str, BaseException] = {}
    for name in registry.outside:
        try:
            claims(document, registry.only(name))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever another's code does
            failed[name] = error
    return failed


def checked_papers(
    dialect: Dialect, document: Document, regions: Sequence[Region], context: Context
) -> list[Paper]:
    """Return the papers that a dialect from outside reads; its problems, structure and dates go to a context.

    Raises:
        TypeError: Something of what it returns or records is of another type.
        ValueError: Something is not of the text, or there are far too many papers.
    """
    count = len(document.lines)
    context.document = shielded = copy(document)  # what it does to its lists is seen by nobody else
    shielded.lines, shielded.units = list(document.lines), list(document.units)
    ours = bytearray(count)
    for region in regions:
        ours[region.lines.start : region.lines.stop] = b"\1" * len(region.lines)
    most = ours.count(1) + len(regions)  # where HTML is on one line, each region is a paper
    papers: list[Paper] = []
    try:
        for paper in dialect.parse(shielded, [copy(region) for region in regions], context):
            if len(papers) == most:
                raise ValueError(f"more papers than the lines and places that are its own: {most}")
            papers.append(_checked(paper, dialect.name, ours))
    finally:
        context.document = document
    for problem in context.problems:
        _demand(problem, Problem, "a problem")
        _demand_lines(problem.lines, count)
    for lines in context.structured:
        _demand(lines, range, "lines of the structure")
        _demand_lines(lines, count)
    for day in context.listed:
        _demand(day, date, "a date of the digest")
    return papers


def _checked(paper: Any, name: str, ours: bytearray) -> Paper:  # noqa: ANN401 - a dialect can return anything
    """Return a paper that is one, on lines that are its dialect's."""
    _demand(paper, Paper, "a paper")
    for lines in (paper.lines, *paper.also_at):
        if lines is not None:
            _demand_lines(lines, len(ours))
            if 0 in ours[lines.start : lines.stop]:
                raise ValueError(f"a paper on lines that are not its own: {lines}")
    checked: Paper = paper if paper.dialect == name else evolve(paper, dialect=name)
    return checked


def _demand(value: object, hint: Any, what: str) -> None:  # noqa: ANN401 - a type, or a form of typing
    if not _is_of(value, hint):
        raise TypeError(f"{type(value).__name__} where {what} belongs")


def _demand_lines(lines: range, count: int) -> None:
    if not 0 <= lines.start <= lines.stop <= count or lines.step != 1:
        raise ValueError(f"lines that are not of the text: {lines}")


def _is_of(value: Any, hint: Any) -> bool:  # noqa: ANN401 - a dialect can return anything
    """Whether a value is what an annotation of the model says, with all that is in it."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_is_of(value, one) for one in get_args(hint))
    if origin is Literal:
        return isinstance(value, str) and value in get_args(hint)
    if origin is tuple:
        return type(value) is tuple and all(_is_of(one, get_args(hint)[0]) for one in value)
    if hint is FrozenDict:
        return isinstance(value, FrozenDict) and all(
            isinstance(part, str) for item in value.items() for part in item
        )
    if hint in (None, NoneType):
        return value is None
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint) and all(
        _is_of(getattr(value, name), inner) for name, inner in _hints(hint).items()
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Return the fields of a record with their annotations; of any other type, none."""
    if not attrs.has(kind):
        return {}
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}
