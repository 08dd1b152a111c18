"""Exceptions: what each amends, in whose words it is read, and which prevail over which."""

from __future__ import annotations

from clausier.model.expression import Variable, parts
from clausier.model.kinds import BOOLEAN, MONEY, NUMBERS, POINTS, RATE, UNKNOWN, Kind
from clausier.model.scope import Scope, Wanted
from clausier.model.tree import Amendment
from clausier.surface.item import Verb
from clausier.text import codes
from clausier.text.record import Record
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.model.articles import Placed
    from clausier.model.clauses import Desk
    from clausier.model.expression import Expression
    from clausier.model.symbols import Symbols
    from clausier.surface.item import Exception_
    from clausier.text.span import Span

_ADDED = NUMBERS | {MONEY, POINTS, BOOLEAN}
_CALCUL = "un calcul"
_DUTY = "une obligation"
_POWER = "un pouvoir"


class Target(Record):
    """What an exception bears on at last: a calcul, an obligation or a pouvoir, and how to read the exception.

    ``kind`` is that of a calcul. ``act`` is the variable of the act of a pouvoir, "" otherwise.
    """

    what: str
    name: str
    kind: Kind
    scope: Scope
    act: str
    span: Span


def resolve_exceptions(exceptions: Iterable[tuple[Exception_, Placed]], desk: Desk) -> tuple[Amendment, ...]:
    """Return exceptions resolved, one entry a target."""
    return tuple(amendment for written, placed in exceptions for amendment in _resolve(written, placed, desk))


def _resolve(written: Exception_, placed: Placed, desk: Desk) -> Iterator[Amendment]:
    report = desk.report.at(placed.path)
    names = _targets(written, placed, desk)
    if not names:
        return
    citations = desk.cite(placed, written.ident, written.words, written.basis, written.span)
    quoted = tuple(
        () if each.quote is None else (desk.locator.words(each.quote, placed.article, written.ident),)
        for each in written.conditions
    )
    for name in names:
        target = _base(name, desk.symbols)
        if target is None:
            if written.ident == min(_targeted(written.ident, desk.symbols)):
                message = f"l'exception « {written.ident} » revient à elle-même par sa cible"
                report.add(codes.PRIORITY_CIRCULAR, message, written.span, "donnez-lui pour cible la règle de départ")
            return
        if not _allowed(written, name, target, placed, desk):
            return
        resolver = desk.resolver(placed, target.scope)
        conditions = tuple(
            desk.condition(each, resolver, cited) for each, cited in zip(written.conditions, quoted, strict=True)
        )
        kind = _value_kind(written, name, target, desk.symbols)
        value = None if written.value is None else resolver.resolve(written.value, Wanted(kind, target.span))
        looked_at = (*(each.expression for each in conditions), *(() if value is None else (value,)))
        yield Amendment(
            written.ident,
            written.verb,
            name,
            written.label,
            conditions,
            value,
            kind,
            _priorities(written, target, placed, desk),
            any(_mentions(each, target.act) for each in looked_at),
            citations,
            placed.article,
            written.span,
        )


def _targets(written: Exception_, placed: Placed, desk: Desk) -> tuple[str, ...]:
    """Return the names amended; report a target that does not exist. A law may name a nature no rule here has."""
    report, symbols = desk.report.at(placed.path), desk.symbols
    if written.target_nature:
        found = symbols.of_nature(written.target_nature)
        if not found and not placed.corpus.is_law:
            natures = {each for found_on in symbols.natures().values() for each in found_on}
            message = f"aucune règle n'est de nature « {written.target_nature} »"
            report.add(codes.NATURE_UNKNOWN, message, written.span, did_you_mean(written.target_nature, natures))
        return found
    known = (*symbols.computations, *symbols.exceptions, *symbols.duties, *symbols.powers)
    if written.target in known:
        return (written.target,)
    other = symbols.declared.get(written.target)
    if other is not None:
        message = f"« {written.target} » est {other[0]} : une exception vise une règle"
        hint = "faites-en un calcul, et visez ce calcul"
        report.add(codes.VERB_IMPOSSIBLE, message, written.span, hint, ((other[1], "déclaré ici"),))
    else:
        message = f"il n'y a pas de règle « {written.target} »"
        report.add(codes.TARGET_UNKNOWN, message, written.span, did_you_mean(written.target, known))
    return ()


def _base(name: str, symbols: Symbols) -> Target | None:
    """Return the calcul, obligation or pouvoir at the end of a chain of exceptions; None when it turns in circles."""
    seen: set[str] = set()
    while name in symbols.exceptions:
        if name in seen:
            return None
        seen.add(name)
        written = symbols.exceptions[name][0]
        found = symbols.of_nature(written.target_nature) if written.target_nature else (written.target,)
        name = found[0] if found else ""
    return _target(name, symbols)


def _targeted(name: str, symbols: Symbols) -> set[str]:
    """Return the exceptions met from target to target."""
    seen: set[str] = set()
    while name in symbols.exceptions and name not in seen:
        seen.add(name)
        name = symbols.exceptions[name][0].target
    return seen


