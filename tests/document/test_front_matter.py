"""Front matter: its fields keep their own characters, and what no digest needs is refused."""

from __future__ import annotations

import subprocess
import sys
from time import process_time
from typing import TYPE_CHECKING

import pytest
import yaml

import paperdigest
from paperdigest.document import frontmatter
from paperdigest.document.frontmatter import front_fields, front_range, read_fields
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(params=["libyaml", "python"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, if it is there, and without."""
    if request.param == "python":
        monkeypatch.setattr(frontmatter, "_library", lambda: (yaml, yaml.SafeLoader))
    monkeypatch.setattr(frontmatter, "_known", frontmatter._read)


@pytest.mark.usefixtures("_loader")
def test_scalars_keep_their_characters() -> None:
    text = (
        "id: 2410.07170\nday: 2031-05-06\nflag: no\ncount: 0x1F\ntime: 12:30:00\nquoted: 'it''s'\n"
        'escaped: "a\\nb"\nfolded: >-\n  two\n  lines\nkept: |\n  two\n  lines\nlist: [a, 1.0, true]\nmap: {a: 1}\n'
    )
    assert read_fields(text) == {
        "id": "2410.07170",
        "day": "2031-05-06",
        "flag": "no",
        "count": "0x1F",
        "time": "12:30:00",
        "quoted": "it's",
        "escaped": "a\nb",
        "folded": "two lines",
        "kept": "two\nlines\n",
        "list": ["a", "1.0", "true"],
        "map": {"a": "1"},
    }


@pytest.mark.usefixtures("_loader")
def test_what_has_no_value_is_none_unless_it_is_quoted() -> None:
    assert read_fields("a: null\nb: ~\nc:\nd: 'null'\ne: \"\"\n") == {
        "a": None,
        "b": None,
        "c": None,
        "d": "null",
        "e": "",
    }


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "an alias": "a: *b\n",
    "an anchor": "a: &b c\n",
    "a bomb": BOMB,
    "a tag": "a: !!python/object:os.system x\n",
    "a tag of YAML": "a: !!str 1\n",
    "a tag of a list": "a: !!seq [b]\n",
    "no mapping": "- a\n",
    "a text alone": "a\n",
    "nothing": "",
    "two documents": "a: b\n---\na: c\n",
    "a key twice": "a: b\na: c\n",
    "a key that is a list": "? [a]\n: b\n",
    "a key without characters": "null: a\n",
    "a colon that is not quoted": "a: b: c\n",
    "a list that does not end": "a: [b\n",
    "a quote that does not end": 'a: "b\n',
    "a control character": "a: \x01\n",
    "a lone surrogate": "a: \ud800\n",
    "lists too deep": "a: " + "[" * 30 + "]" * 30 + "\n",
    "mappings too deep": "a: " + "{b: " * 30 + "c" + "}" * 30 + "\n",
    "too many values": "a: [" + "b, " * 30_000 + "]\n",
    "too long a text": "a: " + "b" * 1_100_000 + "\n",
}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_no_digest_needs_is_refused(text: str) -> None:
    assert read_fields(text) is None


@pytest.mark.parametrize("text", [text for text in REFUSED.values() if text])
def test_refused_front_matter_raises_nothing_and_is_said(text: str) -> None:
    digest = paperdigest.parse_digest(
        f"---\ntitle: Tidal Nets\nevidence: x\n{text}---\n\n## Abstract\nThey wait.\n"
    )
    assert digest.papers == ()
    assert [problem.code for problem in digest.errors] == ["no-papers"]


def test_the_place_of_front_matter() -> None:
    text = "---\na: b\n---\n\nText.\n"
    assert front_range(text) == (4, 8, 12)
    assert front_fields(text) == {"a": "b"}
    assert front_fields("# Title\n") == front_fields("---\na: b\n") == front_fields("---\na: *b\n---\n") == {}


FAMILIES: dict[str, Callable[[int], str]] = {
    "that never ends": lambda size: "---\n" + "title: x\n" * (size // 9),
    "in which nothing but lines of dashes stands": lambda size: "---\na: b\n" + "--- x\n" * (size // 6),
    "with many keys": lambda size: "---\n" + "".join(f"k{n}: v\n" for n in range(size // 10)) + "---\n",
    "of lists in lists": lambda size: "---\nevidence: x\ntitle: " + "[" * size + "\n---\n",
    "of mappings in mappings": lambda size: "---\nevidence: x\ntitle: " + "{a: " * (size // 4) + "\n---\n",
    "of one long text": lambda size: "---\nevidence: x\ntitle: " + "x " * (size // 2) + "\n---\n",
    "of one quoted text": lambda size: '---\nevidence: x\ntitle: "' + "x\\n" * (size // 3) + '"\n---\n',
    "with anchors": lambda size: "---\nevidence: x\ntitle: " + "&a " * (size // 3) + "\n---\n",
    "with indentation": lambda size: (
        "---\nevidence: x\n"
        + "".join(f"{' ' * n}k:\n" for n in range(int((2 * size) ** 0.5)))
        + "title: x\n---\n"
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_time_grows_in_step_with_front_matter(family: str) -> None:
    assert growth(paperdigest.parse, FAMILIES[family], sizes=(30_000, 120_000)) < 8


def test_ten_megabytes_of_front_matter_are_not_read_as_yaml() -> None:
    text = "---\nevidence: x\ntitle: x\n" + "note: a line of a note\n" * 450_000 + "---\n"
    start = process_time()
    for line in text.split("\n"):
        assert line.strip() or not line
    plain = process_time() - start
    start = process_time()
    assert read_fields(text[4:-4]) is None
    assert process_time() - start < plain


def test_yaml_is_loaded_only_where_front_matter_is() -> None:
    code = (
        "import sys, paperdigest\n"
        "paperdigest.parse('# Title\\n\\n---\\nkey: value\\n---\\n\\nText.\\n')\n"
        "before = 'yaml' in sys.modules\n"
        "paperdigest.parse('---\\nkey: value\\n---\\n\\nText.\\n')\n"
        "print(before, 'yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    ("front", "title", "listed"),
    [
        ("title: Tides\ndate: 2031-05-06", "Tides", "2031-05-06"),
        ("title: Tides of 2031-05-06", "Tides of 2031-05-06", "2031-05-06"),
        ("title: Latest Papers - May 6, 2031", "Latest Papers - May 6, 2031", "2031-05-06"),
        ("title: 2031-05-06 to 2031-05-12", "2031-05-06 to 2031-05-12", None),
        ("date: 2031-05\ntitle: [a, b]", "Papers", None),
        ("date: [2031-05-06]", "Papers", None),
        ("layout: x", "Papers", None),
    ],
)
def test_the_front_matter_of_a_digest_says_its_title_and_date(
    front: str, title: str, listed: str | None
) -> None:
    table = "| Title | Authors | Summary |\n|---|---|---|\n| Tidal Nets | Ada Moor | They wait. |\n"
    digest = paperdigest.parse_digest(f"---\n{front}\n---\n\n# Papers\n\n{table}")
    (paper,) = digest.papers
    assert digest.title == title
    assert (paper.listed and paper.listed.isoformat()) == listed
    assert digest.listed == paper.listed


def test_a_date_in_a_heading_counts_before_that_of_the_front_matter() -> None:
    table = "| Title | Authors | Summary |\n|---|---|---|\n| Tidal Nets | Ada Moor | They wait. |\n"
    (paper,) = paperdigest.parse(f"---\ndate: 2031-05-06\n---\n\n# Papers of 2031-05-05\n\n{table}")
    assert str(paper.listed) == "2031-05-05"


def test_fields_take_no_longer_than_a_loader_of_yaml_alone() -> None:
    text = "".join(f'key_{n}: "a text of some words, number {n}"\nplain_{n}: {n}\n' for n in range(400))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ours = theirs = float("inf")
    for _ in range(5):  # in turn, so that a busy moment of the machine falls on both
        start = process_time()
        read_fields(text)
        ours = min(ours, process_time() - start)
        start = process_time()
        yaml.load(text, Loader=loader)  # noqa: S506 - a safe one
        theirs = min(theirs, process_time() - start)
    assert ours < 1.3 * theirs
