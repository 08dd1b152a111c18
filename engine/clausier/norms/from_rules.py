"""From calculs, obligations, pouvoirs and questions to definitions of the core."""

from __future__ import annotations

from clausier.norms.from_amendments import citations, lower_clause
from clausier.norms.from_expression import all_of, lower_expression
from clausier.norms.tree import (
    Apply,
    Branch,
    Default,
    Definition,
    Duty,
    Literal,
    Power,
    Question,
    Read,
    Role,
    Use,
    Var,
)
from clausier.surface.item import Modality, Prudence
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model import tree as model
    from clausier.model.expression import Expression
    from clausier.norms.from_amendments import Amendments
    from clausier.norms.tree import Expr

_DATE = "date"
_TRUTH = "booléen"
_NOTHING_BOUND: dict[str, Expr] = {}


def parameter(source: model.Parameter) -> Definition:
    """Return a parameter: its default value. One the law fixes is bound to equal it."""
    fixed = (("=", source.value, source.fixed),) if source.fixed else ()
    return Definition(
        source.name,
        (),
        str(source.kind),
        Literal(source.value),
        citations=citations(source.citations),
        is_parameter=True,
        bounds=(*source.bounds, *fixed),
    )


def printed(name: str, source: Expression) -> Definition:
    """Return what the words of the contract print, or the condition of one of their passages."""
    return Definition(name, (), str(source.kind), lower_expression(source))


def computation(source: model.Computation, amendments: Amendments) -> Definition:
    """Return a calcul as a default with its exceptions."""
    cited = citations(source.citations)
    rule = Default(
        amendments.exceptions(source.name, _NOTHING_BOUND),
        all_of(amendments.condition(source.name, source.conditions, _NOTHING_BOUND)),
        lower_expression(source.value),
        Role.RULE,
        source.name,
        source.label,
        cited,
    )
    body = amendments.completed(source.name, rule, str(source.kind), _NOTHING_BOUND)
    return Definition(
        source.name, tuple(name for name, _ in source.inputs), str(source.kind), body, source.label, cited
    )


def duty(source: model.Duty, amendments: Amendments) -> tuple[Duty, tuple[Definition, ...]]:
    """Return an obligation and the definitions its parts name."""
    inputs = (source.variable,) if source.variable else ()
    name = source.name
    owed = Use(f"{name}.condition", tuple(Var(each) for each in inputs))
    definitions = [
        Definition(
            f"{name}.{part}",
            inputs,
            str(clause.expression.kind),
            _owed_and(owed, clause) if part == "violée" else lower_expression(clause.expression),
            "" if part in ("débiteur", "créancier") else clause.label,
            citations(clause.citations),
        )
        for part, clause in source.parts
    ]
    conditions = amendments.condition(name, source.conditions, _NOTHING_BOUND)
    held = all_of(conditions + amendments.requirements(name, _NOTHING_BOUND))
    condition = Definition(f"{name}.condition", inputs, _TRUTH, Literal(value=True) if held is None else held)
    given = {part: f"{name}.{part}" for part, _ in source.parts}
    made = Duty(
        name,
        source.label,
        source.modality is Modality.DO_NOT,
        source.of_result,
        source.survives,
        source.subject,
        given["débiteur"],
        given["créancier"],
        condition.name,
        given.get("naissance", ""),
        given.get("échéance", ""),
        given.get("exécutée", ""),
        given.get("violée", ""),
        given.get("suspendue", ""),
        given.get("éteinte", ""),
        given.get("perdue", ""),
        citations(source.citations),
    )
    return made, (condition, *definitions)


def _owed_and(owed: Expr, clause: model.Clause) -> Expr:
    """Return a breach: what is not owed is not breached."""
    return Branch(owed, lower_expression(clause.expression), Literal(value=False))


