"""Délais that mean nothing: extended backwards, null, in fractions of days, free days whose first day counts."""

from __future__ import annotations

from clausier.check.places import found_at
from clausier.check.walk import nodes, sites
from clausier.model.expression import Literal, Operation, Use
from clausier.model.kinds import INSTANT
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Family, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.expression import Expression
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the délais that no way of counting gives a meaning to."""
    for site in sites(model):
        for node in nodes(site.expression):
            match node:
                case Operation(name="delay_after" | "delay_before", arguments=(length, anchor, extended, first)):
                    if anchor.kind == INSTANT:
                        yield from _in_hours(model, length, site.article)
                    else:
                        yield from _of(model, node, length, site.article, _is_on(extended), _is_on(first))
                case _:
                    pass


def _of(
    model: Model,
    node: Operation,
    length: Expression,
    article: str,
    extended: bool,  # noqa: FBT001  two marks of the delay, in the order written
    first_counted: bool,  # noqa: FBT001
) -> Iterator[Diagnostic]:
    if extended and node.name == "delay_before":
        message = "un délai compté en arrière ne se proroge pas : rien ne reporte un dernier jour pour agir"
        hint = "retirez « prorogé »"
        yield found_at(model, codes.DELAY_EXTENDED_BACKWARD, message, node.span, hint, article=article)
    duration = _constant(model, length)
    fault = "" if duration is None else _fault(duration, first_counted=first_counted)
    if fault:
        yield found_at(
            model,
            codes.DELAY_MEANINGLESS,
            fault,
            length.span,
            "donnez un nombre entier d'unités, au moins une",
            article=article,
        )


def _in_hours(model: Model, length: Expression, article: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a délai that runs from an instant: the checker of kinds has seen its unit."""
    duration = _constant(model, length)
    if duration is not None and duration.amount <= 0:
        message, hint = "un délai nul ne laisse aucun temps", "donnez un nombre d'heures ou de minutes"
        yield found_at(model, codes.DELAY_MEANINGLESS, message, length.span, hint, article=article)


def _fault(duration: Duration, *, first_counted: bool) -> str:
    if duration.unit.family is Family.MINUTES:
        return "un délai en heures court d'un instant, et non d'une date"
    if duration.amount <= 0:
        return "un délai nul ne laisse aucun jour"
    if duration.base.denominator != 1:
        return "un délai en fraction de jour ou de mois ne mène pas à une date"
    if duration.unit is Unit.CLEAR_DAY_FRANC and first_counted:
        return "dans un délai franc, le premier jour ne compte pas"
    return ""


def _constant(model: Model, length: Expression) -> Duration | None:
    """Return the length of a délai when it is written or is that of a parameter."""
    match length:
        case Literal(value=Duration() as value):
            return value
        case Use(name=name, arguments=()) if name in model.parameters:
            default = model.parameters[name].value
            return default if isinstance(default, Duration) else None
        case _:
            return None


def _is_on(flag: Expression) -> bool:
    return isinstance(flag, Literal) and flag.value is True
