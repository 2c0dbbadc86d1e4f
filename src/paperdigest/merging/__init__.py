"""Merging: joins listings of the same paper into one record, and gives access to its listings."""

from __future__ import annotations

from paperdigest.merging.groups import merge
from paperdigest.merging.listings import by_evidence, listings_of, other_texts, place, places

__all__ = ["by_evidence", "listings_of", "merge", "other_texts", "place", "places"]
