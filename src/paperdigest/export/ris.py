"""Papers as RIS for EndNote, Mendeley and Zotero. Needs the extra `citations` (rispy writes the file)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperdigest.errors import needs
from paperdigest.export.references import date_parts, name_of, notes, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.model import Author, Paper


def to_ris(papers: Iterable[Paper]) -> str:
    """Convert papers to a RIS file.

    Preprints without a venue have the type UNPB ("unpublished work"), as in reference managers. All other papers have
    the type GEN ("generic"). RIS can't mark an incomplete list of authors, so a note says it.
    """
    with needs("citations"):
        import rispy  # noqa: PLC0415 - an extra, loaded on use

    class Writer(rispy.RisWriter):  # type: ignore[misc] # rispy has no types
        """A writer without the numbers that rispy adds above references, which are not valid RIS."""

        def set_header(self, count: int) -> str:  # noqa: ARG002 - rispy's signature
            return ""

    text: str = rispy.dumps([_reference(paper) for paper in papers], implementation=Writer)
    return text


def _reference(paper: Paper) -> dict[str, Any]:
    parts = date_parts(paper)
    preprint = paper.arxiv_id is not None and paper.venue is None
    reference: dict[str, str | None] = {
        "title": paper.title,
        "year": f"{parts[0]:04}" if parts else None,
        # YYYY/MM/DD/other: unknown parts keep their slashes
        "date": "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), *[""] * (4 - len(parts))])
        if parts
        else None,
        "secondary_title": paper.venue,
        "name_of_database": "arXiv" if paper.arxiv_id is not None else None,
        "accession_number": paper.arxiv_id,
        "doi": paper.doi,
        "abstract": paper.abstract,
        "file_attachments1": paper.pdf_url,
    }
    lists: dict[str, list[str]] = {
        "authors": list(map(_name, paper.authors)),
        "keywords": list(paper.tags),
        "urls": [paper.url] if paper.url else [],
        "notes": [note] if (note := notes(paper)) else [],
    }
    return {
        "type_of_reference": "UNPB" if preprint else "GEN",
        # One line each, so that text that looks like a tag does not start a line.
        **{name: one_line(text) for name, text in reference.items() if text},
        **{name: [one_line(text) for text in texts] for name, texts in lists.items() if texts},
    }


def _name(author: Author) -> str:
    name = name_of(author)
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part) or name.literal
