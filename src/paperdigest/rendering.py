"""Rendering: papers become the text of a digest that parses back into the same papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from paperdigest.dialect.registry import registry
from paperdigest.dialect.template import frame_templates
from paperdigest.dialect.writing import Outgoing
from paperdigest.errors import UnrepresentableError, told
from paperdigest.model import Digest, Paper
from paperdigest.parsing import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.dialect import Dialect
    from paperdigest.dialect.registry import Registry

_CONTENT = tuple(field.name for field in attrs.fields(Paper) if field.eq)


def render(papers: Iterable[Paper] | Digest, *, dialect: str) -> str:
    """Render papers as a digest in a style, in their order, under their headings and dates.

    The text is parsed again and compared with the papers before it is returned. So
    `parse(render(papers, dialect=d)) == papers` is always true.

    Args:
        papers: The papers, or a digest of them.
        dialect: The name of the style.

    Returns:
        The text of the digest.

    Raises:
        UnrepresentableError: The style can't represent a paper. The exception has the paper's title, the field and the
            reason.
        DialectNotFoundError: No dialect has the name.
    """
    chosen = registry()
    return render_with(papers, chosen.get(dialect), chosen)


def render_with(papers: Iterable[Paper] | Digest, dialect: Dialect, readers: Registry) -> str:
    """Render papers with a dialect, checked by parsing with the dialects of a registry; otherwise as `render`."""
    wanted = list(papers.papers if isinstance(papers, Digest) else papers)
    text = _written(dialect, wanted, readers)
    if isinstance(papers, Digest) and papers.title and not wanted:
        text = f"# {papers.title}\n{text}"
    found = read(text, readers).papers
    for index, paper in enumerate(wanted):
        if index >= len(found):
            raise UnrepresentableError(
                dialect.name, paper.title, "title", f"parsing would lose the paper{_why_lost(dialect, paper)}"
            )
        if found[index] != paper:
            field = next(name for name in _CONTENT if getattr(found[index], name) != getattr(paper, name))
            shown = f"{getattr(found[index], field)!r:.100}"
            why = ""
            if field == "title":
                why = _why_lost(dialect, paper)
            elif field == "listed":
                why = _heading_for_the_day(dialect, paper, readers)
            raise UnrepresentableError(dialect.name, paper.title, field, f"parsing would give {shown}{why}")
    if len(found) > len(wanted):
        raise UnrepresentableError(
            dialect.name,
            found[-1].title,
            "title",
            "parsing would give this paper, which was not among the papers",
        )
    return text


def _why_lost(dialect: Dialect, paper: Paper) -> str:
    """Return why a dialect would not read the record that it writes of a paper, behind ": "; "" if this is not known."""
    from paperdigest.dialect.explain import NOT_A_RECORD, OPENS_NONE, explain  # noqa: PLC0415 - only an error needs it

    try:
        lines = explain(dialect, dialect.write([paper])).unread
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - a bug in a plug-in must not hide the error that is being reported
        return ""
    reasons = [line.reading for line in lines if line.reading.startswith(OPENS_NONE)]
    reasons += [line.reading for line in lines if paper.title in line.text and line.reading != NOT_A_RECORD]
    return f": {reasons[0].removeprefix(OPENS_NONE)}" if reasons and paper.title else ""


def _heading_for_the_day(dialect: Dialect, paper: Paper, readers: Registry) -> str:
    """Return advice to put the day of the digest into a heading of the paper, if the dialect has no other place for it."""
    if paper.listed is None:
        return ""
    frame = next((form for form in frame_templates(type(dialect)) if form.text.startswith("#")), None)
    heading = frame.fill(frame.values(Outgoing(paper))).lstrip("# ") if frame else str(paper.listed)
    headed = attrs.evolve(paper, headings=(heading, *paper.headings))
    try:
        is_read = read(_written(dialect, [headed], readers), readers).papers == (headed,)
    except UnrepresentableError:
        return ""
    return f"; the style has the day in a heading: use headings={headed.headings!r}" if is_read else ""


def _written(dialect: Dialect, papers: list[Paper], readers: Registry) -> str:
    """Return the text that a dialect writes.

    Raises:
        UnrepresentableError: The dialect can't write the papers, or is a plug-in and fails.
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
            dialect.name, title, "papers", f"the dialect returned {type(text).__name__}, not str"
        )
    return text
