"""Hugging Face's daily papers in a table of six columns: a summary as a list, tasks, links to code and models.

    ## Papers for 2031-05-06

    | Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |
    |-------|---------|---------|----------------|-------------|-----------------|
    | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) | Ada Moor, kwind | - They wait. - They win. | ['Robotics', 'Other'] | [Link](https://github.com/adamoor/tidal) | N/A |

A title may break over lines. A name of one word is a user name. The grammar of the last cells:

    classification = a Python list of strings
    urls           = "N/A" | "[Link](", url, ")", { ", [Link](", url, ")" }
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Links, TableDialect, TagList


class DailyAiPapersClassified(TableDialect):
    """The daily_ai_papers_classified style."""

    name = "daily_ai_papers_classified"
    homepage = "https://github.com/timlrx/daily-ai-papers"
    description = "Hugging Face's daily papers in a table of six columns, with tasks, code and models"
    heads = (("Title", "Authors", "Summary", "Classification", "GitHub URLs", "HuggingFace URLs"),)
    columns = {
        "Title": "[{title}]({url})",
        "Authors": Authors(handles=True),
        "Summary": "{summary}",
        "Classification": TagList(),
        "GitHub URLs": Links("code", but=("huggingface", "model", "dataset", "demo"), none="N/A"),
        "HuggingFace URLs": Links("huggingface", none="N/A"),
    }


DIALECT = DailyAiPapersClassified()
