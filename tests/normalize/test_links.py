from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.model import Link
from paperdigest.normalize.links import destination, iter_links, link_kind, links_in
from support.growth import growth

if TYPE_CHECKING:
    from paperdigest.model import LinkKind

# Every "](" of a hostile text is looked at for a while, so the sizes are small.
SIZES = (10_000, 40_000)


def found(text: str) -> list[tuple[str, str]]:
    return [(label, url) for _, _, label, url in iter_links(text)]


@pytest.mark.parametrize(
    ("text", "label", "url"),
    [
        ("[a](b)", "a", "b"),
        ("[a [b] c](d)", "a [b] c", "d"),
        ("[[12] a](d)", "[12] a", "d"),
        ("[[a](d)", "a", "d"),
        ("[](d)", "", "d"),
        ("[a](d)]", "a", "d"),
        ("[a](b_(c)_(d))", "a", "b_(c)_(d)"),
        ("[a](b)c)", "a", "b"),
        ("[a](<b c>)", "a", "b c"),
        ("[a](<b(c>)", "a", "b(c"),
        ("[a](<b)c>)", "a", "b)c"),
        ('[a](<b> "c")', "a", "b"),
        ("[a](<b)", "a", "<b"),
        ('[a](b "c")', "a", "b"),
        ("[a](b 'c')", "a", "b"),
        ('[a](b\n"c")', "a", "b"),
        ('[a](b "c" )', "a", "b"),
        ("[a](b 'c)", "a", "b 'c"),
        ("[a](it's)", "a", "it's"),
        ("[a]( b )", "a", "b"),
        ("[a](b c)", "a", "b c"),
        ("[a](b (c))", "a", "b"),
        ("[a](b c (d))", "a", "b c"),
        ("[a](b (c) d)", "a", "b (c) d"),
        ('[a](b ")")', "a", "b"),
        ("[a](b_(c) 'd) e (f')", "a", "b_(c)"),
        ('[a](b ")', "a", 'b "'),
        ("[a](< b >)", "a", "b"),
        ("[a](https://example.org/tide\n  /net)", "a", "https://example.org/tide /net"),
        ("[a\nb](c)", "a\nb", "c"),
        ("\\[a](b)", "a", "b"),
        ("x](y [a](b)", "a", "b"),
        ("[a](b [c](d)", "c", "d"),
        ("[a][b](c)", "b", "c"),
        ("![a](b.png)", "a", "b.png"),
        ("[![a](b.png)](c)", "![a](b.png)", "c"),
        ("[![a](b.png)](c", "a", "b.png"),
        ("x [![a](b.png)](c)", "![a](b.png)", "c"),
    ],
)
def test_a_link_is_found_with_label_and_target(text: str, label: str, url: str) -> None:
    assert found(text) == [(label, url)]
    assert found(f"([x](y)) {text}, [z](w)") == [("x", "y"), (label, url), ("z", "w")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[a]",
        "[a] (b)",
        "a](b)",
        "[a]b](c)",
        "[x]](y)",
        "[a](b",
        "[a](b\n\nc)",
        "](",
        "](](",
        "[a](b(c)",
        "[]",
    ],
)
def test_what_is_not_closed_is_no_link(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["[a]()", "[a]( )", "[a](\n)", "[a](<>)", '[a](<> "b")', "[]()"])
def test_a_placeholder_is_found_but_is_no_link_of_the_listing(text: str) -> None:
    assert [url for _, url in found(text)] == [""]
    assert links_in(text) == []


def test_the_links_of_a_text_come_in_order_with_their_kinds() -> None:
    assert links_in("[PDF](https://arxiv.org/pdf/3105.00001) or [Code](https://example.org/x), [y](z)") == [
        Link("https://arxiv.org/pdf/3105.00001", "PDF", "pdf"),
        Link("https://example.org/x", "Code", "code"),
        Link("z", "y", "other"),
    ]


def test_a_target_too_long_for_a_browser_is_no_link() -> None:
    assert found(f"[a]({'b' * 4000})") == [("a", "b" * 4000)]
    assert found(f"[a]({'b' * 5000})") == []


