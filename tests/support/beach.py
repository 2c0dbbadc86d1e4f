"""A style in HTML for tests: cards below a line with the date.

    <p>Updated on 2031-05-06</p>
    <h2>Robotics</h2>
    <div class="card">
      <b>Tidal Nets: Learning to Wait</b>
      <p>Ada Moor, Kai Wind</p>
      <p><i>Abstract:</i> Nets that wait win.</p>
      <a href="https://arxiv.org/abs/3105.00001">Read</a>
    </div>

The grammar:

    record = "<div>", title, [ authors ], { label, ":", text }, [ tags ], link, "</div>"
"""

from __future__ import annotations

from typing import ClassVar

from paperdigest.dialect import ElementTags, HtmlDialect, HtmlLayout, Labelled, Url


class Beach(HtmlDialect):
    """The beach style."""

    name = "beach"
    homepage = "https://example.org/beach"
    description = "cards of HTML"
    frame = ("<p>Updated on {listed}</p>",)
    page = ("<main>\n", "</main>\n")
    around = ('<div class="cards">', "</div>")
    fields: ClassVar = {"url": Url("abstract"), "tags": ElementTags('<span class="tag">{tag}</span>')}
    layouts = (
        HtmlLayout(
            '<div class="card" style="margin: 8px">\n  <b>{title}</b>\n  <p>{authors}</p>',
            Labelled("  <p><i>{label}:</i> {value}</p>", ("Abstract", "Venue")),
            '  <p class="tags">{tags}</p>',
            ('  <a href="{url}">Read</a>\n</div>', "</div>"),
        ),
    )


DIALECT = Beach()
