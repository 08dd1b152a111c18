"""Prices: of the tariff, or of the contract, through the very rules that answer its questions. None is written here.

Rounding, once a line: quantity × unit price, to the cent, half up. What the contract computes is rounded by its rules.
"""

from __future__ import annotations

from clausier.dossier.facts import Element, Known
from clausier.evaluate.completion import settled
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Determined, Undetermined
from clausier.evaluate.wording import missing_text, places
from clausier.norms.tree import Literal, Lookup
from clausier.quote.tree import Computed, Standing
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record, replace
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING, TypeAlias
from clausier.values.exact import is_rational
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clausier.dossier.facts import Facts
    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Definition, Program, Value
    from clausier.quote.tree import Catalogue, Line
    from clausier.text.span import Span

    Priced: TypeAlias = "tuple[Line | None, tuple[Diagnostic, ...]]"


class Desk(Record):
    """What prices are asked of: a program, the dossier of the quote, its day, the readings the dossier imposes."""

    program: Program
    facts: Facts
    on: date

    def compute(self, wanted: Computed, what: str, element: Element | None = None) -> tuple[object, str] | Diagnostic:
        """Return the value that the contract gives and the words it rests on, or why it gives none.

        ``what`` names the thing wanted in messages, ``element`` is what the definition is about.
        """
        definition = self._definition(wanted)
        if isinstance(definition, Diagnostic):
            return definition
        arguments = self._arguments(definition, element)
        if arguments is None:
            message = f"« {definition.name} » ne se calcule pas pour {what}"
            return Diagnostic(codes.QUOTE_PRICE, message, wanted.span, "dites « sur: » et l'élément dont il s'agit")

        def run(assumed: Mapping[str, Value]) -> tuple[Result, tuple[Step, ...]]:
            made = Evaluation(self.program, self.facts, self.on, self._readings, assumed)
            return made.use(definition.name, arguments)

        result, steps = run({})
        result = settled(lambda assumed: run(assumed)[0], result)
        if not isinstance(result, Determined):
            return self._silent(definition, result, what, wanted.span)
        return result.value, _reason(steps)

    def rate(self, wanted: Rate | str | None, span: Span) -> Rate | Diagnostic:
        """Return a VAT rate: as given, or of a dated table at the day of the quote."""
        if isinstance(wanted, Rate):
            return wanted
        if wanted is None:
            hint = "écrivez « tva: 20 % » sur la ligne, ou « tva: » et une table de taux au catalogue"
            return Diagnostic(codes.QUOTE_SHAPE, "le taux de TVA de cette ligne n'est pas dit", span, hint)
        if wanted not in self.program.tables:
            hint = did_you_mean(wanted, self.program.tables) or "écrivez un taux, par exemple « 20 % »"
            return Diagnostic(codes.QUOTE_PRICE, f"« {wanted} » n'est ni un taux ni une table de taux", span, hint)
        made = Evaluation(self.program, self.facts, self.on, self._readings)
        result, _ = made.evaluate(Lookup(wanted, Literal(self.on)), {})
        if isinstance(result, Determined) and isinstance(result.value, Rate):
            return result.value
        hint = "complétez la table, ou écrivez le taux sur la ligne"
        return Diagnostic(codes.QUOTE_PRICE, f"la table « {wanted} » ne donne pas de taux à cette date", span, hint)

    @property
    def _readings(self) -> dict[str, str]:
        return {name: reading for name, reading, _ in self.facts.readings}

    def _definition(self, wanted: Computed) -> Definition | Diagnostic:
        name, known = wanted.definition, self.program.definitions
        if wanted.question:
            question = self.program.questions.get(wanted.question)
            if question is None:
                hint = did_you_mean(wanted.question, self.program.questions)
                message = f"« {wanted.question} » n'est pas une question de ce contrat"
                return Diagnostic(codes.QUOTE_PRICE, message, wanted.span, hint)
            parts = dict(question.details)
            name = parts.get(wanted.detail, "") if wanted.detail else question.answer
            if not name:
                hint = did_you_mean(wanted.detail, parts) or f"les détails sont {', '.join(parts)}"
                message = f"« {wanted.detail} » n'est pas un détail de « {wanted.question} »"
                return Diagnostic(codes.QUOTE_PRICE, message, wanted.span, hint)
        if name not in known:
            hint = did_you_mean(name, known)
            return Diagnostic(codes.QUOTE_PRICE, f"« {name} » n'est pas un calcul de ce contrat", wanted.span, hint)
        return known[name]

    def _arguments(self, definition: Definition, element: Element | None) -> tuple[Result, ...] | None:
        """Return what a definition is given: nothing, the element, or the only one of its entity in the dossier."""
        if not definition.inputs:
            return ()
        if len(definition.inputs) > 1:
            return None
        if element is None:
            entity = definition.name.partition(".")[0]
            element = next((each for each in self.facts.singles.values() if each.entity == entity), None)
        return None if element is None else (Determined(element),)

    def _silent(self, definition: Definition, result: Result, what: str, span: Span) -> Diagnostic:
        label = definition.label or definition.name
        message = f"le contrat ne donne pas « {label} », dont dépend {what}"
        hint = "aucune règle du contrat ne le prévoit dans ce cas : écrivez le prix sur une ligne libre"
        if isinstance(result, Undetermined):
            lacking = " ; ".join(sorted(map(missing_text, result.missing)))
            hint = f"écrivez sous « faits » ce qui manque : {lacking}"
        return Diagnostic(codes.QUOTE_PRICE, message, span, hint)


