"""Numbers that a summary reports as results, read into records.

The work goes through stages that each stand alone: `numbers` finds quantities, `results` keeps those that are results,
`clauses` and `frames` say how each is tied to the words around it, and `names`, `comparisons`, `places`, `subjects` and
`rivals` read the fields off those ties; `evidence` weighs whom a value belongs to. `assemble` runs them.
"""

from __future__ import annotations

from paperdigest.metrics.assemble import extract_metrics

__all__ = ["extract_metrics"]
