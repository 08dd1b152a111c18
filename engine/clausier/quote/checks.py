"""What the rules say of a printed quote: every question of the program about printed papers is asked of it.

An answer « non » refuses the quote (a discount beyond what its author may grant); a list that is not empty names what
lacks (the mentions that a text of the law wants). The engine knows no rule here: they are clauses.
"""

from __future__ import annotations

from clausier.evaluate.ask import Asking, ask, subjects
from clausier.evaluate.result import Determined
from clausier.evaluate.wording import place, value_text, worded
from clausier.quote.discounts import depths, share
from clausier.quote.entering import PRINTED_ROOT
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clausier.dossier.facts import Facts
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.result import Step
    from clausier.norms.tree import Citation, Program
    from clausier.quote.tree import Quote
    from clausier.text.span import Span


class Check(Record):
    """One question asked of the printed quote: its text, the verdict in French, where its words stand."""

    question: str
    verdict: str
    sources: tuple[str, ...]
    passed: bool


def checks(quote: Quote, program: Program, facts: Facts, on: date) -> tuple[tuple[Check, ...], tuple[Diagnostic, ...]]:
    """Return what each question about printed papers answers of this one, and what is wrong with the quote."""
    readings = {name: reading for name, reading, _ in facts.readings}
    asking = Asking(program, facts, on, readings, explored=False)
    made: list[Check] = []
    found: list[Diagnostic] = []
    for question in program.questions.values():
        if question.about != PRINTED_ROOT:
            continue
        for element in subjects(asking, question):
            answer = ask(asking, question, element)
            check = _check(program, answer)
            made.append(check)
            if not check.passed:
                found.append(_fault(program, quote, answer, check))
    return tuple(made), tuple(found)


def _check(program: Program, answer: Answer) -> Check:
    sources = dict.fromkeys(shown for each in _citations(answer.reasons) if (shown := place(each)))
    match answer.result:
        case Determined(value=bool(value)):
            return Check(answer.text, "oui" if value else "non", tuple(sources), value)
        case Determined(value=tuple() as lacking):
            return Check(answer.text, value_text(program, lacking, ""), tuple(sources), not lacking)
        case _:
            return Check(answer.text, worded(program, answer.result), tuple(sources), passed=True)


def _fault(program: Program, quote: Quote, answer: Answer, check: Check) -> Diagnostic:
    told = " ; ".join(f"{each.label} : {worded(program, each.result)}" for each in answer.details)
    where = f" ({' ; '.join(check.sources)})" if check.sources else ""
    if isinstance(answer.result, Determined) and answer.result.value is False:
        span = _cause(quote)
        message = f"« {answer.text} » Non : {told}{where}"
        hint = "réduisez la remise, ou faites-la accorder : « remise_accordée_par: … » et le nom de l'autorité"
        return Diagnostic(codes.QUOTE_LIMIT, message, span, hint)
    hint = "complétez le client dans le devis, le prestataire ou les conditions au catalogue"
    return Diagnostic(codes.QUOTE_MENTION, f"il manque au devis : {check.verdict}{where}", quote.span, hint)


def _cause(quote: Quote) -> Span:
    """Return where the deepest discount is written: on its line or, when it gives up more, on the whole quote."""
    deepest = max(zip(depths(quote), quote.lines, strict=True), key=lambda each: each[0], default=None)
    if deepest is None:
        return quote.span
    whole, line = deepest
    own, rebate = line.discount, quote.rebate
    if own is not None and (rebate is None or share(line).value * 2 >= whole.value):
        return own.span
    return quote.span if rebate is None else rebate.span


def _citations(steps: tuple[Step, ...]) -> Iterator[Citation]:
    for step in steps:
        yield from step.citations
        yield from _citations(step.children)
