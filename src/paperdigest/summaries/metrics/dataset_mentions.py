"""The data sets, benchmarks and tasks that a quantity was measured on, as the words around it mention them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.clauses import CONTRAST_WORDS
from paperdigest.summaries.metrics.dataset_names import (
    dataset_name,
    only_counts_datasets,
    quoted_name,
    source_of_task,
    task_name,
    with_shared_noun,
)
from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    DATASET_NOUNS,
    GENERIC_NOUNS,
    REPORT_VERBS,
    is_known_model,
    is_measure_word,
    looks_like_dataset,
)
from paperdigest.summaries.metrics.proper_names import proper_name_in

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


_DATASET_PREPOSITIONS = ("on", "across")
_TASK_PREPOSITIONS = ("in", "for")
#: Words for training. Training data are not the data that a value was measured on.
_TRAINED = word_set(
    "trained fine-tuned finetuned pretrained pre-trained post-trained built distilled based focused relying rely relied"
)
_TRAINING = frozenset({"training", "fine-tuning", "finetuning", "pre-training", "pretraining", "tuning"})
#: Nouns for a collection: "a variety of stirring tasks".
_COLLECTION_NOUNS = word_set(
    "combination variety range set subset version collection suite series number total majority mixture mix"
)
#: Words after which a data set no longer belongs to the value: "without losing recall on Soups", "by training on Soups".
_ASIDE_WORDS = frozenset({"without", "despite", "although", "by"})
#: Words before the first phrase of a clause.
_LEAD_INS = word_set("instance example and when tested evaluated specifically that evaluation evaluations")
#: Head nouns of tasks of their own, which are not part of the benchmark of the summary.
_OWN_TASK_NOUNS = word_set("task tasks benchmarks datasets")
#: People who can reach a value: "5% for humans".
_HUMAN_NOUNS = word_set("human humans experts expert participants annotators baseline chance")


class DatasetSource(IntEnum):
    """How firmly the words around a value tie it to its data sets."""

    NONE = 0
    """No data set, or a weak mention: "in stirring"."""
    DESCRIBED = 1
    """A description: "on hot soups"."""
    OWN_TASK = 2
    """A task of its own: "on the stirring task"."""
    NAMED = 3
    """A name: "on SoupBench"."""


def datasets_after(
    sentence: Sentence,
    attachment: Attachment,
    names: ProperNames,
    stop: int,
    measure: tuple[int, int] | None = None,
    *,
    is_baseline: bool = False,
) -> tuple[list[str], DatasetSource]:
    """Return the data sets that are named between a quantity and `stop`, and how firmly.

    `is_baseline` says that "for" may introduce the system that has the value: "vs. 5% for slow stirring".
    """
    start = attachment.at + 1
    if is_baseline and sentence.stem(start) == "for":
        owner = sentence.phrase_after(start + 1)
        if owner is not None and not looks_like_dataset(sentence.slice(*owner)):
            start = owner[1] + 1
    whole = sentence.phrase_after(start + 1) if sentence.stem(start) == "of" else None
    part = None if whole is None else dataset_name(sentence, names, *whole, strong=True)
    if part is not None and looks_like_dataset(part):
        return [part], DatasetSource.NAMED  # "solves 5% of SoupBench"
    for place in range(start, stop):
        reports = sentence.tag(place) == "G" and sentence.stem(place) in REPORT_VERBS
        if (
            sentence.is_finite(place)
            or sentence.tag(place) == ";"
            or sentence.stem(place) in _ASIDE_WORDS
            or (reports and sentence.tag(place - 1) == ",")
            or (sentence.tag(place - 1) == "," and _is_aside(sentence, place))
        ):
            stop = opening_of_next_clause(sentence, attachment.at, place) or place
            break
    else:
        next_clause = (
            opening_of_next_clause(sentence, attachment.at, stop) if sentence.tag(stop) == "Q" else None
        )
        if next_clause is not None and "," not in sentence.tags(next_clause, stop):
            stop = next_clause  # "5% on Soups and on Stews a recall of 7%"
    found = _datasets_in_range(sentence, names, start, stop, measure, follows_value=True)
    beats = _start_of_beating(sentence, start, stop)
    if found[1] is DatasetSource.NAMED or beats == stop:
        return found
    return _datasets_in_range(sentence, names, start, beats, measure, follows_value=True)


def _start_of_beating(sentence: Sentence, start: int, stop: int) -> int:
    """Return where a clause about a beaten system begins, else `stop`: "5%, surpassing Finch in stirring"."""
    for place in range(start, stop):
        if (
            sentence.tag(place) == "G"
            and sentence.stem(place) in BEAT_VERBS
            and sentence.tag(place - 1) == ","
        ):
            return place
    return stop


def _is_aside(sentence: Sentence, at: int) -> bool:
    """Whether an aside follows a comma: "5%, with gains on Soups", "5%, for example on Soups"."""
    return sentence.stem(at) == "with" or (
        sentence.stem(at) == "for" and sentence.stem(at + 1) in ("example", "instance")
    )


def opening_of_next_clause(sentence: Sentence, first: int, stop: int) -> int | None:
    """Return where the next clause begins with its own data set: "5%, and on SoupBench it reaches"."""
    for place in range(stop - 1, first, -1):
        if sentence.tag(place) == "C" or sentence.stem(place) in CONTRAST_WORDS:
            return place if sentence.stem(place + 1) in _DATASET_PREPOSITIONS + _TASK_PREPOSITIONS else None
    return None


def _is_training_word(sentence: Sentence, at: int, *, opening_datasets: bool) -> bool:
    """Whether a word says that a system was trained, and not measured, on the next words."""
    word = sentence.tokens[at].text.lower() if at >= 0 else ""
    return word in _TRAINED or (opening_datasets and word in _TRAINING)


def datasets_before(
    sentence: Sentence,
    attachment: Attachment,
    names: ProperNames,
    start: int,
    measure: tuple[int, int] | None = None,
) -> tuple[list[str], DatasetSource]:
    """Return the data sets before a quantity: after the verb that governs it, else at the start of its clause."""
    if attachment.verb is not None and attachment.verb >= start:
        near = _datasets_in_range(sentence, names, attachment.verb + 1, attachment.at, measure)
        if near[0]:
            return near
    stop = attachment.at if attachment.verb is None or attachment.verb < start else attachment.verb
    clause = sentence.clause_start(attachment.at)
    for begin in (clause, start) if start < clause < stop else (start,):
        if sentence.tokens[begin].text.lower() in _TRAINING:  # "Fine-tuning Lark on Soups gives"
            return [], DatasetSource.NONE
        found = _datasets_in_range(sentence, names, begin, stop, measure, opening_datasets=True)
        if found[0]:
            return found
    return [], DatasetSource.NONE


def dataset_before_bracket(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the data set before a value in brackets: "on benchmarks like Maze (58.1%) and FogLake (41.3)"."""
    if attachment.link == ":":
        phrase = sentence.phrase_before(attachment.link_at)  # "Maze: 58.1%, FogLake: 41.3%"
        name = phrase and dataset_name(sentence, names, *phrase, strong=True)
        if name and looks_like_dataset(name):
            return name
        if sentence.enclosing_bracket(attachment.at) < 0:
            return None
    at = sentence.enclosing_bracket(attachment.at)
    phrase = sentence.phrase_before(at) if at > 0 else None
    if phrase is None:
        return None
    name = dataset_name(sentence, names, *phrase, strong=True)
    place = phrase[0] - 1
    if name is None and sentence.stem(place) in _TASK_PREPOSITIONS and attachment.link == "(":
        return task_name(sentence, phrase, strong=False)  # "in object counting (41%)"
    while name is not None and place > 0:
        stem = sentence.stem(place)
        if sentence.tag(place) == ")":
            place = sentence.opening_bracket(place)
        elif (
            stem in _DATASET_PREPOSITIONS
            and not _is_training_word(sentence, place - 1, opening_datasets=False)
        ) or (stem in ("including", "like", "as", "namely") and _lists_datasets(sentence, place)):
            return name
        elif sentence.tag(place) not in ("W", ",", "C", "D", "/"):
            return None
        place -= 1
    return None


