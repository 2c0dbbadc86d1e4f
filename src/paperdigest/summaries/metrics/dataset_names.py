"""Names of data sets and tasks: in a noun phrase, in the name of a measure, and in a whole summary."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import fold_spaces, word_set
from paperdigest.summaries.metrics.lexicon import (
    CARDINALS,
    DATASET_NOUNS,
    GENERIC_MODIFIERS,
    GENERIC_NOUNS,
    is_hardware,
    is_known_model,
    is_measure_word,
    is_name_adjective,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.noun_phrases import acronym_or_phrase
from paperdigest.summaries.metrics.proper_names import KIND_ACRONYMS, proper_name_in

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


#: Words after the name of a data set that do not belong to it.
_NAME_ENDINGS = word_set(
    "benchmark benchmarks dataset datasets task tasks set sets test-set leaderboard suite corpus split test validation val dev"
)
#: Words before a task that do not belong to its name.
VAGUE_MODIFIERS = GENERIC_MODIFIERS | word_set(
    "different diverse challenging standard real-world downstream unseen held-out complex evaluated tested specific certain popular public established"
    " widely-used key core these those random wide broad range variety held out test validation set more average overall total comprehensive representative evaluation"
    " new custom popular common academic mainstream real various simulated extensive important selected target main single particular same question hard easy such separate collected train simpler harder easier private zero-shot few-shot benchmark comparative"
)
#: Parts that all data sets have: "on the Train split".
_SPLITS = frozenset({"train", "test", "validation", "dev", "held-out"})


def dataset_name(
    sentence: Sentence, names: ProperNames, first: int, last: int, *, strong: bool
) -> str | None:
    """Return the data set that a noun phrase names, None if it names a system, a machine or a measure.

    `strong` says that the word before, such as "on", is strong evidence for a data set.
    """
    head = sentence.stem(last)
    if head not in DATASET_NOUNS and any(
        is_hardware(sentence.tokens[place].text) for place in range(first, last + 1)
    ):
        return None
    if head in GENERIC_NOUNS:
        return None
    run = proper_name_in(sentence, names, first, last)
    if run is None and head == "dataset" and first < last and is_hardware(sentence.tokens[first].text):
        run = first, last  # "the iPhone dataset" is called after what it was recorded with
    if run is None or (run[0] > first and sentence.stem(run[0] - 1) in GENERIC_NOUNS):  # "the baseline Lark"
        return None
    name = sentence.slice(*run)
    if (
        name in KIND_ACRONYMS
        or name.lower() in _SPLITS
        or _number_format().match(name)
        or re.fullmatch(r"[\d.,]+[KMB%x]?|\d+[x×]\d+\S*|\d+-(?:shot|bit)|\d?[A-Z]", name)
    ):
        return None
    if (
        (is_measure_word(name) or sentence.is_measure(last))
        and head not in DATASET_NOUNS
        and not (strong and looks_like_name(name) and not sentence.is_measure(run[1]))
    ):
        return None
    if not looks_like_name(name) and run[1] != last and head not in DATASET_NOUNS:
        return None
    if (
        not strong
        and head not in DATASET_NOUNS
        and not looks_like_dataset(name)
        and not (looks_like_name(name) and names.is_dataset(name))
    ):
        return None
    sized = re.search(r"(?<![A-Za-z\d.])[\d.]+[BM]\b", name) is not None
    # "on Lark-7B": a size makes it a model, but not "the SoupGen-20M dataset".
    if sized and head not in DATASET_NOUNS:
        return None
    if is_known_model(name) or names.is_system(name) or names.is_measure_name(name):
        return None
    if head in ("datasets", "benchmarks", "tasks") and re.fullmatch(r"[A-Z]{2,4}", name):
        return None  # "various ASR benchmarks": a kind
    short = acronym_or_phrase(sentence, (first, last))
    if short != (first, last):
        return sentence.slice(*short)  # "the Soup Stirring Benchmark (SSB)"
    while run[1] > run[0] and sentence.stem(run[1]) in _NAME_ENDINGS:
        run = (run[0], run[1] - 1)
    return sentence.slice(*run)


@cache
def _number_format() -> re.Pattern[str]:
    """Match formats of numbers, which are no data sets: "on FP16"."""
    return re.compile(r"(?:FP|BF|INT|NF|W)\d+", re.IGNORECASE)


def datasets_in_measure_name(name: str) -> list[str]:
    """Return the first data set in the name of a measure: "zero-shot SoupBench recall"."""
    return [
        word
        for word in name.split()
        if looks_like_name(word)
        and word not in KIND_ACRONYMS
        and not is_measure_word(word)
        and looks_like_dataset(word)
    ][:1]


#: Words for data and parameters, which a system is made from.
_RESOURCE_WORDS = word_set("training trainable learnable data parameters parameter params samples examples")


def is_training_resource(name: str | None) -> bool:
    """Whether a name is that of a resource for training, whose amount is measured on no data set: "training steps"."""
    return name is not None and not _RESOURCE_WORDS.isdisjoint(name.lower().split())


#: Resources that a share can be a part of: "5% of the samples".
_COUNTED_RESOURCES = word_set("data samples examples parameters tokens")


def is_counted_resource(name: str | None) -> bool:
    """Whether a name is that of a counted resource, which other values do not measure."""
    return name is not None and name.split()[-1].lower() in _COUNTED_RESOURCES


def task_name(sentence: Sentence, chunk: tuple[int, int], *, strong: bool) -> str | None:
    """Return a described task or data set: "mathematical reasoning benchmarks", "video editing".

    `strong` says that the word before, such as "on", is strong evidence for a data set.
    """
    first, last = chunk
    while first <= last and (
        sentence.stem(first) in VAGUE_MODIFIERS
        or sentence.stem(first) in _NUMBER_WORDS
        or sentence.tokens[first].text[:1].isdigit()
        or sentence.tag(first) in (",", "C")  # "complex, salted soups"
    ):
        first += 1
    if first > last or any(is_hardware(sentence.tokens[place].text) for place in range(first, last + 1)):
        return None
    head = sentence.stem(last)
    if not strong and head in _OCCASION_NOUNS:
        return None
    if head in DATASET_NOUNS:
        if all(_is_vague_modifier(sentence.stem(place)) for place in range(first, last)):
            return None
        shortened = last - 1 if head in ("task", "tasks") else last
        return sentence.slice(first, shortened)
    if (
        strong
        and last > first
        and sentence.tag(chunk[0] - 1 - (sentence.tag(chunk[0] - 1) == "D") - 1) in ("W", "Q", "V")
        and not is_measure_word(head)
        and head not in _NO_DATASETS
        and head not in GENERIC_NOUNS
        and not any(sentence.tokens[place].text[:1].isupper() for place in range(first, last + 1))
    ):
        return sentence.slice(first, last)
    if _is_task_noun(head) and (last > first or "-" in head or not (strong or head.endswith("ing"))):
        return sentence.slice(first, last)
    return None


def _is_vague_modifier(stem: str) -> bool:
    """Whether a word before "datasets" does not say which ones: "public", "collected"."""
    return stem in VAGUE_MODIFIERS or (stem.endswith("ed") and "-" not in stem)


#: Nouns for the occasion of a measurement, which is no data set: "in human evaluations", "in online serving".
_OCCASION_NOUNS = word_set(
    "scenarios split evaluation evaluations tests games settings serving processing cross-validation validation challenges"
)


def _is_task_noun(head: str) -> bool:
    """Whether a noun names a task: "segmentation", "stirring"."""
    return (head.endswith(("tion", "ing", "sis")) and head not in _NO_TASKS) or head in (
        "search",
        "retrieval",
        "qa",
        "q&a",
        "transfer",
        "inpainting",
        "control",
        "recognition",
    )


#: Numbers in words, which do not belong to the name of a task.
_NUMBER_WORDS = CARDINALS.keys() | word_set("eleven twelve thirteen fourteen fifteen sixteen few")
_NO_DATASETS = word_set(
    "devices device hardware gpu gpus data data-set samples par basis machine phone dimensions languages sets side layers domain domains images"
)
_NO_TASKS = word_set(
    "addition contribution comparison resolution setting scaling training fine-tuning finetuning reduction combination condition configuration position iteration quantization"
    " attention pruning decoding pre-training pretraining prompting evaluation operation function acceleration application generating proportion fraction action learning augmentation"
)
_BENCHMARK_SIGNS = (
    "enchmark",
    "eaderboard",
    "ataset",
    "ata set",
    "estbed",
    "hallenge",
    "valuation",
    " set",
    "uite",
    "corpus",
    "Bench",
    "BENCH",
    "Arena",
)
#: Every presentation of a benchmark has one of these words; they are faster to look for than the patterns.
_PRESENTED_SIGNS = ("benchmark", "leaderboard", "testbed", "evaluation", "est suite", "est Suite")
#: Words between a name and its kind.
_WORDS_BETWEEN = r"(?:[\w,/-]{1,40} ){0,6}?"
_ASIDE_PATTERN = r"(?: \([^()]{1,60}\))?"
_ACRONYM_PATTERN = r"(?: \(([^()]{1,60})\))?"


@cache
def _presented_benchmark() -> tuple[re.Pattern[str], ...]:
    """Match the benchmark that a summary presents: "introduces SoupBench, a benchmark", "a benchmark called SoupBench"."""
    name = r"([A-Z0-9][\w'’+-]{1,60}(?:\.\d+)?(?: (?:v?\d[\d.]{0,8}|[A-Z][\w'’-]{1,40})){0,4})"
    heads = r"(?:benchmark|leaderboard|testbed|evaluation (?:suite|framework|benchmark|platform)|[Tt]est [Ss]uite)"
    verbs = r"(?:introduc|present|propos|develop|creat|construct|releas|buil|describ|detail)\w{0,4}"
    return (
        re.compile(
            rf"{verbs} (?:the )?[\"“]?{name}[\"”]?{_ACRONYM_PATTERN}(?: {heads}|,? (?:an?|the) {_WORDS_BETWEEN}{heads})"
        ),
        re.compile(
            rf"\b{name}{_ACRONYM_PATTERN}(?:,| is| was| are| introduces| presents| proposes| provides) (?:introduced as |presented as |proposed as )?(?:an?|the) {_WORDS_BETWEEN}{heads}"
        ),
        re.compile(
            rf"(?:benchmark|benchmark suite|benchmark dataset)s?(?:,? (?:called|named|titled|dubbed)|,(?=[^,.]{{1,40}},)) [\"“]?{name}{_ACRONYM_PATTERN}"
        ),
    )


def _acronym_or_name(match: re.Match[str]) -> str:
    """Return the acronym if a long name has one: "Salted Soup Arena (SSA)"."""
    long, acronym = match.groups()
    return acronym if acronym and " " in long and " " not in acronym else long


@cache
def _presented_thing() -> re.Pattern[str]:
    """Match a presented name without a description: "introduces SoupBench for"."""
    return re.compile(r"(?:introduc|present|propos|develop)\w{0,3} (?:the )?([A-Z][\w()+-]{1,60})")


@cache
def _presented_dataset() -> re.Pattern[str]:
    """Match a data set that a summary presents. It is also the one that it evaluates on, unless it is for training."""
    name = rf"\b([A-Z0-9][\w+-]{{1,60}}){_ASIDE_PATTERN}"
    return re.compile(rf"{name},? (?:(?:i|introduce|present)s )?(?:an?|the) {_WORDS_BETWEEN}data ?set\b")


@cache
def _for_training() -> re.Pattern[str]:
    return re.compile(r"train|synthetic|tuning|improving|generat", re.IGNORECASE)


@cache
def _mentioned_benchmark() -> re.Pattern[str]:
    """Match a benchmark or data set by the word after it or by its spelling."""
    heads = r"(?:benchmark|dataset|data set|test set|validation set|leaderboard|corpus|evaluation)s?"
    praise = r"(?:popular |challenging |standard |public )?"
    return re.compile(
        rf"\b(?:on|using|against|in) (?:the |a )?{praise}([A-Z0-9][\w+/-]{{1,60}}(?: v?\d[\d.]{{0,8}})?){_ASIDE_PATTERN} {heads}\b"
        r"|\b([A-Z][\w-]{0,60}?(?:Bench|BENCH|Eval|Arena)(?:-\w{1,30}(?:\.\d)?)?)\b"
    )


def single_benchmark(text: str, result_datasets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the one benchmark that a summary presents, else the one that it evaluates on; () if there are several.

    Args:
        text: The whole summary.
        result_datasets: The data sets of its results.
    """
    if not any(head in text for head in _BENCHMARK_SIGNS):
        return ()
    text = fold_spaces(text)
    for pattern in _presented_benchmark() if any(head in text for head in _PRESENTED_SIGNS) else ():
        found = {
            _acronym_or_name(match)
            for match in pattern.finditer(text)
            if match[1] not in KIND_ACRONYMS and not match[1].startswith(("The ", "A "))
        }
        if len(found) == 1:
            return tuple(found)
        if found:
            return ()
    presented = {
        match[1]
        for match in _presented_thing().finditer(text)
        if looks_like_name(match[1]) and looks_like_dataset(match[1])
    }
    if len(presented) == 1:
        return tuple(presented)
    opening = _presented_dataset().search(text) if "data" in text else None
    if (
        opening is not None
        and looks_like_name(opening[1])
        and not _for_training().search(text[opening.start() : opening.end() + 80])
    ):
        return (opening[1],)
    mentioned = {match[1] or match[2] for match in _mentioned_benchmark().finditer(text)}
    mentioned = {
        name
        for name in mentioned
        if name not in KIND_ACRONYMS
        and not name[0].isdigit()
        and name.lower() not in GENERIC_MODIFIERS
        and looks_like_name(name)
        and not is_name_adjective(name)
    } | result_datasets
    return tuple(mentioned) if len(mentioned) == 1 else ()