@settings(deadline=None)
@given(st.text(alphabet="[]()!<>\"' \nab", max_size=30))
def test_links_lie_in_order_in_the_text_and_end_as_links_do(text: str) -> None:
    last = 0
    for start, end, label, url in iter_links(text):
        assert last <= start < end <= len(text)
        assert text[start] == "["
        assert text[end - 1] == ")"
        assert text.startswith(f"[{label}](", start)
        assert "\n" not in url
        last = end


@settings(deadline=None)
@given(st.lists(st.tuples(st.text("ab []", max_size=5), st.text("ab()/", max_size=5)), max_size=5))
def test_balanced_links_are_read_back(pairs: list[tuple[str, str]]) -> None:
    balanced = [
        (label.replace("[", "").replace("]", ""), url.replace("(", "").replace(")", ""))
        for label, url in pairs
    ]
    assert found(", ".join(f"[[{label}]](({url}))" for label, url in balanced)) == [
        (f"[{label}]", f"({url})") for label, url in balanced
    ]


KINDS = [
    ("https://arxiv.org/abs/3105.00001", "abstract"),
    ("https://arxiv.org/pdf/3105.00001", "pdf"),
    ("https://arxiv.org/pdf/3105.00001v1.pdf", "pdf"),
    ("https://arxiv.org/html/3105.00001", "html"),
    ("https://arxiv.org/list/cs.CL/3105", "other"),
    ("https://www.arxiv.org/abs/3105.00001", "abstract"),
    ("https://export.arxiv.org/abs/3105.00001", "abstract"),
    ("https://browse.arxiv.org/pdf/3105.00001", "pdf"),
    ("HTTP://ARXIV.ORG/abs/3105.00001", "abstract"),
    ("//arxiv.org/abs/3105.00001", "abstract"),
    ("arxiv.org/abs/3105.00001", "abstract"),
    ("https://doi.org/10.1000/182", "abstract"),
    ("https://aclanthology.org/2031.tide-1.1/", "abstract"),
    ("https://aclanthology.org/2031.tide-1.1.pdf", "pdf"),
    ("https://arxiv.org/ftp/arxiv/papers/3105/3105.00001.pdf", "pdf"),
    ("http://xxx.lanl.gov/ftp/cs/papers/0112/0112017.pdf?x=1", "pdf"),
    ("http://xxx.lanl.gov/abs/cs/0112017", "abstract"),
    ("http://xxx.itp.ac.cn/pdf/cs/0112017", "pdf"),
    ("https://arxiv.org/abs/3105.00001.pdf", "abstract"),
    ("https://arxiv.org/e-print/3105.00001", "other"),
    ("https://example.org/tide.PDF?download=1#page=2", "pdf"),
    ("https://tide.github.io/net/paper.pdf", "pdf"),
    ("https://tide.github.io/net", "project"),
    ("https://github.com/tide/net", "code"),
    ("https://www.github.com/tide/net", "code"),
    ("https://gist.github.com/tide/1", "code"),
    ("https://gitlab.com/tide/net", "code"),
    ("https://github.com.example.org/tide", "other"),
    ("https://notgithub.com/tide", "other"),
    ("https://huggingface.co", "huggingface"),
    ("https://huggingface.co/tide", "huggingface"),
    ("https://huggingface.co/papers/3105.00001", "huggingface"),
    ("https://huggingface.co/collections/tide/net", "huggingface"),
    ("https://huggingface.co/datasets/tide/net", "dataset"),
    ("https://huggingface.co/spaces/tide/net", "demo"),
    ("https://huggingface.co/tide/net", "model"),
    ("https://hf.co/tide/net", "model"),
    ("https://youtu.be/tide", "video"),
    ("https://www.youtube.com/watch?v=tide", "video"),
    ("https://zenodo.org/records/1", "dataset"),
    ("https://example.org/tide", "other"),
    ("#tide", "other"),
    ("", "other"),
    ("https://", "other"),
]


