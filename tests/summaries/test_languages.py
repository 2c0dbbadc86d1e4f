from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from langdetect import detector_factory
from langdetect.lang_detect_exception import LangDetectException

from paperdigest.summaries import languages
from paperdigest.summaries.languages import identify

SENTENCES = [
    ("zh-Hant", "這篇論文提出一種新的方法，讓機器人在潮汐之間學會等待，並且在三個資料集上勝過過去的方法。"),
    ("zh-Hans", "这篇论文提出一种新的方法，让机器人在潮汐之间学会等待，并且在三个数据集上胜过过去的方法。"),
    ("zh-Hant", "我們訓練了一個等待潮汐的網路 (Tidal Net)，實驗結果顯示準確率提升了百分之五。"),
    ("zh-Hans", "我们训练了一个等待潮汐的网络 (Tidal Net)，实验结果显示准确率提升了百分之五。"),
    ("ja", "本論文では、潮の満ち引きの間に待つことを学習する新しい手法を提案する。"),
    ("ja", "ニューラルネットワーク"),
    ("ko", "이 논문은 밀물과 썰물 사이에서 기다리는 법을 배우는 새로운 방법을 제안한다."),
    ("ko", "이 論文은 밀물과 썰물 사이에서 기다리는 方法을 제안한다."),
    ("en", "We present a network that learns to wait between the tides and wins on three benchmarks."),
    ("en", "The system Tide (潮汐) learns to wait between the tides and wins on three benchmarks."),
    ("de", "Wir stellen ein Netz vor, das zwischen den Gezeiten zu warten lernt und dabei gewinnt."),
    ("fr", "Nous présentons un réseau qui apprend à attendre entre les marées et qui gagne partout."),
    ("ru", "Мы предлагаем сеть, которая учится ждать между приливами и выигрывает."),
]


@pytest.mark.parametrize(("tag", "text"), SENTENCES)
def test_the_language_of_a_sentence_is_told(tag: str, text: str) -> None:
    assert identify(text) == tag


@pytest.mark.parametrize(
    "text", ["", " \n", "3.14 %", "1234567890", "😀 → ∞", "https://example.org/tide", "𠀀𠀁𠀂"]
)
def test_without_words_there_is_no_language(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize("text", ["\0a", "\ud800 tide", "\u202e" * 10 + "a", "\ufffd" * 3000 + "a"])
def test_odd_characters_raise_nothing(text: str) -> None:
    assert identify(text) == identify(text)


def test_the_answer_is_the_same_every_time_and_in_every_thread() -> None:
    texts = [text for _, text in SENTENCES]
    expected = [tag for tag, _ in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: [identify(text) for text in texts], range(4)))
    assert answers == [expected] * 4


def test_the_global_state_of_langdetect_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector_factory, "_factory", None)
    monkeypatch.setattr(detector_factory.DetectorFactory, "seed", 7)
    languages._factory.cache_clear()
    assert identify("The network learns to wait between the tides.") == "en"
    assert detector_factory._factory is None
    assert detector_factory.DetectorFactory.seed == 7


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    english = "The network learns to wait between the tides. "
    assert identify(english * 50 + "潮汐之间" * 5000) == "en"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Tidal Nets: Learning to Wait"),
        ("en", "Waiting with the Tides"),
        ("en", "A gate for tides that wait"),
        ("de", "Netze lernen auf die Flut zu warten"),
        ("fr", "Réseaux de neurones pour la marée"),
        ("it", "Reti neurali per le maree"),
        ("es", "Redes que esperan entre las mareas"),
        ("vi", "Mạng nơ-ron chờ đợi giữa các thủy triều"),
        ("zh-Hans", "用 Transformer 预测 tides 的 new method"),
        ("zh-Hant", "用 Transformer 預測 tides 的 new method"),
        ("ja", "Tide の予測 with nets"),
        ("ko", "Tidal Net로 조수 예측"),
    ],
)
def test_a_short_text_is_told_by_its_small_words_and_letters(tag: str, text: str) -> None:
    assert identify(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "A transformer model for protein tides",
        "Tidal Net",
        "BERT",
        "Vision mamba",
        "Tide modelling and protein design",
        "Сети ждут",
        "潮汐 Net",
    ],
)
def test_a_short_text_that_tells_nothing_has_no_language(text: str) -> None:
    assert identify(text) is None


def test_langdetect_tells_how_a_long_text_is_written_where_no_character_does() -> None:
    assert identify("潮水的事情很大，人心中有一本大日子的小水土山木火石田力" * 2) in {"zh-Hans", "zh-Hant"}


class Silent:
    """A detector that cannot tell."""

    def append(self, text: str) -> None:
        self.text = text

    def get_probabilities(self) -> list[object]:
        return []


class Failing(Silent):
    def get_probabilities(self) -> list[object]:
        raise LangDetectException(5, "No features in text.")


@pytest.mark.parametrize("detector", [Silent, Failing])
def test_what_langdetect_cannot_tell_is_none(detector: type[Silent], monkeypatch: pytest.MonkeyPatch) -> None:
    class Factory:
        def create(self) -> Silent:
            return detector()

    monkeypatch.setattr(languages, "_factory", Factory)
    assert identify("tide") is None


def refuse(_: str, *, chinese: bool) -> tuple[str | None, float]:
    raise AssertionError(f"langdetect is asked, {chinese=}")


@pytest.mark.parametrize(
    ("tag", "text"), [pair for pair in SENTENCES if pair[0] in ("zh-Hant", "zh-Hans", "ja", "ko")]
)
def test_langdetect_is_not_asked_where_characters_tell(
    tag: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "_ask_langdetect", refuse)
    assert identify(text) == tag
