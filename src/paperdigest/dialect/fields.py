"""The kinds of slots. Each reads the text of a slot into fields of a paper, and writes it back.

A template names its slots: `"[{title}]({url})"`. A `Field` reads the trimmed text of a slot. It is the one that the
dialect declares under the name of the slot, or else the usual one (`USUAL`). With neither, the text goes to
`Paper.extra` under the name of the slot.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from paperdigest.model import Translation
from paperdigest.model.making import make_author, make_link, make_summary
from paperdigest.normalize.authors import has_no_value, is_handle, parse_authors
from paperdigest.normalize.dates import format_date, parse_date, parse_date_in
from paperdigest.normalize.identifiers import parse_arxiv_id, parse_doi
from paperdigest.normalize.labels import FIELDS
from paperdigest.normalize.links import destination, iter_links, link_kind, links_in
from paperdigest.normalize.spaces import fold_spaces
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.writing import Outgoing
    from paperdigest.model import Author, LinkKind
    from paperdigest.normalize.dates import PartialDate


class Field:
    """One kind of slot. All papers share one instance, so it must not keep state."""

    fields: frozenset[str] = frozenset()
    """The names of the fields of a paper that the slot can hold."""
    free = False
    """Whether the slot accepts any text. The last free slot of a template takes what the others leave."""
    is_numeric = False
    """Whether the text always begins with a digit. The shape of a line then includes the digit: see `line_shape`."""
    is_whole_number = False
    """Whether the text is digits only. The shape of a line then includes the literal after the slot as well."""
    pattern = r"[^|]{0,500}?"
    """A regular expression for the slot, used to find the end of a table cell that has a free slot before it."""
    none = ""
    """The text to write for a missing value."""

    def fits(self, text: str) -> bool:  # noqa: ARG002 - for subclasses
        """Return whether a text can be in the slot. If not, the template does not match."""
        return True

    def shows(self, text: str) -> bool:
        """Return whether a text is clearly of this kind. Rows without a head are recognized by it."""
        return self.fits(text)

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Set the fields of a draft from the text of a slot.

        Args:
            text: The text of the slot, trimmed.
            draft: The paper under construction.
            label: The header of the column, the label before the value, or the name of the slot.
        """
        raise NotImplementedError

    def read_list(self, texts: Sequence[str], draft: Draft, label: str) -> None:
        """Set the fields of a draft from a list, for formats that have lists, such as YAML.

        Args:
            texts: The texts in the list.
            draft: The paper under construction.
            label: As for `read`.
        """
        self.read(", ".join(texts), draft, label)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Return the text of the slot for a paper, or "" if the paper has no such value.

        Args:
            outgoing: The paper, and which of its links and texts are not written yet.
            label: As for `read`.
        """
        raise NotImplementedError


class Extra(Field):
    """A text without a field of its own. It goes to `Paper.extra` under its label."""

    fields = frozenset({"extra"})

    def __init__(self, none: str = "", *, free: bool = False) -> None:
        """Describe the text.

        Args:
            none: The text to write if there is none.
            free: Whether the text may have any number of lines.
        """
        self.none, self.free = none, free

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Add the text to `Paper.extra`, after any other text with the same label."""
        if text != self.none and not has_no_value(text):
            draft.keep(label, text)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the text of the paper under the label, once."""
        return outgoing.extra.pop(label, "")


class Ignored(Field):
    """A text without information about the paper. Reading skips it, and writing writes `written`."""

    def __init__(self, written: str = "") -> None:
        self.none = written

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing."""

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write nothing of the paper."""
        return ""


class Number(Field):
    """The running number of a paper in its digest. It is not read; papers are numbered when they are written."""

    is_numeric = is_whole_number = True

    def __init__(self, first: int = 1, *, digits: int = 1) -> None:
        """Describe the number.

        Args:
            first: The number of the first paper.
            digits: The minimum of digits; shorter numbers are padded with zeros.
        """
        self.first, self.digits = first, digits

    def fits(self, text: str) -> bool:
        """Return whether a text is a number."""
        return text.isdigit()

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing."""

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the number."""
        return str(outgoing.number - 1 + self.first).zfill(self.digits)


class Title(Field):
    """The title. `**` around all of it is removed, and its links become links of the paper."""

    free = True
    fields = frozenset({"title"})

    def fits(self, text: str) -> bool:
        """Return whether a text is one title, without the end of a link ("](")."""
        return text != "" and "](" not in text

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the title and its links."""
        if text[:2] == "**":
            text = without_bold(text)
        if "](" in text:
            text = without_bold(_unlinked(text, draft))
        if "<" in text:
            text = _without_tags(text, draft)
        draft.title = fold_spaces(text)

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the title."""
        return outgoing.paper.title


def without_bold(text: str) -> str:
    """Return a text without the `**` around all of it."""
    return text[2:-2].strip() if len(text) > 4 and text[:2] == "**" == text[-2:] else text


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"</?a(?:\s[^<>]*)?>", re.IGNORECASE)
_ADDRESS_OF_ANCHOR = re.compile(r"""\shref\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)


