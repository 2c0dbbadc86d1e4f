"""arXiv papers by topic, one list item each.

    > Updated on 2031.05.06

    ## Robotics

    - 2031-05-05, **Tidal Nets: Learning to Wait**, Ada Moor et.al., Paper: [http://arxiv.org/abs/3105.00001v1](http://arxiv.org/abs/3105.00001v1), Code: **[https://github.com/adamoor/tidal](https://github.com/adamoor/tidal)**

The grammar:

    record = "- ", date, ", **", title, "**, ", authors, ", Paper: ", link, [ ", Code: **", link, "**" ]
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Layout, Links, Listed, RecordDialect


class CvArxivDailyBullets(RecordDialect):
    """The cv_arxiv_daily_bullets style."""

    name = "cv_arxiv_daily_bullets"
    homepage = "https://github.com/Vincentqyw/cv-arxiv-daily"
    description = "arXiv papers by topic, one list item each, with the first author"
    frame = ("> Updated on {listed}",)
    fields = {
        "listed": Listed(written="%Y.%m.%d"),
        "authors": Authors(et_al=" et.al."),
        "paper": Links("abstract", but=("code",)),
        "code": Links("code"),
    }
    layouts = (
        Layout(
            (
                "- {published}, **{title}**, {authors}, Paper: {paper}, Code: **{code}**",
                "- {published}, **{title}**, {authors}, Paper: {paper}",
            )
        ),
    )
    heading_level = 2


DIALECT = CvArxivDailyBullets()
