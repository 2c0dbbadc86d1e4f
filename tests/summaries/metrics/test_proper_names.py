"""What a text says about its proper names."""

from __future__ import annotations

import pytest

from paperdigest.summaries.metrics.proper_names import ProperNames


@pytest.mark.parametrize(
    ("text", "name", "presented"),
    [
        ("KestrelNet stirs soup.", "KestrelNet", True),
        ("i) **Summary:** KestrelNet is a pot.", "KestrelNet", True),
        ("Here is a summary: Kestrel Stew Net (KSN) stirs soup.", "Kestrel Stew Net", True),
        ("Here is a summary: Kestrel Stew Net (KSN) stirs soup.", "KSN", True),
        ("Soup is old. We introduce KestrelNet.", "KestrelNet", True),
        ("Soup is old. This work presents a new, deep pot called KestrelNet.", "KestrelNet", True),
        ("Soup is old. This work presents a new pot for KestrelNet.", "KestrelNet", False),
        ("Soup is old, but KestrelNet is new.", "KestrelNet", False),
        ("We introduce an LLM.", "LLM", False),
        # A version is what the text is about as well, another name that begins alike is not.
        ("We introduce KestrelNets.", "KestrelNet-7B", True),
        ("We introduce KestrelNets.", "KestrelNets", True),
        ("We introduce KestrelNet.", "KestrelNetter", False),
    ],
)
def test_presented_names(text: str, name: str, *, presented: bool) -> None:
    assert ProperNames(text).is_presented(name) is presented
