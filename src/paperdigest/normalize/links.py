"""Links of Markdown as templates write them, and what they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest._making import make_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.model import Link, LinkKind

# Host, without "www.", to kind; the paths of some hosts tell more: see link_kind.
_HOSTS: dict[str, LinkKind] = {
    "github.com": "code",
    "gitlab.com": "code",
    "bitbucket.org": "code",
    "gitee.com": "code",
    "codeberg.org": "code",
    "gist.github.com": "code",
    "colab.research.google.com": "demo",
    "youtube.com": "video",
    "m.youtube.com": "video",
    "youtu.be": "video",
    "bilibili.com": "video",
    "vimeo.com": "video",
    "slideslive.com": "video",
    "kaggle.com": "dataset",
    "zenodo.org": "dataset",
    "doi.org": "abstract",
    "dx.doi.org": "abstract",
    "aclanthology.org": "abstract",
    "pubmed.ncbi.nlm.nih.gov": "abstract",
}
_HUGGING_FACE = frozenset({"huggingface.co", "hf.co"})
_ARXIV_PAGES: dict[str, LinkKind] = {"abs": "abstract", "pdf": "pdf", "html": "html"}
_LABELS: dict[str, LinkKind] = {
    "code": "code",
    "github": "code",
    "official code": "code",
    "pdf": "pdf",
    "paper": "abstract",
    "abs": "abstract",
    "arxiv": "abstract",
    "html": "html",
    "model": "model",
    "models": "model",
    "weights": "model",
    "dataset": "dataset",
    "data": "dataset",
    "demo": "demo",
    "project": "project",
    "project page": "project",
    "website": "project",
    "homepage": "project",
    "page": "project",
    "video": "video",
    "slides": "note",
    "blog": "note",
    "notes": "note",
    "hugging face": "huggingface",
    "huggingface": "huggingface",
}
# The longest target of a link that is looked at: browsers stop near here, and so the time grows with the text.
_LONGEST = 4096
# The most parentheses that close in a target: more are not those of an address.
_MOST_PARENTHESES = 32
_ADDRESS = re.compile(r"(?:https?:)?(?://)?(?:www\.)?([^/?#\s]+)/?([^?#\s]*)", re.IGNORECASE)
# A link without brackets in its label, and with nothing in its target but what is visible in ASCII, without
# parentheses, quotes and angle brackets: nearly all are such.
_PLAIN = re.compile(r"\[([^\[\]!]*+)\]\(([!#-&*-;=?-~]{0,4096}+)\)(?!\]\()")
# A target in angle brackets, which may hold parentheses that are not balanced.
_ANGLED = re.compile(r"<[^<>\n]*>(?=[)\s])")


# Nearly all addresses of papers begin so; the others are looked at closely.
_USUAL: dict[str, LinkKind] = {
    "https://arxiv.org/abs": "abstract",
    "http://arxiv.org/abs": "abstract",
    "https://arxiv.org/pdf": "pdf",
    "http://arxiv.org/pdf": "pdf",
    "https://huggingface.co/papers": "huggingface",
}


_SCHEMES = frozenset({"https", "http"})


def link_kind(url: str, label: str | None = None) -> LinkKind:
    """Return what an address leads to.

    The address says most of it; the label counts where the address says nothing.
    """
    usual = _USUAL.get(url.rpartition("/")[0])
    if usual is not None:
        return usual
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    if host in _HOSTS and scheme in _SCHEMES and "." not in path:
        return _HOSTS[host]  # the same as below, without the pattern
    found = _ADDRESS.match(url)
    if found:
        host, path = found[1].lower(), found[2]
        if host == "arxiv.org" or host.endswith(".arxiv.org"):
            return _ARXIV_PAGES.get(path.partition("/")[0], "other")
        if host in _HUGGING_FACE:
            return _hugging_face_kind(path)
        if path.lower().endswith(".pdf"):
            return "pdf"
        if host in _HOSTS:
            return _HOSTS[host]
        if host.endswith((".github.io", ".gitlab.io")):
            return "project"
    return _LABELS.get(label.strip().casefold(), "other") if label else "other"


def _hugging_face_kind(path: str) -> LinkKind:
    first, _, rest = path.partition("/")
    if first == "datasets":
        return "dataset"
    if first == "spaces":
        return "demo"
    return (
        "model" if rest and first not in {"papers", "collections", "blog", "docs", "posts"} else "huggingface"
    )


def iter_links(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Find the inline links of a text: yield start, end, label and target of each.

    Brackets may nest in the label and parentheses in the target, where they are balanced; nothing is unescaped,
    and what is not closed is no link. An image counts as a link, but not where it is the label of one. One pass
    over the text.
    """
    plain = list(_PLAIN.finditer(text))
    if len(plain) == text.count("]("):
        for link in plain:
            yield link.start(), link.end(), link[1], link[2]
        return
    position = 0
    while (turn := text.find("](", position)) >= 0:
        start = _label_start(text, position, turn)
        end = _target_end(text, turn + 2)
        if start < 0 or end < 0:
            position = turn + 2
            continue
        if text.startswith("](", end + 1) and text[max(0, start - 2) : start] == "[!":
            outer = _target_end(text, end + 3)  # a badge: [![label](image)](target)
            if outer >= 0:
                start, turn, end = start - 2, end + 1, outer
        yield start, end + 1, text[start + 1 : turn], _target(text[turn + 2 : end])
        position = end + 1


def _label_start(text: str, first: int, turn: int) -> int:
    """Return where the bracket opens that closes at `turn`, not before `first`; -1 where none does."""
    depth, position = 1, turn
    while depth:
        opening = text.rfind("[", first, position)
        if opening < 0:
            return -1
        depth += text.count("]", opening, position) - 1
        position = opening
    return position


def _target_end(text: str, start: int) -> int:
    """Return where the parenthesis closes that opens before `start`, in the same paragraph; -1 where none does."""
    limit = min(len(text), start + _LONGEST)
    if angled := _ANGLED.match(text, start, limit):
        start = angled.end()
    if (gap := text.find("\n\n", start, limit)) >= 0:
        limit = gap
    depth, position = 0, start
    for _ in range(_MOST_PARENTHESES):
        closing = text.find(")", position, limit)
        if closing < 0:
            break
        depth += text.count("(", position, closing) - 1
        if depth < 0:
            return closing
        position = closing + 1
    return -1


def _target(inside: str) -> str:
    """Return the address in the parentheses of a link, without angle brackets and title."""
    inside = " ".join(inside.split())  # a template may have broken it over lines; what it was is not guessed
    if inside.startswith("<") and (closing := inside.find(">")) > 0:
        return inside[1:closing]
    if inside.endswith(('"', "'")) and (quote := inside.find(" " + inside[-1])) > 0:
        return inside[:quote].rstrip()
    return inside


def links_in(text: str, otherwise: LinkKind = "other") -> list[Link]:
    """Return the inline links of a text in order; links with an empty target are placeholders, and left out.

    Args:
        text: The text.
        otherwise: The kind of a link whose address and label do not tell it.
    """
    found = _PLAIN.findall(text)
    if len(found) != text.count("]("):
        found = [(label, url) for _, _, label, url in iter_links(text)]
    links = []
    for label, url in found:
        if url:
            kind = link_kind(url, label)
            links.append(make_link(url, label, otherwise if kind == "other" else kind))
    return links
