"""Texts that once broke the reading of unknown layouts: no part of it fails on any text."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest import general

ENTRY = "**Tidal Nets: Learning to Wait**\n\n- Paper: https://arxiv.org/abs/3105.00001\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{ENTRY}\u2028\n- Code: https://github.com/adamoor/tidal\n",
        "# [](https://arxiv.org/abs/3105.00001)\n\n**Authors**: Ada Moor\n",
        "[__Tidal](u) [Nets](v__ w) [x](__y) __Lantern__ (http://example.org/a_b)](https://arxiv.org/abs/3105.00001) __\n",
        "# 🔥 \n\n[paper](https://arxiv.org/abs/3105.00001)\n",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    assert "dialect-failed" not in [problem.code for problem in paperdigest.parse_digest(text).problems]


def test_what_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a\nbug")

    monkeypatch.setattr(general, "read_general", fail)
    digest = paperdigest.parse_digest(ENTRY)
    assert digest.papers == ()
    assert [problem.message for problem in digest.errors if problem.code == "dialect-failed"] == [
        "Expected papers from the dialect 'general_entries' of paperdigest, found ValueError: a bug (line 1)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We read arXiv:3105.00001 and 10.1000/182.\n",
        "Last week we looked at https://arxiv.org/abs/3105.00001 and liked it.\n",
        "Our tool follows Moor et al. (https://arxiv.org/abs/3105.00001).\n",
    ],
)
def test_a_sentence_that_names_a_paper_is_no_entry(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    assert digest.papers == ()
    assert "unclaimed-paper" in [problem.code for problem in digest.errors]
