"""arXiv papers on one topic, each under a top-level heading, some copies with translations.

    # Tidal Nets: Learning to Wait

    **Title (ZH)**: 潮汐网络

    **Authors**: Ada Moor, Kai Wind

    **Link**: [PDF](https://arxiv.org/pdf/3105.00001)

    **Abstract**: Nets that wait win.

    **Abstract (ZH)**: 会等待的网络会赢。

    ---

The grammar:

    record = "# ", title, { "**", label, "**: ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Extra, Labelled, Layout, Links, RecordDialect, Translated


class TopicReporter(RecordDialect):
    """The topic_reporter style."""

    name = "topic_reporter"
    homepage = "https://github.com/CSQianDong/Awesome-arXiv-Daily-Reporter"
    description = "arXiv papers on one topic, each under a top-level heading, with PDF links"
    layouts = (
        Layout(
            "# {title} \n",
            Labelled(
                "**{label}**: {value} \n",
                {
                    "Title (ZH)": Extra(),
                    "Authors": "{authors}",
                    "Link": Links("pdf"),
                    "Abstract": "{abstract}",
                    "Abstract (ZH)": Translated(),
                },
            ),
            ends="---",
        ),
    )


DIALECT = TopicReporter()
