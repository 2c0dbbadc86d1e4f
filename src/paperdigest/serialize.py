"""Exact conversion of records to dicts of JSON types and back, with a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from attrs import evolve
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from paperdigest.errors import RecordError
from paperdigest.model import Author, Link, Paper, Problem, Summary, Translation
from paperdigest.model.frozendict import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Callable

#: The version of the records that `Paper.to_dict` returns. It is increased when older code can't read new records.
VERSION = 2
#: The versions that `Paper.from_dict` reads. Version 1 has no `source` and no `listings`.
READ = (1, VERSION)


def paper_to_dict(paper: Paper) -> dict[str, Any]:
    """Return a paper as a dict of JSON types.

    The keys are the names of the fields, with three differences. "version" is the version of the record. "translations"
    has the translations by language and replaces `translated`. Each of "listings" has only the fields that differ from
    the paper, with `translated` as a list. Dates are ISO 8601 days. Line ranges are lists of start and stop.
    """
    whole = _converter("listings").unstructure(paper)
    data = {name: value for name, value in whole.items() if name != "translated"}
    listings = [_differing(_converter("listings").unstructure(listing), whole) for listing in paper.listings]
    return {"version": VERSION, **data, "listings": listings, "translations": dict(paper.translations)}


def _differing(listing: dict[str, Any], paper: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in listing.items() if not _is_same(value, paper[name])}


def _is_same(one: object, other: object) -> bool:
    """Whether two JSON values are equal, including the order of keys."""
    return one == other and (not isinstance(one, dict) or [*one] == [*cast("Any", other)])


def paper_from_dict(data: Mapping[str, Any]) -> Paper:
    """Return the paper of a dict that `paper_to_dict` returned.

    Raises:
        RecordError: A field is missing, unknown or of the wrong type, or the version is unknown.
    """
    try:
        return _read_paper(data)
    except RecursionError as error:
        raise RecordError("Invalid record: nested too deep") from error


def _read_paper(data: Mapping[str, Any]) -> Paper:
    if not isinstance(data, Mapping):
        raise RecordError(f"Invalid record: expected a mapping, found {type(data).__name__}")
    fields = dict(data)
    version = fields.pop("version", None)
    if version not in READ or isinstance(version, bool):
        raise RecordError(f"Invalid record: expected version 1 or {VERSION}, found {version!r}")
    translations, listings = fields.pop("translations", {}), fields.pop("listings", [])
    place, found = "record", []
    try:
        paper: Paper = _converter("listings", "translated").structure(_mapping(fields), Paper)
        if translated := [Translation(_text(text), tag) for tag, text in _mapping(translations).items()]:
            paper = evolve(paper, translated=tuple(translated))
        for number, listing in enumerate(_list(listings)):
            place = f"record.listings[{number}]"
            found.append(_listing(_mapping(listing), fields, paper))
    except (BaseValidationError, TypeError) as error:
        causes = "; ".join(transform_error(error, place, _cause))
        raise RecordError(f"Invalid record: {causes}") from error
    return evolve(paper, listings=tuple(found)) if found else paper


def _listing(changes: Mapping[str, object], fields: Mapping[str, object], paper: Paper) -> Paper:
    """Return a listing of a paper: its own fields, completed with those of the paper."""
    listing: Paper = _converter("listings").structure({**fields, **changes}, Paper)
    return listing if "translated" in changes else evolve(listing, translated=paper.translated)


def _cause(error: BaseException, _: object) -> str:
    if isinstance(error, KeyError):
        return "missing field"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown fields ({', '.join(sorted(error.extra_fields))})"
    return str(error)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {value!r:.60}")
    return value


def _whole(value: object) -> int:
    if isinstance(value, float) and value.is_integer():  # JSON has one kind of number: 1.0 is 1
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"expected a whole number, found {value!r:.60}")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"expected true or false, found {value!r:.60}")
    return value


def _lines(value: object) -> range:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise TypeError(f"expected a range of lines, found {value!r:.60}")
    return range(_whole(value[0]), _whole(value[1]))


def _day(value: object) -> date:
    text = _text(value)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # fromisoformat also reads other ISO 8601 forms
        raise TypeError(f"expected a day as YYYY-MM-DD, found {value!r:.60}")
    return day


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"expected a list, found {value!r:.60}")
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a mapping, found {value!r:.60}")
    for key in value:
        _text(key)
    return value


def _texts(value: object) -> FrozenDict:
    return FrozenDict({key: _text(text) for key, text in _mapping(value).items()})


def _record_hook(record: type, converter: Converter, **changes: Any) -> Callable[[object, object], Any]:  # noqa: ANN401 - cattrs' overrides
    """Return a function that reads a record from a mapping and rejects other values."""
    read: Any = make_dict_structure_fn(record, converter, _cattrs_forbid_extra_keys=True, **changes)
    return lambda value, kind: read(_mapping(value), kind)


def _tuple_hook(kind: Any, converter: Converter) -> Callable[[object, object], tuple[Any, ...]]:  # noqa: ANN401 - any form of tuple[...]
    """Return a function that reads a tuple from a list and rejects other iterables, such as text and mappings."""
    items: Any = GenericAlias(list, get_args(kind)[:1])
    read = converter.get_structure_hook(items)

    def structure(value: object, _: object) -> tuple[Any, ...]:
        return tuple(read(_list(value), items))

    return structure


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


@cache
def _converter(*left_out: str) -> Converter:
    """Return a converter that reads and writes papers without some fields."""
    converter = Converter(unstruct_collection_overrides={tuple: list})
    # No value is coerced: a value of the wrong type can't come from `paper_to_dict`.
    converter.register_structure_hook(str, lambda value, _: _text(value))
    converter.register_structure_hook(int, lambda value, _: _whole(value))
    converter.register_structure_hook(bool, lambda value, _: _truth(value))
    converter.register_structure_hook(date, lambda value, _: _day(value))
    converter.register_structure_hook(range, lambda value, _: _lines(value))
    converter.register_structure_hook(FrozenDict, lambda value, _: _texts(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(range, lambda lines: [lines.start, lines.stop])
    converter.register_unstructure_hook(FrozenDict, dict)
    converter.register_structure_hook_factory(_is_tuple)(_tuple_hook)
    for record in (Author, Link, Summary, Translation, Problem):
        converter.register_structure_hook(record, _record_hook(record, converter))
    without: Any = dict.fromkeys(left_out, override(omit=True))
    converter.register_structure_hook(Paper, _record_hook(Paper, converter, **without))
    # The package's own codes are members of a StrEnum; write them as plain text.
    converter.register_unstructure_hook(
        Problem, make_dict_unstructure_fn(Problem, converter, code=override(unstruct_hook=str))
    )
    converter.register_unstructure_hook(Paper, make_dict_unstructure_fn(Paper, converter, **without))
    return converter