def _lists_datasets(sentence: Sentence, at: int) -> bool:
    """Whether the words before a place introduce a list of data sets: "benchmarks such as"."""
    return any(sentence.stem(place) in DATASET_NOUNS for place in range(max(0, at - 3), at))


def datasets_of_opening(
    sentence: Sentence, attachment: Attachment, names: ProperNames
) -> tuple[list[str], DatasetSource]:
    """Return the data sets at the start of a clause, which apply to all its values: "On SoupBench, ..."."""
    for start in dict.fromkeys((sentence.clause_start(attachment.at), 0)):
        at = start
        while (
            sentence.tag(at) in ("A", ",")
            or sentence.stem(at) in _LEAD_INS
            or sentence.stem(at + 1) in ("example", "instance")  # "for example, on SoupBench"
        ):
            at += 1
        if sentence.tag(at) == "P" and sentence.stem(at) in ("on", "across", "for", "in"):
            found, end = _datasets_in_phrase(sentence, names, at, attachment.at, opens_clause=True)
            if found is not None and any(
                sentence.tag(place) == "," for place in range(end - 1, attachment.at)
            ):
                return found[0], found[1] if found[1] is DatasetSource.NAMED else DatasetSource.NONE
    return [], DatasetSource.NONE


def _datasets_in_range(
    sentence: Sentence,
    names: ProperNames,
    start: int,
    stop: int,
    measure: tuple[int, int] | None,
    *,
    opening_datasets: bool = False,
    follows_value: bool = False,
) -> tuple[list[str], DatasetSource]:
    """Collect data sets from the prepositional phrases of a range: proper names first, else tasks and descriptions."""
    proper: list[str] = []
    described: list[str] = []
    source = DatasetSource.NONE
    place = start
    while place < stop:
        follows_value = follows_value and sentence.tag(place) != ","
        stem = sentence.stem(place)
        tag = sentence.tag(place)
        if tag == ";":
            break
        closing = min(stop, sentence.closing_bracket(place)) if tag == "(" else place
        if closing > place and "Q" in sentence.tags(place, closing):
            place = closing  # "7% (5% on Stews) on Soups": the bracket is about another value
        elif (
            tag == "P"
            and (
                stem in _DATASET_PREPOSITIONS
                or stem in _TASK_PREPOSITIONS
                or _over_leads_to_dataset(sentence, place)
            )
            and not _is_training_word(sentence, place - 1, opening_datasets=opening_datasets)
            and not (measure is not None and measure[0] <= place + 1 <= measure[1] + 1)
        ):
            found, end = _datasets_in_phrase(sentence, names, place, stop)
            if found is not None and found[1] is DatasetSource.NAMED:
                proper.extend(found[0])
            elif found is not None:
                if not described and found[1] is DatasetSource.OWN_TASK and follows_value:
                    source = DatasetSource.OWN_TASK
                elif not described and stem in _DATASET_PREPOSITIONS:
                    source = DatasetSource.DESCRIBED
                described.extend(found[0])
            place = max(end, place + 1)
        else:
            place += 1
    return (proper, DatasetSource.NAMED) if proper else (described[:1], source)


