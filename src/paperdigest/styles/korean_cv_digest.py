"""Daily papers on computer vision, each with a one-sentence summary, a paragraph in Korean, and tags.

    # arXiv cs.CV Daily Digest — 2031-05-06 (KST)

    ### [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)

    **한 줄 요약**: 기다리는 망이 이긴다.

    **핵심 기여**: 답을 늦추는 게이트를 제안한다.

    **태그**: robotics, gating

    ---

The grammar:

    record = "### [", title, "](", url, ")", { "**", label, "**: ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Part, RecordDialect, Tags


class KoreanCvDigest(RecordDialect):
    """The korean_cv_digest style."""

    name = "korean_cv_digest"
    homepage = "https://github.com/russel0719/arxiv-summary"
    description = (
        "Daily papers on computer vision, each with a one-sentence summary, a paragraph in Korean, and tags"
    )
    frame = ("# arXiv cs.CV Daily Digest — {listed} (KST)",)
    layouts = (
        Layout(
            "### [{title}]({url})\n",
            Labelled(
                "**{label}**: {value}\n",
                {"한 줄 요약": Part(), "핵심 기여": Part(), "태그": Tags()},
                needs=("한 줄 요약",),
            ),
            ends="---",
        ),
    )
    heading_level = 1


DIALECT = KoreanCvDigest()
