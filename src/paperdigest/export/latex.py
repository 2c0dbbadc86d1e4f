r"""Escaping of text as LaTeX that only prints it.

Titles contain LaTeX by their authors: `\emph{Slow}`, `M\"oor`, `$x_i$`. Known harmless commands are kept. All other
commands are escaped, so that they are printed and not run: `\input` reads files and `\write` writes them, and a list of
dangerous commands would never be complete.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from paperdigest.export.references import one_line
from paperdigest.normalize.spaces import word_set

# Braces become commands, because BibTeX counts even escaped braces.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    r"\{": r"\textbraceleft{}",
    r"\}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{c: f"\\{c}" for c in "$%&#_"},
}

# Commands that change the font or position of their argument.
_FONTS = word_set(
    "emph textbf textit textmd textnormal textrm textsc textsf textsl texttt textup underline textsuperscript"
    " textsubscript mbox"
)
# Commands that change the font up to the end of a group. They are kept only inside a group: `{\em Slow}`.
_SWITCHES = word_set("em bf it rm sc sf sl tt bfseries itshape mdseries rmfamily scshape sffamily ttfamily")
# Letters and signs without arguments.
_SIGNS = word_set(
    "AA AE L O OE aa ae i j l o oe ss S P dag ddag copyright pounds dots ldots slash TeX LaTeX textasciicircum"
    " textasciitilde textbackslash textbar textbraceleft textbraceright textbullet textcopyright textdegree"
    " textellipsis textemdash textendash texteuro textgreater textless textmu textperiodcentered textpm"
    " textquotedblleft textquotedblright textquoteleft textquoteright textregistered texttimes texttrademark"
    " textunderscore"
)
# Accents whose commands are letters. Those whose commands are signs are in the pattern of tokens.
_ACCENTS = word_set("H b c d k r t u v")

# Harmless commands in mathematics: letters, signs, functions, fonts, accents, fences and spaces.
_IN_MATH = _FONTS | word_set(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron pi"
    " varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon"
    " Phi Psi Omega aleph beth ell hbar imath jmath wp Re Im partial nabla infty emptyset varnothing forall exists"
    " nexists neg lnot angle triangle square Box diamond Diamond star bigstar prime top bot clubsuit diamondsuit"
    " heartsuit spadesuit flat natural sharp degree surd checkmark"
    " pm mp times div cdot cdotp ast circ bullet oplus ominus otimes oslash odot dagger ddagger amalg cap cup uplus"
    " sqcap sqcup vee lor wedge land setminus smallsetminus wr bigcap bigcup bigoplus bigotimes bigvee bigwedge sum prod"
    " coprod int iint iiint oint ltimes rtimes"
    " leq le geq ge neq ne equiv sim simeq approx approxeq cong asymp doteq propto ll gg lll ggg lesssim gtrsim"
    " lessapprox gtrapprox leqslant geqslant leqq geqq nleq ngeq prec succ preceq succeq subset supset subseteq"
    " supseteq subsetneq supsetneq sqsubset sqsupset in ni notin mid nmid parallel perp models vdash dashv triangleq"
    " coloneqq colon lt gt not"
    " to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow longleftarrow longrightarrow"
    " longleftrightarrow Longrightarrow Longleftarrow Longleftrightarrow mapsto longmapsto hookrightarrow hookleftarrow"
    " uparrow downarrow updownarrow Uparrow Downarrow nearrow searrow swarrow nwarrow rightsquigarrow leadsto iff implies"
    " rightharpoonup leftharpoonup rightleftharpoons twoheadrightarrow"
    " arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup"
    " ln log max min Pr sec sin sinh sup tan tanh operatorname bmod pmod mod"
    " mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathscr mathsf mathtt mathop mathbin mathrel boldsymbol"
    " bm pmb text rm bf it tt sf cal displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits"
    " hat widehat bar overline tilde widetilde vec overrightarrow overleftarrow dot ddot dddot acute grave breve check"
    " mathring overbrace underbrace overset underset stackrel xrightarrow xleftarrow phantom hphantom vphantom"
    " frac dfrac tfrac cfrac sqrt binom dbinom tbinom choose over atop substack"
    " left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr langle rangle lceil rceil lfloor"
    " rfloor lbrace rbrace lbrack rbrack lvert rvert lVert rVert vert Vert backslash"
    " ldots cdots vdots ddots dots dotsc dotsb quad qquad enspace thinspace medspace thickspace hfill"
    " textdegree S P"
)

# Mathematics. As in pandoc, prices do not match: no space just inside the dollars, no digit after them.
_MATH = r"(?<!\\)\$(?=[^\s$])(?:[^$\\]|\\.)*?(?<=[^\s\\])\$(?!\d)"
_BARE_IN_MATH = re.compile(r"(\\.)|([%#&])")
_COMMAND = re.compile(r"\\([A-Za-z@]+)")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<math>{_MATH})"
        # An accent precedes a letter or braces.
        r"|(?P<accent>\\(?:['\"`^~=.]|[Hbcdkrtuv](?=[{\s]))(?:\s?(?:[A-Za-z]|\\[ij](?![A-Za-z]))|(?=\s?\{)))"
        r"|\\(?P<command>[A-Za-z]+)"
        r"|(?P<escaped>\\[$%&#_{} ,/-])"
        r"|(?P<sign>[\\{}~^<>$%&#_])"
    )


def escape(text: str) -> str:
    r"""Escape a text as LaTeX that prints it. Mathematics and harmless commands are kept if possible.

    >>> print(escape("50 % of $x_i$ & more_of {it}"))
    50 \% of $x_i$ \& more\_of \textbraceleft{}it\textbraceright{}
    >>> print(escape(r"\emph{Slow} M\"oor, \input{x}"))
    \emph{Slow} M\"oor, \textbackslash{}input\textbraceleft{}x\textbraceright{}
    """
    return _Escaper(one_line(text)).escaped()


class _Escaper:
    """Escapes a text in one pass."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._closing = _pairs(line)
        self._kept: set[int] = set()  # the positions of braces to keep

    def escaped(self) -> str:
        parts: list[str] = []
        end = 0
        while found := _token().search(self._line, end):
            parts.append(self._line[end : found.start()])
            end = found.end()
            if found["math"] is None:
                parts.append(self._token(found))
            elif _is_harmless_math(found[0][1:-1]):
                parts.append(_BARE_IN_MATH.sub(_guard, found[0]))
            else:  # not harmless mathematics: treat the text after the dollar as text
                parts.append(_ESCAPES["$"])
                end = found.start() + 1
        return "".join([*parts, self._line[end:]])

    def _token(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        text = found[0]
        if kind == "accent":
            is_complete = text[-1].isalpha() and not (len(text) == 2 and text[1] in _ACCENTS)
            return text if is_complete or self._keeps(found.end()) else self._spelled(text)
        if kind == "command":
            return text if self._is_kept(found["command"], found) else self._spelled(text)
        if kind == "sign" and found.start() in self._kept:
            return text
        if text == "{" and self._begins_group(found.end()) and self._keeps(found.start()):
            return text
        return _ESCAPES.get(text, text)

    def _is_kept(self, command: str, found: re.Match[str]) -> bool:
        if command in _SIGNS:
            if self._line.startswith("{}", found.end()):
                self._keeps(found.end())  # "\\o{}"
            return True
        if command in _SWITCHES:
            return found.start() - 1 in self._kept and self._line[found.start() - 1] == "{"
        return command in _FONTS and self._keeps(found.end())

    def _keeps(self, at: int) -> bool:
        """Keep the pair of braces that opens at a position or after one space; return whether there is one."""
        at += self._line.startswith(" {", at)
        if at not in self._closing:
            return False
        self._kept.update((at, self._closing[at]))
        return True

    def _begins_group(self, at: int) -> bool:
        r"""Whether a group begins with a command that is kept: `{\em Slow}`, `{\"o}`."""
        found = _token().match(self._line, at)
        if found is None:
            return False
        return found.lastgroup == "accent" or found["command"] in _FONTS | _SWITCHES | _SIGNS

    @staticmethod
    def _spelled(token: str) -> str:
        return "".join(_ESCAPES.get(c, c) for c in token)


def _pairs(line: str) -> dict[int, int]:
    """Return the position of the closing brace for each opening brace that has one."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for found in re.finditer(r"\\.|[{}]", line):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            closing[opened.pop()] = found.start()
    return closing


def _is_harmless_math(math: str) -> bool:
    """Whether the braces of mathematics are balanced and all its commands are known.

    `^^` is not harmless, because TeX replaces `^^5c` by a backslash before it looks for commands.
    """
    return "^^" not in math and _balanced(math) and all(name in _IN_MATH for name in _COMMAND.findall(math))


def _guard(found: re.Match[str]) -> str:
    return found[1] or f"\\{found[2]}"


def _balanced(math: str) -> bool:
    """Whether the braces are balanced both for BibTeX, which counts all, and for LaTeX, which skips escaped ones."""
    return all(_closes(one) for one in (math, re.sub(r"\\.", "", math)))


def _closes(text: str) -> bool:
    depths = list(accumulate((1 if c == "{" else -1 for c in text if c in "{}"), initial=0))
    return min(depths) == depths[-1] == 0
