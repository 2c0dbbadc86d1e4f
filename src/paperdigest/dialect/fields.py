"""The kinds of slots of a template: each knows how its text stands for fields of a paper, and writes it back.

A template names its slots: `"[{title}]({url})"`. What is in a slot is told by a `Field`: the one that the dialect
declares under the name of the slot, else the usual one of that name (`USUAL`), else the text is kept in
`Paper.extra` under that name. The text of a slot comes trimmed.
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
    """One kind of slot. A field holds no state: one is shared by all papers."""

    fields: frozenset[str] = frozenset()
    """The fields of a paper that the slot can hold."""
    free = False
    """Whether the slot can hold any text. The last free slot of a template takes what the others leave."""
    is_numeric = False
    """Whether the slot begins with a digit: it tells lines apart by their first marks."""
    is_whole_number = False
    """Whether the slot holds digits and nothing else: what is behind it tells lines apart as well."""
    pattern = r"[^|]{0,500}?"
    """What the slot can hold besides a free slot of the same cell of a table: a regular expression."""
    none = ""
    """What is written where there is nothing to say."""

    def fits(self, text: str) -> bool:  # noqa: ARG002 - for subclasses
        """Whether a text can stand in the slot: if not, the template is not the one that wrote it."""
        return True

    def shows(self, text: str) -> bool:
        """Whether a text shows that it is of this kind: rows without a head are told by it."""
        return self.fits(text)

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Put what a slot says into a draft.

        Args:
            text: The text of the slot, trimmed.
            draft: The paper in the making.
            label: The header of the column, the label before the value, or the name of the slot.
        """
        raise NotImplementedError

    def read_list(self, texts: Sequence[str], draft: Draft, label: str) -> None:
        """Put what a list says into a draft: where a format has lists of its own.

        Args:
            texts: The texts in the list.
            draft: The paper in the making.
            label: As for `read`.
        """
        self.read(", ".join(texts), draft, label)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Return the text that stands for a paper's fields; "" where there is nothing to say."""
        raise NotImplementedError


class Extra(Field):
    """A text with no home in the record: it is kept in `Paper.extra` under its label."""

    fields = frozenset({"extra"})

    def __init__(self, none: str = "", *, free: bool = False) -> None:
        """Describe the text.

        Args:
            none: What is written where there is none.
            free: Whether it may go on over any number of lines.
        """
        self.none, self.free = none, free

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Keep the text; below one that has the same label, where there is one."""
        if text != self.none and not has_no_value(text):
            draft.keep(label, text)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the text that the paper has under the label, if none has written it yet."""
        return outgoing.extra.pop(label, "")


class Ignored(Field):
    """A text that says nothing of the paper, or says it once more."""

    def __init__(self, written: str = "") -> None:
        self.none = written

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing."""

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write nothing of the paper."""
        return ""


class Number(Field):
    """The running number of a paper in its digest: not kept, and written anew."""

    is_numeric = is_whole_number = True

    def __init__(self, first: int = 1, *, digits: int = 1) -> None:
        """Describe the number; `first` is that of the first paper, `digits` how many are written at the least."""
        self.first, self.digits = first, digits

    def fits(self, text: str) -> bool:
        """Whether a text is a number."""
        return text.isdigit()

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing."""

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the number."""
        return str(outgoing.number - 1 + self.first).zfill(self.digits)


class Title(Field):
    """The title. `**` around the whole of it, and links in it, are the layout's."""

    free = True
    fields = frozenset({"title"})

    def fits(self, text: str) -> bool:
        """Whether a text is one title: "](" shows that a link ends inside it."""
        return text != "" and "](" not in text

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the title, and the links that it is wrapped in or parted over."""
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
    """Take off the `**` that a layout puts around a whole text."""
    return text[2:-2].strip() if len(text) > 4 and text[:2] == "**" == text[-2:] else text


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"</?a(?:\s[^<>]*)?>", re.IGNORECASE)
_ADDRESS_OF_ANCHOR = re.compile(r"""\shref\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)


def _without_tags(text: str, draft: Draft) -> str:
    """Return a text without line breaks and anchors of HTML, whose addresses go to the draft; other tags stay."""
    for anchor in _ANCHOR.finditer(text):
        address = _ADDRESS_OF_ANCHOR.search(anchor[0])
        if address and (url := destination(address[1])):
            draft.links.append(make_link(url, None, link_kind(url)))
    return _ANCHOR.sub("", _BREAK.sub(" ", text))


def _unlinked(text: str, draft: Draft) -> str:
    """Return a text with the labels of its links in place of the links, which go to the draft."""
    words, position = [], 0
    for start, end, label, inside in iter_links(text):
        words += [text[position:start], label]
        position = end
        if url := destination(inside):
            draft.links.append(make_link(url, None, link_kind(url)))
    words.append(text[position:])
    return "".join(words).strip()


