"""Listings of the same paper, joined into one record; and what the listings of such a record say."""

from __future__ import annotations

from paperdigest.merging.groups import merge
from paperdigest.merging.listings import by_evidence, listings_of, other_texts, place, places

__all__ = ["by_evidence", "listings_of", "merge", "other_texts", "place", "places"]
