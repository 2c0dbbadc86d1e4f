"""The dialects that there are: built in, and from the entry points of installed distributions."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import attrs

from paperdigest.dialect import Dialect, header_name
from paperdigest.errors import DialectNotFoundError
from paperdigest.model import Problem
from paperdigest.problems import Code, severity_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The group of entry points under which distributions offer dialects: "name = module:Class".
ENTRY_POINTS = "paperdigest.dialects"

#: One line a style: its module in `paperdigest.styles`, which is its name. Where two fit alike, the first wins.
BUILT_IN = (
    "daily_ai_papers_classified",
    "daily_ai_papers",
    "monthly_list",
    "arxiv_daily",
)


# How many answers are kept of each kind: a hostile text can hold any number of heads and shapes.
_KEPT = 1024


@attrs.frozen
class Registry:
    """Dialects with an index from what a text holds to those that may read it."""

    dialects: Mapping[str, Dialect]
    """Every dialect by its name, in the order of precedence."""
    problems: tuple[Problem, ...]
    """The plug-ins that could not be loaded."""
    sources: Mapping[str, str]
    """For a dialect from outside: the distribution that it comes from."""
    _heads: dict[tuple[str, ...], tuple[tuple[Dialect, float], ...]] = attrs.field(factory=dict)
    _openers: Mapping[str, tuple[Dialect, ...]] = attrs.field(factory=dict)
    _shapes: dict[str, tuple[Dialect, ...]] = attrs.field(factory=dict)

    def get(self, name: str) -> Dialect:
        """Return the dialect of a name.

        Raises:
            DialectNotFoundError: There is none.
        """
        try:
            return self.dialects[name]
        except KeyError:
            raise DialectNotFoundError(name, sorted(self.dialects)) from None

    def only(self, name: str) -> Registry:
        """Return a registry of one dialect.

        Raises:
            DialectNotFoundError: There is none of this name.
        """
        return make_registry({name: self.get(name)}, (), self.sources)

    def for_head(self, head: tuple[str, ...]) -> tuple[tuple[Dialect, float], ...]:
        """Return the dialects that a table with these columns fits, the best first, each with its fit.

        The answer is kept: a digest has a few heads and many tables.
        """
        if (known := self._heads.get(head)) is None:
            names = tuple(map(header_name, head))
            fits = [(dialect, dialect.fits_head(names)) for dialect in self.dialects.values()]
            known = tuple(sorted((pair for pair in fits if pair[1] > 0), key=lambda pair: -pair[1]))
            if len(self._heads) < _KEPT:
                self._heads[head] = known
        return known

    def for_shape(self, shape: str) -> tuple[Dialect, ...]:
        """Return the dialects whose listings may begin with a line of this shape.

        An opener may be the beginning of the shape: a title can begin with marks of its own. The answer is kept.
        """
        if (known := self._shapes.get(shape)) is None:
            openers = self._openers
            found = [dialect for end in range(len(shape), 0, -1) for dialect in openers.get(shape[:end], ())]
            known = tuple(dict.fromkeys(found))
            if len(self._shapes) < _KEPT:
                self._shapes[shape] = known
        return known


def make_registry(
    dialects: Mapping[str, Dialect], problems: tuple[Problem, ...], sources: Mapping[str, str]
) -> Registry:
    """Return a registry with its index."""
    openers: dict[str, tuple[Dialect, ...]] = {}
    for dialect in dialects.values():
        for shape in dialect.openers:
            openers[shape] = (*openers.get(shape, ()), dialect)
    return Registry(dialects, problems, sources, openers=openers)


@cache
def registry() -> Registry:
    """Return the registry of this process, made when first asked for.

    A plug-in that can't be imported or is no dialect becomes a problem that names its distribution.
    """
    dialects = {name: _built_in(name) for name in BUILT_IN}
    sources: dict[str, str] = {}
    problems = []
    for entry in entry_points(group=ENTRY_POINTS):
        source = entry.dist.name if entry.dist else "an unknown distribution"
        try:
            made = entry.load()
            dialect = made() if isinstance(made, type) else made
            _check(dialect, entry.name, dialects)
        except Exception as error:  # noqa: BLE001 - another's code may fail in any way, and must not take us along
            found = f"{type(error).__name__}: {error}".replace("\n", " ")
            problems.append(
                Problem(
                    Code.PLUGIN_NOT_LOADED,
                    severity_of(Code.PLUGIN_NOT_LOADED),
                    f"Expected a dialect {entry.name!r} from {source}, found {found}",
                    range(0),
                )
            )
        else:
            dialects[entry.name] = dialect
            sources[entry.name] = source
    return make_registry(dialects, tuple(problems), sources)


def _built_in(name: str) -> Dialect:
    dialect: Dialect = import_module(f"paperdigest.styles.{name}").DIALECT
    return dialect


def _check(dialect: object, name: str, dialects: Mapping[str, Dialect]) -> None:
    if not isinstance(dialect, Dialect):
        raise TypeError(f"an instance of {type(dialect).__name__}, not of Dialect")
    if dialect.name != name:
        raise ValueError(f"a dialect named {dialect.name!r}")
    if name in dialects:
        raise ValueError("a name that another dialect has")
    for field, kind in (("openers", frozenset), ("heads", tuple)):
        if not isinstance(getattr(dialect, field), kind):
            raise TypeError(f"{field} that are no {kind.__name__}")
