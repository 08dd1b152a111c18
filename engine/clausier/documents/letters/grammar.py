"""Every tag of a form, checked before any data: what it names exists, what it opens is closed where it should be."""

from __future__ import annotations

import re

from clausier.documents.letters import advice
from clausier.documents.letters.tongue import FaultError, shape_of
from clausier.documents.ooxml.tags import TAG
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.letters.data import Data, Fields
    from clausier.documents.letters.form import Form, Line, Story
    from clausier.text.diagnostic import Code

_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[{}]|\[\[|\]\]")
LOOP = re.compile(r"for ([^\W\d]\w*) in (.+)")
_LONGEST = 90
_CLOSING = {"endif": "if", "endfor": "for"}
_WRITTEN = "une balise s'écrit {{ nom.champ }}, sans espace entre ses deux accolades, dans un seul paragraphe"
_HOW = (
    "mettez les deux balises dans le même paragraphe, ou chacune seule dans le sien (seule dans sa ligne, pour répéter"
    " les lignes d'un tableau)"
)


class _Open(Record):
    """A block that waits for its end: the variable of a loop and what it hid are in ``scope``.

    ``told``: its tag is already known to be wrong.
    """

    keyword: str
    tag: str
    line: Line
    scope: Fields
    told: bool = False


def check(form: Form, shape: Fields) -> tuple[Diagnostic, ...]:
    """Return what is wrong in the tags of ``form``, given the shape of its data; each with its paragraph and words."""
    return tuple(fault for story in form.stories for fault in _Reading(form.name, story, shape).faults())


class _Reading:
    """Reads the tags of a story in order."""

    def __init__(self, name: str, story: Story, shape: Fields) -> None:
        """Start with the shape of the data as the names in sight."""
        self._name, self._story, self._scope = name, story, shape
        self._open: list[_Open] = []
        self._found: list[Diagnostic] = []

    def faults(self) -> list[Diagnostic]:
        """Return what is wrong, in the order of the paper."""
        for line in self._story.lines:
            stray = _STRAY.search(TAG.sub("", line.words))
            if stray:
                self._add(codes.LETTER_TAG, f"« {stray[0]} » n'a pas sa paire", _WRITTEN, line)
            for found in TAG.finditer(line.words):
                try:
                    self._tag(found[0], line)
                except FaultError as fault:
                    self._add(fault.code, fault.message, fault.hint, line)
        for each in (block for block in self._open if not block.told):
            message = f"« {each.tag} » n'est jamais fermé"
            self._add(
                codes.LETTER_TAG, message, f"écrivez {{% end{each.keyword} %}} après ce qu'il gouverne", each.line
            )
        return self._found

    def _tag(self, tag: str, line: Line) -> None:
        inner = tag[2:-2].strip()
        if tag.startswith("{{"):
            self._print(inner)
            return
        keyword, _, rest = inner.partition(" ")
        match keyword:
            case "if" if rest:
                self._open.append(_Open("if", tag, line, self._scope))
                shape_of(rest, self._scope)
            case "for" if found := LOOP.fullmatch(inner):
                self._loop(found[1], found[2], tag, line)
            case "elif" if rest:
                self._within(tag, line)
                shape_of(rest, self._scope)
            case "else" if not rest:
                self._within(tag, line)
            case "endif" | "endfor" if not rest:
                self._close(keyword, tag, line)
            case _:
                self._take_unknown(advice.meant(inner), tag, line)
                raise FaultError(codes.LETTER_TAG, f"« {tag} » n'est pas une balise connue", advice.block(inner))

    def _take_unknown(self, meant: str | None, tag: str, line: Line) -> None:
        """Open or close what a tag that cannot be read was meant to, so that one mistake is told once."""
        if meant:
            self._open.append(_Open(meant, tag, line, self._scope, told=True))
        elif meant is not None and self._open:
            self._scope = self._open.pop().scope

    def _print(self, expression: str) -> None:
        given = shape_of(expression, self._scope)
        if isinstance(given, dict):
            hint = f"choisissez : {', '.join(f'{expression}.{each}' for each in given)}"
            raise FaultError(codes.LETTER_TAG, f"« {expression} » regroupe plusieurs données", hint)
        if isinstance(given, list):
            hint = f"parcourez-la : {{% for ligne in {expression} %}} … {{% endfor %}}"
            raise FaultError(codes.LETTER_TAG, f"« {expression} » est une liste", hint)

    def _loop(self, variable: str, listed: str, tag: str, line: Line) -> None:
        self._open.append(_Open("for", tag, line, self._scope))
        row: Data = {}
        fault: FaultError | None = None
        try:
            given = shape_of(listed, self._scope)
            if isinstance(given, list):
                row = given[0]
            else:
                fault = FaultError(
                    codes.LETTER_TAG, f"« {listed} » n'est pas une liste", "écrivez if, ou nommez une liste"
                )
        except FaultError as found:
            fault = found
        if variable in self._scope and fault is None:
            message = f"« {variable} » est déjà le nom d'une donnée"
            fault = FaultError(codes.LETTER_NAME, message, "donnez un autre nom à la ligne, par exemple « ligne »")
        self._scope = {**self._scope, variable: row}
        if fault is not None:
            raise fault

    def _within(self, tag: str, line: Line) -> None:
        if not self._open or self._open[-1].keyword != "if":
            raise FaultError(
                codes.LETTER_TAG, f"« {tag} » ne suit aucun {{% if … %}}", "retirez-le, ou ouvrez la condition"
            )
        self._same_place(self._open[-1], tag, line)

    def _close(self, keyword: str, tag: str, line: Line) -> None:
        if not self._open or self._open[-1].keyword != _CLOSING[keyword]:
            expected = f"« {{% end{self._open[-1].keyword} %}} » était attendu" if self._open else "rien n'est ouvert"
            self._forget(_CLOSING[keyword])
            raise FaultError(codes.LETTER_TAG, f"« {tag} » ne ferme rien : {expected}", "retirez-le, ou corrigez-le")
        opened = self._open.pop()
        self._scope = opened.scope
        self._same_place(opened, tag, line)

    def _forget(self, keyword: str) -> None:
        """Close, after a mistake, the nearest block of ``keyword`` and those in it, else the last one."""
        depths = [depth for depth, each in enumerate(self._open) if each.keyword == keyword]
        kept = depths[-1] if depths else max(0, len(self._open) - 1)
        if kept < len(self._open):
            self._scope = self._open[kept].scope
        del self._open[kept:]

    def _same_place(self, opened: _Open, tag: str, line: Line) -> None:
        alike = opened.line.rank == line.rank if not line.holder else opened.line.holder == line.holder
        if not alike:
            raise FaultError(codes.LETTER_TAG, f"« {tag} » n'est pas au même niveau que « {opened.tag} »", _HOW)

    def _add(self, code: Code, message: str, hint: str, line: Line) -> None:
        words = " ".join(line.words.split())
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        place = (self._name, f"{self._story.name}, paragraphe {line.rank}", f"« {shown} »")
        self._found.append(Diagnostic(code, message, None, hint, path=place))
