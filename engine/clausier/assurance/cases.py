"""Reading the cases written beside the clauses: Markdown a lawyer can read, with a dossier, questions and answers.

A ```` ```dossier ```` block holds the facts of the file; each case is a heading and a ```` ```cas ```` block, whose
``faits`` are merged over them: a rubric of the dossier is completed field by field, a list is replaced.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clausier.dossier.nodes import ListNode, MappingNode, ScalarNode, compose
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.source import Source
from clausier.text.span import Span
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING
from clausier.values.literals import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clausier.dossier.nodes import Node

KEYS = (
    "question", "sur", "au", "connu_au", "faits", "réponse", "détails", "manque", "lectures", "prudente", "sans_preuve",
    "cite", "obligations", "pouvoirs",
)  # fmt: skip
_NEEDED = ("question", "au", "réponse")
_HEADING = re.compile(r"#{1,6} +(?P<title>.+?)(?: +\{#[^}]*\})? *")
_NOT_A_LINE_END = re.compile(r"[^\n]")
_FENCE = "```"
_BASE, _CASE = "dossier", "cas"


class Case(Record):
    """A case. ``facts`` is the whole dossier, merged; ``answer`` what is expected; everything else may be absent.

    ``details`` and ``readings`` are (label or « interprétation=lecture », expected) pairs; ``missing`` are paths or
    questions; ``cites`` words or places that the reasons must hold. ``duties`` are (obligation and key, state) pairs,
    ``powers`` (pouvoir and key, whether the situation opens it) pairs. ``line`` is that of the heading.
    """

    title: str
    file: str
    line: int
    question: ScalarNode
    about: str
    on: date
    known_on: date | None
    facts: Node
    answer: Node
    details: tuple[tuple[ScalarNode, Node], ...]
    missing: tuple[ScalarNode, ...] | None
    readings: tuple[tuple[ScalarNode, Node], ...]
    safe: ScalarNode | None
    unproved: ScalarNode | None
    cites: tuple[ScalarNode, ...]
    duties: tuple[tuple[ScalarNode, Node], ...]
    powers: tuple[tuple[ScalarNode, Node], ...]


class Block(Record):
    """A fenced block: its word, the heading above it, the line of this heading, and the text between the fences."""

    word: str
    title: str
    line: int
    start: int
    end: int


def read(source: Source) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """Return the cases of a file, in order, and what is wrong with them; a case with a mistake is left out."""
    found: list[Diagnostic] = []
    base: Node | None = None
    cases: list[Case] = []
    for block in blocks(source, (_BASE, _CASE), found):
        node, problems = compose(alone(source, block))
        found += problems
        if node is None:
            continue
        if block.word == _BASE:
            if base is not None:
                found.append(_wrong(node, "un fichier de cas n'a qu'un bloc « dossier »"))
            base = node
            continue
        case = _case(source, block, base, node, found)
        if case is not None:
            cases.append(case)
    return tuple(cases), tuple(found)


def blocks(source: Source, words: tuple[str, ...], found: list[Diagnostic]) -> Iterator[Block]:
    """Yield the fenced blocks of a file that start with one of ``words``."""
    title, title_line = "", 1
    opened: tuple[str, int] | None = None
    start = 0
    for number, line in enumerate(source.text.split("\n"), start=1):
        text = line.rstrip()
        after = start + len(line) + 1
        if opened is None:
            heading = _HEADING.fullmatch(text)
            if heading:
                title, title_line = heading["title"], number
            elif text.startswith(_FENCE):
                opened = (text.removeprefix(_FENCE).strip(), after)
        elif text == _FENCE:
            if opened[0] in words:
                yield Block(opened[0], title, title_line, opened[1], start)
            opened = None
        start = after
    if opened is not None:
        span = Span(source.name, opened[1] - 1, opened[1])
        found.append(
            Diagnostic(codes.CASE_MALFORMED, "ce bloc n'est pas fermé", span, f"ajoutez une ligne « {_FENCE} »")
        )


def alone(source: Source, block: Block) -> Source:
    """Return the file with everything blank but a block, so that places stay those of the file."""
    return Source(source.name, _blank(source.text)[: block.start] + source.text[block.start : block.end])


@lru_cache(maxsize=1)
def _blank(text: str) -> str:
    """Return a text of blanks with the lines of another: made once for the blocks of a file."""
    return _NOT_A_LINE_END.sub(" ", text)


def _case(source: Source, block: Block, base: Node | None, node: Node, found: list[Diagnostic]) -> Case | None:
    """Return the case of a block, None (and diagnostics) when it is badly written."""
    before = len(found)
    if not isinstance(node, MappingNode):
        found.append(_wrong(node, "un cas est une suite de rubriques « nom: valeur »"))
        return None
    given = {key.text: value for key, value in node.entries}
    for name, _ in node.entries:
        if name.text not in KEYS:
            hint = did_you_mean(name.text, KEYS) or f"les rubriques d'un cas sont {', '.join(KEYS)}"
            found.append(Diagnostic(codes.CASE_KEY, f"la rubrique « {name.text} » n'est pas connue", name.span, hint))
    lacking = [each for each in _NEEDED if each not in given]
    if lacking:
        found.append(_wrong(node, f"il manque à ce cas : {', '.join(lacking)}"))
    desk = _Desk(given, found)
    question, answer, about = desk.scalar("question"), desk.answer("réponse"), desk.scalar("sur")
    on, known_on = desk.day("au"), desk.day("connu_au")
    facts = _merged(base, given.get("faits"))
    if facts is None:
        found.append(_wrong(node, "ce cas n'a pas de faits", "ajoutez un bloc « dossier » en tête du fichier"))
    made = (
        desk.pairs("détails"), desk.items("manque"), desk.pairs("lectures"), desk.scalar("prudente"),
        desk.scalar("sans_preuve"), desk.items("cite") or (), desk.pairs("obligations"), desk.pairs("pouvoirs"),
    )  # fmt: skip
    if len(found) > before or question is None or answer is None or on is None or facts is None:
        return None
    key = "" if about is None else about.text
    return Case(block.title, source.name, block.line, question, key, on, known_on, facts, answer, *made)


class _Desk:
    """Reads the rubrics of a case by what each expects, and reports those that are something else."""

    def __init__(self, given: dict[str, Node], found: list[Diagnostic]) -> None:
        self._given = given
        self._found = found

    def scalar(self, key: str) -> ScalarNode | None:
        """Return a text, None when the rubric is absent."""
        node = self._given.get(key)
        if node is None or isinstance(node, ScalarNode):
            return node
        self._found.append(_wrong(node, f"« {key} » attend une seule valeur"))
        return None

    def answer(self, key: str) -> Node | None:
        """Return a text or a list of texts, None when the rubric is absent."""
        node = self._given.get(key)
        return node if isinstance(node, ListNode) else self.scalar(key)

    def day(self, key: str) -> date | None:
        """Return a date, None when the rubric is absent."""
        node = self.scalar(key)
        day = None if node is None else parse_date(node.text)
        if node is not None and day is None:
            self._found.append(
                _wrong(node, f"« {node.text} » n'est pas une date", "écrivez 2026-01-15 ou 15 janvier 2026")
            )
        return day

    def items(self, key: str) -> tuple[ScalarNode, ...] | None:
        """Return the texts of a list (or the only text given), None when the rubric is absent."""
        node = self._given.get(key)
        if node is None:
            return None
        every = node.items if isinstance(node, ListNode) else (node,)
        kept = tuple(each for each in every if isinstance(each, ScalarNode))
        if len(kept) < len(every):
            self._found.append(_wrong(node, f"« {key} » attend une liste de textes"))
        return kept

    def pairs(self, key: str) -> tuple[tuple[ScalarNode, Node], ...]:
        """Return the names and values of a mapping, () when the rubric is absent."""
        node = self._given.get(key)
        if node is None or isinstance(node, MappingNode):
            return () if node is None else node.entries
        self._found.append(_wrong(node, f"« {key} » attend des lignes « nom: valeur »"))
        return ()


def _merged(base: Node | None, changes: Node | None) -> Node | None:
    """Return the facts of the file with those of a case: rubrics field by field, lists and fields as a whole."""
    if base is None or changes is None:
        return changes if base is None else base
    if not isinstance(base, MappingNode) or not isinstance(changes, MappingNode):
        return changes
    return _joined(base, changes, depth=1)


def _joined(base: MappingNode, changes: MappingNode, *, depth: int) -> MappingNode:
    entries = {key.text: (key, value) for key, value in base.entries}
    for key, value in changes.entries:
        old = entries[key.text][1] if key.text in entries else None
        if depth and isinstance(old, MappingNode) and isinstance(value, MappingNode):
            entries[key.text] = (key, _joined(old, value, depth=depth - 1))
        else:
            entries[key.text] = (key, value)
    return MappingNode(tuple(entries.values()), base.line, base.span)


def _wrong(node: Node, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(codes.CASE_MALFORMED, message, node.span, hint)
