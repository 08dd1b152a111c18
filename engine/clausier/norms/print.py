"""The core as text, for people who look at a stage of the pipeline (« clausier voir --etape normes »)."""

from __future__ import annotations

from clausier.norms import tree
from clausier.norms.tree import Connective, Role
from clausier.text.typed import TYPE_CHECKING, assert_never
from clausier.values.show import NARROW, NO_BREAK, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.norms.tree import Citation, Definition, Expr, Program, Value

_SIGNS = {
    "eq": "=",
    "ne": "≠",
    "lt": "<",
    "le": "≤",
    "gt": ">",
    "ge": "≥",
    "among": "parmi",
    "add": "+",
    "sub": "-",
    "mul": "×",
    "div": "÷",
}
_WIDE = 100
_STEP = "  "


def print_program(program: Program) -> str:
    """Return a program as text: its definitions in order, then its obligations, pouvoirs and questions."""
    parts = [f"contrat {program.contract} « {program.title} »"]
    parts += [print_definition(each) for each in program.definitions.values()]
    parts += [
        _record(
            "interdiction" if each.forbids else "obligation",
            each.name,
            each.label,
            (
                *(each.debtor, each.creditor, each.condition, each.starts, each.due, each.performed),
                *(each.breached, each.suspended, each.ended, each.lost),
            ),
            each.citations,
        )
        for each in program.duties.values()
    ]
    parts += [
        _record(
            "pouvoir",
            each.name,
            each.label,
            (each.concerns, each.opened, each.regular, each.deadline, each.effect),
            each.citations,
        )
        for each in program.powers.values()
    ]
    parts += [
        _record("question", each.name, each.text, (each.concerns, each.answer, *(name for _, name in each.details)), ())
        for each in program.questions.values()
    ]
    return "\n\n".join(parts) + "\n"


def print_definition(definition: Definition) -> str:
    """Return a definition as text, its body indented."""
    inputs = f"({', '.join(definition.inputs)})" if definition.inputs else ""
    what = "paramètre" if definition.is_parameter else "définition"
    head = f"{what} {definition.name}{inputs} : {definition.kind}{_label(definition.label)}"
    bounds = [f"{_STEP}borne {sign} {_value(value)} « {source} »" for sign, value, source in definition.bounds]
    return "\n".join([head, *bounds, *(_STEP + line for line in _lines(definition.body))])


def print_expr(expr: Expr) -> str:
    """Return an expression on one line; a default is written ⟨exceptions | condition ⊢ value⟩."""
    match expr:
        case tree.Literal(value=value):
            return _value(value)
        case tree.Var(name=name):
            return name
        case tree.Read(subject=subject, field=field):
            return f"{print_expr(subject)}.{field}"
        case tree.Use(name=name, arguments=arguments):
            return f"{name}({_listed(arguments)})" if arguments else name
        case tree.Apply(operation=operation, arguments=(left, right)) if operation in _SIGNS:
            return f"({print_expr(left)} {_SIGNS[operation]} {print_expr(right)})"
        case tree.Apply(operation=operation, arguments=arguments):
            return f"{operation}({_listed(arguments)})"
        case tree.Logic(connective=Connective.NOT, arguments=(operand,)):
            return f"non {print_expr(operand)}"
        case tree.Logic(connective=connective, arguments=arguments):
            return f"({f' {connective.value} '.join(print_expr(each) for each in arguments)})"
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            return f"(si {print_expr(condition)} alors {print_expr(then)} sinon {print_expr(otherwise)})"
        case tree.Default(exceptions=exceptions, condition=condition, consequence=consequence):
            before = f"{_listed(exceptions)} " if exceptions else ""
            held = "" if condition is None else f"{print_expr(condition)} "
            name = f"{expr.name} : " if expr.name else ""
            return f"⟨{name}{before}| {held}⊢ {print_expr(consequence)}⟩"
        case tree.Choice(interpretation=interpretation, arms=arms):
            listed = " ; ".join(f"{name} : {print_expr(value)}" for name, value in arms)
            return f"selon {interpretation} ({listed})"
        case tree.Fold(folding=folding, variable=variable, source=source, condition=condition, body=body):
            kept = "" if condition is None else f" où {print_expr(condition)}"
            value = "" if body is None else f" : {print_expr(body)}"
            return f"{folding.value}({variable} dans {print_expr(source)}{kept}{value})"
        case tree.Lookup(table=table, day=day):
            return f"({table} au {print_expr(day)})"
        case _:
            assert_never(expr)


def _lines(expr: Expr) -> list[str]:
    """Return an expression over several lines where it is long or says something of itself."""
    plain = print_expr(expr)
    if len(plain) <= _WIDE and not _speaks(expr):
        return [plain]
    match expr:
        case tree.Default(exceptions=exceptions, condition=condition, consequence=consequence, role=role):
            head = [f"{role.value} {expr.name}".rstrip() + _label(expr.label), *_cited(expr.citations)]
            body: list[str] = []
            for each in exceptions:
                body += ["sauf", *_indented(_lines(each))]
            if condition is not None:
                body += ["si", *_indented(_lines(condition))]
            is_plain = role in (Role.CONDITION, Role.FALLBACK) and not body
            return [
                *head,
                *_indented(_lines(consequence) if is_plain else [*body, "=", *_indented(_lines(consequence))]),
            ]
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            parts = (("si", condition), ("alors", then), ("sinon", otherwise))
            return [line for word, part in parts for line in (word, *_indented(_lines(part)))]
        case tree.Logic(connective=connective, arguments=arguments):
            return [connective.value, *_indented(line for each in arguments for line in _lines(each))]
        case tree.Choice(interpretation=interpretation, arms=arms):
            inside = [line for name, value in arms for line in (f"{name} :", *_indented(_lines(value)))]
            return [f"selon {interpretation}", *_indented(inside)]
        case _:
            return [plain]


def _speaks(expr: Expr) -> bool:
    """Tell whether a default in ``expr`` has a name, a label or a citation, which one line would not show."""
    match expr:
        case tree.Default():
            inside = (*expr.exceptions, expr.consequence, *(() if expr.condition is None else (expr.condition,)))
            return bool(expr.name or expr.label or expr.citations) or any(_speaks(each) for each in inside)
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            return any(_speaks(each) for each in (condition, then, otherwise))
        case tree.Logic(arguments=arguments):
            return any(_speaks(each) for each in arguments)
        case tree.Choice(arms=arms):
            return any(_speaks(value) for _, value in arms)
        case _:
            return False


def _record(what: str, name: str, label: str, parts: tuple[str, ...], citations: tuple[Citation, ...]) -> str:
    return "\n".join(
        [f"{what} {name}{_label(label)}", *_indented([*_cited(citations), *(each for each in parts if each)])]
    )


def _indented(lines: Iterable[str]) -> list[str]:
    return [_STEP + line for line in lines]


def _cited(citations: tuple[Citation, ...]) -> list[str]:
    return [f"[{each.place}]{_label(each.words)}" for each in citations]


def _label(text: str) -> str:
    return f" « {text} »" if text else ""


def _listed(items: Iterable[Expr]) -> str:
    return ", ".join(print_expr(each) for each in items)


def _value(value: Value) -> str:
    """Return a value as its author would write it: texts between « », plain spaces."""
    if isinstance(value, tuple):
        return f"({', '.join(_value(each) for each in value)})"
    if isinstance(value, str):
        return f"« {value} »"
    return show(value).replace(NARROW, " ").replace(NO_BREAK, " ")
