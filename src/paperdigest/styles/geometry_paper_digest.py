"""One paper a file: front matter with title and abstract in English and Japanese, and a report.

    ---
    layout: paper
    title: "Tidal Nets: Learning to Wait"
    title_ja: "潮汐ネット"
    authors: "Ada Moor, Kai Wind"
    arxiv_abstract: >-
      Nets that wait win.
    tags:
      - tides
    arxiv_id: "3105.00001v1"
    arxiv_url: "https://arxiv.org/abs/3105.00001"
    arxiv_submitted: "2031-05-05"
    abstract_ja: >-
      待つネットは勝つ。
    ---

    ## 要約

    ネットは待つ。

The report has its own headings and formulas. The grammar:

    record = front matter, report
"""

from __future__ import annotations

from paperdigest.dialect import (
    Date,
    Extra,
    FrontMatter,
    Identifier,
    Layout,
    Links,
    RecordDialect,
    Tags,
    Text,
    Translated,
)


class GeometryPaperDigest(RecordDialect):
    """The geometry_paper_digest style."""

    name = "geometry_paper_digest"
    homepage = "https://github.com/masataka123/geometry-paper-digest"
    description = "One paper a file: front matter with abstracts in English and Japanese, and a report"
    fields = {"report": Extra(free=True)}
    layouts = (
        Layout(
            FrontMatter(
                {
                    "layout": Extra(),
                    "title": "{title}",
                    "title_ja": Extra(),
                    "authors": "{authors}",
                    "arxiv_primary_category": Extra(),
                    "arxiv_categories": Extra(),
                    "arxiv_abstract": Text("abstract"),
                    "topic": Extra(),
                    "tags": Tags(),
                    "arxiv_id": Identifier(),
                    "arxiv_url": Links("abstract"),
                    "arxiv_submitted": Date(),
                    "arxiv_updated": Extra(),
                    "summary": "{summary}",
                    "summary_en": Extra(),
                    "abstract_ja": Translated(),
                },
                needs=("title", "title_ja", ("arxiv_abstract", "arxiv_id")),
            ),
            "{report}",
        ),
    )


DIALECT = GeometryPaperDigest()
