"""General entries: lists of papers in layouts that nobody described."""

from __future__ import annotations

from paperdigest.general.dialect import GeneralDialect


class GeneralEntries(GeneralDialect):
    """The general_entries dialect."""

    name = "general_entries"
    homepage = "https://commonmark.org"
    description = "Lists of papers in any layout: items, paragraphs, headings"

    def write(self, papers):  # type: ignore[no-untyped-def]
        raise NotImplementedError


DIALECT = GeneralEntries()
