"""The HTML mail of zotero-arxiv-daily: one table a paper.

    <table border="0" cellpadding="0" cellspacing="0" width="100%">
        <tr>
            <td>Tidal Nets: Learning to Wait</td>
        </tr>
        <tr>
            <td>Ada Moor, Kai Wind<br><i>Institute of Tides</i></td>
        </tr>
        <tr>
            <td><strong>Relevance:</strong> 7.3</td>
        </tr>
        <tr>
            <td><strong>TLDR:</strong> Nets that wait win.</td>
        </tr>
        <tr>
            <td><a href="http://arxiv.org/pdf/3105.00001v1">PDF</a></td>
        </tr>
    </table>

Each `<tr>` holds one `<td>`; attributes are ignored. Until the end of 2024, the mail had the identifier and the
abstract in place of the affiliations and the TLDR. The grammar:

    record = "<table>", title, authors, [ "<br>", affiliations ], { label, ":", text }, pdf, [ code ], "</table>"
"""

from __future__ import annotations

from paperdigest.dialect import Extra, HtmlDialect, HtmlLayout, Labelled, Text, Url

OPENING = """\
    <table border="0" cellpadding="0" cellspacing="0" width="100%" style="font-family: Arial, sans-serif; \
border: 1px solid #ddd; border-radius: 8px; padding: 16px; background-color: #f9f9f9;">
    <tr>
        <td style="font-size: 20px; font-weight: bold; color: #333;">
            {title}
        </td>
    </tr>"""
ROW = """\
    <tr>
        <td style="font-size: 14px; color: #666; padding: 8px 0;">
            {}
        </td>
    </tr>"""
FIELD = """\
    <tr>
        <td style="font-size: 14px; color: #333; padding: 8px 0;">
            <strong>{label}:</strong> {value}
        </td>
    </tr>"""
BUTTON = (
    '<a href="{}" style="display: inline-block; text-decoration: none; font-size: 14px; font-weight: bold; '
    'color: #fff; background-color: {}; padding: 8px 16px; border-radius: 4px;">{}</a>'
)
PDF, CODE = BUTTON.format("{pdf}", "#d9534f", "PDF"), BUTTON.format("{code}", "#5bc0de", "Code")
LINKS = tuple(ROW.format(buttons) for buttons in (f"{PDF}\n            {CODE}", PDF))
END = "</table>\n<br><br>"


class ZoteroArxivDaily(HtmlDialect):
    """The zotero_arxiv_daily style."""

    name = "zotero_arxiv_daily"
    homepage = "https://github.com/TideDra/zotero-arxiv-daily"
    description = "The HTML mail of zotero-arxiv-daily, one table a paper"
    frame = (
        "<div>To unsubscribe, remove your email in your Github Action setting.</div>",
        "<tr><td>No Papers Today. Take a Rest!</td></tr>",
    )
    page = (
        "<!DOCTYPE HTML>\n<html>\n<body>\n<div>\n",
        "</div>\n<div>\nTo unsubscribe, remove your email in your Github Action setting.\n</div>\n</body>\n</html>\n",
    )
    fields = {
        "affiliations": Extra(none="Unknown Affiliation"),
        "abs": Url("abstract", but=("pdf", "code")),
        "pdf": Url("pdf", but=("code",)),
        "code": Url("code"),
    }
    layouts = (
        HtmlLayout(
            OPENING,
            (
                ROW.format("{authors}\n            <br>\n            <i>{affiliations}</i>"),
                ROW.format("{authors}"),
            ),
            Labelled(
                FIELD,
                {
                    "Relevance": Extra(),
                    "arXiv ID": ('<a href="{abs}" target="_blank">{arxiv_id}</a>', "{arxiv_id}"),
                    "Abstract": Text("abstract"),
                    "TLDR": Text("summary"),
                },
            ),
            LINKS,
            END,
        ),
    )


DIALECT = ZoteroArxivDaily()
