"""From papers to the text of a digest that gives them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from paperdigest.dialect.registry import registry
from paperdigest.errors import UnrepresentableError, told
from paperdigest.model import Digest, Paper
from paperdigest.parsing import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.dialect import Dialect
    from paperdigest.dialect.registry import Registry

_CONTENT = tuple(field.name for field in attrs.fields(Paper) if field.eq)


def render(papers: Iterable[Paper] | Digest, *, dialect: str) -> str:
    """Return a digest in some style that lists papers, in their order, under their headings and dates.

    What is written is read back and compared, so `parse(render(papers, dialect=d)) == papers` whenever this
    returns: nothing is written that would not be read back.

    Args:
        papers: The papers, or a digest of them.
        dialect: The name of the style.

    Raises:
        UnrepresentableError: The style can't hold a paper; it names the paper, the field and the reason.
        DialectNotFoundError: There is no dialect of that name.
    """
    chosen = registry()
    return render_with(papers, chosen.get(dialect), chosen)


def render_with(papers: Iterable[Paper] | Digest, dialect: Dialect, readers: Registry) -> str:
    """Return what a dialect writes, read back by the dialects of a registry; otherwise as `render`."""
    wanted = list(papers.papers if isinstance(papers, Digest) else papers)
    text = _written(dialect, wanted, readers)
    if isinstance(papers, Digest) and papers.title and not wanted:
        text = f"# {papers.title}\n{text}"
    found = read(text, readers).papers
    for index, paper in enumerate(wanted):
        if index >= len(found):
            raise UnrepresentableError(dialect.name, paper.title, "title", "the paper would not be read back")
        if found[index] != paper:
            field = next(name for name in _CONTENT if getattr(found[index], name) != getattr(paper, name))
            shown = f"{getattr(found[index], field)!r:.100}"
            raise UnrepresentableError(dialect.name, paper.title, field, f"it would be read back as {shown}")
    if len(found) > len(wanted):
        raise UnrepresentableError(
            dialect.name, found[-1].title, "title", "a paper would be read back that is not there"
        )
    return text


def _written(dialect: Dialect, papers: list[Paper], readers: Registry) -> str:
    """Return what a dialect writes; whatever goes wrong in one from outside is no more than that it can't.

    Raises:
        UnrepresentableError: The dialect can't write the papers.
    """
    if dialect.name not in readers.outside:
        return dialect.write(papers)
    try:
        text: object = dialect.write(list(papers))
    except (KeyboardInterrupt, UnrepresentableError):
        raise
    except BaseException as error:
        title = papers[0].title if papers else ""
        raise UnrepresentableError(
            dialect.name, title, "papers", f"the dialect failed: {told(error)}"
        ) from error
    if not isinstance(text, str):
        title = papers[0].title if papers else ""
        raise UnrepresentableError(
            dialect.name, title, "papers", f"{type(text).__name__} was written, no text"
        )
    return text