def power(source: model.Power, amendments: Amendments) -> tuple[Power, tuple[Definition, ...]]:
    """Return a pouvoir and the definitions it names."""
    name, act = source.name, Var(source.act_variable)
    inputs = (source.act_variable,)
    situation = (source.variable,) if source.variable else ()
    reached: dict[str, Expr] = {source.variable: Read(act, source.link)} if source.link and source.variable else {}
    cited = citations(source.citations)
    definitions = [
        Definition(f"{name}.concerne", inputs, _TRUTH, _concerned(source, reached)),
        Definition(
            f"{name}.ouvert",
            situation,
            _TRUTH,
            _true_or(
                all_of(
                    [
                        *amendments.condition(name, source.conditions, _NOTHING_BOUND, situation_only=True),
                        *amendments.requirements(name, _NOTHING_BOUND, situation_only=True),
                    ]
                )
            ),
            source.label,
            cited,
        ),
        Definition(
            f"{name}.régulier",
            inputs,
            _TRUTH,
            _true_or(all_of(list(_regular(source, amendments, reached)))),
            source.label,
            cited,
        ),
    ]
    if source.latest is not None:
        limit = lower_expression(source.latest.expression, reached)
        label, words = f"au plus tard : {source.latest.label}", citations(source.latest.citations)
        definitions.append(Definition(f"{name}.échéance", inputs, _DATE, limit, label, words))
    if source.effect is not None:
        effect = lower_expression(source.effect.expression, reached)
        definitions.append(Definition(f"{name}.effet", inputs, _DATE, effect, f"effet : {source.effect.label}"))
    made = Power(
        name,
        source.label,
        source.subject,
        source.act,
        source.link,
        f"{name}.régulier",
        f"{name}.ouvert",
        tuple(_shown(each) for each in source.holders),
        "" if source.latest is None else f"{name}.échéance",
        "" if source.effect is None else f"{name}.effet",
        f"{name}.concerne",
        cited,
    )
    return made, tuple(definitions)


def _true_or(expr: Expr | None) -> Expr:
    return Literal(value=True) if expr is None else expr


def _shown(holder: Expression) -> str:
    lowered = lower_expression(holder)
    return str(lowered.value) if isinstance(lowered, Literal) else ""


def _concerned(source: model.Power, reached: dict[str, Expr]) -> Expr:
    filtered = source.act_filter
    return Literal(value=True) if filtered is None else lower_expression(filtered.expression, reached)


def _regular(source: model.Power, amendments: Amendments, reached: dict[str, Expr]) -> Iterator[Expr]:
    """Yield the conditions of a regular act: who, the situation, the form, the dates, nothing against it."""
    act = Var(source.act_variable)
    if source.holders:
        author = Read(act, "auteur")
        yield _condition(Apply("among", (author, _listed(source.holders, reached))), "titulaire")
    situation = amendments.condition(source.name, source.conditions, reached)
    own = len(source.conditions)
    yield from situation[:own]
    for each in source.requirements:
        yield lower_clause(each, reached)
    if source.date is not None:
        day = lower_expression(source.date, reached)
        if source.latest is not None:
            limit: Expr = Use(f"{source.name}.échéance", (act,))
            yield _condition(Apply("le", (day, limit)), f"au plus tard : {source.latest.label}", source.latest)
        if source.earliest is not None:
            limit = lower_expression(source.earliest.expression, reached)
            yield _condition(Apply("ge", (day, limit)), f"au plus tôt : {source.earliest.label}", source.earliest)
    yield from situation[own:]
    yield from amendments.requirements(source.name, reached)


def _condition(expr: Expr, label: str, clause: model.Clause | None = None) -> Expr:
    cited = () if clause is None else citations(clause.citations)
    return Default((), None, expr, Role.CONDITION, label=label, citations=cited)


def _listed(holders: tuple[Expression, ...], reached: dict[str, Expr]) -> Expr:
    lowered = [lower_expression(each, reached) for each in holders]
    values = tuple(each.value for each in lowered if isinstance(each, Literal))
    return Literal(values) if len(values) == len(lowered) else Apply("choices", tuple(lowered))


def question(source: model.Question) -> tuple[Question, tuple[Definition, ...]]:
    """Return a question and its definitions: the answer, the details, which elements it is about."""
    prefix = f"question.{source.name}"
    inputs = (source.variable,) if source.variable else ()
    definitions = [
        Definition(f"{prefix}.réponse", inputs, str(source.answer.kind), lower_expression(source.answer), source.text)
    ]
    if source.about_filter is not None:
        concerned = lower_expression(source.about_filter.expression)
        definitions.append(Definition(f"{prefix}.concerne", inputs, _TRUTH, concerned))
    details: list[tuple[str, str]] = []
    for rank, (label, value) in enumerate(source.details, start=1):
        name = f"{prefix}.détail.{rank}"
        details.append((label, name))
        definitions.append(Definition(name, inputs, str(value.kind), lower_expression(value), label))
    made = Question(
        source.name,
        source.text,
        source.register,
        source.about,
        source.variable,
        "" if source.about_filter is None else f"{prefix}.concerne",
        f"{prefix}.réponse",
        tuple(details),
        source.prudent,
        source.prudence is not Prudence.LATEST,
    )
    return made, tuple(definitions)
