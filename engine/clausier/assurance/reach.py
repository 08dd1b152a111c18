"""What a contract uses: the definitions that its questions and obligations lead to, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from clausier.assurance.decisions import nodes
from clausier.norms import tree
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.model.tree import Article, Model, Question
    from clausier.norms.tree import Expr, Program
    from clausier.text.source import Source
    from clausier.text.span import Span


class Place(NamedTuple):
    """Where a rule is written: the heading of its article, its file and line, and how to call it in a sentence."""

    article: str
    is_law: bool
    file: str
    line: int
    title: str


def reached(program: Program, starts: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the definitions that ``starts`` use, themselves included (by default, all that a contract may be asked).

    In the order of the program.
    """
    found: set[str] = set()
    pending = list(starts or asked(program))
    while pending:
        name = pending.pop()
        if name in found:
            continue
        found.add(name)
        pending += [each.name for each in nodes(program.definitions[name].body) if isinstance(each, tree.Use)]
    return tuple(each for each in program.definitions if each in found)


def asked(program: Program) -> Iterator[str]:
    """Yield the definitions that a question or an obligation is made of.

    Whether a pouvoir is open repeats the conditions of its regular exercise: it counts where a question asks it.
    """
    for question in program.questions.values():
        yield from question_parts(question)
    for duty in program.duties.values():
        yield from duty_parts(duty)


def question_parts(question: tree.Question) -> Iterator[str]:
    """Yield the definitions that a question is made of."""
    yield from (question.answer, *(name for _, name in question.details))
    if question.concerns:
        yield question.concerns


def duty_parts(duty: tree.Duty) -> Iterator[str]:
    """Yield the definitions that the state of an obligation follows from."""
    every = (
        *(duty.condition, duty.starts, duty.due, duty.performed),
        *(duty.breached, duty.suspended, duty.ended, duty.lost),
    )
    return (each for each in every if each)


def written(program: Program, name: str) -> Expr:
    """Return the body of a definition as its author wrote it: a breach without the condition of what is owed.

    That condition, which lowering puts before a breach, is looked at where it is defined.
    """
    body = program.definitions[name].body
    duty = program.duties.get(name.rpartition(".")[0])
    return body.then if duty is not None and duty.breached == name and isinstance(body, tree.Branch) else body


def places(program: Program, model: Model, sources: Mapping[str, Source]) -> dict[str, Place]:
    """Return where each definition is written, by name; those of a pouvoir or of an obligation stand where it does."""
    desk = _Desk(model, sources)
    found: dict[str, Place] = {}
    for name, definition in program.definitions.items():
        owner = name.removeprefix("question.").partition(".")[0] if name.startswith("question.") else name
        own, _, part = name.rpartition(".")
        if name.startswith("question.") and owner in model.questions:
            question = model.questions[owner]
            found[name] = desk.place(question.span, _question_title(question, name.rpartition(".")[2]))
        elif own in model.powers:
            found[name] = desk.place(
                model.powers[own].span, f"le pouvoir « {model.powers[own].label or own} » ({part})"
            )
        elif own in model.duties:
            title = f"l'obligation « {model.duties[own].label or own} » ({part})"
            found[name] = desk.place(model.duties[own].span, title)
        elif name in model.computations:
            label = f" « {definition.label} »" if definition.label else ""
            found[name] = desk.place(model.computations[name].span, f"la règle {name}{label}")
        elif name in model.parameters:
            found[name] = desk.place(model.parameters[name].span, f"le paramètre {name}")
    for interpretation in model.interpretations.values():
        found[interpretation.name] = desk.place(interpretation.span, f"l'interprétation {interpretation.name}")
    return found


def _question_title(question: Question, part: str) -> str:
    """Return how to call the answer of a question, one of its details (by its rank), or what it is about."""
    title = f"la question « {question.text} »"
    if part.isdigit():
        return f"{title}, détail « {question.details[int(part) - 1][0]} »"
    return f"{title} ({part})" if part == "concerne" else title


class _Desk:
    """Finds the article and the line of a span."""

    def __init__(self, model: Model, sources: Mapping[str, Source]) -> None:
        self._articles: dict[str, list[Article]] = {}
        for each in sorted(model.articles.values(), key=lambda article: article.span.start):
            self._articles.setdefault(each.span.source, []).append(each)
        self._sources = sources

    def place(self, span: Span, title: str) -> Place:
        every = self._articles.get(span.source, [])
        rank = bisect_right([each.span.start for each in every], span.start)
        article = every[rank - 1] if rank else None
        source = self._sources.get(span.source)
        line = source.position(span.start)[0] if source else 0
        heading = "" if article is None else article.path[-1]
        return Place(heading, article is not None and article.is_law, span.source, line, title)
