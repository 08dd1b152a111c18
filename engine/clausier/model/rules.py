"""Rules: calculs, obligations, pouvoirs, questions and interprétations, with their expressions resolved."""

from __future__ import annotations

from clausier.model.amendments import subject_scope
from clausier.model.clauses import party
from clausier.model.kinds import BOOLEAN, DATE, Shape
from clausier.model.scope import Scope, Wanted
from clausier.model.tree import Clause, Computation, Duty, Interpretation, Power, Question, Reading
from clausier.surface.print import print_expression
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.articles import Placed
    from clausier.model.clauses import Desk
    from clausier.model.kinds import Kind
    from clausier.model.resolve import Resolver
    from clausier.surface import expression as written
    from clausier.surface import item

_TRUTH = Wanted(BOOLEAN)
_DAY = Wanted(DATE)


def computation(name: str, rule: item.Computation, placed: Placed, desk: Desk) -> Computation:
    """Return a calcul resolved."""
    signature = desk.symbols.signatures[name]
    variable = signature.inputs[0][0] if rule.subject else ""
    resolver = desk.resolver(placed, Scope(dict(signature.inputs), rule.subject, variable))
    return Computation(
        name,
        signature.inputs,
        signature.kind,
        rule.label,
        rule.nature,
        desk.clauses(placed, name, rule.conditions, resolver, _TRUTH),
        resolver.resolve(rule.value, Wanted(signature.kind, rule.kind.span)),
        desk.cite(placed, name, rule.words, rule.basis, rule.span),
        placed.article,
        rule.span,
    )


def duty(rule: item.Duty, placed: Placed, desk: Desk) -> Duty:
    """Return an obligation resolved."""
    scope = subject_scope(rule.subject, desk.symbols)
    resolver = desk.resolver(placed, scope)
    written = (
        ("naissance", rule.starts, _DAY),
        ("échéance", rule.due, _DAY),
        ("exécutée", rule.performed, _DAY),
        ("violée", rule.breached, _TRUTH),
        ("suspendue", rule.suspended, _TRUTH),
        ("éteinte", rule.ended, _TRUTH),
        ("perdue", rule.lost, _TRUTH),
    )
    given = tuple(
        (part, desk.clause(placed, rule.ident, each, resolver, wanted))
        for part, each, wanted in written
        if each is not None
    )
    return Duty(
        rule.ident,
        rule.modality,
        rule.label,
        rule.subject,
        scope.variable,
        rule.nature,
        rule.of_result,
        rule.survives,
        desk.clauses(placed, rule.ident, rule.conditions, resolver, _TRUTH),
        (("débiteur", _party(rule.debtor, resolver)), ("créancier", _party(rule.creditor, resolver)), *given),
        desk.cite(placed, rule.ident, rule.words, rule.basis, rule.span),
        placed.article,
        rule.span,
    )


def _party(node: written.Expression, resolver: Resolver) -> Clause:
    found = party(node, resolver, None)
    if found.kind.shape is not Shape.ENUMERATION and not found.kind.is_unknown:
        message = f"on attend une partie, et ceci est de genre {found.kind}"
        resolver.report.add(codes.KIND_UNEXPECTED, message, node.span, "nommez une valeur d'énumération : « client »")
    return Clause(found, print_expression(node), ())


def power(rule: item.Power, placed: Placed, desk: Desk) -> Power:
    """Return a pouvoir resolved: its conditions speak of the situation, the rest of the act and the situation."""
    symbols = desk.symbols
    situation = subject_scope(rule.subject, symbols)
    act = symbols.entities[rule.act]
    variables = {**situation.variables, act.variable: symbols.kinds[act.name]}
    about = desk.resolver(placed, situation)
    of_act = desk.resolver(placed, Scope(variables, act.name, act.variable))
    author = symbols.field_kind(act.name, "auteur")
    filtered = rule.act_filter
    return Power(
        rule.ident,
        rule.label,
        rule.subject,
        situation.variable,
        rule.act,
        act.variable,
        rule.link,
        rule.nature,
        tuple(party(each, of_act, _enumerated(author)) for each in rule.holders),
        None if filtered is None else Clause(of_act.truth(filtered), print_expression(filtered), ()),
        desk.clauses(placed, rule.ident, rule.conditions, about, _TRUTH),
        desk.clauses(placed, rule.ident, rule.requirements, of_act, _TRUTH),
        None if rule.date is None else of_act.resolve(rule.date, _DAY),
        None if rule.latest is None else desk.clause(placed, rule.ident, rule.latest, of_act, _DAY),
        None if rule.earliest is None else desk.clause(placed, rule.ident, rule.earliest, of_act, _DAY),
        None if rule.effect is None else Clause(of_act.resolve(rule.effect, _DAY), print_expression(rule.effect), ()),
        desk.cite(placed, rule.ident, rule.words, rule.basis, rule.span),
        placed.article,
        rule.span,
    )


def _enumerated(kind: Kind | None) -> Kind | None:
    return kind if kind is not None and kind.shape is Shape.ENUMERATION else None


def question(rule: item.Question, placed: Placed, desk: Desk) -> Question:
    """Return a question resolved."""
    scope = _asked_about(rule, placed, desk)
    resolver = desk.resolver(placed, scope)
    details = tuple((each.label, resolver.resolve(each.value)) for each in rule.details)
    answer = resolver.resolve(rule.answer)
    _check_prudent(rule, {**dict(details), "réponse": answer}, resolver)
    filtered = rule.about_filter
    return Question(
        rule.ident,
        rule.text,
        rule.register,
        rule.about if scope.entity else "",
        scope.variable,
        None if filtered is None else Clause(resolver.truth(filtered), print_expression(filtered), ()),
        answer,
        details,
        rule.prudent,
        rule.prudence,
        placed.article,
        rule.span,
    )


def _asked_about(rule: item.Question, placed: Placed, desk: Desk) -> Scope:
    if not rule.about:
        return Scope({})
    root = desk.symbols.roots.get(rule.about)
    if root is not None and root.kind.is_list:
        return subject_scope(root.kind.name, desk.symbols)
    lists = [name for name, each in desk.symbols.roots.items() if each.kind.is_list]
    message = f"« {rule.about} » n'est pas une liste du dossier"
    hint = did_you_mean(rule.about, lists) or "retirez « sur » pour une question sur le contrat entier"
    desk.report.at(placed.path).add(codes.QUESTION_ABOUT, message, rule.span, hint)
    return Scope({})


def _check_prudent(rule: item.Question, details: dict[str, object], resolver: Resolver) -> None:
    if rule.prudent and rule.prudent not in details:
        message = f"la date prudente vise le détail « {rule.prudent} », que la question ne donne pas"
        resolver.report.add(codes.NAME_UNKNOWN, message, rule.span, did_you_mean(rule.prudent, details))


def interpretation(rule: item.Interpretation, placed: Placed, desk: Desk) -> Interpretation:
    """Return an interprétation; the first reading stands in when none is retained, which has been reported."""
    retained = next((each.ident for each in rule.readings if each.retained), None)
    return Interpretation(
        rule.ident,
        rule.question,
        rule.register,
        tuple(Reading(each.ident, each.label, each.reason) for each in rule.readings),
        retained or (rule.readings[0].ident if rule.readings else ""),
        desk.cite(placed, rule.ident, rule.words, (), rule.span),
        placed.article,
        rule.span,
    )
