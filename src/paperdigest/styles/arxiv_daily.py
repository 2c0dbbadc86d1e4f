"""arXiv papers by topic, one table for each topic; some copies add the abstracts below, with a translation.

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

A row and a block of the same section and version are one paper. The grammar:

    code  = "null" | link | "**", link, "**"
    block = "##### **", title, "**", newline, id, " by ", authors, blank, abstract, [ blank, "摘要：", translation ]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from paperdigest.dialect import Authors, Layout, Links, TableDialect
from paperdigest.errors import UnrepresentableError
from paperdigest.normalize.identifiers import arxiv_id_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.model import Paper


class ArxivDaily(TableDialect):
    """The arxiv_daily style."""

    name = "arxiv_daily"
    homepage = "https://github.com/beiyuouo/arxiv-daily"
    description = "arXiv papers by topic, in tables, with or without abstracts below"
    frame = (
        "Automated deployment @ {listed}",
        "Updated on {listed}",
        "> Updated on {listed}",
        "## Updated on {listed}",
    )
    heads = (
        ("Publish Date", "Title", "Authors", "PDF", "Code"),
        ("Publish Date", "Title", "Authors", "Homepage", "Code"),
        ("Publish Date", "Title", "Authors", "PDF", "Code", "Abstract"),
        ("Publish Date", "Title", "Authors", "PDF"),
    )
    fields = {"authors": Authors(et_al=" et.al.")}
    columns = {
        "Publish Date": "**{published}**",
        "Title": "**{title}**",
        "Authors": "{authors}",
        "PDF": Links("pdf", but=("code",)),
        "Homepage": Links("project", but=("code",)),
        "Code": Links("code", none="null"),
        "Abstract": "{abstract}",
    }
    layouts = (
        Layout("##### **{title}**", "{arxiv_id} by {authors}\n", "{abstract}\n", "摘要：{translation}\n"),
    )
    joined_under = "Abstracts"
    heading_level = 3
    padding = ""
    dashes = " :---: "

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:
        """Return the lines of a section: rows, then the abstracts that do not fit in a row.

        If the abstract is below the table, the row shows only the first author.
        """
        if all(map(_fits_in_row, papers)):
            return super().write_section(headings, papers, number)
        below = [
            paper for paper in papers if not _fits_in_row(paper) or (paper.abstract and _is_joined(paper))
        ]
        kept = set(map(id, below))
        rows = [_as_row(paper) if id(paper) in kept else paper for paper in papers if _has_row(paper)]
        lines = super().write_section(headings, rows, number) if rows else []
        return [*lines, f"#### {self.joined_under}", *map(self._write_abstract, below)]

    def _write_abstract(self, paper: Paper) -> str:
        if paper.arxiv_id is None:
            field = "translated" if paper.translated else "abstract" if paper.abstract else "links"
            raise UnrepresentableError(self.name, paper.title, field, "an abstract needs an arXiv identifier")
        kept = evolve(paper, links=(), published=None, extra={}) if _has_row(paper) else paper
        return self.write_record(kept, 1)


def _has_row(paper: Paper) -> bool:
    """Whether a paper gets a row: it does not if it has an arXiv identifier but no links."""
    return bool(paper.links) or paper.arxiv_id is None


def _fits_in_row(paper: Paper) -> bool:
    """Whether a row has a place for all of a paper, with the abstract in its own column."""
    return _has_row(paper) and not paper.translated and "\n" not in (paper.abstract or "")


def _is_joined(paper: Paper) -> bool:
    """Whether the reader joins the row with the block below: both have the same arXiv identifier."""
    return bool(paper.links) and arxiv_id_in(link.url for link in paper.links) == (
        paper.arxiv_id,
        paper.arxiv_version,
    )


def _as_row(paper: Paper) -> Paper:
    """Return the paper that the row shows if the abstract is below the table."""
    return evolve(
        paper, authors=paper.authors[:1], et_al=len(paper.authors) > 1, abstract=None, translated=()
    )


DIALECT = ArxivDaily()
