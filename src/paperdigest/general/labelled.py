"""Find labels in text, and the fields that they name: "**Authors:** Ada Moor".

`label_of` takes a line and returns the label at its beginning. A label is a known name before a colon, or a known
name alone in bold type; some emoji are labels without a name. `labels_within` returns the labels inside a text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperdigest.general.vocabulary import EMOJI_FIELDS, HEADERS, MORE_LABELS, OTHER_LABELS
from paperdigest.normalize.labels import FIELDS

_MARKS = r"(?:[^\w\s*_\[(<\"“'‘`#|\\$:]{1,4}\s*+)?+"
_LABEL = re.compile(
    rf"[\s>*+•·|-]*?{_MARKS}(?P<open>\*\*|__|\*|_|<b>|<strong>|:)?\s*+(?:<font[^<>]*+>)?{_MARKS}"
    r"(?=[^:：*\[\]|`<>\"]{1,40}+\s*+(?:\*\*?+|</b>|</strong>)?+\s*+[:：])"  # most lines fail here
    r"(?P<name>[^\W_](?:[^:：*\n\r\[\]|`<>\"]{0,32}?[\w)）.?])?)\s*+"
    r"(?:(?:\*\*|__|\*|_|</b>|</strong>)\s*+[:：]|[:：]\s*+(?:</font>)?(?:\*\*|__|\*|</b>|</strong>|_(?=\s))?|:(?=`)|[:：])\s*+"
)
_BOLD_ALONE = re.compile(
    rf"[\s>*+-]{{0,6}}?{_MARKS}(?:\*\*|__|<b>|<strong>){_MARKS}(?P<name>[^*_\n<>:：]{{2,32}})(?:\*\*|__|</b>|</strong>)[ \t]*+[:：]?(?:[ \t]*+(?=\n|\r|\Z)|\s++(?=[\d`\[(<h]))"
)
_FIELDS = {**FIELDS, **MORE_LABELS}
_BOLD = frozenset({"**", "__", "<b>", "<strong>"})
_PARENTHESES = re.compile(r"\s*[(（][^()（）]*[)）]\s*\Z")
# The first _REACH characters of a line may be a label. Bold type without a colon must begin in _REACH_OF_BOLD.
_REACH = 80
_REACH_OF_BOLD = 10


class Label(NamedTuple):
    """A label in a text."""

    field: str
    """The field of its value; "" if it names none."""
    name: str
    """Its text as printed."""
    end: int
    """The offset of its value in the line; from `labels_within`, the offset of the label itself."""


def label_of(line: str, *, is_any: bool = False) -> Label | None:
    """Return the label that a line begins with, or None.

    Args:
        line: The line.
        is_any: Whether a label may name no field: in bold type before a colon, or one of `OTHER_LABELS`.
    """
    emoji = line[:1]
    if emoji in EMOJI_FIELDS:
        end = 2 if line[1:2] == "\ufe0f" else 1
        return _found(line, is_any=is_any) or Label(EMOJI_FIELDS[emoji], emoji, end)
    return _found(line, is_any=is_any)


def _found(line: str, *, is_any: bool) -> Label | None:
    beginning = line[:_REACH]
    found = _LABEL.match(beginning) if ":" in beginning or "：" in beginning else None
    if found is None:
        start = line[:_REACH_OF_BOLD]
        if "**" in start or "__" in start or "<b>" in start or "<strong>" in start:
            found = _BOLD_ALONE.match(beginning)
        if found is None:
            return None
    name = found["name"].strip()
    field = field_of(name)
    if field is None and is_any and found.re is _LABEL:
        is_bold = found["open"] in _BOLD and any(
            sign in beginning[found.end("name") : found.end()] for sign in ("**", "__", "</")
        )
        if is_bold or name.casefold().split(" ")[-1] in OTHER_LABELS:
            field = ""
    if (
        field is None
        or line.startswith("//", found.end())
        or (found.re is _LABEL and line.startswith("//", found.end("name") + 1))
    ):
        return None
    return Label(field, name, found.end())


_COLON = re.compile("[:：]")
_SEPARATORS = re.compile(r"[,，;；。|·•()\[\]\s]+")
_LONGEST_WITHIN = 24


def labels_within(text: str) -> list[tuple[Label, str]]:
    """Return the labels of fields inside a text with their values; a value ends at the next label."""
    if ":" not in text and "：" not in text:
        return []
    found: list[tuple[int, int, str, str]] = []
    for colon in _COLON.finditer(text):
        end = colon.start()
        before = text[max(0, end - _LONGEST_WITHIN) : end]
        words = _SEPARATORS.split(before)
        name, field = words[-1], None
        if len(words) > 1 and before.endswith(two := f"{words[-2]} {words[-1]}"):
            field = field_of(two)
            name = two if field else name
        if field is None and name:
            field = field_of(name)
        if field and not text.startswith("//", end + 1):
            found.append((end - len(name), end + 1, field, name))
    stops = [start for start, _, _, _ in found[1:]] + [len(text)]
    return [
        (Label(field, name, start), text[value:stop].strip(" ,，;；。|·\n\r"))
        for (start, value, field, name), stop in zip(found, stops, strict=False)
    ]


def field_of(name: str, *, header: bool = False) -> str | None:
    """Return the field that a label, or the header of a column, names; None if it names none."""
    fields = HEADERS if header else _FIELDS
    folded = name.strip(" *_:：\"'#").casefold()
    for known in (
        folded,
        _PARENTHESES.sub("", folded),
        folded.rstrip("s"),
        folded.replace("-", " ").replace("_", " "),
    ):
        if known in fields:
            return fields[known]
    return None
