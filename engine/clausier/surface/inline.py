"""The words of a paragraph: bold, placeholders, passages and derogations, read in one pass without recursion."""

from __future__ import annotations

import re

from clausier.surface.limits import MAX_PASSAGES, MAX_PROBLEMS, MAX_VALUES
from clausier.surface.page import Derogation, Passage, Placeholder, Words
from clausier.text import codes
from clausier.text.characters import plain
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.page import Inline
    from clausier.surface.parser import Parser

DROPPED = "\x00"
"""Stands for each character of a comment, which is not printed; no accepted file holds it."""

_STOPS = re.compile(r"\{\{|\{|\*\*|[ \t\x00]*\r?\n[ \t\x00]*|\x00+")
_INSIDE = re.compile(r"[«»{}()]|:")
_BLANKS = f"{DROPPED} \t\r\n\u00a0\u202f"
_SPACES = re.compile(r"[ \t\r\n]+")
_DEROGATES = re.compile(r"\s*déroge\s+([^\W\d]\w*)\s+à\s+«([^»]*)»\s+si(?=\s)")
_DEROGATES_FORM = "écrivez {déroge nom à « mots de l'article » si condition} … {fin}"


class _Frame:
    """An open passage: where it opened, its condition, its two sides; of a derogation, its name and what it quotes."""

    def __init__(self, span: Span, condition: Expression | None, derogation: tuple[str, str] | None = None) -> None:
        self.span = span
        self.condition = condition
        self.derogation = derogation
        self.then: list[Inline] = []
        self.otherwise: list[Inline] = []
        self.after_else = False

    @property
    def current(self) -> list[Inline]:
        return self.otherwise if self.after_else else self.then


