"""Find the texts in a block that may be its title.

`title_candidates` takes the pieces of a block and returns candidates with scores. A link or a styled piece is one
candidate. Plain text is split at separators, and each part is a candidate. `cuts` takes the details off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.general.cuts import cut
from paperdigest.general.inline import BOLD, CODE, ITALIC, QUOTED, Piece
from paperdigest.general.pieces import Traits, count_words, find_et_al, is_label, title_score, traits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Separators in plain text, each with blanks before it.
_STRONG = re.compile(
    r"\s+(?:[|\u00b7\u2022\u00a6](?:\s+|(?<=\|)(?=\S))|/\s+|(?:->|[\u2192\u21d2])(?:\s+|\Z)|(?<=[ \t]{2})(?=[A-Z\u4e00-\u9fff]))"
)
_QUOTED = re.compile(
    r"[\"\u201c\u300c\u300e\u300a]([^\"\u201c\u201d\u300c\u300d\u300e\u300f\u300a\u300b]{4,400})[\"\u201d\u300d\u300f\u300b]"
    r"|\u00ab\s*([^\u00ab\u00bb]{4,400}?)\s*\u00bb"
)
# A title in quotation marks with quotations inside: `"Is "Plausible" Correct?", 2031`.
_WITH_QUOTES = re.compile(
    r'\s*"((?:[^"]{0,200}"[^"]{1,200}"(?=[^"\s]|\s[\w-])){1,3}[^"]{4,200})"(?=\s*(?:[,.;:|(\[]|\s-|\Z))'
)
# After a candidate with this score, plain text is skipped.
_SURE = 0.85
# After a candidate with this score, pieces without a style are skipped.
_CERTAIN = 1.0
# Most labels of links are not longer.
_SHORT = 12
# A shorter text in quotation marks is a word of a title.
_LEAST_QUOTED = 8
# Longer runs of plain text are prose.
_LONGEST = 1200


class TitleCandidate(NamedTuple):
    """A text that may be a title."""

    score: float
    number: int
    """The index of its piece."""
    part: int
    """The index of its part in the piece."""
    text: str
    piece: Piece
    before: str
    """The text before it in the same piece."""
    after: str
    """The text behind it in the same piece."""

    @property
    def slot(self) -> tuple[int, int, str, int]:
        """Its place and style, which entries of one shape share."""
        return min(self.number, 9), self.part, self.piece.kind, self.piece.style & (BOLD | QUOTED)


def title_candidates(pieces: Sequence[Piece]) -> list[TitleCandidate]:
    """Return the candidates for a title in the pieces of a block."""
    found: list[TitleCandidate] = []
    best = 0.0
    for index, piece in enumerate(pieces):
        if piece.kind not in ("text", "link") or not piece.text:
            continue
        if best >= _CERTAIN and not piece.style:
            continue
        if len(piece.text) <= _SHORT and (piece.kind == "link" or piece.style) and is_label(piece.text):
            continue
        place = 0.04 * min(index, 6)
        if piece.kind == "text" and piece.style and index and _is_bracketed(pieces, index):
            continue  # a tag: [**Nick**]
        if piece.kind == "link" or piece.style & (BOLD | ITALIC | CODE | QUOTED):
            traits = traits_of(piece)
            score = title_score(traits, piece) + 0.08 * (index == 0 and piece.style == ITALIC)
            if piece.kind == "text" and traits.text[-1:] == ":":
                score -= 0.15  # usually a name
            if traits.title > 0 and score > 0:
                text, before, after = traits.text, "", ""
                if traits.words > 3:
                    text, before, after = _cut_marked(text)
                found.append(TitleCandidate(score - place, index, 0, text, piece, before, after))
                best = max(best, score - place)
        elif best < _SURE and len(piece.text) > 3:  # no plain text is better
            _plain_candidates(piece, index, place, found)
    return found


def _cut_marked(text: str) -> tuple[str, str, str]:
    """Return the title in a link or styled text, and the text before and behind it: it may be a citation."""
    quote = _quoted(text) if '"' in text or "\u201c" in text else None
    if quote and _is_citation(text[: quote.start()]):
        return _inside(quote).rstrip(",."), text[: quote.start()], text[quote.end() :]
    return cut(text, is_marked=True)


def _inside(quote: re.Match[str]) -> str:
    """Return the text inside quotation marks."""
    return quote[quote.lastindex or 0]


def _is_citation(head: str) -> bool:
    """Whether the text before a quoted title is the names of a citation."""
    return head.rstrip()[-1:] in (".", ",") and ("," in head or find_et_al(head) is not None)


def _is_bracketed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether brackets enclose a piece."""
    after = pieces[index + 1].text if index + 1 < len(pieces) else ""
    return pieces[index - 1].text.rstrip()[-1:] in ("[", "【") and after.lstrip()[:1] in ("]", "】")


def _plain_candidates(piece: Piece, index: int, place: float, found: list[TitleCandidate]) -> None:
    """Append the candidates in a piece of plain text."""
    text = piece.text
    if len(text) > _LONGEST:
        return
    if quote := _quoted(text):
        title = _inside(quote).strip().rstrip(",.")
        styled = Piece("text", title, "", QUOTED)
        found.append(
            TitleCandidate(
                title_score(Traits(title), styled) - place,
                index,
                0,
                title,
                styled,
                text[: quote.start()],
                text[quote.end() :],
            )
        )
        return
    at, part = 0, 0
    for end, following in [*((m.start(), m.end()) for m in _STRONG.finditer(text)), (len(text), len(text))]:
        segment = text[at:end]
        if segment.strip() and not (index and _ends_a_sentence(segment.strip())):
            title, before, after = cut(segment)
            score = title_score(Traits(title), piece) if title else 0.0
            if score > 0:
                found.append(
                    TitleCandidate(
                        score - place - 0.04 * part,
                        index,
                        part,
                        title,
                        piece,
                        f"{text[:at]}\n{before}",
                        f"{after}\n{text[end:]}",
                    )
                )
            part += 1
        at = following


def _ends_a_sentence(text: str) -> bool:
    """Whether a text ends the sentence that began before it."""
    return text[0].islower() and text[-1] in ".!?" and text.partition(" ")[0].isalpha()


def _quoted(text: str) -> re.Match[str] | None:
    """Return the match of a quoted title: it is most of the text, or follows the names of a citation."""
    if not (
        '"' in text
        or "\u201c" in text
        or "\u300c" in text
        or "\u300a" in text
        or "\u300e" in text
        or "\u00ab" in text
    ):
        return None
    words = count_words(text)
    if text.count('"') > 2 and (whole := _WITH_QUOTES.match(text)):
        return whole
    for quote in _QUOTED.finditer(text):
        inside = _inside(quote)
        inner = count_words(inside)
        before = text[: quote.start()].rstrip()
        is_asian_quote = quote[0][0] not in '"\u201c\u00ab'
        if text[quote.end() : quote.end() + 1] == ":" or (len(inside) < _LEAST_QUOTED and not is_asian_quote):
            continue
        if (
            inner >= (2 if is_asian_quote or inside[-1] in ".," else 3)
            and (inner >= 0.4 * words or not before or before[-1] in ",.:)\uff0c\u3001")
            and not (before and before[-1] == ":" and inner < 0.4 * words)
        ):
            return quote
    return None
