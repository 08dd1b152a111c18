"""What a parameter prints goes with its value and its unit."""

from __future__ import annotations

import re
from datetime import date

from clausier.check.figures import figures, units_after
from clausier.check.places import contract_articles, found_at, of_contract
from clausier.surface.expression import Name
from clausier.surface.page import Derogation, Passage, Placeholder, Words
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Unit
from clausier.values.exact import percent
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.check.figures import Figure
    from clausier.model.expression import Value
    from clausier.model.tree import Article, Model, Parameter
    from clausier.surface.page import Inline
    from clausier.text.diagnostic import Diagnostic

_UNITS = {word: unit for unit in Unit for word in unit.value} | {
    "année": Unit.YEAR,
    "années": Unit.YEAR,
    "jour calendaire": Unit.DAY,
    "jours calendaires": Unit.DAY,
}
_MONEY = frozenset(("€", "euro", "euros", "eur"))
_RATE = frozenset(("%", "pour cent"))
_POINTS = frozenset(("point", "points"))
_UNIT_WORDS = tuple(sorted(_UNITS, key=len, reverse=True))
_MARKS = re.compile(rf"\b(?:toutes lettres|lettres accordées|lettres|chiffres|unité|date|{'|'.join(_UNIT_WORDS)})\b")
_NUMBERS = frozenset(("lettres", "lettres accordées", "chiffres", "unité", "toutes lettres"))


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the printed forms of the contract that do not suit the value they print."""
    files = of_contract(model)
    for parameter in model.parameters.values():
        if parameter.printed and parameter.span.source in files and not _says(parameter.printed, parameter.value):
            message = f"la forme imprimée « {parameter.printed} » ne dit pas {_shown(parameter.value)}"
            hint = "accordez la valeur et la forme imprimée"
            yield found_at(model, codes.PRINTED_FORM, message, parameter.span, hint)
    for article in contract_articles(model):
        for paragraph in article.paragraphs:
            yield from _in_words(model, article, paragraph.content)


def _in_words(model: Model, article: Article, content: Sequence[Inline]) -> Iterator[Diagnostic]:
    for rank, part in enumerate(content):
        match part:
            case Passage(then=then, otherwise=otherwise):
                yield from _in_words(model, article, then)
                yield from _in_words(model, article, otherwise)
            case Derogation(content=added):
                yield from _in_words(model, article, added)
            case Placeholder(value=Name(ident=name), form=form, span=span):
                parameter = model.parameters.get(name)
                following = content[rank + 1] if rank + 1 < len(content) else None
                after = following.text if isinstance(following, Words) else ""
                fault = "" if parameter is None or parameter.printed else _fault(parameter, form, after)
                if fault:
                    hint = "changez la forme imprimée, ou la valeur du paramètre"
                    yield found_at(model, codes.PRINTED_FORM, fault, span, hint, article=article.id)
            case _:
                pass


def _fault(parameter: Parameter, form: str, after: str) -> str:
    """Return what is wrong with a printed form, "" for nothing; ``after``: the words printed after it."""
    value, named = parameter.value, f"« {parameter.name} » ({_shown(parameter.value)})"
    marks = _MARKS.findall(form)
    sample = value[0] if isinstance(value, tuple) and value else value
    if "date" in marks and not isinstance(sample, date):
        return f"la forme « {form} » imprime une date, et {named} n'en est pas une"
    if isinstance(sample, bool | str | date):
        wrong = next((each for each in marks if each in _NUMBERS and not _dated(sample, each)), "")
        return f"la forme « {form} » imprime un nombre, et {named} n'en est pas un" if wrong else ""
    written = next((each for each in marks if each in _UNITS), "")
    if written:
        return (
            ""
            if _suits(written, value)
            else f"la forme « {form} » imprime « {written} », et {named} n'est pas en {written}"
        )
    if "unité" in marks and isinstance(sample, int | Fraction):
        return f"la forme « {form} » imprime une unité, et {named} n'en a pas"
    if marks and not {"unité", "toutes lettres"} & set(marks):
        unit = next(units_after(after), "")
        if unit and not _suits(unit, value) and not isinstance(sample, int | Fraction):
            return f"le texte imprime « {unit} » après {named}, qui n'est pas en {unit}"
    return ""


def _dated(value: object, mark: str) -> bool:
    """Tell whether a date is written so: « premier mars deux mille vingt-six »."""
    return isinstance(value, date) and mark == "toutes lettres"


def _suits(unit: str, value: Value) -> bool:
    """Tell whether a unit written in words is that of a value."""
    word = unit.lower()
    match value:
        case Duration():
            return _UNITS.get(word) is value.unit or (word in ("jour", "jours") and "jour" in value.unit.singular)
        case Money():
            return word in _MONEY
        case Rate():
            return word in _RATE
        case Points():
            return word in _POINTS
        case tuple():
            return all(_suits(unit, each) for each in value)
        case _:
            return False


def _says(printed: str, value: Value) -> bool:
    """Tell whether words fixed by hand say a value, as far as their figures tell."""
    match value:
        case tuple():
            return all(_says(printed, each) for each in value)
        case str():
            return True
        case bool() | date():
            return True
        case _:
            found = figures(printed)
            return not found or any(_equals(each, value) for each in found)


def _equals(figure: Figure, value: Value) -> bool:
    amounts = {figure.number, figure.lettered} - {None}
    match value:
        case Duration():
            unit = _UNITS.get(figure.unit.lower())
            if unit is None:
                return not figure.unit and value.amount in amounts
            return unit.family is value.unit.family and any(
                Duration(each, unit).base == value.base for each in amounts if each is not None
            )
        case Money():
            return value.amount in amounts
        case Rate():
            return percent(value.value) in amounts
        case Points():
            return value.value in amounts
        case int() | Fraction():
            return Fraction(value) in amounts
        case _:
            return True


def _shown(value: Value) -> str:
    return ", ".join(_shown(each) for each in value) if isinstance(value, tuple) else show(value)
