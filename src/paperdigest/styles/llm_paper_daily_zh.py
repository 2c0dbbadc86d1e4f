"""Papers on language models by month, in a table with HTML cells and summaries in Chinese.

    ### 2031年05月

    | &nbsp;Date&nbsp;&nbsp; | Paper | Links & Summary |
    | --- | --- | --- |
    | <span style='display: inline-block; width: 42px;'>05-06</span> | **Tidal Nets**<br><sub>机构: Shore<br>会等待的网络会赢。</sub>| \
<div style='min-width:85px;'>[![arXiv](https://badge.example)](https://arxiv.org/pdf/3105.00001v1)</div>\
<div style='min-width:85px;'>[![Summary](https://badge.example)](summary/2031-05/3105.00001.md) |

A badge is a link whose text is an image. The day has no year. The grammar:

    row = "|", "<span>", day, "</span>", "|", "**", title, "**<br><sub>", [ "机构: ", affiliations, "<br>" ], summary,
          "</sub>", "|", "<div>", badge of the PDF, "</div><div>", badge of the summary, [ "<div>", badge of the code, "</div>" ], "|"
"""

from __future__ import annotations

from paperdigest.dialect import Ignored, TableDialect, Url

DIV = "<div style='min-width:85px;'>"
PDF_AND_NOTES = (
    f"{DIV}[![arXiv]({{arxiv_badge}})]({{pdf}})</div>{DIV}[![Summary]({{notes_badge}})]({{notes}})"
)
CODE = f"{DIV}[![GitHub]({{code_badge}})]({{code}})</div>"
BADGE = "https://img.shields.io/badge"


class LlmPaperDailyZh(TableDialect):
    """The llm_paper_daily_zh style."""

    name = "llm_paper_daily_zh"
    homepage = "https://github.com/xianshang33/llm-paper-daily"
    description = "Papers on language models by month, in a table, each with a summary in Chinese"
    heads = (("Date", "Paper", "Links & Summary"),)
    fields = {
        "arxiv_badge": Ignored(f"{BADGE}/arXiv-Paper-%23D2691E?logo=arxiv"),
        "notes_badge": Ignored(f"{BADGE}/Sum.-Read-blue?logo=dependabot"),
        "code_badge": Ignored(f"{BADGE}/GitHub-View-brightgreen?logo=github"),
        "pdf": Url("pdf", but=("other", "code")),
        "notes": Url(but=("code",)),
        "code": Url("code"),
    }
    columns = {
        "Date": "<span style='display: inline-block; width: 42px;'>{day}</span>",
        "Paper": (
            "**{title}**<br><sub>机构: {机构}<br>{summary}</sub>",
            "**{title}**<br><sub>{summary}</sub>",
            "**{title}**",
        ),
        "Links & Summary": (f"{PDF_AND_NOTES} {CODE}", PDF_AND_NOTES),
    }
    heading_level = 3


DIALECT = LlmPaperDailyZh()
