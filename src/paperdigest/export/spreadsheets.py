"""Papers as CSV, with cells guarded against running as formulas. Needs no extra.

Spreadsheets run cells that begin with `=`, `+`, `-` or `@` as formulas, even if they are quoted. A formula can send
data to others, and anyone can put such a title into a digest. So these cells get a leading apostrophe, and spreadsheets
show their text. The same applies to cells that begin with a tab or a line end, which some programs strip. You can
switch the guard off if only programs read the file.

pandas reads arXiv identifiers as numbers (3106.00010 becomes 3106.0001). To prevent that, use
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
        """An object that text can be written to."""

        def write(self, text: str, /) -> object:
            """Write a text."""


# The last four are the full-width forms, which some spreadsheets treat like the plain ones.
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_SEPARATOR = "; "
_QUOTE = '"'
# Characters that force quotes. Locales with decimal commas separate cells by semicolons, and some programs by tabs or
# bars. Unquoted, the title "x;=1+1" would become two cells there, one of them a formula.
_PARTED = re.compile(r'[",;|\t\r\n]')


def write_csv(papers: Iterable[Paper], target: TextTarget, *, guard: bool = True) -> None:
    """Write papers as CSV (RFC 4180): a header, then one row for each paper, with the columns of `rows.PAPER_COLUMNS`.

    Args:
        papers: The papers.
        target: A text file. Open it with `newline=""`, and for Excel with the encoding "utf-8-sig".
        guard: Whether to add an apostrophe to cells that spreadsheets would run as formulas. Without it, cells are
            exact, but only programs should read the file.
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
    """Return a line of CSV. Cells with other common separators are quoted, too."""
    return (
        ",".join(f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if _PARTED.search(cell) else cell for cell in cells)
        + "\r\n"
    )


def to_csv(papers: Iterable[Paper], *, guard: bool = True) -> str:
    """Convert papers to CSV. The arguments are those of `write_csv`."""
    target = io.StringIO(newline="")
    write_csv(papers, target, guard=guard)
    return target.getvalue()


def metrics_to_csv(papers: Iterable[Paper], *, guard: bool = True) -> str:
    """Convert the metrics of papers to CSV: one row for each metric, with the columns of `rows.METRIC_COLUMNS`.

    Args:
        papers: The papers.
        guard: As for `write_csv`. Negative numbers stay numbers.
    """
    return metric_table(metric_rows(papers), guard=guard)


def metric_table(rows: Iterable[Mapping[str, Any]], *, guard: bool = True) -> str:
    """Convert rows of metrics to CSV. The arguments are those of `metrics_to_csv`."""
    target = io.StringIO(newline="")
    _write_rows(rows, METRIC_COLUMNS, target, guard=guard)
    return target.getvalue()


def safe_cell(text: str) -> str:
    """Return the text of a cell, with a leading apostrophe if a spreadsheet would run it as a formula.

    >>> safe_cell("=HYPERLINK(A1)"), safe_cell("Tidal Nets")
    ("'=HYPERLINK(A1)", 'Tidal Nets')
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _cell(value: Any, *, guard: bool) -> str:  # noqa: ANN401 - the cells of a row are of many types
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):  # numbers are no formulas, even with a minus sign
        return str(value)
    text = "" if value is None else _SEPARATOR.join(value) if isinstance(value, list) else str(value)
    return safe_cell(text) if guard else text
