"""The public interface for styles: built-in styles and plug-ins use the same names."""

from __future__ import annotations

from paperdigest.dialect.base import (
    Context,
    Dialect,
    Document,
    Draft,
    Region,
    header_name,
    header_text,
    line_shape,
)
from paperdigest.dialect.fields import (
    Authors,
    Beginning,
    Date,
    Doi,
    Extra,
    Field,
    Identifier,
    Ignored,
    Links,
    Listed,
    Number,
    Part,
    Quoted,
    Repeated,
    SitePage,
    TagList,
    Tags,
    Text,
    Title,
    Translated,
    Url,
)
from paperdigest.dialect.frontmatter import FrontMatter, LinkList
from paperdigest.dialect.html import ElementTags, HtmlDialect, HtmlLayout
from paperdigest.dialect.layouts import Layout
from paperdigest.dialect.parts import Labelled, Labels
from paperdigest.dialect.records import RecordDialect
from paperdigest.dialect.tables import TableDialect
from paperdigest.dialect.template import Template
from paperdigest.dialect.writing import Outgoing

__all__ = [
    "Authors",
    "Beginning",
    "Context",
    "Date",
    "Dialect",
    "Document",
    "Doi",
    "Draft",
    "ElementTags",
    "Extra",
    "Field",
    "FrontMatter",
    "HtmlDialect",
    "HtmlLayout",
    "Identifier",
    "Ignored",
    "Labelled",
    "Labels",
    "Layout",
    "LinkList",
    "Links",
    "Listed",
    "Number",
    "Outgoing",
    "Part",
    "Quoted",
    "RecordDialect",
    "Region",
    "Repeated",
    "SitePage",
    "TableDialect",
    "TagList",
    "Tags",
    "Template",
    "Text",
    "Title",
    "Translated",
    "Url",
    "header_name",
    "header_text",
    "line_shape",
]
