"""Headlines: a heading for each paper, with labelled lines below it.

    # Papers of 2031-05-06

    ### 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)
    **Authors:** Ada Moor, Kai Wind
    **Summary:** They answer only when the answer has settled.

The next heading ends a record. The grammar:

    record = "### ", number, ". [", title, "](", url, ")", newline, { "**", label, ":** ", text, newline }
"""

from paperdigest.dialect import Labelled, Layout, RecordDialect


class Headlines(RecordDialect):
    """The headlines style."""

    name = "headlines"
    homepage = "https://example.org/headlines"
    description = "A heading for each paper, with labelled lines below it"
    heading_level = 1
    layouts = (
        Layout(
            "### {number}. [{title}]({url})",
            Labelled("**{label}:** {value}", ("Authors", "Summary")),
            "",
        ),
    )
