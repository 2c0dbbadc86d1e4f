"""Run the dialects of other distributions. If one fails, the failure becomes a problem and the others still run.

Everything that such a dialect returns is checked, so that errors show here and not later. Its time is not limited: a
dialect that never returns blocks the process.
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
    """Return the claims of the dialects of a registry, and the registry without the dialects that failed.

    Args:
        document: The text.
        registry: The dialects.
        problems: Receives a problem for each failure.
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
    """Return the outside dialects that fail when they claim alone, each with its exception."""
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
    """Return the papers that an outside dialect reads, after checking them.

    Args:
        dialect: The dialect.
        document: The text.
        regions: The regions that the dialect has claimed.
        context: Collects problems, structure and dates, which are checked as well.

    Raises:
        TypeError: A returned or recorded value has the wrong type.
        ValueError: Lines are outside of the text or of the regions, or there are too many papers.
    """
    count = len(document.lines)
    context.document = shielded = copy(document)  # the dialect may change these lists
    shielded.lines, shielded.units = list(document.lines), list(document.units)
    ours = bytearray(count)
    for region in regions:
        ours[region.lines.start : region.lines.stop] = b"\1" * len(region.lines)
    most = ours.count(1) + len(regions)  # several regions of HTML can be on one line
    papers: list[Paper] = []
    try:
        for paper in dialect.parse(shielded, [copy(region) for region in regions], context):
            if len(papers) == most:
                raise ValueError(f"more papers than its regions can have: {most}")
            papers.append(_checked(paper, dialect.name, ours))
    finally:
        context.document = document
    for problem in context.problems:
        _demand(problem, Problem, "a valid problem")
        _demand_lines(problem.lines, count)
    for lines in context.structured:
        _demand(lines, range, "a range of structure lines")
        _demand_lines(lines, count)
    for day in context.listed:
        _demand(day, date, "a date of the digest")
    return papers


def _checked(paper: Any, name: str, ours: bytearray) -> Paper:  # noqa: ANN401 - a dialect can return anything
    """Check that a value is a valid paper within the regions of its dialect, and return it."""
    _demand(paper, Paper, "a valid paper")
    for lines in (paper.lines, *paper.also_at):
        if lines is not None:
            _demand_lines(lines, len(ours))
            if 0 in ours[lines.start : lines.stop]:
                raise ValueError(f"a paper on lines outside of its regions: {lines}")
    checked: Paper = paper if paper.dialect == name else evolve(paper, dialect=name)
    return checked


def _demand(value: object, hint: Any, what: str) -> None:  # noqa: ANN401 - a type, or a form of typing
    if not _is_of(value, hint):
        raise TypeError(f"{type(value).__name__} instead of {what}")


def _demand_lines(lines: range, count: int) -> None:
    if not 0 <= lines.start <= lines.stop <= count or lines.step != 1:
        raise ValueError(f"lines outside of the text: {lines}")


def _is_of(value: Any, hint: Any) -> bool:  # noqa: ANN401 - a dialect can return anything
    """Return whether a value and everything in it have the types of an annotation of the model."""
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
    """Return the annotations of the fields of a record; {} for any other type."""
    if not attrs.has(kind):
        return {}
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}
