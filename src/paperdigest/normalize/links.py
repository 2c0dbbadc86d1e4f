"""Find the links of a text, and the kind of page that each leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.model.making import make_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.model import Link, LinkKind

# The kind of each host, without "www."; link_kind also looks at the paths of some hosts.
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
# The longest target of a link. Browsers have a similar limit, and the limit keeps the time linear in the text.
_LONGEST = 4096
# The most closing parentheses in a target.
_MOST_PARENTHESES = 32
_ADDRESS = re.compile(r"(?:https?:)?(?://)?(?:www\.)?([^/?#\s]+)/?([^?#\s]*)", re.IGNORECASE)
# The form of nearly all links: no brackets in the label, and only printable ASCII in the target, without parentheses,
# quotes and angle brackets.
_PLAIN = re.compile(r"\[([^\[\]!]*+)\]\(([!#-&*-;=?-~]{0,4096}+)\)(?!\]\()")
# A target in angle brackets, which may contain unbalanced parentheses.
_ANGLED = re.compile(r"<[^<>\n]*>(?=[)\s])")
# A target with a title in quotes, which may contain them too.
_TITLED = re.compile(r"""\s*+(?:[^\s<>()]++|\([^\s<>()]*+\))++\s++(?:"[^"\n]*+"|'[^'\n]*+')\s*+(?=\))""")
# What templates print instead of a missing address, in lower case.
_PLACEHOLDERS = frozenset({"", "#", "-", "--", "–", "—", "n/a", "nan", "none", "null", "undefined", "暂无"})
_LONGEST_PLACEHOLDER = max(map(len, _PLACEHOLDERS))
# The length of the shortest bare address: "http://a.b".
_SHORTEST = 10
#: The pattern of a bare address: it ends before what cannot be part of one, and before East Asian punctuation.
BARE_ADDRESS = r"https?://[^\s<>\"`|\[\]\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]++"
# Links that are not inline links: an anchor tag, an address in angle brackets, a bare address. Other tags are skipped,
# with the addresses of images and styles in them. A bare address ends before a character that it cannot contain, and
# before East Asian punctuation.
_OTHERS = re.compile(
    r"<(?:(?P<auto>https?://[^\s<>]++)|(?P<anchor>a\s[^<>]*+)|[a-z!/][^<>]*+)>"
    rf"|(?<![a-z0-9])(?P<bare>{BARE_ADDRESS})",
    re.IGNORECASE,
)
_HREF = re.compile(r"""\shref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""", re.IGNORECASE)
_ANCHOR_ENDS = re.compile(r"<(?:a\s[^<>]*+|/a\s*+)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>")
# Punctuation after a bare address that belongs to the sentence or to emphasis.
_NO_ENDING = ".,;:!?'*_~"
# An address without its scheme; it counts if its host is one of these sites or has a kind.
_NO_SCHEME = re.compile(r"(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,})/[^\s<>\"|]++", re.IGNORECASE)
_SITES = frozenset(
    {
        "openreview.net",
        "alphaxiv.org",
        "biorxiv.org",
        "medrxiv.org",
        "chemrxiv.org",
        "osf.io",
        "papers.ssrn.com",
        "eprint.iacr.org",
        "hal.science",
        "proceedings.mlr.press",
        "proceedings.neurips.cc",
        "papers.nips.cc",
        "openaccess.thecvf.com",
        "dl.acm.org",
        "ieeexplore.ieee.org",
        "link.springer.com",
        "semanticscholar.org",
    }
)


# How nearly all addresses of papers begin.
_USUAL: dict[str, LinkKind] = {
    "https://arxiv.org/abs": "abstract",
    "http://arxiv.org/abs": "abstract",
    "https://arxiv.org/pdf": "pdf",
    "http://arxiv.org/pdf": "pdf",
    "https://huggingface.co/papers": "huggingface",
}


def link_kind(url: str, label: str | None = None) -> LinkKind:
    """Return the kind of page that an address leads to.

    The address decides; the label counts only if the address gives no kind.
    """
    return _USUAL.get(url.rpartition("/")[0]) or _other_kind(url, label)


def _other_kind(url: str, label: str | None) -> LinkKind:
    found = _ADDRESS.match(url)
    if found:
        host, path = found[1].lower(), found[2]
        if host == "arxiv.org" or host.endswith(".arxiv.org") or host.startswith("xxx."):  # its first mirrors
            is_file = path.lower().endswith(".pdf")
            return _ARXIV_PAGES.get(path.partition("/")[0], "pdf" if is_file else "other")
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
    """Yield start, end, label and target of each inline link of a text.

    The label may contain balanced brackets, and the target balanced parentheses. Nothing is unescaped. An image counts
    as a link, except as the label of a link. The target of a placeholder is "". This is one pass over the text.
    """
    plain = list(_PLAIN.finditer(text))
    if len(plain) == text.count("]("):
        for link in plain:
            yield link.start(), link.end(), link[1], "" if _is_placeholder(link[2]) else link[2]
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
        yield start, end + 1, text[start + 1 : turn], destination(text[turn + 2 : end])
        position = end + 1


