"""Mistakes in the declaration of a style: each is refused with the place and the cure."""

from __future__ import annotations

from typing import Any

import pytest

import paperdigest
from paperdigest.dialect import (
    ElementTags,
    Extra,
    FrontMatter,
    HtmlDialect,
    HtmlLayout,
    Labelled,
    Layout,
    RecordDialect,
    TableDialect,
)


def declare(*parts: Any, **members: Any) -> RecordDialect:  # noqa: ANN401 - right and wrong ones
    """Return a style with one layout."""
    kind: type[RecordDialect] = type("Shore", (RecordDialect,), {"layouts": (Layout(*parts),), **members})
    return kind()


OPENING = "## {title}"
DRESS = "- **{label}**: {value}"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            (OPENING, Labelled(DRESS, {"Authors": "{autors}"})),
            (
                r"Under 'Authors': Unknown slot '\{autors\}' in '\{autors\}'; did you mean '\{authors\}'\? To keep its text in Paper.extra, "
                r"declare it: fields = \{'autors': Extra\(\)\}"
            ),
        ),
        (("## {titel}", "{authors}"), r"'\{titel\}' in '## \{titel\}'; did you mean '\{title\}'"),
        (("## [{title}]({link})",), r"did you mean '\{links\}'"),
        (("## {Title}",), r"did you mean '\{title\}'"),
        # what the name means as a label, or as a field of a paper
        (("## {title} ({date})",), r"'\{date\}' .* did you mean '\{published\}'"),
        (("## {title}", "> {translated}"), r"did you mean '\{translation\}'"),
        # a form beside one that is right
        (("## {title}", ("By {authors} in {venues}", "By {authors}")), r"did you mean '\{venue\}'"),
        # one that the style has itself
        (("## {title}", "Rated {ratnig}"), r"did you mean '\{rating\}'"),
        # braces that make no slot
        (("## { title }",), r"Not a slot: '\{ title \}' in '## \{ title \}'; did you mean '\{title\}'\?"),
        (("## {title", "{title}"), r"Not a slot: '\{title' in '## \{title'"),
        (
            ("## {title}", "By authors}"),
            r"Not a slot: 'authors\}' in 'By authors\}'; did you mean '\{authors\}'",
        ),
        (
            (OPENING, Labelled(DRESS, {"Authors": "authors"})),
            r"No slot in 'authors' \(under 'Authors'\): write '\{authors\}', or use Ignored\(\)",
        ),
        ((OPENING, Labelled(DRESS, {"By": "the authors"})), r"No slot in 'the authors' .*: write '\{SLOT\}'"),
        (
            (FrontMatter({"title": "{title}", "by": "authors"}, needs=("by",)),),
            r"No slot in 'authors' \(under 'by'",
        ),
        (
            ("## {number}. [Read]({url})", "By {authors}"),
            r"No \{title\} in the layout that begins with '## \{number\}",
        ),
    ],
)
def test_a_layout_with_a_mistake_is_refused(parts: tuple[Any, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        declare(*parts, fields={"rating": Extra()})


@pytest.mark.parametrize(
    ("dress", "slot"), [("**Authors**: {value}", "{label}"), ("**{label}**:", "{value}")]
)
def test_a_label_and_its_value_need_slots(dress: str, slot: str) -> None:
    with pytest.raises(ValueError, match=rf"No {slot} in '\*\*"):
        Labelled(dress, ("Authors",))


def test_a_line_of_the_digest_with_a_mistake_is_refused_when_it_is_first_used() -> None:
    style = declare(OPENING, Labelled(DRESS, ("Authors",)), frame=("> Seen on {listd}",), name="shore")
    with pytest.raises(ValueError, match=r"'\{listd\}' in '> Seen on \{listd\}'; did you mean '\{listed\}'"):
        paperdigest.parse("", dialect=style)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"Title": "{title}", "By": "{autors}"}, r"Under 'By': .*did you mean '\{authors\}'"),
        ({"Title": "{title}", "By": "authors"}, r"No slot in 'authors' \(under 'By'\): write '\{authors\}'"),
        ({"Name": "{title}", "By": "{authors}"}, r"No column with \{title\} in the head 'Title \| By'"),
    ],
)
def test_a_table_with_a_mistake_is_refused(columns: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        type("ShoreTable", (TableDialect,), {"heads": (("Title", "By"),), "columns": columns})


def test_a_layout_of_html_with_a_mistake_is_refused() -> None:
    layout = HtmlLayout("<div>\n<b>{title}</b>\n<p>{autors}</p>\n</div>")
    with pytest.raises(ValueError, match=r"did you mean '\{authors\}'"):
        type("Card", (HtmlDialect,), {"layouts": (layout,)})


def test_other_slots_are_kept_in_extra() -> None:
    """Names that are like none that is known need no declaration; names that are like one do."""
    style = declare(
        OPENING + " {see below} ({score}, {score_of_ten}, {date})",
        "{url}",
        fields={"date": Extra()},
        name="shore",
    )
    text = "## Tidal Nets {see below} (5, 9, soon)\nhttps://arxiv.org/abs/3105.00001\n"
    (paper,) = paperdigest.parse(text, dialect=style)
    assert dict(paper.extra) == {"score": "5", "score_of_ten": "9", "date": "soon"}


def test_what_tells_a_style_is_a_part_of_it() -> None:
    layout = Layout(OPENING, "By {authors}", tells="#### By")
    with pytest.raises(ValueError, match=r"No part begins with '#### By' \(`tells`\) below '## \{title\}'"):
        type("Shore", (RecordDialect,), {"layouts": (layout,)})


def test_labels_that_are_needed_are_declared() -> None:
    with pytest.raises(
        ValueError, match=r"Labels in `needs` that are not declared under '- .*: 'Rating', 'Stars'"
    ):
        Labelled(DRESS, ("Authors",), needs=("Stars", "Authors", "Rating"))


def test_columns_that_are_needed_are_in_a_head() -> None:
    members = {
        "heads": (("Title", "By"),),
        "columns": {"Title": "{title}", "By": "{authors}"},
        "needs": ("Stars",),
    }
    with pytest.raises(ValueError, match="Columns in `needs` that no head has: 'Stars'"):
        type("ShoreTable", (TableDialect,), members)


@pytest.mark.parametrize("section", ["Papers", ("{heading} ({listed})",)])
def test_a_section_has_its_heading(section: str | tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"No form with \{heading\} alone in `section`"):
        declare(OPENING, "By {authors}", section=section)


def test_an_element_of_tags_has_the_tag() -> None:
    with pytest.raises(ValueError, match=r"No \{tag\} in '<b>Tag</b>'"):
        ElementTags("<b>Tag</b>")
