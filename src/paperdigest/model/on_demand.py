"""Values that records compute on first access.

The modules for summaries, metrics, JSON and display import the records. Only this module imports in the opposite
direction. Each function imports its module when it is called, so importing the records stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.model.records import Digest, Metric, Paper, Problem


def language_of(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language, or None if it can't be identified."""
    from paperdigest.summaries.languages import identify  # noqa: PLC0415 - loads langdetect

    return identify(text)


def dataset_keys(datasets: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that group spellings of data sets."""
    from paperdigest.normalize.datasets import dataset_key  # noqa: PLC0415 - see above

    return tuple(map(dataset_key, datasets))


def sections_of(text: str) -> Mapping[str, str]:
    """Return the sections of a summary by their keys."""
    from paperdigest.summaries.sections import split_sections  # noqa: PLC0415 - see above

    return split_sections(text)


def bullets_of(text: str) -> tuple[str, ...]:
    """Return the items of a list in a summary."""
    from paperdigest.summaries.sections import split_bullets  # noqa: PLC0415 - see above

    return split_bullets(text)


def metrics_of(text: str) -> tuple[Metric, ...]:
    """Return the metrics that a text reports."""
    from paperdigest.summaries.metrics import extract_metrics  # noqa: PLC0415 - see above

    return extract_metrics(text)


def to_dict(paper: Paper) -> dict[str, Any]:
    """Return a paper as a dict of JSON types."""
    from paperdigest.serialize import paper_to_dict  # noqa: PLC0415 - loads cattrs

    return paper_to_dict(paper)


def from_dict(data: Mapping[str, Any]) -> Paper:
    """Return the paper of a dict that `to_dict` returned."""
    from paperdigest.serialize import paper_from_dict  # noqa: PLC0415 - loads cattrs

    return paper_from_dict(data)


def to_html(record: Paper | Digest | Problem) -> str:
    """Return a record as HTML for notebooks."""
    from paperdigest.display import record_html  # noqa: PLC0415 - only notebooks need it

    return record_html(record)


def to_arrow_stream(papers: Sequence[Paper], requested_schema: object) -> object:
    """Return papers as an Arrow C stream."""
    from paperdigest.export.arrow import to_table  # noqa: PLC0415 - an extra

    stream: object = to_table(papers).__arrow_c_stream__(requested_schema)
    return stream
