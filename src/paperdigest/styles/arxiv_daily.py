"""arXiv by topic: a table for each topic, and in some copies the abstracts below it, with a translation.

    Automated deployment @ 2031-05-06 21:00:00 Asia/Shanghai
    ### Robotics
    |Publish Date|Title|Authors|PDF|Code|
    | :---: | :---: | :---: | :---: | :---: |
    |**2031-05-05**|**Tidal Nets: Learning to Wait**|Ada Moor et.al.|[3105.00001v1](http://arxiv.org/abs/3105.00001v1)|null|

    #### Abstracts
    ##### **Tidal Nets: Learning to Wait**
    3105.00001v1 by Ada Moor, Kai Wind

    Nets that wait win.

    摘要：會等待的網路會贏。

The grammar; a row and a block of the same section and version are one paper:

    code  = "null" | link | "**", link, "**"
    block = "##### **", title, "**", newline, id, " by ", authors, blank, abstract, [ blank, "摘要：", translation ]
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from paperdigest.columns import AuthorsCell, DateCell, LinksCell, TextCell, TitleCell, fold
from paperdigest.dialect import Draft, Region
from paperdigest.errors import UnrepresentableError
from paperdigest.model import Translation
from paperdigest.normalize.authors import parse_authors
from paperdigest.normalize.dates import parse_date
from paperdigest.normalize.identifiers import identifiers_in, parse_arxiv_id
from paperdigest.problems import Code
from paperdigest.tables import TableDialect
from paperdigest.writing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from paperdigest.dialect import Block, Context, Document
    from paperdigest.model import Link, Paper
    from paperdigest.normalize.identifiers import ArxivId

    # What tells a row and a block that belong together: the headings that they stand under, the versioned identifier.
    _Key = tuple[tuple[str, ...], tuple[str, int | None]]

_ABSTRACTS = "Abstracts"
_OPENER = "##### **"
_ET_AL = " et.al."
_BY = re.compile(r"(\S{9,40}) by (.*)")
_TRANSLATION = re.compile(r"\n摘要[：:][ \t]*")
_STAMP = re.compile(r"(?:Updated on|deployment @) *(\d{4}[-.]\d{2}[-.]\d{2})", re.IGNORECASE)
# The line that says when the digest was made stands near its beginning.
_STAMP_LINES = 20
# A title runs over so many lines at the most.
_TITLE_LINES = 6


class BoldTitleCell(TitleCell):
    """A title in `**`, which end where the cell does."""

    opening = "**"
    closing = re.compile(r"(?<=\S)\*\*\s*\|")


class ArxivDaily(TableDialect):
    """The arxiv_daily style."""

    name = "arxiv_daily"
    homepage = "https://github.com/beiyuouo/arxiv-daily"
    description = "arXiv papers by topic in tables of five columns, with or without abstracts below"
    heads = (
        ("Publish Date", "Title", "Authors", "PDF", "Code"),
        ("Publish Date", "Title", "Authors", "Homepage", "Code"),
        ("Publish Date", "Title", "Authors", "PDF", "Code", "Abstract"),
        ("Publish Date", "Title", "Authors", "PDF"),
    )
    columns = {
        "Publish Date": DateCell(bold=True),
        "Title": BoldTitleCell(bold=True),
        "Authors": AuthorsCell(et_al=_ET_AL),
        "PDF": LinksCell("pdf", but=("code",)),
        "Homepage": LinksCell("project", but=("code",)),
        "Code": LinksCell("code", none="null"),
        "Abstract": TextCell("abstract"),
    }
    heading_level = 3
    padding = ""
    dashes = " :---: "
    openers = frozenset({_OPENER})
    row = re.compile(r"\s*\|\s*\*\*\d{4}-\d\d-\d\d\*\*\s*\|\s*\*\*")

    def claim(self, document: Document, index: int) -> Region | None:
        """Claim an abstract block: from its heading to the next that is none of the abstract's own."""
        blocks = document.blocks
        first = blocks[index]
        head = _block_head(document, first.start) if first.kind == "heading" else None
        if head is None:
            return None
        end = index + 1
        while end < len(blocks) and not _ends_block(document, blocks[end]):
            end += 1
        lines = range(first.start, blocks[end - 1].end)
        reason = f"an abstract below its table (line {first.start + 1})"
        return Region(index, end, lines, 1.0, reason, found=head)

    def digest_date(self, document: Document, headings: tuple[str, ...]) -> date | None:
        """Return the date in the line that says when the digest was made, else that of a heading."""
        stamp = _stamp(document)
        return stamp[1] if stamp else super().digest_date(document, headings)

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each row, joined with its abstract block, and for each block without a row."""
        if stamp := _stamp(document):
            context.structure(range(stamp[0], stamp[0] + 1))
        blocks = [region for region in regions if not region.head]
        drafts = [
            draft for region in regions if region.head for draft in self.drafts(document, region, context)
        ]
        rows: defaultdict[_Key, deque[Draft]] = defaultdict(deque)
        for draft in drafts if blocks else ():
            if arxiv := _identifier(draft.links):
                rows[draft.headings, arxiv].append(draft)
        for region in blocks:
            block = self._block(document, region, context)
            waiting = rows[block.headings, block.arxiv] if block.arxiv else None
            if waiting:
                _join(waiting.popleft(), block)
            else:
                block.listed = self.digest_date(document, block.headings)
                block.problem(
                    Code.ABSTRACT_WITHOUT_ROW, "Expected a row in the table of the section, found none"
                )
                drafts.append(block)
        for draft in drafts:
            yield draft.paper(self.name)

    def _block(self, document: Document, region: Region, context: Context) -> Draft:
        """Read an abstract block."""
        headings = document.blocks[region.first].headings
        if headings[-1:] == (_ABSTRACTS,):
            headings = headings[:-1]
        draft = Draft(context, region.lines, headings)
        head = region.found or _block_head(document, region.lines.start)
        if head is None:
            raise ValueError("Expected an abstract block, found a region that is none")
        draft.title, draft.arxiv = head.title, head.arxiv
        draft.authors, draft.et_al = parse_authors(head.authors)
        text = "\n" + document.slice(head.end, region.lines.stop) if head.end < region.lines.stop else ""
        abstract, *translations = _TRANSLATION.split(text, maxsplit=1)
        draft.abstract = abstract.strip() or None
        draft.translated = tuple(Translation(text.strip()) for text in translations if text.strip())
        return draft

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the tables, and the abstracts below them; the line with the date stands first."""
        stamp = None
        if any(paper.listed != self.date_in(paper.headings) for paper in papers):
            stamp = papers[0].listed
        return (f"Automated deployment @ {stamp}\n\n" if stamp else "") + super().write(papers)

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper]) -> list[str]:
        """Return the lines of a section: rows, then blocks; a paper without links has no row."""
        if all(map(_fits_in_row, papers)):
            return super().write_section(headings, papers)
        below = [
            paper for paper in papers if not _fits_in_row(paper) or (paper.abstract and _is_joined(paper))
        ]
        rows = [_as_row(paper) if paper in below else paper for paper in papers if _has_row(paper)]
        lines = super().write_section(headings, rows) if rows else []
        lines += [f"#### {_ABSTRACTS}"]
        for paper in below:
            lines += self._block_lines(paper)
        return lines

    def _block_lines(self, paper: Paper) -> list[str]:
        """Return the lines of an abstract block."""
        if paper.arxiv_id is None:
            field = "translated" if paper.translated else "abstract" if paper.abstract else "links"
            raise UnrepresentableError(
                self.name, paper.title, field, "an abstract stands beside an arXiv identifier"
            )
        version = f"v{paper.arxiv_version}" if paper.arxiv_version else ""
        byline = f"{paper.arxiv_id}{version} by {self.columns['Authors'].write(Outgoing(paper))}"
        lines = [f"{_OPENER}{paper.title}**", byline, "", paper.abstract or "", ""]
        for translation in paper.translated:
            lines += [f"摘要：{translation.text}", ""]
        return lines