def _over_leads_to_dataset(sentence: Sentence, at: int) -> bool:
    """Whether "over" introduces a data set: "averaged over five stirring benchmarks", but not "over Lark"."""
    phrase = sentence.phrase_after(at + 1) if sentence.stem(at) == "over" else None
    return phrase is not None and sentence.stem(phrase[1]) in (
        "benchmarks",
        "datasets",
        "tasks",
        "benchmark",
        "dataset",
    )


def _datasets_in_phrase(
    sentence: Sentence, names: ProperNames, at: int, stop: int, *, opens_clause: bool = False
) -> tuple[tuple[list[str], DatasetSource] | None, int]:
    """Return the data sets of a prepositional phrase with their source, and where the phrase ends."""
    strong = sentence.stem(at) in _DATASET_PREPOSITIONS or sentence.stem(at) == "over"
    quoted = quoted_name(sentence, at + 1, stop)
    if quoted is not None:
        return ([sentence.slice(*quoted)], DatasetSource.NAMED), quoted[1] + 1
    chunks, end = _listed_phrases(sentence, at + 1, stop)
    if len(chunks) == 1 and sentence.stem(chunks[0][1]) in _COLLECTION_NOUNS and sentence.stem(end) == "of":
        chunks, end = _listed_phrases(sentence, end + 1, stop)  # "on a variety of stirring tasks"
    if not chunks:
        return None, end
    proper: list[str] = []
    if len(chunks) > 1 and any(is_known_model(sentence.tokens[first].text) for first, _ in chunks):
        return None, end  # "on Llama 3, Lark, and Finch": the neighbours of a model are models
    for first, last in chunks:
        unquoted = sentence.tag(first - 1) not in ('"', "“")
        name = dataset_name(sentence, names, first, last, strong=strong or (opens_clause and unquoted))
        if name is not None:
            proper.append(name)
        elif not proper:
            break
    if proper:
        return (proper, DatasetSource.NAMED), end
    source = source_of_task(sentence, names, end)
    if source is not None:
        return ([source[0]], DatasetSource.NAMED), source[1]
    inside = _datasets_in_brackets(sentence, names, chunks[0][1] + 1, stop) or _included_datasets(
        sentence, names, end, stop
    )
    if inside:
        return (inside, DatasetSource.NAMED), end
    if sentence.stem(at + 1) in ("multiple", "diverse", "various", "several", "different"):
        return None, end  # "across various tasks" names none
    if strong and only_counts_datasets(sentence, chunks[0]):
        return ([], DatasetSource.OWN_TASK), end  # "across six benchmarks": more than the one of the summary
    task = task_name(sentence, joined := with_shared_noun(sentence, chunks), strong=strong)
    described_as = (
        DatasetSource.OWN_TASK if sentence.stem(joined[1]) in _OWN_TASK_NOUNS else DatasetSource.DESCRIBED
    )
    return (None if task is None else ([task], described_as)), end


