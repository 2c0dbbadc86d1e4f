"""Inline markup: links in all their forms, styles, and what is not closed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from paperdigest.general.inline import BADGE, BOLD, CODE, ITALIC, definitions, plain_text, tokenize

LINKS = {
    "[Tidal Nets](https://tide.example)": ("Tidal Nets", "https://tide.example"),
    "[**Tidal Nets**](https://tide.example)": ("Tidal Nets", "https://tide.example"),
    "[Tidal [1] Nets](https://tide.example)": ("Tidal [1] Nets", "https://tide.example"),
    "[[pdf](https://tide.example)]": ("pdf", "https://tide.example"),
    "[[pdf]](https://tide.example)": ("pdf", "https://tide.example"),
    r"\[[pdf](https://tide.example)\]": ("pdf", "https://tide.example"),
    r"[\[pdf\]](https://tide.example)": ("pdf", "https://tide.example"),
    "[[pdf](https://tide.example)": ("pdf", "https://tide.example"),
    "[pdf] (https://tide.example)": ("pdf", "https://tide.example"),
    "[pdf]((https://tide.example))": ("pdf", "https://tide.example"),
    "[pdf](<https://tide.example/a b>)": ("pdf", "https://tide.example/a b"),
    '[pdf](https://tide.example "The tides")': ("pdf", "https://tide.example"),
    "[pdf](https://tide.example/a_(b))": ("pdf", "https://tide.example/a_(b)"),
    "<https://tide.example>": ("", "https://tide.example"),
    "at https://tide.example.": ("", "https://tide.example"),
    "<a href='https://tide.example?a=1&amp;b=2'><b>pdf</b></a>": ("pdf", "https://tide.example?a=1&b=2"),
    "[[https://tide.example][Tidal Nets]]": ("Tidal Nets", "https://tide.example"),
    "`Tidal Nets\n<https://tide.example>`_": ("Tidal Nets", "https://tide.example"),
    "`Tidal Nets <https://tide.example>`__": ("Tidal Nets", "https://tide.example"),
    "[Tidal Nets][tides]": ("Tidal Nets", "https://tide.example"),
    "[tides]": ("tides", "https://tide.example"),
    "[:scroll: Tidal Nets](https://tide.example)": ("Tidal Nets", "https://tide.example"),
    "[[Tides|tides of May]]": ("tides of May", "Tides"),
}


@pytest.mark.parametrize("text", LINKS)
def test_a_link_of_any_form(text: str) -> None:
    defined = definitions("[tides]: https://tide.example 'Tides'\n")
    (link,) = [piece for piece in tokenize(text, defined) if piece.kind == "link"]
    assert (link.text, link.url) == LINKS[text]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("**a b**", BOLD),
        ("__a b__", BOLD),
        ("*a b*", ITALIC),
        ("`a b`", CODE),
        ("<b>a b</b>", BOLD),
        ("<i>a b</i>", ITALIC),
    ],
)
def test_a_style(text: str, style: int) -> None:
    (piece,) = tokenize(text)
    assert (piece.text, piece.style) == ("a b", style)


def test_a_badge_has_the_label_of_its_image_and_no_words() -> None:
    pieces = tokenize("[![arXiv](https://img.example/a.svg)](https://tide.example) Tides")
    assert (pieces[0].text, pieces[0].url, pieces[0].style) == ("arXiv", "https://tide.example", BADGE)
    assert plain_text(pieces) == "Tides"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a_b and c_d", "a_b and c_d"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("$a_b*c$ and $d*e_f$", "$a_b*c$ and $d*e_f$"),
        ("a ** b", "a ** b"),
        ("[open", "[open"),
        ("![open", "![open"),
        ("a ` b", "a ` b"),
        (r"\*a\* \q", r"*a* \q"),
        ("Ada &amp; Kai &ampere", "Ada & Kai &ampere"),
        ("Ada<!-- Bo --> Moor", "Ada Moor"),
        ("Ada <!-- Moor", "Ada <!-- Moor"),
        ("Ada<br>Moor", "Ada Moor"),
        ("H<sub>2</sub>O", "H2O"),
        ("Ada**p**tive", "Adaptive"),
        (":star: Tides", "Tides"),
        ("a < b", "a < b"),
    ],
)
def test_what_is_no_markup_is_text(text: str, words: str) -> None:
    assert plain_text(tokenize(text)) == words


def test_the_address_of_an_anchor_without_one_is_none() -> None:
    assert [piece.kind for piece in tokenize("<a name=x>Tides</a>")] == ["text"]


_WORDS = st.text("abc ", min_size=1, max_size=6).map(str.strip).filter(bool)
_LINK = _WORDS.map(lambda word: f"[{word}](https://tide.example/{word.replace(' ', '-')})")
_PIECES = st.lists(
    st.one_of(
        _WORDS, _LINK, _WORDS.map("**{}**".format), _WORDS.map("*{}*".format), _WORDS.map("`{}`".format)
    ),
    max_size=6,
)


@given(_PIECES.map(" ".join))
def test_usual_forms_are_what_markdown_it_makes_of_them(text: str) -> None:
    links, words = [], []
    for token in MarkdownIt().parseInline(text)[0].children or ():
        if token.type == "link_open":
            links.append(token.attrs["href"])
        elif token.content:
            words.append(token.content)
    pieces = tokenize(text)
    assert [piece.url for piece in pieces if piece.kind == "link"] == links
    assert plain_text(pieces) == " ".join("".join(words).split())


@example("`:\r:`")
@given(st.text("[]()!*_`<>ab:/h tp$\\\n\r&;-#", max_size=40))
def test_takes_any_text(text: str) -> None:
    for piece in tokenize(text, {"a": "u"}):
        assert piece.kind in ("text", "link", "image", "break", "fold")
        assert not re.search("\r", piece.text)
