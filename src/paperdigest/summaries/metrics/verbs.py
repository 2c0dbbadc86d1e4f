"""The verbs of summaries and their stems."""

from __future__ import annotations

from paperdigest.normalize.caches import kept
from paperdigest.summaries.metrics.lexicon import BEAT_VERBS, CHANGE_VERBS, REACH_VERBS, words

_IRREGULAR = {
    "got": "get", "gets": "get", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "shown": "show", "grew": "grow",
    "grown": "grow", "took": "take", "taken": "take", "led": "lead", "ran": "run", "saw": "see", "seen": "see", "gave": "give", "given": "give",
    "had": "have", "has": "have", "beaten": "beat", "won": "win", "found": "find", "kept": "keep", "became": "become", "lying": "lie", "made": "make",
    "left": "leave", "built": "build", "drew": "draw", "cuts": "cut", "cutting": "cut", "sped": "speed", "chose": "choose", "chosen": "choose",
}  # fmt: skip
#: Verbs that say nothing about values, but end a subject.
_OTHER_VERBS = words(
    "introduce propose present develop construct create evaluate employ leverage apply address aim investigate explore allow make facilitate help"
    " combine integrate incorporate involve ensure follow keep find reveal highlight suggest imply confirm prove illustrate emphasize tend learn"
    " train test select choose generate believe argue note conclude contribute add reach remove replace leave bring build prompt scale guide"
    " finetune adapt transfer generalize switch prune steer increase power base evidence say face hold focus relate release feature fine-tune"
    " unify detail design challenge optimize mention condition curate align rely advance handle analyze refine derive merge synthesize augment"
    " impact extract assess modify implement distill represent share balance decouple simplify target simulate estimate retrieve define lack"
    " translate convert calculate conduct shift decompose affect adjust categorize reconstruct cause constrain judge fuse transform quantify"
    " reflect assign separate initialize examine bridge classify exploit aggregate approximate inject trigger manage underscore act store"
    " influence interpolate summarize differ reuse diagnose induce plateau excel equip weaken encourage emerge"
    " treat guarantee skip supply restore refuse reject prevent avoid expose permit circumvent bypass dominate benefit incur"
)


@kept(8192)
def verb_stem(word: str) -> str:
    """Return the stem of a verb that the lexicon knows, "" for any other word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, added in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
        ("d", ""),
    ):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + added
            if _known(stem):
                return stem
    if word.endswith(("ed", "ing")):  # "dropped", "running": a doubled consonant
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        if len(stem) > 2 and stem[-1] == stem[-2] and _known(stem[:-1]):
            return stem[:-1]
    return ""


def _known(stem: str) -> bool:
    return stem in CHANGE_VERBS or stem in BEAT_VERBS or stem in REACH_VERBS or stem in _OTHER_VERBS
