"""The papers of a conference, each under a numbered heading with labelled paragraphs.

    ## [0] Tidal Nets: Learning to Wait

    **Authors**: *Ada Moor, Kai Wind*

    **Conference**: *shore 2031*

    **URL**: [https://doi.org/10.5555/3105.1](https://doi.org/10.5555/3105.1)

    **Abstract**:

    Nets that wait win.

    ----

The grammar:

    record = "## [", number, "] ", title, { "**", label, "**: ", [ "*" ], text, [ "*" ] }, "----"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Links, Number, RecordDialect


class KeyValueBlock(RecordDialect):
    """The key_value_block style."""

    name = "key_value_block"
    homepage = "https://github.com/hzxwonder/Conference-Paper"
    description = "The papers of a conference, each under a numbered heading, with DOI, venue and abstract"
    fields = {"number": Number(first=0)}
    layouts = (
        Layout(
            "## [{number}] {title}\n",
            Labelled(
                "**{label}**: {value}\n",
                {"Authors": "*{authors}*", "Conference": "*{venue}*", "URL": Links()},
                needs=("Conference",),
            ),
            Labelled("**{label}**:\n\n{value}\n", {"Abstract": "{abstract}"}),
            ends="----",
        ),
    )


DIALECT = KeyValueBlock()