def tells_of_user_study(sentence: Sentence) -> bool:
    """Whether a sentence describes a user study, which was not made on the benchmark of the summary."""
    return any(
        token.stem == "user" and sentence.stem(at + 1) in ("study", "studies")
        for at, token in enumerate(sentence.tokens)
    )


def respective_datasets(
    sentence: Sentence, attachment: Attachment, names: ProperNames, stop: int
) -> list[str]:
    """Return the data sets of a list of values, one for each: "7% and 5% on stirring and frying benchmarks, respectively"."""
    for place in range(attachment.at + 1, stop):
        if sentence.is_finite(place) or sentence.tag(place) in ";,":
            break
        if sentence.stem(place) in _DATASET_PREPOSITIONS + _TASK_PREPOSITIONS:
            chunks, end = _listed_phrases(sentence, place + 1, stop)
            end += sentence.tag(end) == ","
            if len(chunks) == len(attachment.group) and sentence.stem(end) == "respectively":
                last = sentence.stem(chunks[-1][1])
                others = (
                    last in GENERIC_NOUNS
                    or is_measure_word(last)
                    or any(is_known_model(sentence.tokens[first].text) for first, _ in chunks)
                )
                return [
                    dataset_name(sentence, names, *chunk, strong=True) or sentence.slice(*chunk)
                    for chunk in (() if others else chunks)
                ]
    return []


def parallel_datasets(
    sentence: Sentence, one: Attachment, other: Attachment, names: ProperNames, *, plain_words: bool
) -> list[str]:
    """Return the data sets of two values that the same preposition introduces: "for Soups" and "for Stews".

    `plain_words` says that the data sets may be described without a name: "for hot soups" and "for cold ones".
    """
    lead = sentence.stem(one.at + 1)
    phrases = [sentence.phrase_after(attachment.at + 2) for attachment in (one, other)]
    phrases_kept = [phrase for phrase in phrases if phrase is not None and not sentence.is_measure(phrase[1])]
    if (
        lead not in _DATASET_PREPOSITIONS + _TASK_PREPOSITIONS
        or sentence.stem(other.at + 1) != lead
        or len(phrases_kept) < len(phrases)
    ):
        return []
    if plain_words and all(_is_thing(sentence, phrase) for phrase in phrases_kept):
        return [sentence.slice(*phrase) for phrase in phrases_kept]
    datasets = [
        dataset_name(sentence, names, *phrase, strong=True)
        for phrase in phrases_kept
        if sentence.tokens[phrase[0]].text[:1].isupper()
    ]
    found = [name for name in datasets if name is not None]
    return found if len(found) == len(phrases_kept) else []


