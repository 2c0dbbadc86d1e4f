"""General table: tables of papers whose columns nobody described."""

from __future__ import annotations

from paperdigest.general.dialect import GeneralDialect


class GeneralTable(GeneralDialect):
    """The general_table dialect."""

    name = "general_table"
    homepage = "https://github.github.com/gfm/#tables-extension-"
    description = "Tables of papers with any columns"

    def write(self, papers):  # type: ignore[no-untyped-def]
        raise NotImplementedError


DIALECT = GeneralTable()
