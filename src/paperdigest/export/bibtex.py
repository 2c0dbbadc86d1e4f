r"""Papers as BibTeX. Needs the extra `citations` (bibtexparser writes the entries).

    @misc{moor2031tidal,
        title = {{Tidal Nets: Learning to Wait}},
        author = {Moor, Ada and {kwind}},
        year = {2031}, month = may,
        eprint = {3105.00001}, archivePrefix = {arXiv},
        ...

Text is written so that LaTeX prints it: `%` becomes `\%`. What stands between dollars is mathematics, and is kept
with the harmless commands of titles (`\emph{Slow}`, `M\"oor`); all other commands print and are not run. Letters of other alphabets stay, as BibLaTeX and today's BibTeX engines read UTF-8.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.errors import needs
from paperdigest.export.latex import escape
from paperdigest.export.references import date_parts, name_of, notes, one_line, with_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Author, Paper

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_ADDRESSES = re.compile(r"[\s{}\\\x00-\x1f\x7f]")


def to_bibtex(papers: Iterable[Paper]) -> str:
    """Return papers as a BibTeX file: one `@misc` entry a paper, with its arXiv identifier as `eprint`."""
    with needs("citations"):
        from bibtexparser.entrypoint import write_string  # noqa: PLC0415 - an extra, loaded where it is used
        from bibtexparser.library import Library  # noqa: PLC0415 - as above
        from bibtexparser.model import Entry, Field  # noqa: PLC0415 - as above

    entries = [
        Entry("misc", key, [Field(name, value) for name, value in _fields(paper)])
        for key, paper in with_keys(papers)
    ]
    # The values stand as they are to be written: a month is a macro, without braces.
    return write_string(Library(list(entries)), unparse_stack=[])


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the fields that the paper has, with their values as they are written."""
    # A second pair of braces keeps the capitals of the title as they are.
    yield "title", f"{{{{{escape(paper.title)}}}}}"
    names = [_name(author) for author in paper.authors] + ["others"] * paper.et_al
    if names:
        yield "author", f"{{{' and '.join(names)}}}"
    for part, value in zip(("year", "month", "day"), date_parts(paper), strict=False):
        yield part, _MONTHS[value - 1] if part == "month" else f"{{{value}}}"
    if paper.arxiv_id is not None:
        yield "eprint", f"{{{_address(paper.arxiv_id)}}}"
        yield "archivePrefix", "{arXiv}"
    if paper.arxiv_version is not None:
        yield "version", f"{{{paper.arxiv_version}}}"
    for name, address in (("doi", paper.doi), ("url", paper.url)):
        if address is not None:
            yield name, f"{{{_address(address)}}}"
    for name, text in (
        ("howpublished", paper.venue),
        ("note", notes(paper, cut=False)),
        ("keywords", ", ".join(paper.tags)),
        ("abstract", paper.abstract),
    ):
        if text:
            yield name, f"{{{escape(text)}}}"


def _name(author: Author) -> str:
    name = name_of(author)
    if name.literal:
        return f"{{{escape(name.literal)}}}"
    return ", ".join(_part(part) for part in (name.family, name.suffix, name.given) if part)


def _part(text: str) -> str:
    """Return a part of a name; what BibTeX would take for its own syntax goes into braces."""
    words = text.casefold().split()
    return f"{{{escape(text)}}}" if "," in text or "and" in words else escape(text)


def _address(address: str) -> str:
    """Return an address in which nothing ends the field: what no address may hold is percent-encoded."""
    return _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]) % 256:02X}", one_line(address))