def _label_start(text: str, first: int, turn: int) -> int:
    """Return the opening bracket for the closing one at `turn`, searching back to `first`; -1 if there is none."""
    depth, position = 1, turn
    while depth:
        opening = text.rfind("[", first, position)
        if opening < 0:
            return -1
        depth += text.count("]", opening, position) - 1
        position = opening
    return position


def _target_end(text: str, start: int) -> int:
    """Return the closing parenthesis for the one before `start`, in the same paragraph; -1 if there is none."""
    limit = min(len(text), start + _LONGEST)
    if wrapped := _ANGLED.match(text, start, limit) or _TITLED.match(text, start, limit):
        start = wrapped.end()
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


def destination(inside: str) -> str:
    """Return the address in the parentheses of an inline link, or "" for a placeholder (`null`, `#`, `N/A`).

    Angle brackets, and a title in quotes or parentheses, are removed as in CommonMark. Nothing is unescaped. A line
    break in the address becomes a space.

    Args:
        inside: The text between the parentheses.
    """
    inside = " ".join(inside.split())
    if inside.startswith("<") and (closing := inside.find(">")) > 0:
        inside = inside[1:closing].strip()
    elif inside.endswith(('"', "'", ")")):
        inside = inside[: _title_start(inside)]
    return "" if _is_placeholder(inside) else inside


def _title_start(inside: str) -> int:
    """Return where the title of a link begins; the end of the text if it has none."""
    sign, end = inside[-1], len(inside)
    opening = inside.rfind(" (") if sign == ")" else inside.find(" " + sign)
    is_title = 0 < opening < end - 2 and not (sign == ")" and ")" in inside[opening:-1])
    return opening if is_title else end


def _is_placeholder(url: str) -> bool:
    return len(url) <= _LONGEST_PLACEHOLDER and url.casefold() in _PLACEHOLDERS


def links_in(text: str, otherwise: LinkKind = "other") -> list[Link]:
    """Return the links of a text that is meant for links, in order.

    They are Markdown's inline links, HTML anchors, addresses in angle brackets and bare addresses. Addresses outside of
    inline links and anchors have no label. If the whole text is one address, its scheme may be missing. Placeholders
    (`[Code](null)`, `[PDF](#)`) are left out.

    Args:
        text: The text.
        otherwise: The kind of a link if neither its address nor its label gives one.
    """
    turns = text.count("](")
    found = _PLAIN.findall(text) if turns else []
    if turns == 1 == len(found):  # most texts are one link, with or without `**` around it
        label, url = found[0]
        if len(text) - len(label) - len(url) < _SHORTEST and len(url) > _LONGEST_PLACEHOLDER:
            return [_link(label, url, otherwise)]
    elif (
        turns > 1
        and turns == len(found) == text.count("://")
        and "<" not in text
        and all("://" in url for _, url in found)
    ):
        return [_link(label, url, otherwise) for label, url in found]
    return [_link(label, url, otherwise) for label, url in _all_links(text)]


def _link(label: str | None, url: str, otherwise: LinkKind) -> Link:
    kind = link_kind(url, label)
    return make_link(url, label, otherwise if kind == "other" else kind)


def _all_links(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield label and address of each link of any form."""
    alone = _NO_SCHEME.fullmatch(text.strip())
    if alone and (alone[1].lower() in _SITES or link_kind(alone[0]) != "other"):
        yield None, alone[0]
        return
    position = 0
    for start, end, label, url in iter_links(text):
        yield from _other_links(text, position, start)
        if url:
            yield label, url
        position = end
    yield from _other_links(text, position, len(text))


def _other_links(text: str, start: int, end: int) -> Iterator[tuple[str | None, str]]:
    """Yield label and address of the links between two places that are not inline links."""
    position = start
    while found := _OTHERS.search(text, position, end):
        position = found.end()
        label: str | None = None
        if found["bare"]:
            url = bare_address(found["bare"])
            if url.endswith("//"):
                continue
        elif found["auto"]:
            url = found["auto"]
        elif found["anchor"] and (href := _HREF.search(found[0])):
            url = destination((href[1] or href[2] or href[3] or "").replace("&amp;", "&"))
            if ending := _ANCHOR_ENDS.search(text, position, end):
                label = " ".join(_TAG.sub("", text[position : ending.start()]).split()) or None
                position = ending.start()
        else:
            continue
        if url:
            yield label, url


def bare_address(url: str) -> str:
    """Strip the punctuation after a bare address, but not parentheses that the address opens."""
    extra = url.count(")") - url.count("(")
    length = len(url)
    while url[length - 1] in _NO_ENDING or (extra > 0 and url[length - 1] == ")"):
        length -= 1
        extra -= url[length] == ")"
    return url[:length]
