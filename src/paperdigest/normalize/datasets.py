"""A key for the names of a data set, by which results on it can be grouped."""

from __future__ import annotations

import re
import unicodedata

from paperdigest.normalize.caches import kept

# Words at the end of a name that say what kind of thing it names.
_KINDS = frozenset(
    {"benchmark", "benchmarks", "dataset", "datasets", "data", "corpus", "suite", "leaderboard"}
)
_YEAR = re.compile(r"(?<!\d)20(\d\d)\Z")
_WORDS = re.compile(r"[^\W_]+(?:\+(?!\w))?")


@kept(1024)
def dataset_key(name: str) -> str:
    """Return one key for all spellings of a data set's name: "AIME 24", "AIME-24" and "AIME'24" give "aime24".

    Case, blanks and punctuation are ignored, except for a plus at the end of a word ("HumanEval+"). At the end of the
    name, words such as "benchmark" and the century of a year are ignored too. If nothing is left, the name is the key.

    >>> dataset_key("AIME 2024"), dataset_key("the GSM8K benchmark"), dataset_key("HumanEval+")
    ('aime24', 'gsm8k', 'humaneval+')
    """
    words = _WORDS.findall(unicodedata.normalize("NFKC", name).casefold())
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    while len(words) > 1 and words[-1] in _KINDS:
        del words[-1]
    return _YEAR.sub(r"\1", "".join(words)) or name
