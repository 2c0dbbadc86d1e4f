"""Front matter: YAML fields between two "---" lines at the top of a text.

Each scalar stays a string: "2410.07177" is not a number, "2031-05-06" not a date, and "no" not False. A plain `null`, `~`
or an empty value becomes None. Anchors, aliases and tags are refused, and so are texts that are too long, too deep or
have too many values: no digest needs them, and a few lines of them can expand to gigabytes. PyYAML is imported on first
use, and uses libyaml if it is installed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from paperdigest.document.grammar import FRONT, FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The value of a key: a string, None, or lists and mappings of these.
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

# The limits of front matter: characters, values, and depth of nesting.
_LONGEST, _MOST, _DEEPEST = 1_000_000, 20_000, 16
_NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})


def front_range(text: str) -> tuple[int, int, int] | None:
    """Return where the fields of the front matter begin and end, and where its closing line ends.

    None if the text does not begin with front matter.
    """
    begin = FRONT.match(text)
    end = FRONT_END.search(text, begin.end() - 1) if begin else None
    return (begin.end(), end.start(), end.end()) if begin and end else None


def front_fields(text: str) -> Mapping[str, Value]:
    """Return the fields of the front matter of a text; {} if it has none, or none that can be read."""
    place = front_range(text) if text.startswith("---") else None
    return (read_fields(text[place[0] : place[1]]) if place else None) or {}


def read_fields(text: str) -> Mapping[str, Value] | None:
    """Return the fields of front matter in order; None if it is not YAML, or is refused.

    Args:
        text: The text between the "---" lines.
    """
    if len(text) > _LONGEST:
        return None
    return _known(text) if len(text) <= _KEPT else _read(text)


def _read(text: str) -> Mapping[str, Value] | None:
    yaml, loader = _library()
    try:
        return _fields_of(yaml.parse(text, Loader=loader), yaml)
    except (_RefusedError, yaml.YAMLError, UnicodeError):
        return None


# The fields of a text are needed more than once: by its style, for its title, for its date.
_KEPT = 20_000
_known = lru_cache(maxsize=4)(_read)


class _RefusedError(Exception):
    """The YAML uses something that no digest needs."""


@cache
def _library() -> tuple[Any, Any]:
    """Import PyYAML; return it and the loader to use."""
    import yaml  # noqa: PLC0415 - few texts have front matter

    return yaml, getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _fields_of(events: Iterable[Any], yaml: Any) -> dict[str, Value]:  # noqa: ANN401 - a module
    """Return the mapping that YAML events describe. A stack takes the place of recursion.

    Raises:
        _RefusedError: The text is not a mapping, or uses something that no digest needs.
    """
    scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
    begin, end = (
        (yaml.MappingStartEvent, yaml.SequenceStartEvent),
        (yaml.MappingEndEvent, yaml.SequenceEndEvent),
    )
    roots: list[Value] = []
    holder: list[Value] | dict[str, Value] = roots
    key: str | None = None
    outer: list[tuple[list[Value] | dict[str, Value], str | None]] = []
    count = 0
    for event in events:
        kind = type(event)
        value: Value
        if kind is scalar:
            value = event.value
            if value in _NO_VALUE and event.implicit[0]:
                value = None
        elif kind in begin:
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind in end:
            holder, key = outer.pop()
            continue
        elif kind is alias:
            raise _RefusedError
        else:
            continue  # the start or end of the stream or a document
        count += 1
        if event.anchor is not None or event.tag is not None or count > _MOST:
            raise _RefusedError
        if isinstance(holder, list):
            holder.append(value)
        elif key is not None:
            holder[key] = value
            key = None
        elif isinstance(value, str) and value not in holder:
            key = value
            continue
        else:
            raise _RefusedError  # a key that is not a string, or a duplicate
        if kind is not scalar:
            if len(outer) == _DEEPEST:
                raise _RefusedError
            outer.append((holder, key))
            holder, key = value, None  # type: ignore[assignment]  # a mapping or list
    if len(roots) != 1 or not isinstance(roots[0], dict):
        raise _RefusedError
    return roots[0]