@pytest.mark.parametrize(("url", "kind"), KINDS)
def test_the_address_says_what_a_link_leads_to(url: str, kind: str) -> None:
    assert link_kind(url) == kind
    assert link_kind(url, "my tide") == kind
    assert link_kind(url, "Slides") == ("note" if kind == "other" and "arxiv" not in url else kind)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Code", "code"),
        (" PROJECT page ", "project"),
        ("weights", "model"),
        ("Paper", "abstract"),
        ("tide", "other"),
        ("", "other"),
    ],
)
def test_the_label_counts_where_the_address_says_nothing(label: str, kind: str) -> None:
    assert link_kind("https://example.org/tide", label) == kind
    assert link_kind("https://github.com/tide/net", label) == "code"


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "](",
        "[a](",
        "[a](b",
        "[a]((",
        "]",
        "[[a](b)",
        "[a](b) ",
        "[](",
        "[a](<",
        "[a](<>",
        "[![a](b)](",
        "[![a](b)](c) ",
    ],
)
@pytest.mark.no_cover
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert growth(lambda text: list(iter_links(text)), lambda size: unit * (size // len(unit)), SIZES) < 10


def test_a_target_may_hold_some_parentheses_but_not_any_number() -> None:
    assert found(f"[a]({'(b)' * 20})") == [("a", "(b)" * 20)]
    assert found(f"[a]({'(b)' * 100})") == []


@pytest.mark.no_cover
def test_the_time_grows_with_the_depth_of_brackets() -> None:
    def nested(size: int) -> str:
        return "[" * (size // 4) + "](x" * (size // 4)

    assert growth(lambda text: list(iter_links(text)), nested, SIZES) < 10


PLACEHOLDERS = ["", "null", "None", "NONE", "#", "N/A", "n/a", "-", "nan", "NaN", "undefined"]


@pytest.mark.parametrize("nothing", PLACEHOLDERS)
def test_what_stands_for_no_address_is_no_link(nothing: str) -> None:
    for inside in (nothing, f" {nothing} ", f"<{nothing}>", f'<{nothing}> "Code"'):
        assert destination(inside) == ""
        assert found(f"[Code]({inside})") == [("Code", "")]
        assert links_in(f"[Code]({inside})") == []
        assert links_in(f"**[Code]({inside})**") == []
        assert links_in(f"[PDF](https://example.org/a), [Code]({inside})") == [
            Link("https://example.org/a", "PDF", "pdf")
        ]
    assert links_in(f'<a href="{nothing}">Code</a>') == []


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("https://arxiv.org/abs/3105.00001", "https://arxiv.org/abs/3105.00001"),
        ("<https://arxiv.org/abs/3105.00001>", "https://arxiv.org/abs/3105.00001"),
        ('https://arxiv.org/abs/3105.00001 "abs"', "https://arxiv.org/abs/3105.00001"),
        ("https://arxiv.org/abs/3105.00001 'abs'", "https://arxiv.org/abs/3105.00001"),
        ("https://arxiv.org/abs/3105.00001 (abs)", "https://arxiv.org/abs/3105.00001"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("#tide", "#tide"),
        ("none.md", "none.md"),
    ],
)
def test_a_destination_is_freed_of_brackets_and_title(inside: str, url: str) -> None:
    assert destination(inside) == url
    assert [link.url for link in links_in(f"[Tidal Nets]({inside})")] == [url]


A, B = "https://example.org/a", "https://example.org/b"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (A, [(A, None)]),
        (f"{A} {B}", [(A, None), (B, None)]),
        (f"Code: {A}, more: {B}.", [(A, None), (B, None)]),
        (f"({A})", [(A, None)]),
        (f"({A}_(x)).", [(A + "_(x)", None)]),
        (f"**{A}**", [(A, None)]),
        (f"`{A}`", [(A, None)]),
        (f"链接：{A}，{B}。", [(A, None), (B, None)]),
        ("HTTP://EXAMPLE.ORG/A", [("HTTP://EXAMPLE.ORG/A", None)]),
        (f"<{A}>", [(A, None)]),
        (f"<{A}?a,b.>", [(A + "?a,b.", None)]),
        (f'<a href="{A}">Code</a>', [(A, "Code")]),
        (f"<A class=x HREF='{A}' >Code</A>", [(A, "Code")]),
        (f"<a href={A}><b>The\ncode</b></a>", [(A, "The code")]),
        (f'<a href="{A}?x=1&amp;y=2">{A}</a>', [(A + "?x=1&y=2", A)]),
        (f'<a href="{A}"><img src="{B}"></a>', [(A, None)]),
        (f'<a href="{A}">Code', [(A, None)]),
        (f'<a href="{A}">Code <a href="{B}">PDF</a>', [(A, "Code"), (B, "PDF")]),
        (f'<a name="tide"></a>{A}', [(A, None)]),
        (f'<img src="{B}"> {A}', [(A, None)]),
        (f"[a]({A}) {B}", [(A, "a"), (B, None)]),
        (f"{B} [a]({A})", [(B, None), (A, "a")]),
        (f"[{A}]({A})", [(A, A)]),
        (f"[{A}]({A}), [{B}]({B})", [(A, A), (B, B)]),
        (f"[a](b.md), {A}", [("b.md", "a"), (A, None)]),
        (f"[a](b.md) [c](d.md) {A} {B}", [("b.md", "a"), ("d.md", "c"), (A, None), (B, None)]),
        (f"[a]({A}) or see the file [b](b.md)", [(A, "a"), ("b.md", "b")]),
        (f'[a]({A})<br><a href="b.md">b</a>', [(A, "a"), ("b.md", "b")]),
        (f"[a]({A}/https://b.org)", [(A + "/https://b.org", "a")]),
        (f"[a [b] c]({A}) {B}", [(A, "a [b] c"), (B, None)]),
        (f"[a]({A} {B}", [(A, None), (B, None)]),
        (f"[a]({A}) and words that stand here", [(A, "a")]),
        ("https://...", []),
        ("xhttps://example.org", []),
        ("words that stand here", []),
    ],
)
def test_addresses_that_are_no_inline_links_are_found_in_order(
    text: str, links: list[tuple[str, str | None]]
) -> None:
    assert [(link.url, link.label) for link in links_in(text)] == links


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("arxiv.org/abs/3105.00001", "abstract"),
        (" www.arxiv.org/pdf/3105.00001v2 ", "pdf"),
        ("github.com/tide/net", "code"),
        ("openreview.net/forum?id=tide", "other"),
    ],
)
def test_an_address_alone_may_lack_its_scheme(text: str, kind: LinkKind) -> None:
    assert links_in(text) == [Link(text.strip(), None, kind)]
    assert links_in(f"{text.strip()} there") == []


