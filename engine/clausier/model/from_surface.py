"""From pages to the model: articles indexed, names resolved, kinds checked, quotes located."""

from __future__ import annotations

from clausier.model import declarations, rules, vocabulary
from clausier.model.amendments import resolve_exceptions
from clausier.model.articles import index, outline
from clausier.model.citations import MISPRINT, Locator
from clausier.model.clauses import Desk
from clausier.model.cycles import report_cycles
from clausier.model.letters import report_letters
from clausier.model.printed import resolve_printed
from clausier.model.report import Report
from clausier.model.symbols import Symbols
from clausier.model.tree import Computation, Document, Duty, Interpretation, Misprint, Model, NoEffect, Power, Question
from clausier.surface import item
from clausier.text import codes
from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausier.model.articles import Placed
    from clausier.model.corpus import Corpus
    from clausier.model.tree import Amendment, Article, Entity, Parameter
    from clausier.text.diagnostic import Diagnostic


class Rules(Record):
    """The rules of some items, resolved, by name in the order of the items."""

    computations: dict[str, Computation]
    amendments: tuple[Amendment, ...]
    duties: dict[str, Duty]
    powers: dict[str, Power]
    questions: dict[str, Question]
    interpretations: dict[str, Interpretation]
    no_effects: tuple[NoEffect, ...]
    misprints: tuple[Misprint, ...]
    documents: dict[str, Document]


class Built(Record):
    """A model, the names it was resolved with, the items of its pages, and all that is wrong.

    ``chosen`` are the files where a quote was found at several places, the nearest being taken.

    The model is always there; it may be lowered only when no diagnostic is an error.
    """

    model: Model
    symbols: Symbols
    items: tuple[Placed, ...]
    chosen: frozenset[str]
    problems: tuple[Diagnostic, ...]


def build(contract: Corpus, law: tuple[Corpus, ...]) -> tuple[Model, tuple[Diagnostic, ...]]:
    """Return the model of a contract and the law around it, and all that is wrong with names, kinds and exceptions."""
    built = assemble(contract, law)
    return built.model, built.problems


def assemble(contract: Corpus, law: tuple[Corpus, ...]) -> Built:
    """Do as ``build``, and return the names and the items too."""
    report = Report()
    corpora = (*law, contract)
    sections, items = outline(corpora, report)
    symbols = Symbols()
    vocabulary.collect(items, symbols, report)
    declarations.collect(items, symbols, report)
    articles = index(sections, symbols.parameters)
    locator = Locator(articles, {source.name: source for corpus in corpora for source, _ in corpus.pages})
    found = resolve_items(items, Desk(symbols, report, locator))
    parameters = cited(items, symbols, locator)
    passages, printed = resolve_printed(sections, symbols, report)
    model = replace(
        of_rules(contract, found, articles, dict(symbols.entities), parameters),
        enumerations=dict(symbols.enumerations),
        roots=dict(symbols.roots),
        tables=dict(symbols.tables),
        passages=passages,
        printed=printed,
        quotes=tuple(locator.quotes),
    )
    report_cycles(model, report)
    report_letters(model, report)
    return Built(model, symbols, items, frozenset(locator.chosen), report.diagnostics)


def of_rules(
    contract: Corpus,
    found: Rules,
    articles: dict[str, Article],
    entities: Mapping[str, Entity],
    parameters: dict[str, Parameter],
) -> Model:
    """Return the model of some rules and of what they speak of; the rest of what a contract says is left empty."""
    return Model(
        contract=contract.id,
        short_name=contract.short_name,
        title=contract.title,
        articles=articles,
        entities=entities,
        enumerations={},
        roots={},
        parameters=parameters,
        tables={},
        computations=found.computations,
        amendments=found.amendments,
        duties=found.duties,
        powers=found.powers,
        interpretations=found.interpretations,
        questions=found.questions,
        no_effects=found.no_effects,
        misprints=found.misprints,
        documents=found.documents,
        passages={},
        printed={},
        quotes=(),
    )


