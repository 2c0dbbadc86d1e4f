"""What HTML is read as: lines, one way to write each tag, and where they come from."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.document import Document
from paperdigest.document.elements import (
    Elements,
    anchors,
    attributes,
    element_lines,
    elements_of,
    in_markdown,
    plain,
)
from paperdigest.document.html import escape_html
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable


def lines(text: str) -> list[str]:
    return elements_of(Document.from_text(text)).lines


def places(text: str) -> list[tuple[str, int, int]]:
    """The lines of HTML, each with the lines of the text that it comes from."""
    elements = elements_of(Document.from_text(text))
    starts = [elements.offset(number) for number in range(len(elements.lines))]
    found = [elements.lines_of(at, at + len(line)) for at, line in zip(starts, elements.lines, strict=True)]
    return [(line, of.start, of.stop) for line, of in zip(elements.lines, found, strict=True)]


# Lines

ROW = """\
<table width="100%">
  <tr>
    <td style="color: #333;">
      Tidal   Nets:
      Learning
    </td>
    <td><b>Authors:</b> Ada Moor</td>
  </tr>
</table>
"""


def test_a_line_is_a_block_or_a_row_with_its_cells() -> None:
    assert places(ROW) == [
        ("<table>", 0, 1),
        ("<tr><td>Tidal Nets: Learning</td><td><b>Authors:</b> Ada Moor</td></tr>", 1, 8),
        ("</table>", 8, 9),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ul><li>a<li>b</ul>", ["<ul>", "<li>a</li>", "<li>b</li>", "</ul>"]),
        ("<ul><li>a<ul><li>b</ul>c</ul>", ["<ul>", "<li>a", "<ul>", "<li>b</li>", "</ul>", "c</li>", "</ul>"]),
        ("<p>a<p>b<div>c</div>", ["<p>a</p>", "<p>b</p>", "<div>c</div>"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["<table>", "<tr><td>a</td><td>b</td></tr>", "<tr><th>c</th></tr>", "</table>"]),
        ("<li>a<li>b", ["<li>a</li>", "<li>b"]),  # in no list
        ("<dl><dt>a<dd>b</dl>", ["<dl>", "<dt>a</dt>", "<dd>b</dd>", "</dl>"]),
        ("<div>a<p>b</div>", ["<div>a", "<p>b</p>", "</div>"]),
        ("<table><tbody><tr><td>a</tbody></table>", ["<table>", "<tr><td>a</td></tr>", "</table>"]),
        ("<table><tr><td><table><tr><td>a</table></table>", ["<table>", "<tr><td>", "<table>", "<tr><td>a</td></tr>", "</table>", "</td></tr>", "</table>"]),
        # Mis-nested, and never opened
        ("<p><b>a<i>b</b>c</i></p>", ["<p><b>a<i>b</i></b>c</p>"]),
        ("<p>a</b></i></table></p>", ["<p>a</p>"]),
        ("<p>a</div></p>", ["<p>a</p>", "</div>"]),
        ("<table><tr><td>a</div></p>b</td></tr></table>", ["<table>", "<tr><td>ab</td></tr>", "</table>"]),
        ("<div><b><p>a</b>b</p></div>", ["<div><b>", "<p>ab</p>", "</b></div>"]),
        ("<div>a</span></table>b", ["<div>ab"]),
        # Tags in other dress
        ("<DIV\n CLASS = 'x'>a</DIV >", ['<div class="x">a</div>']),
        ("<div/>a<p />b", ["<div>a", "<p>b"]),
        ("<div><img src=a.png alt=x><img/></div>", ['<div><img src="a.png"><img></div>']),
        ("<div>a</img>b</wbr><wbr>c</div>", ["<div>abc</div>"]),
        ("<div><hr>a</div>", ["<div>a</div>"]),
        # Line breaks
        ("<p>a<br>b<br />c</br>d</p>", ["<p>a<br>b<br>c<br>d</p>"]),
        ("<p>a <br> <br> <i>b</i></p>", ["<p>a<br><br><i>b</i></p>"]),
        ("<p>a</p>\n</br><br>\n<p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        # White space
        ("<p> <b> a </b> b </p>", ["<p><b>a</b> b</p>"]),
        ("<p>a <b>b</b> <i> c</i></p>", ["<p>a <b>b</b> <i>c</i></p>"]),
        ("<p><b>a</b><i>b</i></p>", ["<p><b>a</b><i>b</i></p>"]),
        ("<p>a <img src=x> b</p>", ['<p>a <img src="x"> b</p>']),
        ("<p><img src=x><img src=y></p>", ['<p><img src="x"><img src="y"></p>']),
        ("<div><p>a</p><img src=x></div>", ["<div>", "<p>a</p>", '<img src="x"></div>']),
        # Entities
        ("<p>AT&amp;T &lt;b&gt; &eacute;&#33;&#x21;&amp</p>", ["<p>AT&amp;T &lt;b> é!!&amp;</p>"]),
        ("<p>a&nbsp;b &nbsp;</p>", ["<p>a b</p>"]),
        ("<p>R&D &unknown; &#xZ;</p>", ["<p>R&amp;D &amp;unknown; &amp;#xZ;</p>"]),
        # What is no tag is text
        ("<p>$n<k$ and x < y <- z <3</p>", ["<p>$n&lt;k$ and x &lt; y &lt;- z &lt;3</p>"]),
        ("<p>a <notag> b </notag> c </>", ["<p>a &lt;notag> b &lt;/notag> c &lt;/>"]),
        ("<p>a <b", ["<p>a &lt;b"]),
        ("<p>a </b", ["<p>a &lt;/b"]),
        ("<p>a <b class='x>c", ["<p>a &lt;b class='x>c"]),
        ("<p>a <i <b>c</b></p>", ["<p>a &lt;i <b>c</b></p>"]),
        # What is not shown
        ("<p>a<!-- <b> -->b</p>", ["<p>ab</p>"]),
        ("<p>a<!-- b</p>", ["<p>a"]),
        ("<p>a<!--> b --> c</p>", ["<p>a c</p>"]),
        ("<p>a</p><script>if (a<b) '<p>'</SCRIPT\n><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<p>a<style>p {", ["<p>a"]),
        ("<p>a<?php x ?>b<![CDATA[c]]>d</p>", ["<p>abd</p>"]),
        ("<p>a<? b", ["<p>a&lt;? b"]),
        ("<html><head><title>x</title><meta charset=utf-8></head><body><p>b</body></html>", ["<p>b"]),
    ],
)  # fmt: skip
def test_lines_of_html(text: str, expected: list[str]) -> None:
    assert lines(f"<div>\n{text}")[1:] == expected


def test_attributes_that_say_something_stay_in_order() -> None:
    tag = (
        '<a target="_blank" href="https://a.b/?x=1&amp;y=%22" data-id=7 class="card  big" onclick="f(\'>\')">'
    )
    assert element_lines(f"<p>{tag}x</a></p>") == (
        '<p><a class="card big" data-id="7" href="https://a.b/?x=1&amp;y=%22">x</a></p>'
    )


def test_a_quote_in_an_attribute_ends_none() -> None:
    assert element_lines("<p><a href='a\"b' class>x</a>") == '<p><a class="" href="a&quot;b">x</a>'


def test_a_piece_begins_and_ends_in_any_element() -> None:
    assert (
        element_lines("<tr><td> {title} </td>\n</tr>\n</table>\n<br>")
        == "<tr><td>{title}</td></tr>\n</table>"
    )
    assert element_lines("  To leave, go.\n") == "To leave, go."


@pytest.mark.parametrize("digits", [5_000, 999])
def test_a_number_that_python_does_not_read_is_text(digits: int) -> None:
    line = lines("<p>&#" + "9" * digits + ";<a href='&#" + "9" * 5_000 + ";'>")[0]
    assert line.startswith(("<p>&amp;#999", "<p>\ufffd"))


# Where they come from

PAGE = """\
<!DOCTYPE html>
<html>
<body>

