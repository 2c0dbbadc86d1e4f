"""The JSON Schema of `Paper.to_dict()`, made from the model itself. Needs no extra.

It is of draft 2020-12, and as strict as `Paper.from_dict`: every field is there, and no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from paperdigest.model import Paper
from paperdigest.serialize import VERSION

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_LINES = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 2,
    "maxItems": 2,
    "description": "Lines counted from 0: the first, and the one after the last.",
}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    range: _LINES,
}


def paper_schema() -> dict[str, Any]:
    """Return the JSON Schema that every `Paper.to_dict()` is valid against.

    >>> schema = paper_schema()
    >>> schema["properties"]["arxiv_version"]
    {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}
    """
    parts: dict[str, Any] = {}
    record = _record(Paper, parts, without=("translated", "listings"))
    parts["Listing"] = {
        **_record(Paper, parts, without=("listings",)),
        "required": [],
        "description": "What a listing says; what is not there is as in the paper.",
    }
    record["properties"] = {
        "version": {"const": VERSION},
        **record["properties"],
        "listings": {"type": "array", "items": {"$ref": "#/$defs/Listing"}},
        "translations": {**_TEXTS, "description": "By BCP 47 tag."},
    }
    record["required"] = list(record["properties"])
    return {"$schema": _DRAFT, "title": "Paper", **record, "$defs": parts}


def _record(kind: type, parts: dict[str, Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in attrs.fields(kind) if field.name not in without]
    return {
        "type": "object",
        "properties": {name: _schema(hints[name], parts) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _schema(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type, or a form of typing
    """Return the schema of an annotation of the model; that of a record goes to `parts`."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is UnionType or type(None) in arguments:
        return {"anyOf": [_schema(one, parts) for one in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], parts)}
    if isinstance(hint, type) and attrs.has(hint):
        parts[hint.__name__] = _record(hint, parts)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Mapping):
        return dict(_TEXTS)
    raise NotImplementedError(f"Expected a type that JSON has, found {hint!r}")
