"""Telling which language a text is in, the same answer every time.

langdetect without a prior takes most Traditional Chinese for Korean, and its answer changes from run to run. It is
also slow: a text takes milliseconds. So the script comes first, for Chinese the characters that only one of its two
ways of writing has; langdetect is asked only for what the script leaves open, with a factory of its own (its global
one is never touched), a fixed seed, and for Chinese a prior over the two scripts.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any

_LOCK = Lock()

# BCP 47 tags of langdetect's names where they differ (RFC 5646: the script subtag tells the two ways of writing Chinese).
_TAGS = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}

# The first characters are enough to tell; the cost grows with them.
_LOOK_AT = 2000
# So many characters of one way of writing Chinese, and so many times as many as of the other, leave nothing open.
_FEWEST, _CLEARLY = 3, 4


def identify(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language, or None where it can't be told."""
    text = text[:_LOOK_AT]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return None
    kana = sum("\u3040" <= c <= "\u30ff" for c in text)
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in text)
    han = sum("\u3400" <= c <= "\u9fff" for c in text)
    # Technical terms stay Latin inside East Asian text, so a fifth of the letters decides.
    if 5 * (kana + hangul + han) >= letters:
        if kana >= hangul and 10 * kana >= han:
            return "ja"
        if hangul > han:
            return "ko"
        return _chinese(text) or _ask_langdetect(text, chinese=True)
    return _ask_langdetect(text, chinese=False)


def _chinese(text: str) -> str | None:
    """Return which way of writing Chinese a text is in, by the characters that only one has; None where it is open.

    GB 2312 has the simplified characters, Big5 the traditional ones; those in both tell nothing.
    """
    han = "".join(c for c in text if "\u4e00" <= c <= "\u9fff")
    simplified = len(han) - len(han.encode("big5", "ignore")) // 2
    traditional = len(han) - len(han.encode("gb2312", "ignore")) // 2
    if max(simplified, traditional) < _FEWEST:
        return None
    if simplified > _CLEARLY * traditional:
        return "zh-Hans"
    return "zh-Hant" if traditional > _CLEARLY * simplified else None


@cache
def _factory() -> Any:  # noqa: ANN401 - langdetect has no types
    from langdetect import detector_factory  # noqa: PLC0415 - slow to load

    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def _ask_langdetect(text: str, *, chinese: bool) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - slow to load

    with _LOCK:  # one thread loads the profiles
        detector = _factory().create()
    if chinese:
        detector.set_prior_map({"zh-cn": 0.5, "zh-tw": 0.5})
    try:
        detector.append(text)
        found = str(detector.detect())
    except LangDetectException:
        return None
    return None if found == "unknown" else _TAGS.get(found, found)
