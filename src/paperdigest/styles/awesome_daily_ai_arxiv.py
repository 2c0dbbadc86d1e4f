"""arXiv papers on one topic as a list: title, identifier and categories on one line, the abstract collapsed.

    # 🔍 Tides Papers · 2031-05-06

    ## 📚 Paper List

    - **[Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)**  `arXiv:3105.00001`  `cs.LG` `cs.RO`
      _Ada Moor, Kai Wind, et al._
      <details open><summary>Abstract</summary>
      Nets that wait win.
      </details>

All lines below the first are indented by two spaces. The grammar:

    record = "- **[", title, "](", address, ")**  `arXiv:", identifier, "`  `", { category }, "`", newline,
             "_", authors, [ ", et al." ], "_", newline, "<details open><summary>Abstract</summary>", newline,
             abstract, newline, "</details>"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Layout, RecordDialect, Tags


class AwesomeDailyAiArxiv(RecordDialect):
    """The awesome_daily_ai_arxiv style."""

    name = "awesome_daily_ai_arxiv"
    homepage = "https://github.com/Tavish9/awesome-daily-AI-arxiv"
    description = "arXiv papers on one topic as a list, each with a collapsible abstract"
    fields = {"authors": Authors(et_al=", et al."), "categories": Tags("` `")}
    layouts = (
        Layout(
            "- **[{title}]({url})**  `arXiv:{arxiv_id}`  `{categories}`  ",
            "  _{authors}_",
            "  <details open><summary>Abstract</summary>\n  {abstract}",
            "  </details>\n",
        ),
    )


DIALECT = AwesomeDailyAiArxiv()
