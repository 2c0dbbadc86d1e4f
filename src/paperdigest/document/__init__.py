"""A text as units and lines: what every dialect looks at.

A digest is read in one pass into *units*: items, quotes, paragraphs, headings, fences, rules, HTML, front matter and
tables, nested as CommonMark nests them. Places are offsets into the text. Lines are counted only when somebody asks.

    document = Document.from_text(text)
    for unit in document.units: ...      # unit.kind, unit.mark, unit.level, unit.units, unit.table
    document.span(unit)                  # the lines that the unit is on
    document.own(unit)                   # the lines of its own text, without the marks of lists and quotes

The modules: `units` has the records, `reader` the pass, `nesting` what is open at a place, `html` the rule for tags,
`tables` the rule for rows, `frontmatter` the fields above a text, `details` what it folds away, `grammar` the other patterns, and `text` the document with its lines.
"""

from paperdigest.document.document import Document
from paperdigest.document.tables import split_row
from paperdigest.document.units import COMMONMARK, DIGEST, Rules, TableLines, Unit

__all__ = ["COMMONMARK", "DIGEST", "Document", "Rules", "TableLines", "Unit", "split_row"]
