"""Read paper digests (daily arXiv tables, Hugging Face papers, monthly lists) into typed, exact records."""

from __future__ import annotations

from paperdigest.model import Author, Detection, Digest, Link, Metric, Paper, Problem, Summary, Translation, Unclaimed
from paperdigest._api import parse, parse_digest, detect, dialects
