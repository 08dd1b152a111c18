"""The properties of one item, taken out by kind once they are known to be complete."""

from __future__ import annotations

from clausier.surface.forms import REPEATED, Form
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.item import Condition, Quote
    from clausier.text.span import Span


class Property(Record):
    """One property as written: the words that open it, what the grammar made of the rest, where it stands."""

    word: str
    value: object
    span: Span


class Bag(Record):
    """The properties of an item, in the order written. The getters trust the grammar for the type of each word."""

    properties: tuple[Property, ...]

    def _of(self, word: str) -> list[object]:
        return [each.value for each in self.properties if each.word == word]

    def has(self, word: str) -> bool:
        """Tell whether the property is there."""
        return any(each.word == word for each in self.properties)

    def all_of(self, word: str) -> list[object]:
        """Return the values of a property, in order."""
        return self._of(word)

    def quotes(self, word: str) -> tuple[Quote, ...]:
        """Return the citations of a property."""
        return tuple(cast("Quote", each) for each in self._of(word))

    def conditions(self, word: str) -> tuple[Condition, ...]:
        """Return the conditions of a property."""
        return tuple(cast("Condition", each) for each in self._of(word))

    def condition(self, word: str) -> Condition | None:
        """Return the condition of a property, or None."""
        return next(iter(self.conditions(word)), None)

    def expression(self, word: str) -> Expression | None:
        """Return the expression of a property, or None."""
        return next((cast("Expression", each) for each in self._of(word)), None)

    def names(self, word: str) -> tuple[str, ...]:
        """Return the names of a property that lists some."""
        return next((cast("tuple[str, ...]", each) for each in self._of(word)), ())

    def text(self, word: str) -> str:
        """Return the name or the words of a property, or ""."""
        return next((cast("str", each) for each in self._of(word)), "")


def faults(form: Form, properties: tuple[Property, ...], span: Span) -> list[Diagnostic]:
    """Return what is wrong with the properties of an item of this form that stands at ``span``."""
    found: list[Diagnostic] = []
    first: dict[str, Property] = {}
    for each in properties:
        if each.word not in form.takes:
            found.append(_foreign(form, each))
        elif each.word in first and each.word not in REPEATED:
            found.append(
                Diagnostic(
                    codes.PROPERTY_TWICE,
                    f"« {each.word} » est écrit deux fois",
                    each.span,
                    "gardez une seule des deux lignes",
                    others=(Label(first[each.word].span, "première fois ici"),),
                )
            )
        first.setdefault(each.word, each)
    missing = [word for word in form.needs if word not in first]
    if missing and not found:
        listed = ", ".join(f"« {word} »" for word in missing)
        hint = "ajoutez une ligne « = » suivie de la valeur" if missing == ["="] else f"ajoutez une ligne {listed}"
        found.append(Diagnostic(codes.PROPERTY_MISSING, f"il manque {listed} à {form.noun}", span, hint))
    if "de résultat" in first and "de moyens" in first:
        found.append(
            Diagnostic(
                codes.PROPERTY_TWICE,
                "une obligation est de résultat ou de moyens, pas les deux",
                first["de moyens"].span,
                "gardez une seule des deux lignes",
            )
        )
    return found


def _foreign(form: Form, prop: Property) -> Diagnostic:
    listed = ", ".join(form.takes)
    return Diagnostic(
        codes.PROPERTY_FOREIGN,
        f"« {prop.word} » n'appartient pas à {form.noun}",
        prop.span,
        f"{form.noun} prend : {listed}" if listed else f"{form.noun} ne prend aucune propriété",
    )
