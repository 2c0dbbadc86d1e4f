"""Records as dicts of JSON types, and back: versioned, exact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from paperdigest._frozendict import FrozenDict
from paperdigest.errors import RecordError
from paperdigest.model import Paper, Translation

#: The version of the form that `Paper.to_dict` gives. A form that older code can't read gets the next number.
VERSION = 1


def paper_to_dict(paper: Paper) -> dict[str, Any]:
    """Return a paper as a dict of JSON types.

    Every field is there under its own name, with two differences: "version" tells the form, and "translations"
    holds the translations by language in place of `translated`. Dates are ISO 8601 days; ranges of lines are
    lists of start and stop.
    """
    data: dict[str, Any] = _converter().unstructure(paper)
    return {"version": VERSION, **data, "translations": dict(paper.translations)}


def paper_from_dict(data: Mapping[str, Any]) -> Paper:
    """Return the paper that `paper_to_dict` gave.

    Raises:
        RecordError: A field is missing, unknown or of another type, or the version is not known.
    """
    if not isinstance(data, Mapping):
        raise RecordError(f"Expected a mapping, found {type(data).__name__}")
    fields = dict(data)
    version = fields.pop("version", None)
    if version != VERSION:
        raise RecordError(f"Expected a record of version {VERSION}, found {version!r}")
    translations = fields.pop("translations", {})
    if not isinstance(translations, Mapping):
        raise RecordError(f"Expected translations by language, found {translations!r:.60}")
    try:
        paper: Paper = _converter().structure(fields, Paper)
        translated = tuple(Translation(_text(text), _text(tag)) for tag, text in translations.items())
    except (BaseValidationError, TypeError, ValueError, KeyError) as error:
        raise RecordError(f"Expected a record of version {VERSION}, found {_causes(error)}") from error
    return _with(paper, translated)


def _with(paper: Paper, translated: tuple[Translation, ...]) -> Paper:
    from attrs import evolve  # noqa: PLC0415 - beside its only use

    return evolve(paper, translated=translated) if translated else paper


def _causes(error: BaseException) -> str:
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(_causes(one) for one in error.exceptions)
    return f"{error!s}" or type(error).__name__


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.60} where text belongs")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r:.60} where a whole number belongs")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.60} where true or false belongs")
    return value


def _lines(value: object) -> range:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise TypeError(f"{value!r:.60} where a range of lines belongs")
    return range(_whole(value[0]), _whole(value[1]))


def _texts(value: object) -> FrozenDict:
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r:.60} where a mapping belongs")
    return FrozenDict({_text(key): _text(text) for key, text in value.items()})


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    # Nothing is coerced: what is not of the type is not the record that was written.
    converter.register_structure_hook(str, lambda value, _: _text(value))
    converter.register_structure_hook(int, lambda value, _: _whole(value))
    converter.register_structure_hook(bool, lambda value, _: _truth(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(_text(value)))
    converter.register_structure_hook(range, lambda value, _: _lines(value))
    converter.register_structure_hook(FrozenDict, lambda value, _: _texts(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(range, lambda lines: [lines.start, lines.stop])
    converter.register_unstructure_hook(FrozenDict, dict)
    without = override(omit=True)
    converter.register_unstructure_hook(Paper, make_dict_unstructure_fn(Paper, converter, translated=without))
    converter.register_structure_hook(
        Paper, make_dict_structure_fn(Paper, converter, _cattrs_forbid_extra_keys=True, translated=without)
    )
    return converter