def _is_thing(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase names things, and not people or systems that could reach a value: "hot soups"."""
    words = [sentence.tokens[place].text for place in range(phrase[0], phrase[1] + 1)]
    plain = all(word.islower() and word[0].isalpha() for word in words)
    return plain and sentence.stem(phrase[1]) not in GENERIC_NOUNS | _HUMAN_NOUNS


def _included_datasets(sentence: Sentence, names: ProperNames, end: int, stop: int) -> list[str]:
    """Return the names after "including" or "such as": "on ten benchmarks, including Maze and FogLake"."""
    at = end
    if sentence.stem(at - 1) not in DATASET_NOUNS:
        return []
    at += sentence.tag(at) == ","
    if sentence.stem(at) not in ("including", "like", "such", "namely"):
        return []
    at += 1 + (sentence.stem(at + 1) == "as")
    found: list[str] = []
    for first, last in _listed_phrases(sentence, at, stop)[0]:
        name = dataset_name(sentence, names, first, last, strong=True)
        if name is None:
            break
        found.append(name)
    return found


def _datasets_in_brackets(sentence: Sentence, names: ProperNames, end: int, stop: int) -> list[str]:
    """Return the names in brackets after a kind: "navigation tasks (Maze, FogLake)"."""
    closing = sentence.closing_bracket(end)
    if sentence.tag(end) != "(" or closing >= stop or sentence.stem(end - 1) not in DATASET_NOUNS:
        return []
    chunks, _ = _listed_phrases(sentence, end + 1, closing)
    runs = [proper_name_in(sentence, names, *chunk) for chunk in chunks]
    return [sentence.slice(*run) for run in runs if run is not None]


#: Tags inside a list of subjects without commas.
_SUBJECT_TAGS = frozenset("CW/&+")


def _listed_phrases(sentence: Sentence, at: int, stop: int) -> tuple[list[tuple[int, int]], int]:
    """Return the noun phrases of a list ("A, B, and C tasks") and where the list ends."""
    chunks: list[tuple[int, int]] = []
    while at < stop:
        while at < stop and sentence.tag(at) in ("D", "A", "R", '"', "“", "M"):
            at += 1
        first = at
        while at < stop and (
            sentence.tag(at) in ("W", "/", "&", "+", "M")
            or (at == first and sentence.tag(at) in "VG" and sentence.tokens[at].text[:1].isupper())
        ):
            at += 1
        if at == first:
            break
        after = sentence.closing_bracket(at) + 1 if sentence.tag(at) == "(" else at
        instrument = sentence.phrase_after(after + 1) if sentence.stem(after) in ("with", "using") else None
        after = after if instrument is None else instrument[1] + 1  # "On SoupBench, Lark with salt reaches"
        while after < stop and sentence.tag(after) in _SUBJECT_TAGS:
            after += 1  # "On SoupBench, Lark and Finch reach"
        if chunks and sentence.tag(first - 1) == "," and sentence.is_finite(after):
            return chunks, first - 1  # "On SoupBench, Lark reaches": no list, but the subject
        chunks.append((first, at - 1))
        if sentence.tag(at) in ('"', "”"):
            at += 1
        if sentence.tag(at) == "(" and at + 1 < stop and sentence.closing_bracket(at) < stop:
            at = sentence.closing_bracket(at) + 1
        follows = at
        while follows < stop and sentence.tag(follows) in (",", "C"):
            follows += 1
        if (
            follows == at
            or sentence.tag(follows) not in ("W", "D")
            or not sentence.tokens[follows].text[:1].strip()
        ):
            break
        at = follows
    return chunks, at
