"""Rules in plain French, as HTML: what an expression of the model says, for a reader who does not know the language.

Every text is escaped; a rule that an expression uses is a link to where it stands (``Reader.places``).
"""

from __future__ import annotations

import re
from html import escape as escape_all

from clausier.model import expression as e
from clausier.surface.expression import Fold
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, assert_never
from clausier.values.fraction import Fraction
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausier.model.expression import Expression, Value
    from clausier.model.kinds import Kind
    from clausier.model.tree import FieldInfo, Model

_CONTRACTED = {"le": "du ", "les": "des ", "un": "d'un ", "une": "d'une "}
_ARTICLE = re.compile(r"((?:<[^>]+>)*)(le|les|un|une) ")
_BLANK = re.compile(r"(?<=«) | (?=[»?;:!€%])")
_TAGS = re.compile(r"<[^>]+>")
_VOWELS = frozenset("aàâeéèêëiîoôuùhyœ")
_VERBS = {
    "eq": "est", "ne": "n'est pas", "le": "est au plus", "ge": "est au moins", "lt": "est inférieur à",
    "gt": "est supérieur à",
}  # fmt: skip
_VERBS_OF_DATES = {"le": "est au plus tard", "ge": "est au plus tôt", "lt": "est avant", "gt": "est après"}
_SIGNS = {"add": "plus", "sub": "moins", "mul": "×", "div": "divisé par"}
_PHRASES = {
    "without_object": "{0} est sans objet",
    "day_after": "le lendemain {de0}",
    "day_before": "la veille {de0}",
    "round_cent": "{0}, arrondi au centime",
    "round_up_euro": "{0}, arrondi à l'euro supérieur",
    "month_start": "le début du mois {de0}",
    "month_end": "la fin du mois {de0}",
    "semester_start": "le début du semestre {de0}",
    "days_in_month": "le nombre de jours du mois {de0}",
    "days_in_year": "le nombre de jours de l'année {de0}",
    "days_between": "le nombre de jours entre {0} et {1}",
    "year_of": "l'année {de0}",
    "floor": "{0}, ramené à l'entier inférieur",
    "ceiling": "{0}, porté à l'entier supérieur",
    "hours": "{0}, en heures",
    "day_of": "le jour {de0}",
    "day_opening": "minuit, au début {de0}",
    "day_closing": "24 h, à la fin {de0}",
    "is_open": "{1} est dans les horaires : {0}",
    "next_opening": "la première heure ouverte à partir de {1} ({0})",
    "after_open_time": "{2} d'ouverture après {1} ({0})",
    "is_weekday": "{0} est un jour du lundi au vendredi",
    "is_ouvre": "{0} est un jour ouvré",
    "is_ouvrable": "{0} est un jour ouvrable",
    "is_holiday": "{0} est un jour férié",
    "next_ouvrable": "le premier jour ouvrable à partir {de0}",
    "previous_ouvre": "le dernier jour ouvré jusqu'à {0}",
    "interval_first": "le premier jour {de0}",
    "interval_last": "le dernier jour {de0}",
    "interval_days": "le nombre de jours {de0}",
    "occurrence": "l'échéance de rang {2} en comptant {1} par {1} depuis {0}",
    "next_occurrence": "la première échéance à partir {de2}, en comptant {1} par {1} depuis {0}",
    "occurrence_rank": "le rang, au {2}, des échéances comptées {1} par {1} depuis {0}",
    "month_cuts": "les débuts de mois entre {0} et {1}",
    "semester_cuts": "les débuts de semestre entre {0} et {1}",
    "year_cuts": "les débuts d'année entre {0} et {1}",
    "negate": "l'opposé {de0}",
}
_ASPECTS = {
    "régulier": "l'acte est régulier : {}",
    "ouvert": "on peut {}",
    "échéance": "le dernier jour pour {}",
    "effet": "la date d'effet de l'acte : {}",
    "violée": "n'a pas été respecté : {}",
    "exécutée": "a été fait : {}",
    "naissance": "le jour où naît le devoir : {}",
    "perdue": "est perdu : {}",
}
_DENIED_ASPECTS = {
    "régulier": "l'acte n'est pas régulier : {}",
    "ouvert": "on ne peut pas {}",
    "violée": "a été respecté : {}",
    "exécutée": "n'a pas été fait : {}",
    "perdue": "n'est pas perdu : {}",
}


