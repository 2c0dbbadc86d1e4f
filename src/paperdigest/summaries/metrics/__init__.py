"""Extract the results that a summary reports as numbers.

A text passes through these stages:

1. `markup` turns LaTeX and HTML around numbers into plain characters.
2. `numerals` and `number_words` find the quantities, which `quantities` describes; `selection` keeps the results.
3. `tokens`, `clauses` and `attachments` analyse the sentence around each quantity.
4. `measures`, `changes`, `comparisons`, `dataset_mentions`, `subjects` and `baselines` read one field each.
5. `assignment` fills what is missing from the other values of the sentence; `subject_candidates` chooses among systems.
6. `extraction` runs these stages over all sentences of a text.

`lexicon` has the words that all stages know. `proper_names`, `noun_phrases`, `dataset_names` and `system_names` read noun
phrases.
"""

from __future__ import annotations

from paperdigest.summaries.metrics.extraction import extract_metrics

__all__ = ["extract_metrics"]
