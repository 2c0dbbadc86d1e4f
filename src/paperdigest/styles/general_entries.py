"""General entries: reads lists of papers in any layout, and writes one plain list that holds every field.

    # Tides

    - *Paper:* **Tidal Nets: Learning to Wait**
      - Authors: Ada Moor; Kai Wind
      - Published: 2031-05-06
      - Venue: ICML 2031
      - Links: [pdf](https://arxiv.org/pdf/3105.00001), [code](https://github.com/tide/nets)
      - Summary: Nets that wait win.

`render` writes the list above. `paperdigest.general` reads lists of any other layout. The grammar of the list:

    record = "- *Paper:* **", title, "**", { newline, "  - ", label, ": ", value }
"""

from __future__ import annotations

from paperdigest.dialect import (
    Authors,
    Date,
    Doi,
    Identifier,
    Labelled,
    Layout,
    Links,
    Listed,
    RecordDialect,
    Tags,
    Text,
    Translated,
)


class GeneralEntries(RecordDialect):
    """The general_entries dialect."""

    name = "general_entries"
    homepage = "https://commonmark.org"
    description = "Lists of papers in any layout, and a plain list that holds every field"
    layouts = (
        Layout(
            "- *Paper:* **{title}**",
            Labelled(
                "  - {label}: {value}",
                {
                    "Authors": Authors(separator="; "),
                    "Published": Date(),
                    "Listed": Listed(),
                    "Venue": Text("venue"),
                    "arXiv": Identifier(),
                    "DOI": Doi(),
                    "Links": Links(),
                    "Tags": Tags(),
                    "Comment": Text("comment"),
                    "Summary": Text("summary"),
                    "Translation": Translated(),
                    "Abstract": Text("abstract"),
                },
                indent="    ",
            ),
        ),
    )


DIALECT = GeneralEntries()
