"""Daily arXiv papers on robots, by topic, each a list item with a collapsible abstract.

    # Daily arXiv Digest

    _Updated: 2031-05-06 07:15 UTC_

    ## Navigation

    - **Tidal Nets: Learning to Wait**
      Ada Moor, Kai Wind
      _2031-05-05_ · https://arxiv.org/abs/3105.00001v1 · `cs.RO`
      <details><summary>Abstract</summary>

      Nets that wait win.

      </details>

Lines of the first form end in two spaces. Before February 2026, items had labels and no abstract. The grammar:

    record = "- **", title, "**", newline, authors, newline, "_", date, "_ · ", url, " · `", category, "`", abstract
           | "- **", title, "**", { "  - ", label, ": ", text }
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Extra, Labelled, Layout, Links, RecordDialect, Tags


class DetailsBullets(RecordDialect):
    """The details_bullets style."""

    name = "details_bullets"
    homepage = "https://github.com/PanagiotaGr/robotics-arxiv-daily"
    description = "Daily arXiv papers on robots, by topic, each a list item with a collapsible abstract"
    frame = ("_Updated: {listed}_", "_No matching papers in this window._")
    fields = {"authors": Authors(none="N/A"), "category": Tags()}
    layouts = (
        Layout(
            "- **{title}**  \n  {authors}  \n  _{published}_ · {url} · `{category}`  ",
            "  <details><summary>Abstract</summary>\n",
            "  {abstract}\n",
            "  </details>\n",
        ),
        Layout(
            "- **{title}**",
            Labelled(
                "  - {label}: {value}",
                {
                    "Authors": "{authors}",
                    "Published": "{published} | Category: `{category}`",
                    "Links": Links(separator=" | "),
                    "Matched": Extra(),
                },
                needs=("Published",),
            ),
        ),
    )
    heading_level = 2


DIALECT = DetailsBullets()
