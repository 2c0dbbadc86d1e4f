"""PubMed papers on one topic by kind of study, each with a sentence and a citation.

    # What's New in Tidal Research

    ## Narrative Reviews

    **Tidal Nets: Learning to Wait.**
    Nets that wait win.
    _Citation: Tidal Nets, Journal of tides, 05/06/2031, PMID: 31050001 ([link](https://www.ncbi.nlm.nih.gov/pubmed/31050001))_

    ---

The first two lines end in two spaces. The citation repeats the title or its start. The grammar:

    record = "**", title, "**", newline, summary, newline, "_Citation: ", title, ", ", venue, ", ", date, ", PMID: ",
             number, " ([link](", url, "))_"
    date   = month, "/", day, "/", year
"""

from __future__ import annotations

from paperdigest.dialect import Date, Layout, RecordDialect, Repeated, Text, Url


class PubmedDigest(RecordDialect):
    """The pubmed_digest style."""

    name = "pubmed_digest"
    homepage = "https://github.com/jasonbitterman/pubmeddigest"
    description = "PubMed papers on one topic by kind of study, each with a sentence and a citation"
    fields = {
        "summary": Text("summary", none="N/A"),
        "cited": Repeated("title"),
        "published": Date(written="%m/%d/%Y"),
        "url": Url("abstract"),
    }
    layouts = (
        Layout(
            "**{title}**  \n{summary}  \n"
            "_Citation: {cited}, {venue}, {published}, PMID: {PMID} ([link]({url}))_\n"
        ),
    )
    heading_level = 2


DIALECT = PubmedDigest()
