r"""Papers as BibTeX. Needs the extra `citations` (bibtexparser writes the entries).

    @misc{moor2031tidal,
        title = {{Tidal Nets: Learning to Wait}},
        author = {Moor, Ada and {kwind}},
        year = {2031}, month = may,
        eprint = {3105.00001}, archivePrefix = {arXiv},
        ...

Text is escaped so that LaTeX prints it: `%` becomes `\%`. Mathematics between dollars and harmless commands in titles
(`\emph{Slow}`, `M\"oor`) are kept. All other commands are escaped, so that they are printed and not run. Letters of
other alphabets are kept, because BibLaTeX and current BibTeX engines read UTF-8.
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
    """Convert papers to a BibTeX file with one `@misc` entry for each paper. `eprint` is its arXiv identifier."""
    with needs("citations"):
        from bibtexparser.entrypoint import write_string  # noqa: PLC0415 - an extra, loaded on use
        from bibtexparser.library import Library  # noqa: PLC0415 - as above
        from bibtexparser.model import Entry, Field  # noqa: PLC0415 - as above

    entries = [
        Entry("misc", key, [Field(name, value) for name, value in _fields(paper)])
        for key, paper in with_keys(papers)
    ]
    # The values are written as they are: a month is a macro and has no braces.
    return write_string(Library(list(entries)), unparse_stack=[])


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the fields of a paper with their values as written."""
    # A second pair of braces preserves the capitals of the title.
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
    """Return a part of a name, in braces if BibTeX would interpret it as syntax."""
    words = text.casefold().split()
    return f"{{{escape(text)}}}" if "," in text or "and" in words else escape(text)


def _address(address: str) -> str:
    """Return an address with characters that would end the field percent-encoded."""
    return _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]) % 256:02X}", one_line(address))
