"""Turns: which part of a record begins next, and where."""

from __future__ import annotations

import pytest

from paperdigest.dialect import Labelled
from paperdigest.dialect.parts import Lines
from paperdigest.dialect.turns import Begun, Turn, next_line


def made(*parts: str | tuple[str, ...] | Labelled) -> list[Lines | Labelled]:
    found: list[Lines | Labelled] = []
    for part in parts:
        if isinstance(part, Labelled):
            part.bind({})
            found.append(part)
        else:
            found.append(Lines(part, {}))
    return found


def said(found: Begun | None) -> tuple[int, int, int, str | None] | None:
    """The line, where what shows the part ends, the number of the part and the label."""
    return found and (found.line, found.at, found.number, found.found.label if found.found else None)


MARKED = Labelled("**{label}**: {value}", ("Authors", "Abstract"))
BARE = Labelled("{label}: {value}", ("Authors", "Abstract"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n> note", (1, 3, 0, None)),
        ("\n\n  \n> note", (5, 7, 0, None)),
        ("\n**Authors**: A", (1, 13, 1, "Authors")),
        ("\n**authors:** A", (1, 13, 1, "Authors")),
        ("\n**Odd**: A", (1, 9, 1, "Odd")),
        ("\n**odd words", None),
        ("\n</end>  ", (1, 9, 2, None)),
        ("\n</end> x", None),
        ("\nwords\n> note", None),
    ],
)
def test_the_next_line(text: str, expected: object) -> None:
    assert said(Turn(made("> {comment}", MARKED, "</end>"), 0).next(text, 0, len(text))) == expected


def test_a_later_line() -> None:
    turn = Turn(made("> {comment}", MARKED, "</end>"), 1)
    text = "\nwords\n**odd words\n> not due\n**Abstract**: N"
    assert said(turn.later(text, 0, len(text))) == (text.index("**Abs"), text.index(": N") + 1, 1, "Abstract")
    assert turn.later(text, 0, text.index("**Abs")) is None


def test_bare_labels_are_those_that_are_declared() -> None:
    turn = Turn(made(BARE), 0)
    assert said(turn.later("\nOdd: x\nABSTRACT: y", 0, 19)) == (8, 17, 0, "Abstract")


def test_of_parts_that_begin_alike_the_one_that_says_most_begins() -> None:
    turn = Turn(
        made("- {comment}", Labelled("- **{label}**: {value}", ("Authors",)), "- **Note** {venue}"), 0
    )
    assert said(turn.next("\n- **Authors**: A", 0, 16)) == (1, 15, 1, "Authors")
    assert said(turn.next("\n- **Note** x", 0, 13)) == (1, 12, 2, None)
    assert said(turn.next("\n- words", 0, 8)) == (1, 3, 0, None)


def test_a_whole_line_may_be_indented() -> None:
    parts = made("  </end>")
    found = Turn(parts, 0).next("\n    </end>\nx", 0, 13)
    assert found is not None
    assert found.whole is parts[0].templates[0]  # type: ignore[union-attr]  # it has no labels


def test_where_nothing_is_due() -> None:
    turn = Turn(made("# {title}"), 1)
    assert turn.later("\n# x", 0, 4) is turn.next("\n# x", 0, 4) is turn.anything is None


def test_what_begins_with_a_slot_begins_anywhere() -> None:
    parts = made("# {title}", "> {comment}", "{abstract}")
    assert Turn(parts, 1).anything == Begun(0, 0, parts[2], 2, None, None)


@pytest.mark.parametrize(("text", "expected"), [("\nx", 1), ("\n \n\t\nx", 5), ("\n\n", 2), ("\n  ", 3)])
def test_the_next_line_that_is_written(text: str, expected: int) -> None:
    assert next_line(text, 0, len(text)) == expected