Hello.

<p>One
two

three</p>
  <p>four
</body>
</html>
"""


def test_a_page_is_html_to_its_end() -> None:
    assert places(PAGE) == [("Hello.", 4, 5), ("<p>One two three</p>", 6, 10), ("<p>four", 10, 11)]


MIXED = """\
# May <3

`<p>no</p>` <p>no</p>

<p>One</p>

## Nets

```
<p>no</p>
```

no <script> <!--

<div>

### Deep

<p>Two</p>
</div>

- <p>no</p>

<h4 id="x"><i>Last</i> &amp; least</h4>
<p>Three</p>
"""


def test_html_in_markdown_begins_where_its_blocks_do() -> None:
    assert places(MIXED) == [
        ("<h1>May &lt;3</h1>", 0, 1),
        ("<p>One</p>", 4, 5),
        ("<h2>Nets</h2>", 6, 7),
        ("<div>### Deep", 14, 17),
        ("<h3>Deep</h3>", 16, 17),
        ("<p>Two</p>", 18, 19),
        ("</div>", 19, 20),
        ("<h4><i>Last</i> &amp; least</h4>", 23, 24),
        ("<p>Three</p>", 24, 25),
    ]


def test_headings_in_a_list_or_page_are_no_headings() -> None:
    assert lines("<ul>\n\n# May\n\n<li>a</ul>\n\n# June\n\n<p>b") == [
        "<ul># May",
        "<li>a</li>",
        "</ul>",
        "<h1>June</h1>",
        "<p>b",
    ]
    assert lines("<html>\n\n# May\n\n<p>a") == ["# May", "<p>a"]


def test_lines_stand_under_the_headings_of_both() -> None:
    elements = elements_of(Document.from_text(MIXED))
    assert elements.headings(elements.text.index("<p>One")) == ("May <3",)
    assert elements.headings(elements.text.index("<p>Three")) == ("May <3", "Nets", "Deep", "Last & least")


def test_lines_are_units_as_well() -> None:
    elements = elements_of(Document.from_text("<ul>\n<li>a <a href=x>b</a>\n<li>c</ul>\nd"))
    found = [(unit.mark, unit.level, elements.text[unit.begin : unit.finish]) for unit in elements.blocks]
    assert found == [
        ("ul", 0, ""),
        ("li", 1, 'a <a href="x">b</a>'),
        ("li", 1, "c"),
        ("/ul", 0, ""),
        ("", 0, "d"),
    ]


def test_html_is_read_once() -> None:
    document = Document.from_text(ROW)
    assert elements_of(document) is elements_of(document) is document.elements


def test_structure_is_what_shows_no_text() -> None:
    text = "<h2>May</h2>\n<p>\n<b>x</b>\n</p>\n<!-- a\nb -->\n\n<style>\np {}\n</style>\n\na\n"
    document = Document.from_text(text)
    found = list(elements_of(document).structure([range(len(document.lines))]))
    assert found == [range(1), range(1, 2), range(3, 6), range(7, 10)]


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("<table>\n", ("<table",), True),
        ("<TABLE>\n", ("<table",), True),
        ("<div>\n<tr class=x>\n", ("<table", "<tr"), True),
        ("<track>\n", ("<tr",), False),
        ("`<table>`\n", ("<table",), False),
        ("- <table>\n", ("<table",), False),
        ("<div>\n\na <table>\n", ("<table",), False),
        ("<html>\n\na <table>\n", ("<table",), True),
        ("<!doctype html>\n\na <table>\n", ("<table",), True),
        ("<table>\n", (), False),
        ("a\n", ("<table",), False),
    ],
)
def test_whether_a_tag_may_stand_in_a_text(text: str, tags: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert Document.from_text(text).has_html(tags) is expected


# Texts in lines


@given(st.text())
def test_what_is_escaped_is_read_back(text: str) -> None:
    assert plain(escape_html(text)) == text


def test_plain_leaves_out_tags_and_keeps_line_breaks() -> None:
    assert plain('<p class="x">a<br>b &lt;i> <i>c</i>') == "a\nb <i> c"


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ('<li><a href="https://a.b/?x&amp;y">Tidal <i>Nets</i></a>, <b>May</b></li>', "- [Tidal *Nets*](https://a.b/?x&y), **May**"),
        ("<tr><td>a</td><td></td><th>&lt;b></th></tr>", "| a |  | <b> |"),
        ("<h3>Nets</h3>", "### Nets"),
        ('<p class="x">a<br><code>b</code> <s>c</s> <span>d</span><img src="x"></p>', "a<br>`b` ~~c~~ d"),
        ('<a class="x">a</a></a> <a href="">b</a>', "a b"),
        ("a <3> b", "a  b"),
        ('<a href="x"><a href="y">a</a>b</a>', "[[a](y)b](x)"),
    ],
)  # fmt: skip
def test_a_line_can_be_read_as_markdown(piece: str, expected: str) -> None:
    assert in_markdown(piece) == expected


def test_links_with_their_texts() -> None:
    piece = 'a <a class="x" href="y">b <i>c</i></a> <a class="d">d</a> <a href="&amp;"><img src="e"></a> <a href="z">f'
    assert anchors(piece) == [("y", "b c"), ("&", ""), ("z", "f")]


TAGS = st.lists(
    st.tuples(st.sampled_from(["href", "CLASS", "data-id", "x"]), st.sampled_from(['"', "'", ""]), st.text("ab-/&;= ", max_size=6)),
    max_size=4,
)  # fmt: skip


@given(TAGS, st.sampled_from(["", " ", "/", " /", "\n"]))
def test_attributes_are_those_of_the_standard_library(parts: list[tuple[str, str, str]], end: str) -> None:
    tag = "<a" + "".join(f" {name}={quote}{value}{quote}" for name, quote, value in parts) + end + ">"

    class Parser(HTMLParser):
        found: list[tuple[str, str | None]] | None = None

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found = attrs

        handle_startendtag = handle_starttag

    parser = Parser()
    parser.feed(tag)
    assert attributes(tag) == (parser.found or [])


PIECES = st.sampled_from(
    [
        *("<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>", "</ul>", "<p>", "</p>"),
        *("<b>", "</b>", "<br>", "<!--", "-->", "<script>", "</script>", "<a href='", "'>", "<", ">", "&", "&#", ";"),
        *("a", " ", "\n", "\n\n", "# h\n", "- ", "```\n", "<html>", "<h2>", "</h2>", "<x>", "</x>", "<img>", "<!doctype "),
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_read_into_lines_with_their_places(text: str) -> None:
    document = Document.from_text(text)
    if not document.html:
        return
    elements = Elements(document)
    assert elements.text == "\n".join(elements.lines)
    assert all(elements.lines)
    for number in range(len(elements.lines)):
        at = elements.offset(number)
        found = elements.lines_of(at, at + len(elements.lines[number]))
        assert 0 <= found.start < found.stop <= len(document.lines)
    assert len(elements.blocks) == len(elements.lines)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_lines_are_read_as_they_are(text: str) -> None:
    """What is written one way is read alike: a second pass changes nothing."""
    once = element_lines(text)
    assert element_lines(once) == once


# Growth


def run(piece: str, before: str = "<table>\n", after: str = "") -> Callable[[int], str]:
    """Return what makes a text of a size: a piece again and again."""
    return lambda size: before + piece * (size // len(piece)) + after


FAMILIES = {
    **{
        f"a run of {piece!r}": run(piece)
        for piece in [
            *("<", "<a", "<a ", "<a b='", '<a b="\'', "<a b='\"", "<a b=c ", "<a\n", "</", "</a", "</a ", "<!", "<!--", "<?"),
            *("<!-- -->", "<![CDATA[", "<!doctype ", "&", "&#", "&#9", "&#x", "&amp", "&amp;lt;", "'", '"', ">", "<>"),
            *("<div>", "</div>", "<b>", "</b>", "<b></i>", "<b><i></b></i>", "<li>", "<ul><li>", "<td>", "<tr>", "<table>"),
            *("<p>", "<p>x\n\n", "<b><p>", "<li><p>x</ul>", "<table></div>", "<table><tr><td>", "<td>\n\n", "<h1>x</h1>\n"),
            *("<script>", "<style>", "</script>", "<script></script>", "<br>", "<x>", "x<y ", "# x\n\n", "<img src=x>"),
            *("<a href='http://a.b/c'>", "<div class='a", "<html>", "<title>"),
        ]
    },
    "elements deep in one another": lambda size: "<div>" * (size // 11) + "</div>" * (size // 11),
    "deep, and ends of others": lambda size: "<table>" + "<div>" * (size // 9) + "</b>" * (size // 9),
    "deep in lines, and ends of others": lambda size: "<table>" + "<b>" * (size // 7) + "</i>" * (size // 7),
    "deep lists, and ends of others": lambda size: "<ul><li>" * (size // 14) + "</div>" * (size // 14),
    "deep lists, and paragraphs": lambda size: "<ul><li>" * (size // 12) + "<p>x" * (size // 12),
    "an entity without end": run("9", "<p>&#", ";"),
    "an entity without end in an attribute": run("9", "<p><a href='&#", ";'>"),
    "entities that are none": run("&notit;", "<p>"),
    "a long attribute": run("9", "<p><a href='", "'>"),
    "many attributes": run("b=c ", "<p><a ", ">"),
    "many attributes with entities": run("b='&amp;' ", "<p><a ", ">"),
    "blanks in a tag": run(" ", "<p><a ", "b>"),
    "scripts where HTML may not begin": run("- <script>\n", "<p></p>\n\nx\n\n"),
    "comments where HTML may not begin": run("- <!--\n", "<p></p>\n\nx\n\n"),
    "headings in an element": run("# x\n\n<p>y\n\n", "<div>\n\n"),
}  # fmt: skip
# In step is 4; twice that allows for the noise of a busy machine, and is far below the 16 of quadratic growth.
LIMIT = 8


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_time_grows_in_step_with_the_text(family: str) -> None:
    def look(document: Document) -> None:
        list(Elements(document).structure([range(len(document.lines))]))

    def make(size: int) -> Document:
        return Document.from_text(FAMILIES[family](size))

    assert growth(look, make, sizes=(8_000, 32_000), floor=0.001) < LIMIT


@pytest.mark.no_cover
def test_elements_deep_in_one_another_are_read() -> None:
    assert len(lines("<div>" * 100_000 + "a" + "</div>" * 100_000)) == 199_999


@pytest.mark.no_cover
def test_a_million_signs_are_one_text() -> None:
    assert lines("<p>" + "<" * 1_000_000) == ["<p>" + "&lt;" * 1_000_000]


def test_what_stands_in_code_between_blocks_of_html_is_no_html() -> None:
    text = (
        "<p>Tidal</p>\n\n```html\n<p>code</p>\n<!-- no\n<script>\n```\n\n"
        "words <b>bold</b> <!-- not shown --> <script>x</script>\n\n<p>Nets</p>\n"
    )
    assert [line for line in lines(text) if line.startswith("<p>")] == ["<p>Tidal</p>", "<p>Nets</p>"]