def _without_tags(text: str, draft: Draft) -> str:
    """Remove `<br>` and `<a>` tags from a text, and add the addresses of the anchors to the draft."""
    for anchor in _ANCHOR.finditer(text):
        address = _ADDRESS_OF_ANCHOR.search(anchor[0])
        if address and (url := destination(address[1])):
            draft.links.append(make_link(url, None, link_kind(url)))
    return _ANCHOR.sub("", _BREAK.sub(" ", text))


def _unlinked(text: str, draft: Draft) -> str:
    """Replace the links in a text by their labels, and add them to the draft."""
    words, position = [], 0
    for start, end, label, inside in iter_links(text):
        words += [text[position:start], label]
        position = end
        if url := destination(inside):
            draft.links.append(make_link(url, None, link_kind(url)))
    words.append(text[position:])
    return "".join(words).strip()


# A note after the name of an author.
_NOTE = re.compile(r"\s*+(?:`[^`]*+`|\([^()]*+\)|（[^（）]*+）)")


class Authors(Field):
    """A list of authors."""

    fields = frozenset({"authors", "et_al"})

    def __init__(
        self,
        *,
        handles: bool = False,
        separator: str = ", ",
        et_al: str = " et al.",
        noted: bool = False,
        none: str = "",
    ) -> None:
        """Describe the list.

        Args:
            handles: Whether names of one word are user names.
            separator: The separator to write. All usual separators are read.
            et_al: The text to write at the end of a list that was cut.
            noted: Whether notes such as affiliations follow the names, in brackets or as code. The whole text then
                goes to `Paper.extra` as well.
            none: The text to write if there are no authors.
        """
        self.handles, self.separator, self.et_al, self.noted = handles, separator, et_al, noted
        self.none = none
        if noted:
            self.fields = self.fields | {"extra"}

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the authors and whether the list was cut."""
        names = _NOTE.sub("", _NOTE.sub("", text)) if self.noted else text
        draft.authors, draft.et_al = parse_authors(names, handles=self.handles)
        if self.noted and not has_no_value(text) and text != self._list(draft.authors, et_al=draft.et_al):
            draft.keep(label, text)
        if not draft.authors:
            draft.problem(Code.NO_AUTHORS, "Expected authors, found none")

    def read_list(self, texts: Sequence[str], draft: Draft, label: str) -> None:
        """Read one name from each text, even if it has a comma."""
        if not any("," in text for text in texts):
            super().read_list(texts, draft, label)
            return
        names = filter(None, map(fold_spaces, texts))
        draft.authors = tuple(make_author(name, is_handle(name, handles=self.handles)) for name in names)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the authors, or the text with notes if the paper has one."""
        if self.noted and (text := outgoing.extra.pop(label, "")):
            return text
        return self._list(outgoing.paper.authors, et_al=outgoing.paper.et_al)

    def _list(self, authors: Sequence[Author], *, et_al: bool) -> str:
        return self.separator.join(author.name for author in authors) + self.et_al * et_al