class Reader(Record):
    """What is needed to read an expression: the model, and the address of each rule by its name."""

    model: Model
    places: Mapping[str, str]

    def link(self, name: str, text: str) -> str:
        """Return ``text`` (HTML) as a link to where ``name`` is declared, when the book has it."""
        place = self.places.get(name)
        return f'<a href="{escape_all(place)}">{text}</a>' if place else text

    def value(self, value: Value, kind: Kind) -> str:
        """Return a value as printed; the member of an enumeration by its label."""
        if isinstance(value, tuple):
            return alternatives(tuple(self.value(each, kind.element) for each in value))
        if isinstance(value, str):
            known = self.model.enumerations.get(kind.name)
            label = "" if known is None else next((text for name, text in known.members if name == value), "")
            return f"« {escape(label or worded(value))} »"
        if isinstance(value, Fraction) and value.denominator == 1:
            return show(value.numerator)
        return escape(show(value))

    def member(self, name: str) -> str:
        """Return the label of a member of any enumeration (a party), as text."""
        groups = (each.members for each in self.model.enumerations.values())
        return next((label for members in groups for each, label in members if each == name), worded(name))

    def label(self, name: str) -> str:
        """Return how users name a rule, without its link."""
        model = self.model
        for group in (model.powers, model.duties, model.computations):
            if found := group.get(name):
                return escape(found.label or worded(name))
        return escape(worded(name))

    def read(self, node: Expression) -> str:
        """Return the French of an expression, as HTML on one line."""
        match node:
            case e.Literal():
                return self.value(node.value, node.kind)
            case e.Variable():
                return self._variable(node)
            case e.Field():
                return self._field(node)
            case e.Use():
                return self._use(node)
            case e.Operation():
                return self._operation(node)
            case e.Logic():
                return self._logic(node)
            case e.Branch():
                then, otherwise = self.read(node.then), self.read(node.otherwise)
                return (
                    f"si {self._inner(node.condition)}, {then}{' ;' if '<ul>' not in then else ''} sinon, {otherwise}"
                )
            case e.OrElse():
                return f"{self.read(node.value)} (à défaut, {self.read(node.fallback)})"
            case e.ByReading():
                return self._by_reading(node)
            case e.ByMember():
                arms = (f"{self.value(name, node.subject.kind)} : {self.read(value)}" for name, value in node.arms)
                return f"selon {self.read(node.subject)} : {listed(arms)}"
            case e.Fold():
                return self._fold(node)
            case e.Lookup():
                return f"{self.link(node.table, escape(worded(node.table)))} au {self.read(node.day)}"
            case e.Failed():
                return "[règle non comprise]"
            case _:
                assert_never(node)

    def _variable(self, node: e.Variable) -> str:
        if node.name == "date_d_examen":
            return "le jour de l'examen"
        entity = self.model.entities.get(node.kind.name)
        if entity is None or node.kind.is_list:
            return f"les {escape(worded(node.name))}" if node.kind.is_list else escape(worded(node.name))
        if entity.variable != node.name:
            return f"<i>{escape(worded(node.name))}</i>"
        return escape(definite(entity.label or worded(entity.name)))

    def _field(self, node: e.Field) -> str:
        target = node.target
        words = escape(worded(node.name))
        if node.kind.name == "booléen" and (info := self.field(target.kind.name, node.name)) and info.question:
            return self._asked(info.question, target, yes=True)
        if node.name.endswith(("_le", "_au", "_après", "_par")):
            words = f"la date « {words} »" if node.kind.name == "date" else f"« {words} »"
        return f"{words} {of(self.read(target))}"

    def field(self, entity: str, name: str) -> FieldInfo | None:
        """Return what is known of a field."""
        found = self.model.entities.get(entity)
        return None if found is None else next((each for each in found.fields if each.name == name), None)

    def _asked(self, question: str, target: Expression, *, yes: bool) -> str:
        about = "" if isinstance(target, e.Variable) else f" (pour {self.read(target)})"
        return f"« {escape(question)} »{about} {'oui' if yes else 'non'}"

    def _use(self, node: e.Use, aspects: Mapping[str, str] = _ASPECTS) -> str:
        model = self.model
        if parameter := model.parameters.get(node.name):
            value = self.value(parameter.value, parameter.kind)
            return f"{self.link(node.name, escape(worded(node.name)))} ({value})"
        base, _, aspect = node.name.rpartition(".")
        others = tuple(each for each in node.arguments if not isinstance(each, e.Variable))
        about = f" (pour {', '.join(self.read(each) for each in others)})" if others else ""
        if base in model.powers or base in model.duties:
            words = self.link(base, f"« {self.label(base)} »")
            return aspects.get(aspect, worded(aspect) + " : {}").format(words) + about
        return self.link(node.name, self.label(node.name)) + about

    def _operation(self, node: e.Operation) -> str:
        name, arguments = node.name, node.arguments
        read = tuple(self._operand(each) for each in arguments)
        if name in _SIGNS:
            return f" {_SIGNS[name]} ".join(read)
        if name in {"eq", "ne"} and (answer := _constant(arguments[1])) is not None:
            return self.read(arguments[0]) if answer is (name == "eq") else self._denied(arguments[0])
        if name in _VERBS:
            dated = arguments[0].kind.name in {"date", "instant"}
            verb = _VERBS_OF_DATES.get(name, _VERBS[name]) if dated else _VERBS[name]
            return f"{read[0]} {verb} {read[1]}"
        match name:
            case "among":
                return f"{read[0]} est parmi {read[1]}"
            case "choices":
                return alternatives(read)
            case "minimum" | "maximum":
                word = "le plus petit" if name == "minimum" else "le plus grand"
                return f"{word} de : {' et '.join(read)}"
            case "delay_after" | "delay_before":
                return self._delay(node)
            case "intervals":
                return f"les périodes {of(read[0])} à {read[1]}" + (f", coupées à {read[2]}" if read[2:] else "")
            case _:
                pass
        if name in _PHRASES:
            return _PHRASES[name].format(*read, de0=of(read[0]), de2=of(read[-1]))
        return f"{escape(worded(name))} ({', '.join(read)})"

    def _delay(self, node: e.Operation) -> str:
        duration, anchor, extended, first = node.arguments
        side = "après" if node.name == "delay_after" else "avant"
        words = f"{self.read(duration)} {side} {self.read(anchor)}"
        words += ", le premier jour étant compté" if _constant(first) else ""
        return words + (", reporté au premier jour ouvrable" if _constant(extended) else "")

    def _operand(self, node: Expression) -> str:
        words = self.read(node)
        compound = isinstance(node, e.Branch | e.Logic) or (isinstance(node, e.Operation) and node.name in _SIGNS)
        return f"({words})" if compound else words

    def _inner(self, node: Expression) -> str:
        words = self.read(node)
        branching = isinstance(node, e.Branch | e.ByReading | e.ByMember)
        return f"({words})" if branching and "<ul>" not in words else words

    def _logic(self, node: e.Logic) -> str:
        if node.link is e.Link.NOT:
            return self._denied(node.arguments[0])
        parts = (
            f"({self.read(each)})" if isinstance(each, e.Logic) and each.link is not e.Link.NOT else self._inner(each)
            for each in node.arguments
        )
        return f" <b>{node.link.value}</b> ".join(parts)

    def _denied(self, node: Expression) -> str:
        if isinstance(node, e.Logic) and node.link is e.Link.NOT:
            return self.read(node.arguments[0])
        if isinstance(node, e.Field) and (info := self.field(node.target.kind.name, node.name)) and info.question:
            return self._asked(info.question, node.target, yes=False)
        if isinstance(node, e.Use) and node.name.rpartition(".")[2] in _DENIED_ASPECTS and "." in node.name:
            return self._use(node, _DENIED_ASPECTS)
        if isinstance(node, e.Operation) and node.name == "without_object":
            return f"{self._operand(node.arguments[0])} existe"
        if isinstance(node, e.Operation) and node.name == "among":
            first, second = (self._operand(each) for each in node.arguments)
            return f"{first} n'est pas parmi {second}"
        return f"il n'est pas vrai que : {self._inner(node)}"

    def _by_reading(self, node: e.ByReading) -> str:
        known = self.model.interpretations.get(node.interpretation)
        labels = {} if known is None else {each.name: each.label for each in known.readings}
        retained = "" if known is None else known.retained
        question = worded(node.interpretation) if known is None else known.question
        arms = (
            f"« {escape(labels.get(name) or worded(name))} »"
            f"{' <em>(lecture retenue)</em>' if name == retained else ''} → {self.read(value)}"
            for name, value in node.arms
        )
        return f"selon l'interprétation {self.link(node.interpretation, escape(question))} {listed(arms)}"

    def _fold(self, node: e.Fold) -> str:
        source = self.read(node.source)
        where = "" if node.condition is None else f" tel que {self._inner(node.condition)}"
        body = "" if node.body is None else self._inner(node.body)
        variable = f"<i>{escape(worded(node.variable))}</i>"
        each = f"pour chaque {variable} parmi {source}{where}"
        match node.fold:
            case Fold.SUM:
                return f"la somme, {each}, {of(body)}"
            case Fold.COUNT:
                return f"le nombre de {variable} parmi {source}{where}"
            case Fold.EXISTS:
                return f"il existe un élément {variable} parmi {source} tel que {body}"
            case Fold.EVERY:
                return f"{each} : {body}"
            case Fold.EARLIEST | Fold.LATEST:
                return f"{node.fold.value.removesuffix(' de')}, {each}, {of(body)}"
            case Fold.ONLY:
                return f"le seul élément {variable} parmi {source}{where}"
            case Fold.COLLECT:
                return f"la liste, {each} : {body}"
            case _:
                assert_never(node.fold)


