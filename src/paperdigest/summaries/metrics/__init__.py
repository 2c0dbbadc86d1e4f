"""Numbers that a summary reports as results, read into records.

The work goes through stages that each stand alone: `numbers` finds quantities, `results` keeps those that are results,
`clauses` and `frames` say how each is tied to the words around it, and `names`, `comparisons`, `places`, `subjects`,
`rivals` and `baselines` read one field each off those ties; `evidence` weighs whom a value belongs to. `reading`, `where`
and `whose` do this for all values of a sentence, which tell of one another, and `assemble` for all sentences of a text.
"""

from __future__ import annotations

from paperdigest.summaries.metrics.assemble import extract_metrics

__all__ = ["extract_metrics"]