def quoted_name(sentence: Sentence, at: int, stop: int) -> tuple[int, int] | None:
    """Return the place of a quoted name before its kind: "on the salted "Stir in Pot" task"."""
    while at < stop and sentence.tag(at) in "DAWQM":
        at += 1
    if at >= stop or sentence.tag(at) not in ('"', "“"):
        return None
    end = at + 1
    while end < stop and sentence.tag(end) not in ('"', "”"):
        end += 1
    return (at + 1, end - 1) if at + 1 < end < stop and sentence.stem(end + 1) in DATASET_NOUNS else None


def only_counts_datasets(sentence: Sentence, chunk: tuple[int, int]) -> bool:
    """Whether a phrase only gives the number of data sets: "six benchmarks"."""
    number, head = sentence.stem(chunk[0]), sentence.stem(chunk[1])
    counted = number in CARDINALS or number in ("multiple", "several") or number.isdigit()
    return chunk[0] + 1 == chunk[1] and counted and head in ("benchmarks", "datasets")


def source_of_task(sentence: Sentence, names: ProperNames, at: int) -> tuple[str, int] | None:
    """Return the data set that a task comes from, and where its name ends: "four stirring tasks from SoupBench", "stirring using the Maze dataset"."""
    further = sentence.phrase_after(at + 1) if sentence.stem(at) in ("from", "using", "of", "with") else None
    if further is None:
        return None
    drawn = sentence.stem(at) == "from" and sentence.stem(at - 1) in DATASET_NOUNS
    if not drawn and sentence.stem(further[1]) not in DATASET_NOUNS:
        return None
    name = dataset_name(sentence, names, *further, strong=True)
    return None if name is None else (name, further[1] + 1)


def with_shared_noun(sentence: Sentence, chunks: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first phrase of a list, with the second if they share their noun: "stirring and frying benchmarks"."""
    if (
        len(chunks) > 1
        and chunks[1][0] == chunks[0][1] + 2
        and (
            sentence.tag(chunks[0][1] + 1) == "C" or sentence.stem(chunks[0][1]) in VAGUE_MODIFIERS
        )  # "hard, hot soups"
        and sentence.stem(chunks[0][1]) not in GENERIC_NOUNS
        and not (sentence.stem(chunks[0][1]) in DATASET_NOUNS or sentence.is_measure(chunks[0][1]))
        and sentence.stem(chunks[1][1]) in DATASET_NOUNS
    ):
        return chunks[0][0], chunks[1][1]
    return chunks[0]
