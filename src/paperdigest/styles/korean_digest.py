"""Daily arXiv papers under numbered headings, with labelled items and the abstract as a quote.

    # 전체 AI 논문 - 2031-05-06

    ## 1. Tidal Nets: Learning to Wait
    - **Authors**: Ada Moor , Kai Wind
    - **URL**: [https://arxiv.org/abs/3105.00001](https://arxiv.org/abs/3105.00001)
    - **Abstract**:
    > Nets that wait win.

    ---

The grammar:

    record = "## ", number, ". ", title, { "- **", label, "**: ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Extra, Labelled, Layout, Links, Quoted, RecordDialect, Text


class KoreanDigest(RecordDialect):
    """The korean_digest style."""

    name = "korean_digest"
    homepage = "https://github.com/2shin0/arxiv-ai-mailing"
    description = "Daily arXiv papers under numbered headings, with the abstract as a quote"
    frame = ("# 전체 AI 논문 - {listed}", "# {topic} 관련 주요 논문 - {listed}", "# {topic} - {listed}")
    fields = {"topic": Extra()}
    layouts = (
        Layout(
            "## {number}. {title}",
            Labelled(
                "- **{label}**: {value}",
                {
                    "Authors": Authors(separator=" , "),
                    "URL": Links("abstract"),
                    "Abstract": Quoted(Text("abstract")),
                },
            ),
            "",
            ends="---",
        ),
    )


DIALECT = KoreanDigest()