def resolve_items(items: Sequence[Placed], desk: Desk) -> Rules:
    """Return the rules of items whose names are known; the exceptions come last, for their quotes to be found last."""
    symbols, locator = desk.symbols, desk.locator
    computations: dict[str, Computation] = {}
    duties: dict[str, Duty] = {}
    powers: dict[str, Power] = {}
    questions: dict[str, Question] = {}
    interpretations: dict[str, Interpretation] = {}
    no_effects: list[NoEffect] = []
    misprints: list[Misprint] = []
    documents: dict[str, Document] = {}
    exceptions: list[tuple[item.Exception_, Placed]] = []
    for placed in items:
        match placed.item:
            case item.Computation() as rule:
                name = f"{rule.subject}.{rule.ident}" if rule.subject else rule.ident
                if _is_kept(rule, symbols.computations.get(name)):
                    computations[name] = rules.computation(name, rule, placed, desk)
            case item.Duty() as rule if _is_kept(rule, symbols.duties.get(rule.ident)):
                duties[rule.ident] = rules.duty(rule, placed, desk)
            case item.Power() as rule if _is_kept(rule, symbols.powers.get(rule.ident)):
                powers[rule.ident] = rules.power(rule, placed, desk)
            case item.Question() as rule if _is_new(rule, questions, placed, desk.report):
                questions[rule.ident] = rules.question(rule, placed, desk)
            case item.Interpretation() as rule if symbols.interpretations.get(rule.ident) is rule:
                interpretations[rule.ident] = rules.interpretation(rule, placed, desk)
            case item.Exception_() as rule if _is_kept(rule, symbols.exceptions.get(rule.ident)):
                exceptions.append((rule, placed))
            case item.Appreciation() as rule:
                for quote in rule.words:
                    locator.words(quote, placed.article, f"{rule.subject}.{rule.ident}")
            case item.NoEffect(words=words, reason=reason):
                no_effects.append(NoEffect(locator.locate(words, placed.article, ""), reason, placed.article))
            case item.Misprint(words=words, correction=correction):
                misprints.append(Misprint(locator.locate(words, placed.article, MISPRINT), correction, placed.article))
            case item.DocumentDecl() as rule if _is_new(rule, documents, placed, desk.report):
                documents[rule.ident] = Document(rule, placed.article)
            case _:
                pass
    return Rules(
        computations,
        resolve_exceptions(exceptions, desk),
        duties,
        powers,
        questions,
        interpretations,
        tuple(no_effects),
        tuple(misprints),
        documents,
    )


def _is_kept(rule: object, kept: tuple[object, Placed] | None) -> bool:
    """Tell whether ``rule`` is the one that took its name (a second one has been reported)."""
    return kept is not None and kept[0] is rule


def _is_new(
    rule: item.Question | item.DocumentDecl,
    known: dict[str, Question] | dict[str, Document],
    placed: Placed,
    report: Report,
) -> bool:
    other = known.get(rule.ident)
    if other is None:
        return True
    place = other.declaration.span if isinstance(other, Document) else other.span
    message = f"le nom « {rule.ident} » est déclaré deux fois"
    report.at(placed.path).add(
        codes.NAME_TWICE, message, rule.span, "renommez l'un des deux", ((place, "déjà déclaré ici"),)
    )
    return False


def cited(items: Sequence[Placed], symbols: Symbols, locator: Locator) -> dict[str, Parameter]:
    """Return the parameters with the places where they are printed, or else their article."""
    found: dict[str, Parameter] = {}
    for placed in items:
        rule = placed.item
        known = symbols.parameters.get(rule.ident) if isinstance(rule, item.Parameter) else None
        if known is not None and known.span == rule.span:
            citations = locator.printed(known.name) or (locator.article(placed.article, known.span),)
            found[known.name] = replace(known, citations=citations)
    return found
