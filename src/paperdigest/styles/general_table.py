"""General table: reads tables of papers with any columns, and writes one plain table that holds every field.

    |Paper title|Authors|Published|Listed|Venue|arXiv|DOI|Links|Tags|Comment|Summary|Translation|Abstract|
    |---|---|---|---|---|---|---|---|---|---|---|---|---|
    |Tidal Nets: Learning to Wait|Ada Moor; Kai Wind|2031-05-06||ICML 2031|||[pdf](https://a.example)||||||

`render` writes the table above, with one more column for each key of `Paper.extra`. `paperdigest.general.tables` reads
tables with any other columns, by their headers and cells. The grammar of the table:

    head = "Paper title", "Authors", ..., "Abstract", { label }
"""

from __future__ import annotations

from paperdigest.dialect import (
    Authors,
    Date,
    Doi,
    Identifier,
    Links,
    Listed,
    TableDialect,
    Tags,
    Text,
    Translated,
)


class GeneralTable(TableDialect):
    """The general_table dialect."""

    name = "general_table"
    homepage = "https://github.github.com/gfm/#tables-extension-"
    description = "Tables of papers with any columns, and a plain table that holds every field"
    columns = {
        "Paper title": "{title}",
        "Authors": Authors(separator="; "),
        "Published": Date(),
        "Listed": Listed(),
        "Venue": Text("venue"),
        "arXiv": Identifier(),
        "DOI": Doi(),
        "Links": Links(),
        "Tags": Tags(),
        "Comment": Text("comment"),
        "Summary": "{summary}",
        "Translation": Translated(),
        "Abstract": "{abstract}",
    }
    heads = (tuple(columns),)


DIALECT = GeneralTable()
