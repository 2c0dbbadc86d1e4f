"""What a text folds away: the folds, their summary lines, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperdigest.document import Document
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperdigest.document import Unit


def shown(text: str) -> list[object]:
    """The folds of a text: the summary of each, and the kinds of what is in it."""

    def show(unit: Unit) -> object:
        if unit.kind != "details":
            return unit.kind
        summary = text[unit.begin : unit.finish] if unit.begin >= 0 else None
        return (summary, [show(inner) for inner in unit.units])

    return [show(unit) for unit in Document.from_text(text).details]


def test_a_fold_has_a_summary_and_units() -> None:
    text = "<details>\n<summary>More <b>here</b></summary>\n\n## Heading\n\n| a | b |\n|--|--|\n| c | d |\n\n</details>\n"
    assert shown(text) == [("More <b>here</b>", ["heading", "table"])]
    (fold,) = Document.from_text(text).details
    assert text[fold.at : fold.end] == text.rstrip()
    assert (fold.level, fold.mark) == (0, "details")


def test_folds_are_in_each_other() -> None:
    text = (
        "<details><summary>One</summary>\n\nText.\n\n<details>\n<summary>Two</summary>\n\n- item\n\n</details>\n\n"
        "More.\n</details>\n\n<details><summary>Three</summary></details>\n"
    )
    assert shown(text) == [
        ("One", ["paragraph", ("Two", ["item"]), "html", "paragraph"]),
        ("Three", []),
    ]
    first, _ = Document.from_text(text).details
    assert [inner.level for inner in first.units if inner.kind == "details"] == [1]


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("Text.\n", []),
        ("<details>\n\nText.\n\n</details>\n", [(None, ["paragraph"])]),
        ("<details open>\n\nText.\n\n</details >\n", [(None, ["paragraph"])]),
        ("<DETAILS>\n\nText.\n\n</DETAILS>\n", [(None, ["paragraph"])]),
        ("<Details>\n\nText.\n\n</Details>\n", [(None, ["paragraph"])]),
        ("<details>\n<summary>never closed\n\nText.\n\n</details>\n", [(None, ["paragraph"])]),
        ("<details>\n<summary>a</summary>\n<summary>b</summary>\n\n</details>\n", [("a", [])]),
        ("<details>\n\nText, never closed.\n", []),
        ("</details>\n\nText.\n", []),
        ("<detailssomething>\n\n</detailssomething>\n", []),
        ("- <details>\n  <summary>in an item</summary>\n\n  Text.\n\n  </details>\n", [("in an item", [])]),
        ("> <details>\n> <summary>in a quote</summary>\n> Text.\n> </details>\n", [("in a quote", [])]),
        ("<details> <details>\n\n</details> </details>\n", [(None, [(None, []), "html"])]),
        (
            "Text about <details> tags.\n\n<details>\n\na `</details>` b\n\n</details>\n",
            [(None, ["paragraph"])],
        ),
        ("<details>\n\nText.</details>\n", [(None, ["paragraph"])]),
        ("```\n<details>\n```\n\n</details>\n", []),
        ("<!--\n<details>\n-->\n\n</details>\n", []),
        ("| <details> | b |\n|--|--|\n| <details>a</details> | b |\n", []),
        ("---\nnote: |\n  a\n  <details>\n---\n\n</details>\n", []),
        ("x\n\n<details>\n\n```\n</details>\n```\n\n</details>\n", [(None, ["fence"])]),
    ],
)
def test_which_tags_count(text: str, folds: list[object]) -> None:
    assert shown(text) == folds


def test_headings_that_are_folded_away_are_above_what_is_in_the_same_fold() -> None:
    text = (
        "# One\n\n<details>\n\n## Inside\n\nin\n\n<details>\n\n# Deeper\n\ndeep\n\n</details>\n\nbehind\n\n</details>\n\n"
        "below\n\n## Two\n\n<details>\n\n### Last\n\nlast\n\n</details>\n\nend\n"
    )
    document = Document.from_text(text)
    found = {
        word: document.headings(text.index(f"\n{word}\n") + 1)
        for word in ("in", "deep", "behind", "below", "last", "end")
    }
    assert found == {
        "in": ("One", "Inside"),
        "deep": ("Deeper",),
        "behind": ("One", "Inside"),
        "below": ("One",),
        "last": ("One", "Two", "Last"),
        "end": ("One", "Two"),
    }


def test_a_heading_that_is_all_of_a_summary_is_above_what_is_in_its_fold() -> None:
    text = (
        "# One\n\n## Contents\n\n<details open>\n<summary><h2 id=x>Tides &amp; Nets</h2></summary>\n\nin\n\n### Two\n\ndeep\n\n"
        "</details>\n\n<details><summary> <H3>Reeds</H3>\n</summary>\n\nlast\n\n</details>\n\nbehind\n\n"
        "<details>\n<summary>See <h2>Reeds</h2></summary>\n\nother\n\n</details>\n\n<details>\n\nbare\n\n</details>\n"
    )
    document = Document.from_text(text)
    found = {
        word: document.headings(text.index(f"\n{word}\n") + 1)
        for word in ("in", "deep", "last", "behind", "other", "bare")
    }
    assert found == {
        "in": ("One", "Tides & Nets"),
        "deep": ("One", "Tides & Nets", "Two"),
        "last": ("One", "Contents", "Reeds"),
        "behind": ("One", "Contents"),
        "other": ("One", "Contents"),
        "bare": ("One", "Contents"),
    }
    assert document.headings(text.index("</summary>")) == ("One",)


FAMILIES: dict[str, Callable[[int], str]] = {
    "opened": lambda size: "<details>\n" * (size // 10),
    "opened and closed": lambda size: "<details>\n" * (size // 20) + "</details>\n" * (size // 20),
    "with headings, nested": lambda size: (
        "<details>\n\n# x\n\n" * (size // 30) + "</details>\n\n" * (size // 30)
    ),
    "with headings in summaries, nested": lambda size: (
        "<details>\n<summary><h2>x</h2></summary>\n\n" * (size // 60) + "</details>\n\n" * (size // 60)
    ),
    "a summary that begins like a heading": lambda size: (
        "<details><summary><h2" + " <h2" * (size // 4) + "</summary>\n</details>\n"
    ),
    "opened in one line": lambda size: "<details>" * (size // 9),
    "closed in one line": lambda size: "<details>" + "</details>" * (size // 10),
    "cut in the tag": lambda size: "<details " * (size // 9),
    "with a summary that never ends": lambda size: "<details><summary>" * (size // 18),
    "one after the other": lambda size: "<details>\n\n# x\n\n</details>\n\n" * (size // 29),
    "in prose": lambda size: "a <details> b </details> " * (size // 25),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_time_grows_in_step_with_what_is_folded(family: str) -> None:
    def look(text: str) -> None:
        document = Document.from_text(text)
        assert document.details is not None
        document.headings(len(text))

    assert growth(look, FAMILIES[family]) < 8
