"""From what the grammar reads to an item: headers and properties, one method a rule of the grammar."""

# ruff: noqa: D102  each method bears the name of the rule of the grammar that it builds
from __future__ import annotations

from datetime import date

from clausier.surface import assemble, item
from clausier.surface.assemble import Dotted, Filtered, Safe
from clausier.surface.bag import Bag, Property, faults
from clausier.surface.build_expressions import ExpressionBuilder, bad_date, operator_of
from clausier.surface.constants import read_date
from clausier.surface.expression import Call, Constant
from clausier.surface.forms import BY_KEYWORD
from clausier.surface.item import Condition, Modality, Prudence, Quote, Verb
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from clausier.surface.build_expressions import Place
    from clausier.surface.expression import Choices, Expression
    from clausier.surface.item import FieldDecl, Input, Item, KindRef, Member, Row
    from clausier.text.span import Span


NO_DAY = date.min
"""Stands for a wrong date in an item that is dropped."""


class Builder(ExpressionBuilder):
    """Builds one item. ``properties`` keeps those that were written, for the formatter."""

    def __init__(self, source: str, written: str, prepared: str, base: int) -> None:
        """See ``ExpressionBuilder``."""
        super().__init__(source, written, prepared, base)
        self.properties: list[Property] = []

    # --- items: vocabulary

    def entity(self, at: Place, ident: Place, label: Place, *lines: Property) -> Item | None:
        bag, span = self._bag("entité", lines, at)
        if bag is None:
            return None
        fields = tuple(cast("FieldDecl", each.value) for each in lines if each.word == "champ")
        return item.Entity(self._ident(ident), self._words(label), bag.text("clé"), fields, span)

    def key(self, at: Place, ident: Place) -> Property:
        return self._property(at, "clé", self._ident(ident))

    def field(
        self,
        at: Place,
        ident: Place,
        kind: KindRef,
        question: Place | None,
        decider: Place | None,
        burden: Place | None,
    ) -> Property:
        decl: FieldDecl = item.FieldDecl(
            ident=self._ident(ident),
            kind=kind,
            question=self._words(question),
            judged=decider is not None,
            decider=self._words(decider),
            burden=self._ident(burden),
            span=self._span(at),
        )
        return self._property(at, "champ", decl)

    def enumeration(self, at: Place, ident: Place, *members: Member) -> Item:
        return item.Enumeration(self._ident(ident), members, self._span(at))

    def member(self, at: Place, ident: Place, label: Place) -> Member:
        return item.Member(self._ident(ident), self._words(label), self._span(at))

    def root(self, at: Place, ident: Place, kind: KindRef, opened: Place | None) -> Item:
        return item.Root(self._ident(ident), kind, opened is not None, self._span(at))

    def kind(self, at: Place, ident: Place) -> KindRef:
        return item.KindRef(self._ident(ident), is_list=False, span=self._span(at))

    def list_kind(self, at: Place, ident: Place) -> KindRef:
        return item.KindRef(self._ident(ident), is_list=True, span=self._span(at))

    # --- items: parameters and tables

    def parameter(self, at: Place, ident: Place, value: Constant | Choices, *lines: Property) -> Item | None:
        bag, span = self._bag("paramètre", lines, at)
        return None if bag is None else assemble.parameter(self._ident(ident), value, bag, span)

    def printed(self, at: Place, words: Place) -> Property:
        return self._property(at, "imprimé", self._words(words))

    def bound(self, at: Place, sign: Place, value: Expression, source: Place) -> Property:
        bound = item.Bound(operator_of(self._read(sign)), value, self._quote(source), self._span(at))
        return self._property(at, "borne", bound)

    def fixed(self, at: Place, source: Place) -> Property:
        return self._property(at, "fixé par", self._quote(source))

    def table(self, at: Place, ident: Place, kind: KindRef, *lines: Property) -> Item | None:
        bag, span = self._bag("table", lines, at)
        if bag is None:
            return None
        rows = tuple(cast("Row", each.value) for each in lines if each.word == "ligne")
        return assemble.table(self._ident(ident), kind, rows, bag, span)

    def table_source(self, at: Place, words: Place) -> Property:
        return self._property(at, "source", self._quote(words))

    def known_until(self, at: Place, day: Place) -> Property:
        return self._property(at, "connue jusqu'au", self._day(day))

    def row(self, at: Place, day: Place, value: Constant, note: Place | None) -> Property:
        return self._property(at, "ligne", item.Row(self._day(day), value, self._words(note), self._span(at)))

    def unknown_row(self, at: Place, day: Place, note: Place | None) -> Property:
        return self._property(at, "ligne", item.Row(self._day(day), None, self._words(note), self._span(at)))

    # --- items: rules

    def computation(
        self,
        at: Place,
        name: Dotted,
        inputs: tuple[Input, ...] | None,
        kind: KindRef,
        label: Place | None,
        value: Expression | None,
        *lines: Property,
    ) -> Item | None:
        if value is not None:
            lines = (Property("=", value, value.span), *lines)
        bag, span = self._bag("calcul", lines, at)
        return None if bag is None else assemble.computation(name, inputs or (), kind, self._words(label), bag, span)

    def inputs(self, _at: Place, *inputs: Input) -> tuple[Input, ...]:
        return inputs

    def input(self, at: Place, ident: Place, kind: KindRef) -> Input:
        return item.Input(self._ident(ident), kind, self._span(at))

    def override(self, at: Place, ident: Place, target: Dotted, label: Place | None, *lines: Property) -> Item | None:
        return self._exception(at, Verb.OVERRIDE, ident, (str(target), ""), label, lines)

    def set_aside(self, at: Place, ident: Place, target: Dotted, label: Place | None, *lines: Property) -> Item | None:
        return self._exception(at, Verb.SET_ASIDE, ident, (str(target), ""), label, lines)

    def set_aside_nature(
        self, at: Place, ident: Place, nature: Place, label: Place | None, *lines: Property
    ) -> Item | None:
        return self._exception(at, Verb.SET_ASIDE, ident, ("", self._ident(nature)), label, lines)

    def complement(self, at: Place, ident: Place, target: Dotted, label: Place | None, *lines: Property) -> Item | None:
        return self._exception(at, Verb.ADD, ident, (str(target), ""), label, lines)

    def _exception(
        self,
        at: Place,
        verb: Verb,
        ident: Place,
        target: tuple[str, str],
        label: Place | None,
        lines: tuple[Property, ...],
    ) -> Item | None:
        bag, span = self._bag(verb.value, lines, at)
        return (
            None if bag is None else assemble.exception(verb, self._ident(ident), target, self._words(label), bag, span)
        )

    def obligation(self, at: Place, ident: Place, label: Place, *lines: Property) -> Item | None:
        bag, span = self._bag("obligation", lines, at)
        return None if bag is None else assemble.duty(Modality.DO, self._ident(ident), self._words(label), bag, span)

    def prohibition(self, at: Place, ident: Place, label: Place, *lines: Property) -> Item | None:
        bag, span = self._bag("interdiction", lines, at)
        return (
            None if bag is None else assemble.duty(Modality.DO_NOT, self._ident(ident), self._words(label), bag, span)
        )

    def power(self, at: Place, ident: Place, label: Place, *lines: Property) -> Item | None:
        bag, span = self._bag("pouvoir", lines, at)
        return None if bag is None else assemble.power(self._ident(ident), self._words(label), bag, span)

    def appreciation(self, at: Place, name: Dotted, question: Place, decider: Place, *lines: Property) -> Item | None:
        bag, span = self._bag("appréciation", lines, at)
        if bag is None:
            return None
        return assemble.appreciation(name, self._words(question), self._words(decider), bag, span)

    def interpretation(
        self, at: Place, ident: Place, question: Place, register: Place | None, *lines: Property
    ) -> Item | None:
        bag, span = self._bag("interprétation", lines, at)
        if bag is None:
            return None
        return assemble.interpretation(
            self._ident(ident), self._words(question), "" if register is None else self._read(register), bag, span
        )

    def presumption(self, at: Place, name: Dotted, value: Expression, basis: Place) -> Item:
        return item.Presumption(name.subject, name.ident, value, self._quote(basis), self._span(at))

    def question(self, at: Place, ident: Place, text: Place, register: Place | None, *lines: Property) -> Item | None:
        bag, span = self._bag("question", lines, at)
        if bag is None:
            return None
        return assemble.question(
            self._ident(ident), self._words(text), "" if register is None else self._read(register), bag, span
        )

    def no_effect(self, at: Place, words: Place, reason: Place) -> Item:
        return item.NoEffect(self._quote(words), self._words(reason), self._span(at))

    def misprint(self, at: Place, words: Place, correction: Place) -> Item:
        return item.Misprint(self._quote(words), self._words(correction), self._span(at))

    def document(self, at: Place, ident: Place, title: Place, content: Call | None) -> Item:
        return item.DocumentDecl(self._ident(ident), self._words(title), content, self._span(at))

    def content(self, at: Place, ident: Place, arguments: tuple[Expression, ...] | None) -> Call:
        return Call(self._ident(ident), arguments or (), self._span(at))

    # --- pieces

    def names(self, _at: Place, *names: Place) -> tuple[str, ...]:
        return tuple(self._ident(each) for each in names)

    def dotted(self, _at: Place, first: Place, second: Place | None) -> Dotted:
        return Dotted("", self._ident(first)) if second is None else Dotted(self._ident(first), self._ident(second))

    def _quote(self, token: Place) -> Quote:
        return Quote(self._words(token), self._span(token))

    def _day(self, token: Place) -> date:
        words = self._read(token)
        day = read_date(words)
        if day is None:
            self.problems.append(bad_date(self._span(token), words))
        return day or NO_DAY

    def _property(self, at: Place, word: str, value: object) -> Property:
        made = Property(word, value, self._span(at))
        self.properties.append(made)
        return made

    def _condition(self, at: Place, word: str, expression: Expression, quote: Place | None) -> Property:
        span = self._span(at)
        return self._property(at, word, Condition(expression, None if quote is None else self._quote(quote), span))

    def _bag(self, keyword: str, lines: tuple[Property, ...], at: Place) -> tuple[Bag | None, Span]:
        span = self._span(at)
        ruled = tuple(each for each in lines if each.word not in {"champ", "ligne"})
        found = faults(BY_KEYWORD[keyword], ruled, span)
        self.problems += found
        return (None if found else Bag(ruled)), span

    # --- properties

    def words_property(self, at: Place, quote: Place, article: Place | None) -> Property:
        home = "" if article is None else self._words(article)
        return self._property(at, "sur", Quote(self._words(quote), self._span(quote), home))

    def about(self, at: Place, ident: Place, condition: Expression | None) -> Property:
        return self._property(at, "sur (liste)", Filtered(self._ident(ident), "", condition))

    def basis(self, at: Place, quote: Place) -> Property:
        return self._property(at, "selon", self._quote(quote))

    def nature(self, at: Place, names: tuple[str, ...]) -> Property:
        return self._property(at, "nature", names)

    def condition(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "si", expression, quote)

    def value(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "=", expression)

    def over(self, at: Place, names: tuple[str, ...]) -> Property:
        return self._property(at, "prime", names)

    def subject(self, at: Place, ident: Place) -> Property:
        return self._property(at, "pour", self._ident(ident))

    def debtor(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "débiteur", expression)

    def creditor(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "créancier", expression)

    def result(self, at: Place, _words: Place) -> Property:
        return self._property(at, "de résultat", value=True)

    def means(self, at: Place, _words: Place) -> Property:
        return self._property(at, "de moyens", value=True)

    def survives(self, at: Place, _words: Place) -> Property:
        return self._property(at, "survit", value=True)

    def starts(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "à compter de", expression, quote)

    def latest(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "au plus tard", expression, quote)

    def earliest(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "au plus tôt", expression, quote)

    def performed(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "exécutée le", expression, quote)

    def breached(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "violée si", expression, quote)

    def suspended(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "suspendue si", expression, quote)

    def ended(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "éteinte si", expression, quote)

    def lost(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "définitivement inexécutée si", expression, quote)

    def holders(self, at: Place, holders: tuple[Expression, ...]) -> Property:
        return self._property(at, "titulaire", holders)

    def act(self, at: Place, ident: Place, link: Place | None, condition: Expression | None) -> Property:
        return self._property(at, "acte", Filtered(self._ident(ident), self._ident(link), condition))

    def act_by(self, at: Place, ident: Place, condition: Expression, link: Place) -> Property:
        return self._property(at, "acte", Filtered(self._ident(ident), self._ident(link), condition))

    def requirement(self, at: Place, expression: Expression, quote: Place | None) -> Property:
        return self._condition(at, "exige", expression, quote)

    def date(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "date", expression)

    def effect(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "effet", expression)

    def burden(self, at: Place, ident: Place) -> Property:
        return self._property(at, "à prouver par", self._ident(ident))

    def reading(self, at: Place, ident: Place, label: Place) -> Property:
        reading = item.Reading(self._ident(ident), self._words(label), retained=False, reason="", span=self._span(at))
        return self._property(at, "lecture", reading)

    def retained_reading(self, at: Place, ident: Place, label: Place, reason: Place | None) -> Property:
        reading = item.Reading(
            self._ident(ident), self._words(label), retained=True, reason=self._words(reason), span=self._span(at)
        )
        return self._property(at, "lecture", reading)

    def answer(self, at: Place, expression: Expression) -> Property:
        return self._property(at, "réponse", expression)

    def detail(self, at: Place, label: Place, expression: Expression) -> Property:
        return self._property(at, "détail", item.Detail(self._words(label), expression, self._span(at)))

    def prudent_earliest(self, at: Place, label: Place) -> Property:
        return self._property(at, "date prudente", Safe(self._words(label), Prudence.EARLIEST))

    def prudent_latest(self, at: Place, label: Place) -> Property:
        return self._property(at, "date prudente", Safe(self._words(label), Prudence.LATEST))
