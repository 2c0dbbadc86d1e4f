"""Headlines: a heading for each paper, with labelled lines below it.

    # Papers of 2031-05-06

    ### 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)
    **Authors:** Ada Moor, Kai Wind
    **Summary:** They answer only when the answer has settled.

The grammar; a record ends where the next heading begins:

    record = "### ", number, ". [", title, "](", url, ")", newline, { "**", label, ":** ", text, newline }
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.dialect import Dialect, Draft, Region
from paperdigest.model import Link, Paper, Summary
from paperdigest.normalize.authors import parse_authors
from paperdigest.normalize.links import link_kind
from paperdigest.writing import first_level, heading_lines, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Context, Document

_TITLE = re.compile(r"\d+\. \[(.+)\]\(([^()\s]+)\)")
_FIELD = re.compile(r"\*\*([A-Z][a-z]+):\*\* (.+)")


class Headlines(Dialect):
    """The headlines style."""

    name = "headlines"
    homepage = "https://example.org/headlines"
    description = "A heading for each paper, with labelled lines below it"
    openers = frozenset({"### 0. ["})

    def claim(self, document: Document, index: int) -> Region | None:
        """Claim a record: from its heading to the next."""
        blocks = document.blocks
        block = blocks[index]
        if block.kind != "heading" or not _TITLE.fullmatch(block.text):
            return None
        end = index + 1
        while end < len(blocks) and blocks[end].kind == "paragraph":
            end += 1
        return Region(
            index, end, range(block.start, blocks[end - 1].end), 1.0, f"a headline (line {block.start + 1})"
        )

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each record."""
        for region in regions:
            block = document.blocks[region.first]
            title = _TITLE.fullmatch(block.text)
            assert title is not None
            draft = Draft(context, region.lines, block.headings)
            draft.title = " ".join(title[1].split())
            draft.links.append(Link(title[2], None, link_kind(title[2])))
            for line in document.lines[block.end : region.lines.stop]:
                self._read_field(line, draft)
            yield draft.paper(self.name)

    def _read_field(self, line: str, draft: Draft) -> None:
        field = _FIELD.fullmatch(line.strip())
        if field is None:
            if line.strip():
                draft.problem("headlines-stray-line", f"Expected a labelled line, found {line[:40]!r}")
        elif field[1] == "Authors":
            draft.authors, draft.et_al = parse_authors(field[2])
        elif field[1] == "Summary":
            draft.summary = Summary.from_text(field[2])
        else:
            draft.extra[field[1]] = field[2]

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the records under their headings; the rest of what they hold is not written."""
        level, lines, before, number = first_level(papers, 2), list[str](), tuple[str, ...](), 0
        for headings, run in sections(papers):
            lines += heading_lines(before, headings, level)
            before = headings
            for paper in run:
                number += 1
                target = paper.links[0].url if paper.links else ""
                lines.append(f"### {number}. [{paper.title}]({target})")
                if paper.authors:
                    names = ", ".join(author.name for author in paper.authors)
                    lines.append(f"**Authors:** {names}" + " et al." * paper.et_al)
                if paper.summary:
                    lines.append(f"**Summary:** {paper.summary.text}")
                lines += [*(f"**{label}:** {text}" for label, text in paper.extra.items()), ""]
        return "\n".join(lines)

    def strategy(self) -> SearchStrategy[Paper]:
        """Return papers that the style can hold, for tests."""
        from hypothesis import strategies as st

        words = st.lists(st.from_regex(r"\A[A-Z][a-z]{2,8}\Z"), min_size=1, max_size=5).map(" ".join)
        url = st.from_regex(r"\Ahttps://example\.org/[a-z0-9]{1,8}\Z")
        return st.builds(
            lambda title, url, text: Paper(
                title,
                links=(Link(url, None, link_kind(url)),),
                summary=Summary.from_text(text) if text else None,
            ),
            words,
            url,
            st.none() | words,
        )
