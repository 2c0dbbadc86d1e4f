"""Papers by month, each a heading that links to a page of the digest's own site.

    # Paper List
    ## 3105
    #### [Tidal Nets: Learning to Wait](summaries/3105.00001.md)
    #### [Lantern](summaries/3105.00002.md)
    ## 3104
    #### [Reed](summaries/3104.reed.md)

The page is named after the arXiv identifier, or after the month and a word if the paper has none. The grammar:

    record = "#### [", title, "](summaries/", page, ".md)"
"""

from __future__ import annotations

from paperdigest.dialect import Layout, RecordDialect, SitePage


class HeadingsOnly(RecordDialect):
    """The headings_only style."""

    name = "headings_only"
    homepage = "https://github.com/emphasis10/AI-paper-digest"
    description = "Papers by month, each a heading that links to a page of the digest's own site"
    fields = {"page": SitePage(under="summaries/")}
    layouts = (Layout("#### [{title}]({page})"),)
    heading_level = 2


DIALECT = HeadingsOnly()
