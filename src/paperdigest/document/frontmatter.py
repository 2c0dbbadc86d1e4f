"""Front matter: the fields in YAML between two lines "---" above a text.

It is read event by event, so that each scalar keeps its own characters: "2410.07177" is no number, "2031-05-06" no
date, and "no" not False. A plain `null`, `~` or nothing is no value. Anchors, aliases and tags are refused, and so is
what is too long, too deep or has too many values: no digest needs them, and with them a few lines can stand for
gigabytes. PyYAML is loaded when it is needed, and uses libyaml where that is there.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from paperdigest.document.grammar import FRONT, FRONT_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What stands under a key: a text, nothing, or lists and mappings of these.
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

# What front matter may have at the most: characters, values, and mappings and lists in each other.
_LONGEST, _MOST, _DEEPEST = 1_000_000, 20_000, 16
_NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})


def front_range(text: str) -> tuple[int, int, int] | None:
    """Return where the front matter of a text begins, behind its first line, and ends, and where its last line ends.

    None where a text does not begin with any.
    """
    begin = FRONT.match(text)
    end = FRONT_END.search(text, begin.end() - 1) if begin else None
    return (begin.end(), end.start(), end.end()) if begin and end else None


def front_fields(text: str) -> Mapping[str, Value]:
    """Return the fields of the front matter of a text; none where it has no front matter, or none that is read."""
    place = front_range(text) if text.startswith("---") else None
    return (read_fields(text[place[0] : place[1]]) if place else None) or {}


def read_fields(text: str) -> Mapping[str, Value] | None:
    """Return the fields of front matter by their keys, in order; None where it is not YAML, or is refused.

    Args:
        text: What is between the lines "---".
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


# A text is asked for its fields more than once: by its style, for its title, for its date.
_KEPT = 20_000
_known = lru_cache(maxsize=4)(_read)


class _RefusedError(Exception):
    """YAML that no digest needs."""


@cache
def _library() -> tuple[Any, Any]:
    """Return PyYAML, which is loaded here, and the loader that it is used with."""
    import yaml  # noqa: PLC0415 - few texts have front matter

    return yaml, getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _fields_of(events: Iterable[Any], yaml: Any) -> dict[str, Value]:  # noqa: ANN401 - a module
    """Return the mapping that the events of a YAML text give. What is open is a stack: nothing recurs.

    Raises:
        _RefusedError: The text is no mapping, or what no digest needs.
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
            continue  # of the stream and its documents
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
            raise _RefusedError  # a key that is no text, or the second of its name
        if kind is not scalar:
            if len(outer) == _DEEPEST:
                raise _RefusedError
            outer.append((holder, key))
            holder, key = value, None  # type: ignore[assignment]  # as above: a mapping or list
    if len(roots) != 1 or not isinstance(roots[0], dict):
        raise _RefusedError
    return roots[0]