class Date(Field):
    """The date of the paper."""

    fields = frozenset({"published", "published_precision"})

    def __init__(self, *, in_words: bool = False, written: str = "") -> None:
        """Describe the date.

        Args:
            in_words: Whether to write the name of the month.
            written: A `strftime` format in which to write whole days. It also decides which number is the day in a
                date such as "03/04/2031".
        """
        self.in_words, self.written = in_words, written
        self.is_numeric = not (in_words or written)

    def shows(self, text: str) -> bool:
        """Return whether a text is a date."""
        return parse_date(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the date with its precision."""
        if text[:2] == "**":
            text = without_bold(text)
        if found := parse_date(text) or (parse_date_in(self.written, text) if self.written else None):
            draft.published, draft.published_precision = found
        elif not has_no_value(text):
            draft.extra[label] = text
            draft.problem(Code.BAD_DATE, f"Expected a date, found {text[:40]!r}")

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the date with its precision."""
        day, precision = outgoing.paper.published, outgoing.paper.published_precision or "day"
        if day is None:
            return ""
        if self.written and precision == "day":
            return day.strftime(self.written)
        return format_date(day, precision, in_words=self.in_words)


class Listed(Field):
    """The date of the digest, in a frame line or in each listing."""

    fields = frozenset({"listed"})
    is_numeric = True

    def __init__(self, *, written: str = "%Y-%m-%d", only: bool = False) -> None:
        """Describe the date.

        Args:
            written: The `strftime` format in which to write it. It also decides which number is the day in a date
                such as "03/04/2031".
            only: Whether to read dates of this format only, with nothing after them.
        """
        self.written, self.only = written, only
        self.is_numeric = written.startswith("%Y")

    def fits(self, text: str) -> bool:
        """Return whether a text begins with a date."""
        return self._leading_date(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the date, without the time after it."""
        found = self._leading_date(text)
        draft.listed = found.day if found and found.precision == "day" else draft.listed

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the date."""
        return outgoing.paper.listed.strftime(self.written) if outgoing.paper.listed else ""

    def _leading_date(self, text: str) -> PartialDate | None:
        if self.only:
            return parse_date_in(self.written, text)
        first = text.partition(" ")[0]
        return parse_date(text) or parse_date(first) or parse_date_in(self.written, first)


class Text(Field):
    """Free text for one field of a paper."""

    free = True

    def __init__(self, field: Literal["abstract", "summary", "comment", "venue"], *, none: str = "") -> None:
        """Describe the text.

        Args:
            field: The name of the field.
            none: The text to write for a missing value.
        """
        self.field, self.none = field, none
        self.fields = frozenset({field})

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Set the field to the text."""
        if has_no_value(text):
            return
        if self.field == "summary":
            draft.summary = make_summary(text)
        else:
            setattr(draft, self.field, text)

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the text of the field."""
        paper = outgoing.paper
        if self.field == "summary":
            return paper.summary.text if paper.summary else ""
        return getattr(paper, self.field) or ""


class Beginning(Field):
    """The beginning of a text whose whole is in another slot, such as a folded one.

    For a short text it is empty, so that a form without this slot is written.
    """

    def __init__(self, field: Field, *, length: int, least: int, ending: str = "...") -> None:
        """Describe the beginning.

        Args:
            field: The field of the other slot.
            length: The number of characters to write.
            least: The minimum length of a text that has this slot.
            ending: The text to write after the characters.
        """
        self.field, self.length, self.least, self.ending = field, length, least, ending

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing: the other slot has the whole text."""

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the beginning of the text if the text is long enough."""
        text = self.field.write(outgoing.copy(), label)
        return text[: self.length] + self.ending if len(text) >= self.least else ""


class Repeated(Field):
    """A repetition of an earlier slot or of its beginning, such as the title in a citation.

    The slot takes the longest possible repetition, even if that contains the literal after the slot.
    """

    def __init__(self, of: str = "title") -> None:
        """Describe the slot.

        Args:
            of: The name of the earlier slot.
        """
        self.of = of

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing: the earlier slot has the whole text."""

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the text of the earlier slot, without a full stop at its end."""
        return USUAL[self.of].write(outgoing.copy(), label).removesuffix(".")


# The mark of a text that was cut.
_CUT = "..."


def repeat_end(text: str, start: int, other: str, literal: str) -> int:
    """Return the offset at which a repetition of another text ends, or -1 if there is none.

    Args:
        text: The text.
        start: The offset at which the repetition starts.
        other: The text that is repeated, whole or in part.
        literal: The text after the repetition, or after the repetition and "...".
    """
    same = start
    for one, another in zip(text[start : start + len(other)], other, strict=False):
        if one != another:
            break
        same += 1
    if text.startswith(_CUT + literal, same):
        return same + len(_CUT)
    return text.rfind(literal, start, same + len(literal))


class Translated(Field):
    """A translation of the abstract."""

    free = True
    fields = frozenset({"translated"})

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the translation."""
        if not has_no_value(text):
            draft.translated += (Translation(text),)

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the translation."""
        translated = outgoing.paper.translated
        return translated[0].text if translated else ""


class Part(Field):
    """A labelled part of the summary. The summary of a paper joins its parts, each after its label."""

    free = True
    fields = frozenset({"summary"})

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the part."""
        if not has_no_value(text):
            draft.notes.parts = (*draft.notes.parts, f"{label}: {text}")

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the part of the summary under the label."""
        return outgoing.parts.get(label, "")


class Quoted(Field):
    """A field whose text is a block quote below its label, each line after ">"."""

    free = True

    def __init__(self, field: Field) -> None:
        """Wrap the field that reads the text without the marks."""
        self.field = field
        self.fields = field.fields

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the quoted lines."""
        lines = [line.removeprefix(">").strip() for line in text.split("\n")]
        self.field.read("\n".join(lines).strip(), draft, label)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the lines as a quote."""
        text = self.field.write(outgoing, label)
        return text and "\n> " + text.replace("\n", "\n> ")


class Url(Field):
    """The address of a link, such as in `[{title}]({url})`."""

    fields = frozenset({"links"})
    pattern = r"[^()|\s]*"

    def __init__(
        self, kind: LinkKind = "other", *, but: tuple[LinkKind, ...] = (), under: str = "", ending: str = ""
    ) -> None:
        """Describe the link.

        Args:
            kind: The kind of the link if its address does not show it.
            but: The kinds not to write here, because a later slot takes them.
            under: The beginning that every such address has.
            ending: The ending that every such address has.
        """
        self.kind, self.but, self.under, self.ending = kind, but, under, ending

    def fits(self, text: str) -> bool:
        """Return whether a text has the beginning and the ending of such addresses."""
        return text.startswith(self.under) and text.endswith(self.ending)

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the link, unless it is a placeholder."""
        if url := destination(text):
            kind = link_kind(url)
            draft.links.append(make_link(url, None, self.kind if kind == "other" else kind))

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the next link if it has no label and its kind belongs here."""
        taken = outgoing.take_link(lambda link: link.label is None and link.kind not in self.but)
        return taken.url if taken else ""


_SITE_PAGE = re.compile(
    r"(?!\w+:)(?:[^/\s]*/)*+(\d{4})(?:\.(\d{4,5}(?:v\d+)?)|(\d{4,5}v\d+))(?!\d)[^/\s]*+", re.ASCII
)


class SitePage(Url):
    """The address of a paper on the site of the digest. Its last part begins with the arXiv identifier.

    Both "/2031/05/3105.00001v1-tidal-nets" and "310500001v1-tidal-nets" are pages of arXiv 3105.00001.
    """

    def shows(self, text: str) -> bool:
        """Return whether a text is the address of such a page."""
        return _SITE_PAGE.fullmatch(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the link and the identifier."""
        super().read(text, draft, label)
        if found := _SITE_PAGE.fullmatch(text):
            draft.arxiv = parse_arxiv_id(f"{found[1]}.{found[2] or found[3]}")


_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_CUT_LINK = re.compile(r"\[[^\[\]]*(?:\]\([^()\s]*)?\Z")
_AROUND_LINKS = " \t\n*_,;|/·"


class Links(Field):
    """One or several links, `[label](url)` or bare. `**` around them is ignored; "null" and "N/A" mean no link."""

    fields = frozenset({"links"})

    def __init__(
        self,
        kind: LinkKind | None = None,
        *,
        but: tuple[LinkKind, ...] = (),
        separator: str = ", ",
        none: str = "",
    ) -> None:
        """Describe the links.

        Args:
            kind: The kind of links whose addresses do not show it.
            but: The kinds not to write here, because a later slot takes them. The first such link ends this slot.
            separator: The text to write between links.
            none: The text to write if there are no links.
        """
        self.kind, self.but, self.separator, self.none = kind, but, separator, none

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the links. A text without any goes to `Paper.extra` and is a problem."""
        if has_no_value(text):
            return
        cut = _CUT_LINK.search(text) if text[-1] != ")" else None
        found = links_in(text[: cut.start()] if cut else text, self.kind or "other")
        draft.links += found
        # Links to placeholders mean that there is no link.
        if cut or not (found or ("](" in text and not _LINK.sub("", text).strip(_AROUND_LINKS))):
            draft.extra[label] = text
            draft.problem(Code.NO_LINK, f"Expected a link, found {text[cut.start() if cut else 0 :][:40]!r}")

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the links up to the first of a kind that belongs to a later slot."""
        links = outgoing.take_links(lambda link: link.kind not in self.but)
        return self.separator.join(
            link.url if link.label is None else f"[{link.label}]({link.url})" for link in links
        )


class Identifier(Field):
    """An arXiv identifier outside of a link, with or without version."""

    fields = frozenset({"arxiv_id", "arxiv_version"})
    pattern = r"[^|\s]*"

    def fits(self, text: str) -> bool:
        """Return whether a text is an identifier."""
        return parse_arxiv_id(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the identifier."""
        draft.arxiv = parse_arxiv_id(text)
        if draft.arxiv is None and not has_no_value(text):
            draft.extra[label] = text

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the identifier."""
        paper = outgoing.paper
        version = f"v{paper.arxiv_version}" if paper.arxiv_version else ""
        return f"{paper.arxiv_id}{version}" if paper.arxiv_id else ""


class Doi(Field):
    """A DOI outside of a link. If there are several, the first is read and the text goes to `Paper.extra`."""

    fields = frozenset({"doi"})

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the DOI."""
        first, _, rest = text.partition(" ")
        draft.doi = parse_doi(first)
        if rest or (draft.doi is None and not has_no_value(text)):
            draft.extra[label] = text

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the DOI, or the text with several."""
        return outgoing.extra.pop(label, "") or outgoing.paper.doi or ""


class Tags(Field):
    """Tags with separators between them. A blank is written after a separator of one mark."""

    fields = frozenset({"tags"})

    def __init__(self, separator: str = ",", *, around: str = "") -> None:
        """Describe the tags.

        Args:
            separator: The text between tags.
            around: The mark before and after each tag.
        """
        self.separator, self.around = separator, around

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the tags between separators."""
        if not has_no_value(text):
            mark = self.around
            inside = text.removeprefix(mark).removesuffix(mark)
            self.read_list(inside.split(f"{mark}{self.separator}{mark}"), draft, label)

    def read_list(self, texts: Sequence[str], draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the tags."""
        draft.tags = tuple(fold_spaces(tag) for tag in texts if tag.strip())

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the tags."""
        is_mark = len(self.separator) == 1 and not (self.separator.isspace() or self.around)
        separator = self.separator + " " * is_mark
        return separator.join(f"{self.around}{tag}{self.around}" for tag in outgoing.paper.tags)


class TagList(Field):
    """Tags as a Python list of strings, `['one', 'two']`."""

    none = "[]"
    fields = frozenset({"tags"})

    def fits(self, text: str) -> bool:
        """Return whether a text is such a list."""
        return parse_string_list(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the tags."""
        found = parse_string_list(text)
        if found is not None:
            draft.tags = found
        elif not has_no_value(text):
            draft.extra[label] = text
            draft.problem(Code.BAD_TAGS, f"Expected a list of strings, found {text[:40]!r}")

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the tags."""
        return repr(list(outgoing.paper.tags)) if outgoing.paper.tags else ""


_LITERALS = re.compile(r"""\s*(?:'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)")\s*(?:,|$)""", re.DOTALL)
_ESCAPED = {"\n": "", **dict(zip("\\'\"abfnrtv", "\\'\"\a\b\f\n\r\t\v", strict=True))}
_ESCAPE = re.compile(
    r"""\\(?:([\n\\'"abfnrtv])|(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|([0-7]{1,3})|[xuUN])"""
)
# Lists up to this length are cached: digests repeat them.
_KEPT = 200


def parse_string_list(text: str) -> tuple[str, ...] | None:
    r"""Return the strings of a Python list of strings, `['one', "two"]`, or None if the text is not such a list.

    It is read token by token: ast.literal_eval on a whole cell can exhaust stack and memory, and it warns of "\d".
    """
    return _known_strings(text) if len(text) <= _KEPT else _strings(text)


def _strings(text: str) -> tuple[str, ...] | None:
    if text[:1] != "[" or text[-1:] != "]":
        return None
    found: list[str] = []
    inside, position = text[1:-1].rstrip(), 0
    while position < len(inside):
        literal = _LITERALS.match(inside, position)
        if literal is None:
            return None
        position = literal.end()
        word = literal[1] if literal[1] is not None else literal[2]
        if "\\" in word:
            try:
                word = _ESCAPE.sub(_meant, word)
            except ValueError:
                return None
        found.append(word)
    return tuple(found)


def _meant(found: re.Match[str]) -> str:
    """Return the character that an escape in a Python string represents.

    Raises:
        ValueError: There is no such character.
    """
    letter, digits, octal = found.groups()
    if letter is not None:
        return _ESCAPED[letter]
    if digits is None and octal is None:
        raise ValueError(found[0])
    return chr(int(digits[1:], 16) if digits else int(octal, 8))


_known_strings = lru_cache(maxsize=1024)(_strings)


#: The fields of slots with usual names. A dialect can declare others.
USUAL: Mapping[str, Field] = {
    "title": Title(),
    "authors": Authors(),
    "published": Date(),
    "listed": Listed(),
    "arxiv_id": Identifier(),
    "doi": Doi(),
    "url": Url(),
    "links": Links(),
    "abstract": Text("abstract"),
    "summary": Text("summary"),
    "translation": Translated(),
    "tags": Tags(),
    "venue": Text("venue"),
    "comment": Text("comment"),
    "number": Number(),
}
# The fields of values under labels with these meanings. A value can hold more than a slot, for example several links.
_LABELLED: Mapping[str, Field] = {
    **{name: field for name, field in USUAL.items() if name != "number"},
    "url": Links("abstract"),
    "pdf": Links("pdf"),
    "code": Links("code"),
    "project": Links("project"),
    **dict.fromkeys(("tldr", "motivation", "method", "results", "conclusion", "follow_up"), Part()),
}
_EXTRA = Extra()


def labelled_field(label: str) -> Field:
    """Return the field for the value of a label, in any language of `paperdigest.normalize.labels`; else an `Extra`."""
    return _LABELLED.get(FIELDS.get(label.casefold(), ""), _EXTRA)
