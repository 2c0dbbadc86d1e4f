"""arXiv papers by topic, in HTML tables, each with a one-sentence summary in Chinese.

    # cs.RO（2031-05-05）

    <h2 id="planning">🔬 支柱一：机器人控制 (Robot Control) (1 篇)</h2>

    <table>
    <thead>
    <tr><th>#</th><th>题目</th><th>一句话要点</th><th>标签</th><th>🔗</th><th>⭐</th></tr>
    </thead>
    <tbody>
    <tr>
      <td>1</td>
      <td><a href="./papers/310500001v1-tidal-nets.html">Tidal Nets: Learning to Wait</a></td>
      <td>会等待的网络会赢</td>
      <td class="tags-cell"><span class="paper-tag">planning</span></td>
      <td>✅</td>
      <td><button class="favorite-btn" data-arxiv-id="3105.00001v1" data-paper-url="">☆</button></td>
    </tr>
    </tbody>
    </table>

Each `<td>` holds one value; the button holds the arXiv identifier. The grammar:

    record = "<tr>", number, title in a link, sentence, { tag }, mark of code, button, "</tr>"
"""

from __future__ import annotations

from paperdigest.dialect import ElementTags, Extra, HtmlDialect, HtmlLayout, Ignored, Url


class ArxivZhHtmlTable(HtmlDialect):
    """The arxiv_zh_html_table style."""

    name = "arxiv_zh_html_table"
    homepage = "https://github.com/hdShang/arxiv-daily"
    description = "arXiv papers by topic, in HTML tables, each with a one-sentence summary in Chinese"
    frame = ("<tr><th>#</th><th>题目</th><th>一句话要点</th><th>标签</th><th>🔗</th><th>⭐</th></tr>",)
    around = (f"<table>\n<thead>\n{frame[0]}\n</thead>\n<tbody>", "</tbody>\n</table>\n")
    fields = {
        "page": Url(),
        "tags": ElementTags('<span class="paper-tag">{tag}</span>'),
        "code": Extra(),
        "again": Ignored(),
        "star": Ignored("☆"),
    }
    layouts = (
        HtmlLayout(
            "<tr>\n  <td>{number}</td>\n"
            '  <td><a href="{page}">{title}</a></td>\n'
            "  <td>{summary}</td>\n"
            '  <td class="tags-cell">{tags}</td>\n'
            "  <td>{code}</td>\n"
            '  <td><button class="favorite-btn" data-arxiv-id="{arxiv_id}" data-paper-url="{again}">{star}</button></td>\n'
            "</tr>"
        ),
    )
    heading_level = 2


DIALECT = ArxivZhHtmlTable()