class InlineReader:
    """Reads the words of one paragraph into a tuple of inlines; ``problems`` gathers what is wrong."""

    def __init__(self, source: str, text: str, start: int, end: int, parser: Parser, values: int = 0) -> None:
        """Read the characters ``start`` to ``end`` of ``text``, the whole file named ``source``.

        ``values``: how many expressions in braces the file had before.
        """
        self.values = values
        self.problems: list[Diagnostic] = []
        self._source = source
        self._text = text
        self._end = end
        self._at = start
        self._parser = parser
        self._bold_at: int | None = None
        self._root = _Frame(Span(source, start, end), None)
        self._frames: list[_Frame] = [self._root]

    def read(self) -> tuple[Inline, ...]:
        """Return the inlines of the paragraph."""
        while self._at < self._end and len(self.problems) < MAX_PROBLEMS:
            match = _STOPS.search(self._text, self._at, self._end)
            stop = self._end if match is None else match.start()
            self._add_words(self._at, stop, self._text[self._at : stop])
            if match is None:
                break
            self._at = match.end()
            sign = match[0]
            if sign[0] == DROPPED and "\n" not in sign:
                self._drop()
            elif sign == "{{":
                self._add_words(match.start(), match.end(), "{")
            elif sign == "**":
                self._bold_at = match.start() if self._bold_at is None else None
            elif sign == "{":
                self._braces(match.start())
            else:
                self._add_words(match.start(), match.end(), " ")
        self._close()
        return tuple(self._root.then)

    def _span(self, start: int, end: int) -> Span:
        return Span(self._source, start, end)

    def _add_words(self, start: int, end: int, words: str) -> None:
        if not words:
            return
        words = words.replace("\t", " ")
        bold = self._bold_at is not None
        into = self._frames[-1].current
        last = into[-1] if into else None
        if isinstance(last, Words) and last.bold is bold:
            at, place = last.bends[-1] if last.bends else (0, 0)
            here = start - last.span.start
            bent = () if place + len(last.text) - at == here else ((len(last.text), here),)
            into[-1] = Words(last.text + words, bold, self._span(last.span.start, end), (*last.bends, *bent))
        else:
            into.append(Words(words, bold, self._span(start, end)))

    def _drop(self) -> None:
        """Go on after a comment; of the spaces on both sides of it, one is left."""
        into = self._frames[-1].current
        last = into[-1] if into else None
        if isinstance(last, Words) and last.text.endswith(" ") and self._text.startswith(" ", self._at, self._end):
            self._at += 1

    def _close(self) -> None:
        if self._bold_at is not None:
            self.problems.append(
                Diagnostic(
                    codes.BOLD_UNCLOSED,
                    "ce ** ouvre un gras que rien ne ferme dans le paragraphe",
                    self._span(self._bold_at, self._bold_at + 2),
                    "fermez le gras par **",
                )
            )
        self.problems.extend(
            Diagnostic(
                codes.PASSAGE_UNPAIRED,
                "ce passage {si …} n'est pas fermé dans le paragraphe",
                frame.span,
                "fermez-le par {fin}",
            )
            for frame in self._frames[1:]
        )

    # --- braces

    def _braces(self, opening: int) -> None:
        closing, colon = self._matching(opening + 1)
        if closing is None:
            return
        span = self._span(opening, closing + 1)
        self._at = closing + 1
        content = self._text[opening + 1 : closing].replace(DROPPED, " ")
        keyword = plain(content).strip()
        if keyword == "sinon":
            self._else(span)
        elif keyword == "fin":
            self._fin(span)
        elif _opens_passage(keyword):
            lead = len(content) - len(content.lstrip())
            skip = lead + len("si")
            self._open(span, self._condition(span, opening + 1 + skip, closing))
        elif _SPACES.split(keyword, 1)[0] == "déroge" and keyword != "déroge":
            self._derogate(span, _DEROGATES.match(plain(content)), opening + 1, closing)
        else:
            self._placeholder(span, opening + 1, closing, colon)

    def _matching(self, at: int) -> tuple[int | None, int | None]:
        """Return where the brace closes and where the form begins (the first colon outside brackets and quotes)."""
        opening = at - 1
        quotes = brackets = 0
        colon: int | None = None
        while match := _INSIDE.search(self._text, at, self._end):
            here, sign = match.start(), match[0]
            at = match.end()
            if sign == "«":
                quotes += 1
            elif sign == "»":
                quotes = max(0, quotes - 1)
            elif quotes:
                continue
            elif sign == "(":
                brackets += 1
            elif sign == ")":
                brackets = max(0, brackets - 1)
            elif sign == ":" and not brackets and colon is None:
                colon = here
            elif sign == "}":
                return here, colon
            elif sign == "{":
                break
        else:
            # Nothing closes before the end: what follows is words, so that one slip gives one error.
            self._at = self._end
        self.problems.append(
            Diagnostic(
                codes.PLACEHOLDER_WRONG,
                "cette accolade { n'est pas fermée",
                self._span(opening, opening + 1),
                "fermez-la par }, ou écrivez {{ pour imprimer une accolade",
            )
        )
        return None, None

    def _expression(self, start: int, end: int) -> Expression | None:
        self.values += 1
        if self.values > MAX_VALUES:
            span = self._span(start, end)
            message = f"plus de {MAX_VALUES} expressions entre accolades dans le fichier"
            problem = Diagnostic(codes.ITEM_TOO_LONG, message, span, "répartissez les articles en plusieurs fichiers")
            self.problems += [problem] if self.values == MAX_VALUES + 1 else []
            self._at = self._end
            return None
        written = self._text[start:end].replace(DROPPED, " ")
        found, problems = self._parser.expression(self._source, written, start)
        self.problems.extend(problems)
        return found

    def _condition(self, span: Span, start: int, end: int) -> Expression | None:
        if self._text[start:end].strip(_BLANKS):
            return self._expression(start, end)
        self.problems.append(
            Diagnostic(
                codes.CONDITION_MISSING, "ce passage {si …} n'a pas de condition", span, "écrivez {si condition}"
            )
        )
        return None

    def _placeholder(self, span: Span, start: int, end: int, colon: int | None) -> None:
        limit = end if colon is None else colon
        if not self._text[start:limit].strip(_BLANKS):
            self.problems.append(
                Diagnostic(
                    codes.PLACEHOLDER_WRONG,
                    "ces accolades ne contiennent pas de valeur à imprimer",
                    span,
                    "écrivez {préavis: lettres (chiffres) unité}, ou {{ pour imprimer une accolade",
                )
            )
            return
        form = "" if colon is None else _SPACES.sub(" ", self._text[colon + 1 : end].replace(DROPPED, " ")).strip()
        if colon is not None and not form:
            self.problems.append(
                Diagnostic(
                    codes.PLACEHOLDER_WRONG,
                    "il manque la forme imprimée après « : »",
                    span,
                    "écrivez par exemple {préavis: lettres (chiffres) unité}, ou supprimez « : »",
                )
            )
            return
        value = self._expression(start, limit)
        if value is not None:
            self._frames[-1].current.append(Placeholder(value, form, span))

    def _open(self, span: Span, condition: Expression | None, derogation: tuple[str, str] | None = None) -> None:
        if len(self._frames) > 1 and (derogation or any(each.derogation for each in self._frames)):
            message = "une dérogation ne se met ni dans un passage, ni autour d'un autre"
            hint = "fermez le premier par {fin}, et écrivez toute la condition de la dérogation après « si »"
            self.problems.append(Diagnostic(codes.PASSAGE_UNPAIRED, message, span, hint))
        self._frames.append(_Frame(span, condition, derogation))
        if len(self._frames) == MAX_PASSAGES + 2:
            self.problems.append(
                Diagnostic(codes.NESTING_TOO_DEEP, f"plus de {MAX_PASSAGES} passages l'un dans l'autre", span)
            )

    def _derogate(self, span: Span, match: re.Match[str] | None, start: int, end: int) -> None:
        if match is None or not match[2].strip():
            message = "il manque à cette dérogation son nom, les mots auxquels elle déroge ou sa condition"
            self.problems.append(Diagnostic(codes.PLACEHOLDER_WRONG, message, span, _DEROGATES_FORM))
            self._frames.append(_Frame(span, None, ("", "")))
            return
        quoted = self._text[start + match.start(2) : start + match.end(2)].replace(DROPPED, " ")
        named = (match[1], _SPACES.sub(" ", quoted).strip())
        self._open(span, self._condition(span, start + match.end(), end), named)

    def _else(self, span: Span) -> None:
        frame = self._frames[-1]
        if frame.derogation is not None:
            message = "une dérogation n'a pas de {sinon} : sans elle, rien n'est ajouté"
            self.problems.append(Diagnostic(codes.PASSAGE_UNPAIRED, message, span, "retirez-le"))
            return
        if frame is self._root or frame.after_else:
            others = () if frame is self._root else (Label(frame.span, "passage ouvert ici"),)
            self.problems.append(
                Diagnostic(
                    codes.PASSAGE_UNPAIRED,
                    "ce {sinon} n'appartient à aucun passage {si …}"
                    if frame is self._root
                    else "ce passage a déjà un {sinon}",
                    span,
                    "un passage s'écrit {si condition} … {sinon} … {fin}",
                    others=others,
                )
            )
            return
        frame.after_else = True

    def _fin(self, span: Span) -> None:
        if len(self._frames) == 1:
            self.problems.append(
                Diagnostic(
                    codes.PASSAGE_UNPAIRED,
                    "ce {fin} ne ferme aucun passage",
                    span,
                    "un passage s'écrit {si condition} … {sinon} … {fin}",
                )
            )
            return
        frame = self._frames.pop()
        if frame.condition is not None and len(self._frames) <= MAX_PASSAGES:
            whole = frame.span.cover(span)
            then = tuple(frame.then)
            self._frames[-1].current.append(
                Passage(frame.condition, then, tuple(frame.otherwise), whole)
                if frame.derogation is None
                else Derogation(*frame.derogation, frame.condition, then, whole)
            )


def _opens_passage(content: str) -> bool:
    words = _SPACES.split(content)
    return words[0] == "si" and "alors" not in words