def _identifier(links: Sequence[Link]) -> tuple[str, int | None] | None:
    """Return the arXiv identifier that the links of a row give."""
    number, version, _, _ = identifiers_in([link.url for link in links])
    return (number, version) if number else None


def _has_row(paper: Paper) -> bool:
    """Whether a paper stands in the table: one whose identifier no link gives stands only below it."""
    return bool(paper.links) or paper.arxiv_id is None


def _fits_in_row(paper: Paper) -> bool:
    """Whether all of a paper can stand in the table, its abstract in a column of its own."""
    return _has_row(paper) and not paper.translated and "\n" not in (paper.abstract or "")


def _is_joined(paper: Paper) -> bool:
    """Whether a block below the table is joined with the paper's row: by the identifier that its links give."""
    return bool(paper.links) and _identifier(paper.links) == (paper.arxiv_id, paper.arxiv_version)


def _as_row(paper: Paper) -> Paper:
    """Return what the row of a paper shows whose abstract stands below the table."""
    return evolve(
        paper, authors=paper.authors[:1], et_al=len(paper.authors) > 1, abstract=None, translated=()
    )


def _stamp(document: Document) -> tuple[int, date] | None:
    """Return the line that says when the digest was made, and the day."""
    for number, line in enumerate(document.lines[:_STAMP_LINES]):
        if (found := _STAMP.search(line)) and (made := parse_date(found[1])):
            return number, made.day
    return None


class _BlockHead(NamedTuple):
    """What the lines above an abstract say."""

    title: str
    arxiv: ArxivId
    authors: str
    end: int


def _block_head(document: Document, start: int) -> _BlockHead | None:
    """Read the title at a line, which may run over several, and the line below it that says "ID by authors"."""
    for number in range(start + 1, min(start + 1 + _TITLE_LINES, len(document.lines))):
        found = _BY.match(document.lines[number])
        if found and (arxiv := parse_arxiv_id(found[1])):
            title = document.slice(start, number).strip().removeprefix(_OPENER).removesuffix("**")
            return _BlockHead(fold(title), arxiv, found[2], number + 1) if title.strip("* \t\n") else None
    return None


def _ends_block(document: Document, block: Block) -> bool:
    return block.kind == "heading" and (block.level < 5 or document.lines[block.start].startswith(_OPENER))


def _join(row: Draft, block: Draft) -> None:
    """Put what an abstract block says into the draft of its row."""
    row.authors, row.et_al = block.authors, block.et_al
    row.abstract = block.abstract or row.abstract
    row.translated = block.translated
    row.also_at = (block.lines,)


DIALECT = ArxivDaily()
