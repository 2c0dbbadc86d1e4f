"""What the names of a data set have in common, so that results on it can be grouped."""

from __future__ import annotations

import re
import unicodedata

from paperdigest.normalize.caches import kept

# Words that say what kind of thing the name is of, at its end.
_KINDS = frozenset(
    {"benchmark", "benchmarks", "dataset", "datasets", "data", "corpus", "suite", "leaderboard"}
)
_YEAR = re.compile(r"(?<!\d)20(\d\d)\Z")
_WORDS = re.compile(r"[^\W_]+(?:\+(?!\w))?")


@kept(1024)
def dataset_key(name: str) -> str:
    """Return what tells a data set apart, however its name is written: "AIME 24", "AIME-24" and "AIME'24" are "aime24".

    Case, blanks and punctuation do not count, but for a plus at the end of a word ("HumanEval+"); neither do words such
    as "benchmark" at the end, nor the century of a year there. A name of which nothing is left is its own key.

    >>> dataset_key("AIME 2024"), dataset_key("the GSM8K benchmark"), dataset_key("HumanEval+")
    ('aime24', 'gsm8k', 'humaneval+')
    """
    words = _WORDS.findall(unicodedata.normalize("NFKC", name).casefold())
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    while len(words) > 1 and words[-1] in _KINDS:
        del words[-1]
    return _YEAR.sub(r"\1", "".join(words)) or name
