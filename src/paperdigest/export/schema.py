"""The JSON Schema of records, generated from the model. Needs no extra.

It uses draft 2020-12 and is as strict as `Paper.from_dict`: a record is valid if and only if it can be read.
`Paper.to_dict()` returns all fields; fields with a default may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from paperdigest.model import Paper
from paperdigest.serialize import READ, VERSION

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = f"urn:paperdigest:paper:{VERSION}"
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_LINES = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 2,
    "maxItems": 2,
    "description": "The first line and the line after the last, counted from 0.",
}
# An existing day as YYYY-MM-DD, because validators may ignore "format". `(?!\n)` makes `$` match only at the end of the
# text in all regex engines.
_DAY = (
    r"^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$(?!\n)"
)
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": _DAY},
    range: _LINES,
}


def paper_schema() -> dict[str, Any]:
    """Return the JSON Schema of the records of `Paper.to_dict` and `Paper.from_dict`.

    >>> schema = paper_schema()
    >>> schema["properties"]["arxiv_version"]
    {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}
    """
    parts: dict[str, Any] = {}
    record = _record(Paper, parts, without=("translated", "listings"))
    parts["Listing"] = {
        **_record(Paper, parts, without=("listings",)),
        "required": [],
        "description": "A listing. Missing fields are the same as in the paper.",
    }
    record["properties"] = {
        "version": {
            "enum": list(READ),
            "description": f"The version of the record. New records have version {VERSION}.",
        },
        **record["properties"],
        "listings": {"type": "array", "items": {"$ref": "#/$defs/Listing"}},
        "translations": {**_TEXTS, "description": "By BCP 47 tag."},
    }
    record["required"] = ["version", *record["required"]]
    return {"$schema": _DRAFT, "$id": _ID, "title": "Paper", **record, "$defs": parts}


def _record(kind: type, parts: dict[str, Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    hints = get_type_hints(kind)
    fields = [field for field in attrs.fields(kind) if field.name not in without]
    return {
        "type": "object",
        "properties": {field.name: _schema(hints[field.name], parts) for field in fields},
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _schema(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type, or a form of typing
    """Return the schema of a type annotation; add the schema of a record to `parts`."""
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
    raise NotImplementedError(f"No JSON type matches {hint!r}")
