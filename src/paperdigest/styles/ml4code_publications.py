"""One publication a file: front matter, and the abstract below it.

    ---
    layout: publication
    title: "Tidal Nets: Learning to Wait"
    authors: Ada Moor, Kai Wind
    conference: ICML
    year: 2031
    additional_links:
       - {name: "ArXiV", url: "https://arxiv.org/abs/3105.00001"}
    tags: ["tides", "waiting"]
    ---
    Nets that wait win.

A publication without a conference still has the key. The grammar:

    record = front matter, abstract
"""

from __future__ import annotations

from paperdigest.dialect import Date, Extra, FrontMatter, Layout, LinkList, RecordDialect, Tags, Text


class Ml4codePublications(RecordDialect):
    """The ml4code_publications style."""

    name = "ml4code_publications"
    homepage = "https://github.com/ml4code/ml4code.github.io"
    description = "One publication a file: front matter with conference, year and links, and the abstract"
    layouts = (
        Layout(
            FrontMatter(
                {
                    "layout": Extra(),
                    "title": "{title}",
                    "authors": "{authors}",
                    "conference": Text("venue"),
                    "year": Date(),
                    "additional_links": LinkList(),
                    "tags": Tags(),
                },
                needs=("authors", "conference", "year"),
            ),
            "{abstract}",
        ),
    )


DIALECT = Ml4codePublications()