# What is said of an author behind the name; it may have brackets inside.
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
            separator: What is written between names; every usual one is read.
            et_al: What is written where the list is cut.
            noted: Whether more is said of the authors behind their names, in brackets or as code, such as where they
                work: then the text is kept in `Paper.extra` as well.
            none: What is written where there are none.
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
        """Read the authors: each text is a name, whatever it holds."""
        if not any("," in text for text in texts):
            super().read_list(texts, draft, label)
            return
        names = filter(None, map(fold_spaces, texts))
        draft.authors = tuple(make_author(name, is_handle(name, handles=self.handles)) for name in names)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the authors, and the mark of a list that was cut; or the text that says more of them."""
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
            in_words: Whether the name of the month is written.
            written: A form of `strftime` in which whole days are written, and read where day and month could be either.
        """
        self.in_words, self.written = in_words, written
        self.is_numeric = not (in_words or written)

    def shows(self, text: str) -> bool:
        """Whether a text is a date."""
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
        """Write the date, as precise as it is."""
        day, precision = outgoing.paper.published, outgoing.paper.published_precision or "day"
        if day is None:
            return ""
        if self.written and precision == "day":
            return day.strftime(self.written)
        return format_date(day, precision, in_words=self.in_words)


class Listed(Field):
    """The date of the digest: in a line of the digest's own, or in each listing."""

    fields = frozenset({"listed"})
    is_numeric = True

    def __init__(self, *, written: str = "%Y-%m-%d", only: bool = False) -> None:
        """Describe the date.

        Args:
            written: The form of `strftime` in which it is written. A date that does not tell day and month apart
                ("03/04/2031") is read in that form.
            only: Whether a date of any other form, or with anything behind it, is none.
        """
        self.written, self.only = written, only
        self.is_numeric = written.startswith("%Y")

    def fits(self, text: str) -> bool:
        """Whether a text begins with a date."""
        return self._leading_date(text) is not None

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the date; a time behind it is not kept."""
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
    """Free text for one field of the record."""

    free = True

    def __init__(self, field: Literal["abstract", "summary", "comment", "venue"], *, none: str = "") -> None:
        """Describe the text.

        Args:
            field: The field of the record.
            none: What is written where there is none.
        """
        self.field, self.none = field, none
        self.fields = frozenset({field})

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Put the text into its field."""
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
    """The first characters of a text that stands whole in another slot, where a layout folds it away.

    A short text has none: it is written in a form without this slot.
    """

    def __init__(self, field: Field, *, length: int, least: int, ending: str = "...") -> None:
        """Describe the beginning.

        Args:
            field: What is in the other slot.
            length: How many of its characters are shown.
            least: How many it has at the least where they are.
            ending: What is written behind them.
        """
        self.field, self.length, self.least, self.ending = field, length, least, ending

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing: the other slot has it all."""

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the beginning of a text that is long enough."""
        text = self.field.write(outgoing.copy(), label)
        return text[: self.length] + self.ending if len(text) >= self.least else ""


class Repeated(Field):
    """The beginning of what stands in a slot before it, once more: a citation names the title, or the first half of it.

    The slot ends at the last place where all of it is such a beginning, so it may hold what stands behind it.
    """

    def __init__(self, of: str = "title") -> None:
        """Describe the slot; `of` is the name of the other one."""
        self.of = of

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read nothing: the other slot has it all."""

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the title, without the full stop at its end."""
        return USUAL[self.of].write(outgoing.copy(), label).removesuffix(".")


# What stands in place of the rest of a text.
_CUT = "..."


def repeat_end(text: str, start: int, other: str, literal: str) -> int:
    """Return where a beginning of another text ends that stands at a place of a text; -1 if there is none.

    Args:
        text: The text.
        start: The place.
        other: The other text.
        literal: What stands behind the beginning, or behind it and "...".
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
    """A labelled part of a summary: all such parts of a listing together are its summary, under their labels."""

    free = True
    fields = frozenset({"summary"})

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the part."""
        if not has_no_value(text):
            draft.notes.parts = (*draft.notes.parts, f"{label}: {text}")

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the part that the summary has under the label."""
        return outgoing.parts.get(label, "")


class Quoted(Field):
    """A field whose text stands below its label as a quote, each line behind ">"."""

    free = True

    def __init__(self, field: Field) -> None:
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
    """The address of a link, such as stands in the parentheses of a linked title."""

    fields = frozenset({"links"})
    pattern = r"[^()|\s]*"

    def __init__(
        self, kind: LinkKind = "other", *, but: tuple[LinkKind, ...] = (), under: str = "", ending: str = ""
    ) -> None:
        """Describe the link.

        Args:
            kind: What it leads to where its address does not tell.
            but: The kinds that a later slot is for.
            under: What the address begins with: any other is no such link.
            ending: What it ends with.
        """
        self.kind, self.but, self.under, self.ending = kind, but, under, ending

    def fits(self, text: str) -> bool:
        """Whether a text is an address that begins and ends as all do."""
        return text.startswith(self.under) and text.endswith(self.ending)

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the link; a placeholder is none."""
        if url := destination(text):
            kind = link_kind(url)
            draft.links.append(make_link(url, None, self.kind if kind == "other" else kind))

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the next link, if it has no label and is this slot's."""
        taken = outgoing.take_link(lambda link: link.label is None and link.kind not in self.but)
        return taken.url if taken else ""