def worded(name: str) -> str:
    """Return a name of the language as words: ``Facture.montant_ht`` is « montant HT »."""
    words = name.rpartition(".")[2].split("_")
    words = [each.upper() if each in {"ht", "ttc", "tva", "cgv"} else each for each in words]
    text = f" {' '.join(words)} "
    for one in ("l", "d", "qu", "s", "n"):
        text = text.replace(f" {one} ", f" {one}'")
    return text.strip()


def definite(label: str) -> str:
    """Return the label of an entity with the definite article: « une lettre » gives « la lettre »."""
    for indefinite, article in (("un ", "le "), ("une ", "la ")):
        if label.startswith(indefinite):
            noun = label.removeprefix(indefinite)
            return f"l'{noun}" if noun[:1].lower() in _VOWELS else f"{article}{noun}"
    return label


def of(words: str) -> str:
    """Return « de » and what follows (HTML), contracted: « de la facture », « du contrat », « d'une »."""
    if found := _ARTICLE.match(words):
        return _CONTRACTED[found[2]] + found[1] + words[found.end() :]
    return f"d'{words}" if _TAGS.sub("", words)[:1].lower() in _VOWELS else f"de {words}"


def unbroken(text: str) -> str:
    """Return text whose French punctuation never starts a line: « oui » ; « non » ?"""
    return _BLANK.sub("\u00a0", text)


def escape(text: str) -> str:
    """Return text as HTML shows it between tags; apostrophes stay."""
    return escape_all(text, quote=False)


def alternatives(items: tuple[str, ...]) -> str:
    """Return « a, b ou c »."""
    return " ou ".join((*((", ".join(items[:-1]),) if items[1:] else ()), *items[-1:]))


def listed(items: Iterable[str]) -> str:
    """Return items as an HTML list."""
    return f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"


def _constant(node: Expression) -> bool | None:
    """Return the boolean a literal is, None for anything else."""
    return node.value if isinstance(node, e.Literal) and isinstance(node.value, bool) else None
