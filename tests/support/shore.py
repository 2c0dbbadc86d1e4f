"""A style for tests: items, each a linked title.

    # May

    * Shore: [Tidal Nets](https://arxiv.org/abs/3105.00001)
    * Shore: [Reed Nets](https://arxiv.org/abs/3105.00002)

The grammar:

    record = "* Shore: [", title, "](", url, ")"
"""

from __future__ import annotations

from paperdigest.dialect import Layout, RecordDialect


class Shore(RecordDialect):
    """The shore style."""

    name = "shore"
    homepage = "https://example.org/shore"
    description = "linked titles in bullets"
    layouts = (Layout("* Shore: [{title}]({url})"),)
