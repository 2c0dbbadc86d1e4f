r"""arXiv's own listing mail, in today's form and in that of the first years.

    Date: Tue,  6 May 31 00:44:20 GMT
    ------------------------------------------------------------------------------
    \\
    arXiv:3105.00001
    Date: Mon, 5 May 2031 18:23:40 GMT   (14kb)

    Title: Tidal Nets: Learning to
      Wait
    Authors: Ada Moor and Kai Wind
    Categories: cs.RO cs.LG
    Comments: 7 pages, no figures
    \\
      Nets that wait win.
    \\ ( https://arxiv.org/abs/3105.00001 ,  14kb)

Continuation lines are indented by two spaces. A replacement has a line "replaced with revised version ..." in place
of the date. Replacements, and the monthly files of the first years, have no abstract. The grammar:

    record   = "\\", newline, opening, { label, ": ", text }, [ "\\", newline, "  ", abstract ], closing
    opening  = "arXiv:", id, [ " (*cross-listing*)" ] | "Paper: ", id | "Paper (*cross-listing*): ", id
    closing  = "\\ ( ", url, " ,  ", size, ")" | "\\"

arXiv describes the format at https://info.arxiv.org/help/subscribe.html.
"""

from __future__ import annotations

from paperdigest.dialect import Date, Extra, Ignored, Labelled, Labels, Layout, Listed, RecordDialect, Tags

HEADER: Labels = {
    "From": Extra(),
    "Date": ("{published}   ({size})", "{published}"),
    "Date (revised)": Extra(),
}
FIELDS: Labels = {
    "Title": "{title}",
    "Authors": "{authors}",
    "Categories": Tags(" "),
    "Comments": "{comment}",
    "Report-no": Extra(),
    "Journal-ref": "{venue}",
    "DOI": "{doi}",
    "MSC-class": Extra(),
    "ACM-class": Extra(),
    "License": Extra(),
}
RULES = ("-" * 70, "%-%-%", "%%--%%", "%%%---")


class ArxivMail(RecordDialect):
    """The arxiv_mail style."""

    name = "arxiv_mail"
    homepage = "https://info.arxiv.org/help/subscribe.html"
    description = "arXiv's own listing mail, with or without abstracts, since 1993"
    frame = ("Date: {listed}", "Send any comments regarding submissions directly to submitter.")
    fields = {
        "listed": Listed(written="%a, %d %b %Y 00:00:00 GMT"),
        "published": Date(written="%a, %d %b %Y 00:00:00 GMT"),
        "size": Extra(),
        "again": Ignored("0kb"),
    }
    layouts = (
        Layout(
            ("\\\\\narXiv:{arxiv_id} ({listing})", "\\\\\narXiv:{arxiv_id}"),
            "replaced with revised version {revised}",
            Labelled("{label}: {value}", HEADER, indent="  "),
            "",
            Labelled("{label}: {value}", FIELDS, indent="  "),
            "\\\\\n  {abstract}",
            ("\\\\ ( {url} ,  {again})", "\\\\"),
            ends=RULES,
        ),
        Layout(
            ("\\\\\nPaper ({listing}): {arxiv_id}", "\\\\\nPaper: {arxiv_id}"),
            Labelled("{label}: {value}", HEADER, indent="  "),
            "",
            Labelled("{label}: {value}", FIELDS, indent="  "),
            "\\\\\n  {abstract}",
            "\\\\",
            ends=RULES,
        ),
    )


DIALECT = ArxivMail()
