"""A text as units and lines, which every dialect reads.

One pass over a digest finds its *units*: items, quotes, paragraphs, headings, fences, rules, HTML, front matter and
tables, nested as in CommonMark. Places are offsets into the text. Lines are counted only on demand.

    document = Document.from_text(text)
    for unit in document.units: ...      # unit.kind, unit.mark, unit.level, unit.units, unit.table
    document.span(unit)                  # the lines that the unit is on
    document.own(unit)                   # the lines of its own text, without the marks of lists and quotes

The modules: `units` defines the records, `reader` makes the pass, `nesting` tracks the open items and quotes, `html` has
the rule for tags, `tables` the rule for rows, `frontmatter` reads YAML fields, `details` finds `<details>` blocks, `grammar`
has the other patterns, and `text` the document with its lines.
"""

from paperdigest.document.document import Document
from paperdigest.document.tables import split_row
from paperdigest.document.units import COMMONMARK, DIGEST, Rules, TableLines, Unit

__all__ = ["COMMONMARK", "DIGEST", "Document", "Rules", "TableLines", "Unit", "split_row"]