_SITE_PAGE = re.compile(
    r"(?!\w+:)(?:[^/\s]*/)*+(\d{4})(?:\.(\d{4,5}(?:v\d+)?)|(\d{4,5}v\d+))(?!\d)[^/\s]*+", re.ASCII
)


class SitePage(Url):
    """The address of a paper's page on the digest's own site, whose last part begins with its identifier.

    "/2031/05/3105.00001v1-tidal-nets" is the page of arXiv 3105.00001, and so is "310500001v1-tidal-nets".
    """

    def shows(self, text: str) -> bool:
        """Whether a text is the address of such a page."""
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
    """Links, `[label](url)` or bare, one or several; `**` around them is the template's; "null" and "N/A" are none."""

    fields = frozenset({"links"})

    def __init__(
        self,
        kind: LinkKind | None = None,
        *,
        but: tuple[LinkKind, ...] = (),
        separator: str = ", ",
        none: str = "",
    ) -> None:
        """Describe the slot.

        Args:
            kind: What its links are where their addresses say nothing.
            but: The kinds that a later slot is for: where the first of these stands, this slot ends.
            separator: What is written between links.
            none: What is written where there are none.
        """
        self.kind, self.but, self.separator, self.none = kind, but, separator, none

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the links; a kind that the slot tells counts where the address says nothing."""
        if has_no_value(text):
            return
        cut = _CUT_LINK.search(text) if text[-1] != ")" else None
        found = links_in(text[: cut.start()] if cut else text, self.kind or "other")
        draft.links += found
        # A link to a placeholder says that there is none.
        if cut or not (found or ("](" in text and not _LINK.sub("", text).strip(_AROUND_LINKS))):
            draft.extra[label] = text
            draft.problem(Code.NO_LINK, f"Expected a link, found {text[cut.start() if cut else 0 :][:40]!r}")

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the links that are this slot's."""
        links = outgoing.take_links(lambda link: link.kind not in self.but)
        return self.separator.join(
            link.url if link.label is None else f"[{link.label}]({link.url})" for link in links
        )


class Identifier(Field):
    """An arXiv identifier, with or without version, that stands in no link."""

    fields = frozenset({"arxiv_id", "arxiv_version"})
    pattern = r"[^|\s]*"

    def fits(self, text: str) -> bool:
        """Whether a text is an identifier."""
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
    """A DOI that stands in no link; of several the first counts, and the text is kept under its label."""

    fields = frozenset({"doi"})

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the DOI."""
        first, _, rest = text.partition(" ")
        draft.doi = parse_doi(first)
        if rest or (draft.doi is None and not has_no_value(text)):
            draft.extra[label] = text

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the DOI, or the text of several."""
        return outgoing.extra.pop(label, "") or outgoing.paper.doi or ""


class Tags(Field):
    """Tags between separators; a blank is written behind a separator of one mark."""

    fields = frozenset({"tags"})

    def __init__(self, separator: str = ",", *, around: str = "") -> None:
        """Describe the tags.

        Args:
            separator: What is between tags.
            around: The mark before and behind each.
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
    """Tags as a list of Python."""

    none = "[]"
    fields = frozenset({"tags"})

    def fits(self, text: str) -> bool:
        """Whether a text is such a list."""
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
# Lists up to this length are kept: tasks are few, and so are the lists of them.
_KEPT = 200


def parse_string_list(text: str) -> tuple[str, ...] | None:
    r"""Return the strings of a Python list of strings, `['one', "two"]`, or None where the text is none.

    Read token by token: ast.literal_eval on a whole cell can exhaust stack and memory, and it warns of "\d".
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
    """Return the character that an escape in a string of Python stands for.

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


#: What a slot holds that has a usual name, where the dialect does not say otherwise.
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
# What a value holds whose label names one of these: a value can hold more than the slot of a template.
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
    """Return what stands under a label, in any of the languages of `paperdigest.normalize.labels`; else it is kept as it is."""
    return _LABELLED.get(FIELDS.get(label.casefold(), ""), _EXTRA)