@pytest.mark.parametrize("text", ["and/or.this/that", "a.b/c", "null", "e.g./i.e.", "3105.00001"])
def test_other_words_are_no_address(text: str) -> None:
    assert links_in(text) == []


def test_the_kind_that_is_given_counts_where_address_and_label_say_nothing() -> None:
    for text in (A, f"[a]({A})", f"[a]({A}), [b]({B})", f"[a]({A}) {B}"):
        assert {link.kind for link in links_in(text, "code")} == {"code"}
    assert links_in("[a](b.md), [PDF](c.md)", "code") == [
        Link("b.md", "a", "code"),
        Link("c.md", "PDF", "pdf"),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "https://",
        "https://a.b ",
        "https://a.b))",
        "<a href=x>",
        "<a href=x>y</a>",
        "<a ",
        "<",
        "<https://",
        "[a](b) https://c.d ",
        '[a](b "c',
        "[a](b(c)",
        "a.b/",
        "<a href=",
    ],
)
@pytest.mark.no_cover
def test_the_time_to_find_all_links_grows_with_the_text(unit: str) -> None:
    assert growth(links_in, lambda size: unit * (size // len(unit)), SIZES) < 10


@settings(deadline=None)
@given(st.text(alphabet="[]()<>\"'/.:ahtps \n#", max_size=40))
def test_no_text_gives_an_empty_address(text: str) -> None:
    assert all(link.url for link in links_in(text))
