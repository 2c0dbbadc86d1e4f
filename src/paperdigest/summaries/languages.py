"""Identify the language of a text, deterministically.

Without a prior, langdetect takes most Traditional Chinese for Korean, and its answer changes from run to run. So the
script is tested first. langdetect decides only what the script leaves open, with its own factory (the global one is not
touched), a fixed seed, and for Chinese a prior over the two scripts.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any

_LOCK = Lock()

# langdetect's names that are not BCP 47 tags (RFC 5646: the script subtag distinguishes the two Chinese scripts).
_TAGS = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}

# How many characters are examined: they are enough, and the cost grows with them.
_EXAMINED = 2000

# A Latin text of fewer words is short: langdetect takes one English title in twenty for Danish, Italian or the like. It
# was right about 400 of 400 English abstracts with 20 words, and about 392 with 10.
_SHORT = 20
# In shorter ones, only function words count.
_SHORTEST = 5
# For a short text: the least probability from langdetect if there are no function words, and the fewest function words.
_LEAST_PROBABILITY = 0.99
_FEWEST_WORDS = 2
# In a language without a list below, at least one word in four must have a letter that English lacks.
_OWN_LETTERS = 4

# Function words of languages in Latin script, without those that are also English.
_FUNCTION_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of with from that which this these are our using via towards through without between its how"
        " what does into than by",
        "de": "der die das den dem des ein eine einer eines einem und mit von zu für auf ist sind wir nicht durch bei"
        " zur zum als über wie sich werden",
        "fr": "le la les des du une et avec pour dans sur est sont par qui que nous au aux en ce cette ces",
        "es": "el la los las del una y con para en por que es son su se como mediante sobre al",
        "it": "il lo la gli le di del della dei delle un una e con per che è sono nel nella da dal si",
        "pt": "os as da do das dos um uma e com para em por que é são no na nos nas ao",
        "nl": "de het een en van met voor op zijn wij niet door bij naar uit dat die te",
        "sv": "och att det som med för på är av den ett en till från vi",
        "da": "og at det som med for på er af den et en til fra vi der",
        "no": "og at det som med for på er av den et en til fra vi",
        "pl": "i w z na do się jest nie przez dla oraz od jak po",
        "tr": "ve bir bu için ile olarak olan da de",
        "id": "yang dan di dengan untuk dari pada ini dalam adalah",
    }.items()
}
# Frequent characters that only one of the two Chinese scripts has.
_SIMPLIFIED = frozenset(
    "们这个来时说国学会对发经过还进动种样关点现实东车长门问间见头书马语话让认识觉记论设计试验证据转轮输载习义乐买产仅从优传众体余侧储兴养决净减则创办务势华协单卖厂历压参双变响图团圆场块坚坏处备复够审导层岁"
    "师带帧应开异弹强当录归态总战户执扩护报择换损摄数断无显术机权条极构标树检楼欢汇测浅满滤灵热爱独环画疗监码确离积称稳笔签简类紧约级纪纯纳线组细终结给络统继绩维综编缩网罗联脑节范药获补规视览触训议讯评词译"
    "该详请调谱负质费资赖跃践较达迁远连适选递释针钟链错键队阶际难随预领频题额风鲁龙为么与丰严临举专业两将号启员听园围声"
)
_TRADITIONAL = frozenset(
    "們這個來時說國學會對發經過還進動種樣關點現實東車長門問間見頭書馬語話讓認識覺記論設計試驗證據轉輪輸載習義樂買產僅從優傳眾體餘側儲興養決淨減則創辦務勢華協單賣廠歷壓參雙變響圖團圓場塊堅壞處備復夠審導層歲"
    "師帶幀應開異彈強當錄歸態總戰戶執擴護報擇換損攝數斷無顯術機權條極構標樹檢樓歡匯測淺滿濾靈熱愛獨環畫療監碼確離積稱穩筆簽簡類緊約級紀純納線組細終結給絡統繼績維綜編縮網羅聯腦節範藥獲補規視覽觸訓議訊評詞譯"
    "該詳請調譜負質費資賴躍踐較達遷遠連適選遞釋針鐘鏈錯鍵隊階際難隨預領頻題額風魯龍為麼與豐嚴臨舉專業兩將號啟員聽園圍聲"
)
# With fewer Han characters, langdetect cannot distinguish the two scripts either.
_FEWEST_HAN = 40
_WORD = re.compile(r"[^\W\d_]+")
# Runs of letters of a script: testing each letter would take most of the time of writing records.
_KANA, _HANGUL, _HAN = (
    re.compile(f"[{letters}]+") for letters in ("\u3040-\u30ff", "\uac00-\ud7a3", "\u3400-\u9fff")
)


def identify(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language, or None if it is unclear, as for most texts of a few words."""
    text = text[:_EXAMINED]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return None
    kana, hangul, han = (
        (0, 0, 0)
        if text.isascii()
        else (sum(map(len, script.findall(text))) for script in (_KANA, _HANGUL, _HAN))
    )
    eastern = kana + hangul + han
    words = [] if 5 * eastern >= letters else _WORD.findall(text.casefold())
    # Technical terms stay Latin in East Asian text, so a fifth of the letters suffices, or one for every two Latin words.
    if 5 * eastern >= letters or 2 * eastern >= len(words):
        if kana >= hangul and 10 * kana >= han:
            return "ja"
        if hangul > han:
            return "ko"
        return _chinese_script(text, han)
    found, probability = _ask_langdetect(text, chinese=False)
    return found if found is None or len(words) >= _SHORT else _short_text_language(words, found, probability)


def _chinese_script(text: str, han: int) -> str | None:
    """Return the script of a Chinese text, by the characters that only one script has."""
    simplified = sum(map(_SIMPLIFIED.__contains__, text))
    traditional = sum(map(_TRADITIONAL.__contains__, text))
    if simplified != traditional:
        return "zh-Hans" if simplified > traditional else "zh-Hant"
    return _ask_langdetect(text, chinese=True)[0] if han >= _FEWEST_HAN else None


def _short_text_language(words: list[str], found: str, probability: float) -> str | None:
    """Return the language of a short text if its function words confirm langdetect's answer, or show English."""
    counts = {language: sum(word in known for word in words) for language, known in _FUNCTION_WORDS.items()}
    english = counts.pop("en")
    if found == "en":
        return "en" if english or (len(words) >= _SHORTEST and max(counts.values()) < _FEWEST_WORDS) else None
    if found in counts:
        if counts[found] >= _FEWEST_WORDS and counts[found] > english:
            return found
        return "en" if english >= _FEWEST_WORDS and english > max(counts.values()) else None
    # Other languages need letters that English lacks.
    own = sum(not word.isascii() for word in words)
    sure = probability >= _LEAST_PROBABILITY and len(words) >= _SHORTEST
    return found if sure and len(words) <= _OWN_LETTERS * own else None


@cache
def _factory() -> Any:  # noqa: ANN401 - langdetect has no types
    from langdetect import detector_factory  # noqa: PLC0415 - slow to load

    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def _ask_langdetect(text: str, *, chinese: bool) -> tuple[str | None, float]:
    """Return langdetect's tag for a text, or None without one, and its probability."""
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - slow to load

    with _LOCK:  # only one thread may load the profiles
        detector = _factory().create()
    if chinese:
        detector.set_prior_map({"zh-cn": 0.5, "zh-tw": 0.5})
    try:
        detector.append(text)
        found = detector.get_probabilities()
    except LangDetectException:
        return None, 0.0
    if not found:
        return None, 0.0
    return _TAGS.get(found[0].lang, found[0].lang), found[0].prob
