"""Which words are names by their spelling alone, and which are measures."""

from __future__ import annotations

import re
from functools import cache

from paperdigest.normalize.caches import kept
from paperdigest.summaries.metrics.lexicon import DATA_FAMILIES, MEASURES, words

#: Measures that come in numbered kinds: "ROUGE-L", "top-5", "BLEU-4".
_FAMILIES = words("rouge bleu top recall hit hits pass f1 ndcg map ap meteor precision")


@cache
def _shape() -> re.Pattern[str]:
    """A capital inside or after the first letter, a digit, or a capital in a hyphenated part."""
    # What comes later in a word is looked for from the first letter, digit or capital on: from each would take the square.
    return re.compile(
        r"\A[\W\d_]*+[^\W\d_].*[A-Z\d]|\w-bench\Z|[A-Z]{2}|\A\D*+\d.*[A-Z]|\A[A-Z]\Z|.-[A-Z]|\A[^A-Z]*+[A-Z].*[+@*²]"
    )


@cache
def _size() -> re.Pattern[str]:
    """Match amounts and settings, which have capitals and digits but name nothing: "7B", "4-bit"."""
    return re.compile(r"\+?[\d.,]+(?:[KMBTk%x]|[- ]?(?:bit|shot|step|way))?s?\Z")


@kept(8192)
def has_shape(word: str) -> bool:
    """Return whether the spelling alone makes a word a name: "SoupBench", "GPT-4", "iPot", "CIFAR10"."""
    return _shape().search(word) is not None and _size().match(word) is None


@cache
def _at_rank() -> re.Pattern[str]:
    """Match the end of a measure taken at a rank or threshold: "STIR@4", "TS@k"."""
    return re.compile(r"[a-z]@(?:[\d.]+|[kn])\Z")


@kept(8192)
def is_measure(word: str) -> bool:
    """Return whether a word names something that can be measured."""
    plain = word.lower().rstrip(".")
    return (
        plain in MEASURES
        or (plain.endswith("s") and plain[:-1] in MEASURES and not word.isupper())  # "EMS" is not several EM
        or plain.split("@")[0] in MEASURES
        or _at_rank().search(plain) is not None
        or ("@" in plain and plain.split("@")[0] in _FAMILIES)
        or (
            "-" in plain
            and " " not in plain
            and not plain.endswith(("ed", "ing"))  # "map-based", "top-performing"
            and (plain.rsplit("-", 1)[1] in MEASURES or plain.split("-")[0] in _FAMILIES)
        )
    )


@cache
def _data_shape() -> re.Pattern[str]:
    """Match what the names of benchmarks have in common."""
    return re.compile(rf"{'|'.join(DATA_FAMILIES)}|\d{{3}}|\d+k\b", re.IGNORECASE)


@kept(8192)
def looks_like_data(name: str) -> bool:
    """Return whether the spelling makes a name that of a benchmark: "SoupBench", "StewQA"."""
    return _data_shape().search(name) is not None
