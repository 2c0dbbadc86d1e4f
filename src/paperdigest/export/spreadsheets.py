"""Papers as CSV for spreadsheets, in which no cell becomes a formula. Needs no extra.

Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula, quoted or not, and a formula can send
data away. Anyone can put such a title into a digest. So these cells, and those that begin with a tab or a line end
(which some programs strip first), get a leading apostrophe: spreadsheets show them as they are. For programs, which run
nothing, the guard can be switched off.

pandas takes arXiv identifiers for numbers (3106.00010 for 3106.0001) unless it is told otherwise:
`pandas.read_csv(path, dtype={"arxiv_id": str})`.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from paperdigest.export.rows import METRIC_COLUMNS, PAPER_COLUMNS, metric_rows, paper_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from paperdigest.model import Paper

    class TextTarget(Protocol):
        """What text can be written to."""

        def write(self, text: str, /) -> object:
            """Write a text."""


# The last four are the full-width forms, which some spreadsheets take for the plain ones.
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_SEPARATOR = "; "
_QUOTE = '"'
# Where the comma is for decimals, a semicolon parts cells, and in other programs a tab or a bar: a title such as
# "x;=1+1" would become a formula there.
_PARTED = re.compile(r'[",;|\t\r\n]')


def write_csv(papers: Iterable[Paper], target: TextTarget, *, guard: bool = True) -> None:
    """Write papers as CSV (RFC 4180): a head, then one row a paper, with the columns of `rows.PAPER_COLUMNS`.

    Args:
        papers: The papers.
        target: A text file; open it with `newline=""`, and with encoding "utf-8-sig" where Excel is to read it.
        guard: Whether cells that a spreadsheet would run get an apostrophe. Without it they are exact: for programs
            only.
    """
    _write_rows(paper_rows(papers), PAPER_COLUMNS, target, guard=guard)


def _write_rows(
    rows: Iterable[Mapping[str, Any]], columns: Iterable[str], target: TextTarget, *, guard: bool
) -> None:
    names = list(columns)
    target.write(_line(names))
    for row in rows:
        target.write(_line(_cell(row[name], guard=guard) for name in names))


def _line(cells: Iterable[str]) -> str:
    """Return a line of CSV; what other separators would part is quoted, too."""
    return (
        ",".join(f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if _PARTED.search(cell) else cell for cell in cells)
        + "\r\n"
    )


def to_csv(papers: Iterable[Paper], *, guard: bool = True) -> str:
    """Return papers as CSV; the arguments are those of `write_csv`."""
    target = io.StringIO(newline="")
    write_csv(papers, target, guard=guard)
    return target.getvalue()


def metrics_to_csv(papers: Iterable[Paper], *, guard: bool = True) -> str:
    """Return the metrics of papers as CSV, with the columns of `rows.METRIC_COLUMNS`: one row a metric.

    Args:
        papers: The papers.
        guard: As for `write_csv`. Numbers below 0 stay numbers.
    """
    return metric_table(metric_rows(papers), guard=guard)


def metric_table(rows: Iterable[Mapping[str, Any]], *, guard: bool = True) -> str:
    """Return rows of metrics as CSV; the arguments are those of `metrics_to_csv`."""
    target = io.StringIO(newline="")
    _write_rows(rows, METRIC_COLUMNS, target, guard=guard)
    return target.getvalue()


def safe_cell(text: str) -> str:
    """Return the text of a cell with a leading apostrophe where a spreadsheet would run it as a formula.

    >>> safe_cell("=HYPERLINK(A1)"), safe_cell("Tidal Nets")
    ("'=HYPERLINK(A1)", 'Tidal Nets')
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _cell(value: Any, *, guard: bool) -> str:  # noqa: ANN401 - the cells of a row are of many types
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):  # a number runs nothing, below 0 neither
        return str(value)
    text = "" if value is None else _SEPARATOR.join(value) if isinstance(value, list) else str(value)
    return safe_cell(text) if guard else text