def price(line: Line, desk: Desk, usual_vat: Rate | str | None) -> Priced:
    """Return ``line`` with its quantity, unit price, VAT rate, amount before discount and the words that give them."""
    what = f"la ligne « {line.name} »"
    article = line.article
    reason, unit_price, quantity = "", line.price, line.quantity
    if article is not None and isinstance(article.price, Computed):
        element = _element(desk.facts, article.about, line)
        if isinstance(element, Diagnostic):
            return None, (element,)
        found = desk.compute(article.price, what, element)
        if isinstance(found, Diagnostic):
            return None, (_at_line(found, line),)
        value, reason = found
        if not isinstance(value, Money):
            message = f"ce que le contrat calcule pour {what} n'est pas un montant"
            return None, (Diagnostic(codes.QUOTE_PRICE, message, article.price.span),)
        unit_price = value
    if quantity is None and article is not None:
        counted = _count(desk.facts, article.quantity)
        if counted is None or counted <= 0:
            message = f"la quantité de {what} n'est pas connue"
            hint = f"écrivez « {article.quantity} » sous « faits »"
            return None, (Diagnostic(codes.QUOTE_PRICE, message, line.span, hint),)
        quantity = counted
    rate = desk.rate(line.vat or (article.vat if article else None) or usual_vat, line.span)
    if isinstance(rate, Diagnostic):
        return None, (rate,)
    if unit_price is None or quantity is None:
        message = "a line without a price was let through by the reader"
        raise AssertionError(message)
    gross = (unit_price * quantity).rounded()
    priced = replace(line, price=unit_price, quantity=quantity, vat=rate, gross=gross, reason=reason)
    return priced, discount_faults(priced)


def discount_faults(line: Line) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the discount of a priced line: it is at least nothing, at most the line."""
    if line.discount is None or line.gross is None:
        return ()
    value, span = line.discount.value, line.discount.span
    if isinstance(value, Rate):
        wrong = not 0 <= value.value <= 1
        message = "une remise va de 0 à 100 %"
    else:
        wrong = not 0 <= value.amount <= line.gross.amount
        message = "une remise ne dépasse pas le montant de sa ligne"
    if wrong:
        return (Diagnostic(codes.QUOTE_DISCOUNT, message, span, "corrigez la remise"),)
    if line.standing is Standing.MEMO:
        message = "une ligne pour mémoire n'entre dans aucun total : elle ne porte pas de remise"
        return (Diagnostic(codes.QUOTE_DISCOUNT, message, span, "retirez la remise"),)
    return ()


def entered_amount(line: Line, catalogue: Catalogue, desk: Desk) -> Priced:
    """Return a priced line with the amount that the contract computes of it, once it stands in the dossier."""
    entered = catalogue.entered
    if entered is None or entered.amount is None or line.standing is Standing.MEMO:
        return line, ()
    element = next((each for each in desk.facts.lists.get(entered.root, ()) if each.key == line.key), None)
    if element is None:
        return line, ()
    found = desk.compute(entered.amount, f"la ligne « {line.name} »", element)
    if isinstance(found, Diagnostic):
        return None, (_at_line(found, line),)
    value = found[0]
    if not isinstance(value, Money):
        message = "ce que le contrat calcule d'une ligne n'est pas un montant"
        return None, (Diagnostic(codes.QUOTE_PRICE, message, entered.amount.span),)
    line = replace(line, gross=value.rounded())
    return line, discount_faults(line)


def _element(facts: Facts, about: str, line: Line) -> Element | Diagnostic | None:
    if not about:
        return None
    found = next((each for each in facts.lists.get(about, ()) if each.key == line.about), None)
    if found is not None:
        return found
    keys = [each.key for each in facts.lists.get(about, ())]
    hint = did_you_mean(line.about, keys) or f"décrivez-le sous « faits », dans la liste « {about} »"
    return Diagnostic(codes.QUOTE_PRICE, f"« {line.about} » n'est pas un élément de « {about} »", line.span, hint)


def _count(facts: Facts, path: str) -> Fraction | None:
    """Return the number that a fact (« contrat.nombre_de_postes ») states."""
    root, _, name = path.partition(".")
    single = facts.singles.get(root)
    fact = None if single is None else single.fields.get(name)
    value = fact.value if isinstance(fact, Known) else None
    return Fraction(value) if isinstance(value, int | Fraction) and is_rational(value) else None


def _at_line(found: Diagnostic, line: Line) -> Diagnostic:
    """Show a silence of the contract at the line that meets it; a fault of the catalogue stays where it is."""
    return replace(found, span=line.span) if found.message.startswith("le contrat ne donne pas") else found


def _reason(steps: tuple[Step, ...]) -> str:
    """Return where the words stand that the outermost rule cites, of the contract before the law."""
    for step in steps:
        if step.citations:
            return places(step.citations)
    return next((found for step in steps if (found := _reason(step.children))), "")