def _target(name: str, symbols: Symbols) -> Target:
    if name in symbols.powers:
        written, _ = symbols.powers[name]
        act = symbols.entities[written.act]
        variables = {act.variable: symbols.kinds[act.name]}
        if written.subject:
            variables[symbols.entities[written.subject].variable] = symbols.kinds[written.subject]
        scope = Scope(variables, act.name, act.variable)
        return Target(_POWER, name, BOOLEAN, scope, act.variable, written.span)
    if name in symbols.duties:
        duty, _ = symbols.duties[name]
        return Target(_DUTY, name, BOOLEAN, subject_scope(duty.subject, symbols), "", duty.span)
    signature = symbols.signatures.get(name)
    if signature is None or name not in symbols.computations:
        # The target of another exception does not exist, and that has been reported.
        span = next(iter(symbols.exceptions.values()))[0].span
        return Target("", name, UNKNOWN, Scope({}), "", span)
    entity = symbols.computations[name][0].subject
    variable = symbols.entities[entity].variable if entity else ""
    scope = Scope(dict(signature.inputs), entity, variable)
    return Target(_CALCUL, name, signature.kind, scope, "", symbols.computations[name][0].kind.span)


def subject_scope(entity: str, symbols: Symbols) -> Scope:
    """Return the scope of a rule about one element of ``entity`` ("": about none)."""
    if not entity:
        return Scope({})
    variable = symbols.entities[entity].variable
    return Scope({variable: symbols.kinds[entity]}, entity, variable)


def _allowed(written: Exception_, name: str, target: Target, placed: Placed, desk: Desk) -> bool:
    """Tell whether the verb makes sense for this target; report it when it does not."""
    if not target.what:
        return False
    report = desk.report.at(placed.path)
    amended = desk.symbols.exceptions.get(name)
    others = ((target.span, "la cible"),)
    if amended is not None and amended[0].verb is Verb.SET_ASIDE and written.verb is not Verb.SET_ASIDE:
        message = f"« {name} » écarte une règle : on peut l'écarter à son tour, non y déroger ni la compléter"
        report.add(codes.VERB_IMPOSSIBLE, message, written.span, "écrivez « écarte »", others)
        return False
    if written.verb is Verb.OVERRIDE and target.what != _CALCUL:
        message = f"on ne déroge pas à {target.what} : on l'écarte ou on le complète"
        report.add(codes.VERB_IMPOSSIBLE, message, written.span, "ou dérogez au calcul dont il dépend", others)
        return False
    if written.verb is Verb.ADD and target.kind not in _ADDED and target.kind != RATE and not target.kind.is_unknown:
        message = f"on ne complète pas une valeur de genre {target.kind}"
        report.add(codes.VERB_IMPOSSIBLE, message, written.span, "écrivez « déroge »", others)
        return False
    return True


def _value_kind(written: Exception_, name: str, target: Target, symbols: Symbols) -> Kind:
    """Return the kind of the value of an exception: that of its target; what is added to a taux is in points."""
    amended = symbols.exceptions.get(name)
    adds = written.verb is Verb.ADD or (amended is not None and amended[0].verb is Verb.ADD)
    return POINTS if adds and target.kind == RATE else target.kind


def _priorities(written: Exception_, target: Target, placed: Placed, desk: Desk) -> tuple[str, ...]:
    """Return the exceptions this one prevails over; report those it cannot."""
    report, symbols = desk.report.at(placed.path), desk.symbols
    found: list[str] = []
    for name in written.over:
        other = symbols.exceptions.get(name)
        if name == written.ident:
            message = f"l'exception « {name} » prime sur elle-même"
            report.add(codes.PRIORITY_SELF, message, written.span, "nommez une autre exception")
        elif other is None:
            message = f"il n'y a pas d'exception « {name} »"
            report.add(codes.PRIORITY_UNKNOWN, message, written.span, did_you_mean(name, symbols.exceptions))
        elif not (other[0].verb is written.verb is Verb.OVERRIDE and _shares(other[0], target, symbols)):
            message = f"« {written.ident} » et « {name} » ne dérogent pas à la même règle"
            others = ((other[0].span, "l'autre exception"),)
            report.add(codes.PRIORITY_UNKNOWN, message, written.span, "retirez cette priorité", others)
        elif _reaches(name, written.ident, symbols, frozenset()):
            if written.ident > name:
                continue
            message = f"« {written.ident} » et « {name} » priment l'une sur l'autre"
            others = ((other[0].span, "l'autre exception"),)
            report.add(codes.PRIORITY_CIRCULAR, message, written.span, "gardez une seule des deux priorités", others)
        else:
            found.append(name)
    return tuple(found)


def _shares(other: Exception_, target: Target, symbols: Symbols) -> bool:
    if other.target_nature:
        rule = symbols.computations.get(target.name)
        return rule is not None and other.target_nature in rule[0].nature
    base = _base(other.target, symbols)
    return base is not None and base.name == target.name


def _reaches(name: str, goal: str, symbols: Symbols, seen: frozenset[str]) -> bool:
    """Tell whether ``name`` prevails over ``goal``, directly or through others."""
    if name in seen or name not in symbols.exceptions:
        return False
    over = symbols.exceptions[name][0].over
    return goal in over or any(_reaches(each, goal, symbols, seen | {name}) for each in over)


def _mentions(node: Expression, variable: str) -> bool:
    if isinstance(node, Variable):
        return node.name == variable
    return any(_mentions(each, variable) for each in parts(node))
