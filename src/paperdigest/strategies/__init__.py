"""Hypothesis strategies of papers and digests, for the property-based tests of your own project.

Needs the extra `hypothesis`; the package itself never imports this module.

    from hypothesis import given
    from paperdigest import parse, strategies

    @given(strategies.digests(dialect="daily_ai_papers"))
    def test_my_pipeline_keeps_every_paper(example):
        assert my_pipeline(example.text) == [paper.title for paper in example.papers]
"""

from __future__ import annotations

from paperdigest._extras import needs

with needs("hypothesis"):
    from paperdigest.strategies._damage import Damaged, damaged
    from paperdigest.strategies._digests import Example, digests, mixed_digests
    from paperdigest.strategies._papers import papers

__all__ = ["Damaged", "Example", "damaged", "digests", "mixed_digests", "papers"]
