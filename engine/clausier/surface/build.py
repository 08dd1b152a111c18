"""From lark's tree to an item: headers and properties, one method a rule of the grammar."""

# Lark types its visitors loosely: the methods below are checked by what they return.
# pyright: basic
# ruff: noqa: D102  each method bears the name of the rule of the grammar that it builds
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from lark.visitors import v_args

from clausier.surface import assemble, item
from clausier.surface.assemble import Dotted, Filtered, Safe
from clausier.surface.bag import Bag, Property, faults
from clausier.surface.build_expressions import ExpressionBuilder, bad_date, operator_of
from clausier.surface.constants import read_date
from clausier.surface.expression import Call, Constant
from clausier.surface.forms import BY_KEYWORD
from clausier.surface.item import Condition, Modality, Prudence, Quote, Verb

if TYPE_CHECKING:
    from lark import Token
    from lark.tree import Meta

    from clausier.surface.expression import Choices, Expression
    from clausier.surface.item import FieldDecl, Input, Item, KindRef, Member, Row
    from clausier.text.span import Span


NO_DAY = date.min
"""Stands for a wrong date in an item that is dropped."""


class Builder(ExpressionBuilder):
    """Builds the items of one file. ``properties`` keeps those of the last item, for the formatter."""

    def __init__(self, source: str, written: str, base: int) -> None:
        """See ``ExpressionBuilder``."""
        super().__init__(source, written, base)
        self.properties: list[Property] = []

    # --- items: vocabulary

    def entity(self, meta: Meta, ident: Token, label: Token, *lines: Property) -> Item | None:
        bag, span = self._bag("entité", lines, meta)
        if bag is None:
            return None
        fields = tuple(cast("FieldDecl", each.value) for each in lines if each.word == "champ")
        return item.Entity(self._ident(ident), self._words(label), bag.text("clé"), fields, span)

    def key(self, meta: Meta, ident: Token) -> Property:
        return self._property(meta, "clé", self._ident(ident))

    def field(
        self,
        meta: Meta,
        ident: Token,
        kind: KindRef,
        question: Token | None,
        decider: Token | None,
        burden: Token | None,
    ) -> Property:
        decl: FieldDecl = item.FieldDecl(
            ident=self._ident(ident),
            kind=kind,
            question=self._words(question),
            judged=decider is not None,
            decider=self._words(decider),
            burden=self._ident(burden),
            span=self._span(meta),
        )
        return self._property(meta, "champ", decl)

    def enumeration(self, meta: Meta, ident: Token, *members: Member) -> Item:
        return item.Enumeration(self._ident(ident), members, self._span(meta))

    def member(self, meta: Meta, ident: Token, label: Token) -> Member:
        return item.Member(self._ident(ident), self._words(label), self._span(meta))

    def root(self, meta: Meta, ident: Token, kind: KindRef, opened: Token | None) -> Item:
        return item.Root(self._ident(ident), kind, opened is not None, self._span(meta))

    def kind(self, meta: Meta, ident: Token) -> KindRef:
        return item.KindRef(self._ident(ident), is_list=False, span=self._span(meta))

    def list_kind(self, meta: Meta, ident: Token) -> KindRef:
        return item.KindRef(self._ident(ident), is_list=True, span=self._span(meta))

    # --- items: parameters and tables

    def parameter(self, meta: Meta, ident: Token, value: Constant | Choices, *lines: Property) -> Item | None:
        bag, span = self._bag("paramètre", lines, meta)
        return None if bag is None else assemble.parameter(self._ident(ident), value, bag, span)

    def printed(self, meta: Meta, words: Token) -> Property:
        return self._property(meta, "imprimé", self._words(words))

    def bound(self, meta: Meta, sign: Token, value: Expression, source: Token) -> Property:
        bound = item.Bound(operator_of(sign), value, self._quote(source), self._span(meta))
        return self._property(meta, "borne", bound)

    def fixed(self, meta: Meta, source: Token) -> Property:
        return self._property(meta, "fixé par", self._quote(source))

    def table(self, meta: Meta, ident: Token, kind: KindRef, *lines: Property) -> Item | None:
        bag, span = self._bag("table", lines, meta)
        if bag is None:
            return None
        rows = tuple(cast("Row", each.value) for each in lines if each.word == "ligne")
        return assemble.table(self._ident(ident), kind, rows, bag, span)

    def table_source(self, meta: Meta, words: Token) -> Property:
        return self._property(meta, "source", self._quote(words))

    def known_until(self, meta: Meta, day: Token) -> Property:
        return self._property(meta, "connue jusqu'au", self._day(day))

    def row(self, meta: Meta, day: Token, value: Constant, note: Token | None) -> Property:
        return self._property(meta, "ligne", item.Row(self._day(day), value, self._words(note), self._span(meta)))

    def unknown_row(self, meta: Meta, day: Token, note: Token | None) -> Property:
        return self._property(meta, "ligne", item.Row(self._day(day), None, self._words(note), self._span(meta)))

    # --- items: rules

    def computation(
        self,
        meta: Meta,
        name: Dotted,
        inputs: tuple[Input, ...] | None,
        kind: KindRef,
        label: Token | None,
        value: Expression | None,
        *lines: Property,
    ) -> Item | None:
        if value is not None:
            lines = (Property("=", value, value.span), *lines)
        bag, span = self._bag("calcul", lines, meta)
        return None if bag is None else assemble.computation(name, inputs or (), kind, self._words(label), bag, span)

    def inputs(self, _meta: Meta, *inputs: Input) -> tuple[Input, ...]:
        return inputs

    def input(self, meta: Meta, ident: Token, kind: KindRef) -> Input:
        return item.Input(self._ident(ident), kind, self._span(meta))

    def override(self, meta: Meta, ident: Token, target: Dotted, label: Token | None, *lines: Property) -> Item | None:
        return self._exception(meta, Verb.OVERRIDE, ident, (str(target), ""), label, lines)

    def set_aside(self, meta: Meta, ident: Token, target: Dotted, label: Token | None, *lines: Property) -> Item | None:
        return self._exception(meta, Verb.SET_ASIDE, ident, (str(target), ""), label, lines)

    def set_aside_nature(
        self, meta: Meta, ident: Token, nature: Token, label: Token | None, *lines: Property
    ) -> Item | None:
        return self._exception(meta, Verb.SET_ASIDE, ident, ("", self._ident(nature)), label, lines)

    def complement(
        self, meta: Meta, ident: Token, target: Dotted, label: Token | None, *lines: Property
    ) -> Item | None:
        return self._exception(meta, Verb.ADD, ident, (str(target), ""), label, lines)

    def _exception(
        self,
        meta: Meta,
        verb: Verb,
        ident: Token,
        target: tuple[str, str],
        label: Token | None,
        lines: tuple[Property, ...],
    ) -> Item | None:
        bag, span = self._bag(verb.value, lines, meta)
        return (
            None if bag is None else assemble.exception(verb, self._ident(ident), target, self._words(label), bag, span)
        )

    def obligation(self, meta: Meta, ident: Token, label: Token, *lines: Property) -> Item | None:
        bag, span = self._bag("obligation", lines, meta)
        return None if bag is None else assemble.duty(Modality.DO, self._ident(ident), self._words(label), bag, span)

    def prohibition(self, meta: Meta, ident: Token, label: Token, *lines: Property) -> Item | None:
        bag, span = self._bag("interdiction", lines, meta)
        return (
            None if bag is None else assemble.duty(Modality.DO_NOT, self._ident(ident), self._words(label), bag, span)
        )

    def power(self, meta: Meta, ident: Token, label: Token, *lines: Property) -> Item | None:
        bag, span = self._bag("pouvoir", lines, meta)
        return None if bag is None else assemble.power(self._ident(ident), self._words(label), bag, span)

    def appreciation(self, meta: Meta, name: Dotted, question: Token, decider: Token, *lines: Property) -> Item | None:
        bag, span = self._bag("appréciation", lines, meta)
        if bag is None:
            return None
        return assemble.appreciation(name, self._words(question), self._words(decider), bag, span)

    def interpretation(
        self, meta: Meta, ident: Token, question: Token, register: Token | None, *lines: Property
    ) -> Item | None:
        bag, span = self._bag("interprétation", lines, meta)
        if bag is None:
            return None
        return assemble.interpretation(self._ident(ident), self._words(question), str(register or ""), bag, span)

    def presumption(self, meta: Meta, name: Dotted, value: Expression, basis: Token) -> Item:
        return item.Presumption(name.subject, name.ident, value, self._quote(basis), self._span(meta))

    def question(self, meta: Meta, ident: Token, text: Token, register: Token | None, *lines: Property) -> Item | None:
        bag, span = self._bag("question", lines, meta)
        if bag is None:
            return None
        return assemble.question(self._ident(ident), self._words(text), str(register or ""), bag, span)

    def no_effect(self, meta: Meta, words: Token, reason: Token) -> Item:
        return item.NoEffect(self._quote(words), self._words(reason), self._span(meta))

    def misprint(self, meta: Meta, words: Token, correction: Token) -> Item:
        return item.Misprint(self._quote(words), self._words(correction), self._span(meta))

    def document(self, meta: Meta, ident: Token, title: Token, content: Call | None) -> Item:
        return item.DocumentDecl(self._ident(ident), self._words(title), content, self._span(meta))

    def content(self, meta: Meta, ident: Token, arguments: tuple[Expression, ...] | None) -> Call:
        return Call(self._ident(ident), arguments or (), self._span(meta))

    # --- pieces

    def names(self, _meta: Meta, *names: Token) -> tuple[str, ...]:
        return tuple(self._ident(each) for each in names)

    def dotted(self, _meta: Meta, first: Token, second: Token | None) -> Dotted:
        return Dotted("", self._ident(first)) if second is None else Dotted(self._ident(first), self._ident(second))

    def _quote(self, token: Token) -> Quote:
        return Quote(self._words(token), self._place(token))

    def _day(self, token: Token) -> date:
        day = read_date(token)
        if day is None:
            self.problems.append(bad_date(self._place(token), token))
        return day or NO_DAY

    def _property(self, meta: Meta, word: str, value: object) -> Property:
        made = Property(word, value, self._span(meta))
        self.properties.append(made)
        return made

    def _condition(self, meta: Meta, word: str, expression: Expression, quote: Token | None) -> Property:
        span = self._span(meta)
        return self._property(meta, word, Condition(expression, None if quote is None else self._quote(quote), span))

    def _bag(self, keyword: str, lines: tuple[Property, ...], meta: Meta) -> tuple[Bag | None, Span]:
        span = self._span(meta)
        ruled = tuple(each for each in lines if each.word not in {"champ", "ligne"})
        found = faults(BY_KEYWORD[keyword], ruled, span)
        self.problems += found
        return (None if found else Bag(ruled)), span

    # --- properties

    def words_property(self, meta: Meta, quote: Token, article: Token | None) -> Property:
        home = "" if article is None else self._words(article)
        return self._property(meta, "sur", Quote(self._words(quote), self._place(quote), home))

    def about(self, meta: Meta, ident: Token, condition: Expression | None) -> Property:
        return self._property(meta, "sur (liste)", Filtered(self._ident(ident), "", condition))

    def basis(self, meta: Meta, quote: Token) -> Property:
        return self._property(meta, "selon", self._quote(quote))

    def nature(self, meta: Meta, names: tuple[str, ...]) -> Property:
        return self._property(meta, "nature", names)

    def condition(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "si", expression, quote)

    def value(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "=", expression)

    def over(self, meta: Meta, names: tuple[str, ...]) -> Property:
        return self._property(meta, "prime", names)

    def subject(self, meta: Meta, ident: Token) -> Property:
        return self._property(meta, "pour", self._ident(ident))

    def debtor(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "débiteur", expression)

    def creditor(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "créancier", expression)

    def result(self, meta: Meta, _words: Token) -> Property:
        return self._property(meta, "de résultat", value=True)

    def means(self, meta: Meta, _words: Token) -> Property:
        return self._property(meta, "de moyens", value=True)

    def survives(self, meta: Meta, _words: Token) -> Property:
        return self._property(meta, "survit", value=True)

    def starts(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "à compter de", expression, quote)

    def latest(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "au plus tard", expression, quote)

    def earliest(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "au plus tôt", expression, quote)

    def performed(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "exécutée le", expression, quote)

    def breached(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "violée si", expression, quote)

    def suspended(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "suspendue si", expression, quote)

    def ended(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "éteinte si", expression, quote)

    def lost(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "définitivement inexécutée si", expression, quote)

    def holders(self, meta: Meta, holders: tuple[Expression, ...]) -> Property:
        return self._property(meta, "titulaire", holders)

    def act(self, meta: Meta, ident: Token, link: Token | None, condition: Expression | None) -> Property:
        return self._property(meta, "acte", Filtered(self._ident(ident), self._ident(link), condition))

    def act_by(self, meta: Meta, ident: Token, condition: Expression, link: Token) -> Property:
        return self._property(meta, "acte", Filtered(self._ident(ident), self._ident(link), condition))

    def requirement(self, meta: Meta, expression: Expression, quote: Token | None) -> Property:
        return self._condition(meta, "exige", expression, quote)

    def date(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "date", expression)

    def effect(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "effet", expression)

    def burden(self, meta: Meta, ident: Token) -> Property:
        return self._property(meta, "à prouver par", self._ident(ident))

    def reading(self, meta: Meta, ident: Token, label: Token) -> Property:
        reading = item.Reading(self._ident(ident), self._words(label), retained=False, reason="", span=self._span(meta))
        return self._property(meta, "lecture", reading)

    def retained_reading(self, meta: Meta, ident: Token, label: Token, reason: Token | None) -> Property:
        reading = item.Reading(
            self._ident(ident), self._words(label), retained=True, reason=self._words(reason), span=self._span(meta)
        )
        return self._property(meta, "lecture", reading)

    def answer(self, meta: Meta, expression: Expression) -> Property:
        return self._property(meta, "réponse", expression)

    def detail(self, meta: Meta, label: Token, expression: Expression) -> Property:
        return self._property(meta, "détail", item.Detail(self._words(label), expression, self._span(meta)))

    def prudent_earliest(self, meta: Meta, label: Token) -> Property:
        return self._property(meta, "date prudente", Safe(self._words(label), Prudence.EARLIEST))

    def prudent_latest(self, meta: Meta, label: Token) -> Property:
        return self._property(meta, "date prudente", Safe(self._words(label), Prudence.LATEST))


# See build_expressions.
v_args(inline=True, meta=True)(Builder)
