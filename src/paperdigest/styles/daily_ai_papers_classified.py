"""Daily AI papers with their tasks: a table of six columns, the summary as a list, links to code and models.

    ## Papers for 2031-05-06

    | Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |
    |-------|---------|---------|----------------|-------------|-----------------|
    | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) | Ada Moor, kwind | - They wait. - They win. | ['Robotics', 'Other'] | [Link](https://github.com/adamoor/tidal) | N/A |

The grammar of the last cells; titles may be broken over lines, names of one word are user names:

    classification = a Python list of strings
    urls           = "N/A" | "[Link](", url, ")", { ", [Link](", url, ")" }
"""

from __future__ import annotations

import re

from paperdigest.columns import AuthorsCell, LinkedTitleCell, LinksCell, TagListCell, TextCell
from paperdigest.tables import TableDialect


class DailyAiPapersClassified(TableDialect):
    """The daily_ai_papers_classified style."""

    name = "daily_ai_papers_classified"
    homepage = "https://github.com/timlrx/daily-ai-papers"
    description = "Hugging Face daily papers in a table of six columns, with tasks, code and models"
    heads = (("Title", "Authors", "Summary", "Classification", "GitHub URLs", "HuggingFace URLs"),)
    columns = {
        "Title": LinkedTitleCell(),
        "Authors": AuthorsCell(handles=True),
        "Summary": TextCell("summary"),
        "Classification": TagListCell(),
        "GitHub URLs": LinksCell("code", but=("huggingface", "model", "dataset", "demo"), none="N/A"),
        "HuggingFace URLs": LinksCell("huggingface", none="N/A"),
    }
    row = re.compile(r"\s*\|\s*\[[^|]{1,1000}\]\([^|\s]{1,500}\)\s*\|")

    def is_row(self, text: str) -> bool:
        """Whether a row begins with a linked title and holds a list of strings."""
        return "| ['" in text and super().is_row(text)


DIALECT = DailyAiPapersClassified()
