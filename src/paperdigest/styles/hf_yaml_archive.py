"""Hugging Face papers by tag, each a list item with a link to an archive file and the day.

    - [Tidal Nets: Learning to Wait](https://github.com/adamoor/hub/blob/main/archive/1/2031-05-06+Tidal+Nets.yaml) / 2031-05-06
    - [Lantern](https://github.com/adamoor/hub/blob/main/archive/1/2031-05-06+Lantern.yaml) / 2031-05-06
    - [Reed](https://github.com/adamoor/hub/blob/main/archive/2/2031-05-07+Reed.yaml) / 2031-05-07

A time may follow the day. The grammar:

    record = "- [", title, "](", url, ".yaml) / ", date
"""

from __future__ import annotations

from paperdigest.dialect import Layout, RecordDialect, Url


class HfYamlArchive(RecordDialect):
    """The hf_yaml_archive style."""

    name = "hf_yaml_archive"
    homepage = "https://github.com/deep-diver/hf-daily-paper-newsletter"
    description = "Hugging Face papers by tag, each a list item with a link to an archive file and the day"
    fields = {"url": Url(ending=".yaml")}
    layouts = (Layout("- [{title}]({url}) / {listed}"),)


DIALECT = HfYamlArchive()
