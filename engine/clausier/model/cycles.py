"""Circular definitions: a value that needs itself, through however many rules, is an error before any dossier."""

from __future__ import annotations

from clausier.model.expression import Use, parts
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausier.model.expression import Expression
    from clausier.model.report import Report
    from clausier.model.tree import Amendment, Article, Clause, Model
    from clausier.text.span import Span


def report_cycles(model: Model, report: Report) -> None:
    """Report each circle of definitions once, at its first definition in alphabetical order."""
    places = _places(model)
    for circle in circles(uses_of(model)):
        owners = [_owner(name, model) for name in circle]
        span, article = places[owners[0]]
        chain = " → ".join(f"« {each} »" for each in (*circle, circle[0]))
        others = tuple(dict.fromkeys((places[each][0], f"« {each} »") for each in owners[1:] if each != owners[0]))
        message = f"cette définition revient à elle-même : {chain}"
        path = _path(model.articles, article)
        report.at(path).add(codes.DEFINITION_CIRCULAR, message, span, "retirez un des renvois du cercle", others)


def uses_of(model: Model) -> dict[str, list[str]]:
    """Return the names that each definition of the core will use, sorted; what a model leaves out, they do not."""
    return {name: sorted(_names(nodes)) for name, nodes in _bodies(model).items()}


def _path(articles: Mapping[str, Article], article: str) -> tuple[str, ...]:
    return articles[article].path if article in articles else ()


def _bodies(model: Model) -> dict[str, list[Expression]]:
    """Return what each definition of the core will be made of."""
    found: dict[str, list[Expression]] = {}
    for calcul in model.computations.values():
        found[calcul.name] = [*_of(calcul.conditions), calcul.value]
    for duty in model.duties.values():
        found[f"{duty.name}.condition"] = [*_of(duty.conditions)]
        found |= {f"{duty.name}.{part}": [clause.expression] for part, clause in duty.parts}
    for power in model.powers.values():
        limits = [each for each in (power.latest, power.earliest) if each is not None]
        dated = () if power.date is None else (power.date,)
        found[f"{power.name}.ouvert"] = [*_of(power.conditions)]
        found[f"{power.name}.régulier"] = [*_of(power.conditions), *_of(power.requirements), *_of(limits), *dated]
        if power.latest is not None:
            found[f"{power.name}.échéance"] = [power.latest.expression]
        if power.effect is not None:
            found[f"{power.name}.effet"] = [power.effect.expression]
        if power.act_filter is not None:
            found[f"{power.name}.concerne"] = [power.act_filter.expression]
    for amendment in model.amendments:
        extra = [*_of(amendment.conditions), *(() if amendment.value is None else (amendment.value,))]
        for name in _amended(amendment, model):
            found[name] = [*found.get(name, ()), *extra]
    return found


def _amended(amendment: Amendment, model: Model) -> tuple[str, ...]:
    """Return the definitions that the exception enters."""
    names, seen = {amendment.target}, set[str]()
    while names - seen:
        name = min(names - seen)
        seen.add(name)
        names |= {each.target for each in model.amendments if each.name == name}
    parts_of: list[str] = []
    for name in sorted(seen):
        if name in model.computations:
            parts_of.append(name)
        if name in model.duties:
            parts_of.append(f"{name}.condition")
        if name in model.powers:
            parts_of.append(f"{name}.régulier")
            if not amendment.on_act:
                parts_of.append(f"{name}.ouvert")
    return tuple(parts_of)


def _of(clauses: Iterable[Clause]) -> Iterator[Expression]:
    return (each.expression for each in clauses)


def _names(nodes: Sequence[Expression]) -> set[str]:
    found: set[str] = set()
    pending = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, Use):
            found.add(node.name)
        pending += parts(node)
    return found


def _places(model: Model) -> dict[str, tuple[Span, str]]:
    found = {each.name: (each.span, each.article) for each in model.computations.values()}
    found |= {each.name: (each.span, each.article) for each in model.duties.values()}
    return found | {each.name: (each.span, each.article) for each in model.powers.values()}


def _owner(name: str, model: Model) -> str:
    """Return the rule a definition belongs to: ``résilier`` for ``résilier.régulier``."""
    return name if name in model.computations else name.rpartition(".")[0]


def circles(uses: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles: definitions met again while they are being followed; each circle starts at its least name."""
    done: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for start in sorted(uses):
        trail: list[str] = []
        pending: list[tuple[str, bool]] = [(start, False)]
        while pending:
            name, leaving = pending.pop()
            if leaving:
                trail.pop()
                done.add(name)
            elif name in trail:
                circle = trail[trail.index(name) :]
                first = circle.index(min(circle))
                turned = (*circle[first:], *circle[:first])
                if turned not in seen:
                    seen.add(turned)
                    yield turned
            elif name not in done and name in uses:
                trail.append(name)
                pending.append((name, True))
                pending += [(each, False) for each in uses[name]]
