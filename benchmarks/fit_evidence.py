"""Fit the weights of `paperdigest.metrics.evidence`: what each fact about a name says for its having a value.

usage: python benchmarks/fit_evidence.py GOLD.json ITEMS.json

ITEMS.json is a list of {"arxiv_id": ..., "summary": ...}, and GOLD.json one of {"arxiv_id": ..., "metrics": [...]}, where
each metric has the fields "value", "unit", "role" and "subject", and may have "subject_any", a list of other right ones.
Printed are the share of results whose subject the library's own weights get right, the share for weights fitted on four
fifths of the summaries over the fifth that was left out, and the table of weights fitted on all of them.

The model is a softmax over the candidates of one value. Several may be right (a name stands in a sentence more than
once), so it is the probability of all right ones together that is made large.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

import numpy as np

from paperdigest import extract_metrics
from paperdigest.metrics import whose
from paperdigest.metrics.evidence import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest import Metric
    from paperdigest.metrics.clauses import Sentence
    from paperdigest.metrics.evidence import Candidate
    from paperdigest.metrics.frames import Frame

_FOLDS = 5
_SEED = 7
_ROUNDS = 400
_STEP = 0.5
#: How much large weights cost; facts that few values have need it.
_SHRINK = 0.002
#: Weights that round to less say nothing.
_LEAST = 0.25
#: Words that two ways of writing one name need not share.
_LIGHT = frozenset({"a", "an", "the", "of", "on", "in"})


class Case(NamedTuple):
    """A result whose subject is known."""

    summary: int
    """Which summary it stands in."""
    found: bool
    """Whether the library's own weights get it right."""
    facts: list[frozenset[str]]
    """The facts about each candidate."""
    right: list[bool]
    """Whether each candidate is the subject."""


def alike(one: str | None, other: str | None) -> bool:
    """Return whether two names share half of their words."""
    if not one or not other:
        return not one and not other
    mine, its = (Counter(re.findall(r"[^\W_]+", name.lower())) for name in (one, other))
    for words in (mine, its):
        if words.keys() - _LIGHT:
            for word in _LIGHT:
                words.pop(word, None)
    shared = (mine & its).total()
    return shared > 0 and 2 * shared >= 0.5 * (mine.total() + its.total())


def paired(gold: list[dict[str, Any]], found: Iterable[Metric]) -> Iterator[tuple[dict[str, Any], Metric]]:
    """Yield the annotated and the found metrics that have the same value and unit, in order."""
    left = list(found)
    for metric in gold:
        for other in left:
            same = abs(abs(other.value) - abs(metric["value"])) <= 1e-9 * max(1, abs(metric["value"]))
            if same and (other.unit or "").lower() == (metric["unit"] or "").lower():
                left.remove(other)
                yield metric, other
                break


def read(text: str) -> tuple[tuple[Metric, ...], dict[tuple[int, int], list[Candidate]]]:
    """Return the metrics of a text, and the candidates for the subject of each result by its span."""
    seen: dict[tuple[int, int], list[Candidate]] = {}

    def watched(sentence: Sentence, frame: Frame, *rest: Any, **more: Any) -> list[Candidate]:  # noqa: ANN401 - handed on as they come
        token = sentence.tokens[frame.at]
        found = seen[token.start, token.end] = list(candidates(sentence, frame, *rest, **more))
        return found

    with mock.patch.object(whose, "candidates", watched):
        return extract_metrics(text), seen


def cases(gold: list[dict[str, Any]], texts: dict[str, str]) -> Iterator[Case]:
    """Yield the results whose subject an annotation gives."""
    for number, entry in enumerate(gold):
        metrics, seen = read(texts[entry["arxiv_id"]])
        for metric, found in paired(entry["metrics"], metrics):
            if found.span not in seen or metric["role"] != "result":
                continue
            names = metric.get("subject_any") or [metric["subject"]]
            options = seen[found.span]
            right = [any(alike(name, option.name) for name in names) for option in options]
            hit = any(alike(name, found.subject) for name in names)
            yield Case(number, hit, [option.facts for option in options], right)


def matrices(known: Sequence[Case], facts: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return for each case which candidate has which fact, and which candidates are right."""
    return [
        (
            np.array([[fact in has for fact in facts] for has in case.facts], float),
            np.array(case.right, float),
        )
        for case in known
    ]


def fit(data: Sequence[tuple[np.ndarray, np.ndarray]], size: int) -> np.ndarray:
    """Return the weights under which the right candidates are most likely."""
    weights, squares = np.zeros(size), np.full(size, 1e-8)
    usable = [(has, right) for has, right in data if right.any()]
    for _ in range(_ROUNDS):
        slope = _SHRINK * weights
        for has, right in usable:
            scores = has @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            share = chance * right
            slope += has.T @ (chance - share / share.sum()) / len(usable)
        squares += slope**2
        weights -= _STEP * slope / np.sqrt(squares)
    return weights


def hits(data: Sequence[tuple[np.ndarray, np.ndarray]], weights: np.ndarray) -> list[bool]:
    """Return for each case whether the candidate with the highest sum is right."""
    return [bool(right[np.argmax(has @ weights)]) for has, right in data]


def main() -> None:
    """Print how well the weights do, and the table of new ones."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    texts = {item["arxiv_id"]: item["summary"] for item in json.loads(Path(sys.argv[2]).read_text("utf-8"))}
    known = list(cases([entry for entry in gold if entry["arxiv_id"] in texts], texts))
    facts = sorted({fact for case in known for has in case.facts for fact in has})
    data = matrices(known, facts)

    # Values of one summary have one subject more often than not: a summary is left out as a whole.
    folds = np.random.default_rng(_SEED).integers(_FOLDS, size=1 + max(case.summary for case in known))
    unseen: list[bool] = []
    for fold in range(_FOLDS):
        out = [bool(folds[case.summary] == fold) for case in known]
        weights = fit([one for one, is_out in zip(data, out, strict=True) if not is_out], len(facts))
        unseen += hits([one for one, is_out in zip(data, out, strict=True) if is_out], weights)
    weights = fit(data, len(facts))
    print(f"results                     {len(known)}")
    print(f"a candidate is right        {np.mean([any(case.right) for case in known]):.3f}")
    print(f"weights of the library      {np.mean([case.found for case in known]):.3f}")
    print(f"new weights, left-out folds {np.mean(unseen):.3f}")
    print(f"new weights, all            {np.mean(hits(data, weights)):.3f}")
    print("WEIGHTS: dict[str, float] = {")
    for at in np.argsort(-abs(weights)):
        if abs(weights[at]) >= _LEAST:
            print(f'    "{facts[at]}": {weights[at]:.1f},')
    print("}")


if __name__ == "__main__":
    main()
