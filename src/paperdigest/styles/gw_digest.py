"""Daily papers on gravitational waves, each under a numbered heading with labelled lines.

    # Complete Daily GW arXiv Digest - 2031-05-06

    ## 1. Tidal Nets: Learning to Wait

    **arXiv**: [3105.00001](https://arxiv.org/abs/3105.00001)
    **Authors**: Ada Moor, Kai Wind
    **Date**: 6 May 2031
    **Categories**: gr-qc, cs.RO
    **Type**: new submission

    **Abstract**: Nets that wait win.

    ---

All labelled lines but the last end in two spaces. The grammar:

    record = "## ", number, ". ", title, { "**", label, "**: ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Date, Extra, Labelled, Layout, Links, RecordDialect, Tags


class GwDigest(RecordDialect):
    """The gw_digest style."""

    name = "gw_digest"
    homepage = "https://github.com/iphysresearch/gw-arxiv-digest"
    description = "Daily arXiv papers on gravitational waves, with categories and type of submission"
    frame = ("# Complete Daily GW arXiv Digest - {listed}",)
    layouts = (
        Layout(
            "## {number}. {title}\n",
            Labelled(
                "**{label}**: {value}  ",
                {
                    "arXiv": Links("abstract"),
                    "Authors": "{authors}",
                    "Date": Date(in_words=True),
                    "Categories": Tags(),
                    "Type": Extra(),
                },
                needs=("arXiv",),
            ),
            "",
            Labelled("**{label}**: {value}\n", ("Abstract",)),
            ends="---",
        ),
    )


DIALECT = GwDigest()
