"""The wall around lark: from the text of the grammar to the tables that the parser runs, kept as JSON.

Lark reads the grammar and works out the LALR tables; nothing of it is needed to run them (docs/decisions/0009).
"""

# Lark types its parse tables loosely.
# pyright: basic
from __future__ import annotations

import json
from _blake2 import blake2b  # the C module itself: hashlib would load OpenSSL for nothing

from clausier.surface import openings
from clausier.surface.forms import STARTS
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lark.grammar import Rule
    from lark.lexer import TerminalDef


class Terminal(Record):
    """A terminal of the grammar.

    ``pattern``: a regular expression, or the very text when ``is_literal``. ``openings``: its first words or signs.
    ``complete``: the words and signs that it matches alone, whatever follows. ``refused``: the words that it refuses,
    when it matches any other word alone; None otherwise.
    """

    name: str
    pattern: str
    is_literal: bool
    openings: tuple[str, ...]
    complete: tuple[str, ...]
    refused: tuple[str, ...] | None


class Production(Record):
    """One way to write a rule: what takes the place of ``size`` symbols.

    ``builds`` names the method that builds a node; "" when the only symbol kept stands for the whole. ``kept``: which
    symbols are kept, None for one that is left out. ``spread``: which symbol is a list, -1 for none; its items come
    last in a node, first in a longer list (``is_list``).
    """

    rule: str
    size: int
    builds: str
    kept: tuple[int | None, ...]
    spread: int
    is_list: bool


class Tables(Record):
    """What a parser runs.

    ``terminals`` are in the order in which they are tried; ``ignored`` are the patterns of what is skipped. ``states``
    give for each symbol the state that comes next or, below zero, a production, counted from the end of
    ``productions``. ``starts`` give for each rule the state that begins it and the one that ends it.
    """

    terminals: tuple[Terminal, ...]
    ignored: tuple[str, ...]
    productions: tuple[Production, ...]
    states: tuple[dict[str, int], ...]
    starts: dict[str, tuple[int, int]]


def compiled(grammar: str) -> Tables:
    """Return the tables that lark works out for a grammar; the same grammar gives the same tables."""
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    made = Lark(grammar, parser="lalr", lexer="contextual", start=list(STARTS), maybe_placeholders=True)
    table: Any = made.parser.parser._parse_table  # noqa: SLF001  as lark's own serializer does
    hollow = _hollow(made.rules)
    production = {rule: _production(rule, hollow) for rule in made.rules}
    productions = sorted(set(production.values()), key=repr)
    steps = {each: number - len(productions) for number, each in enumerate(productions)}
    numbers = _numbers(table)
    states = [
        {
            name: numbers[target] if action is Shift else steps[production[target]]
            for name, (action, target) in sorted(table.states[each].items(), key=lambda pair: pair[0])
            if action is not Shift or target in numbers
        }
        for each in numbers
    ]
    # The order of lark's own lexers.
    ordered = sorted(
        made.terminals,
        key=lambda each: (-each.priority, -each.pattern.max_width, -len(each.pattern.value), each.name),
    )
    return Tables(
        tuple(_terminal(each) for each in ordered if each.name not in made.ignore_tokens),
        tuple(each.pattern.value for each in ordered if each.name in made.ignore_tokens),
        tuple(productions),
        tuple(states),
        {rule: (numbers[table.start_states[rule]], numbers[table.end_states[rule]]) for rule in STARTS},
    )


def written(grammar: str, tables: Tables) -> str:
    """Return tables as JSON, with the mark of the grammar they were worked out from."""
    parts = {
        "terminals": [_fields(each) for each in tables.terminals],
        "ignored": tables.ignored,
        "productions": [_fields(each) for each in tables.productions],
        "states": tables.states,
        "starts": [[rule, *states] for rule, states in tables.starts.items()],
    }
    # One line a part: what a change of the grammar changes shows in review.
    lines = [f'{{"grammar":{_dumped(_mark(grammar))}']
    for name, part in parts.items():
        listed = ",\n".join(map(_dumped, part))
        lines.append(f',"{name}":[\n{listed}\n]')
    return "\n".join((*lines, "}\n"))


def restored(grammar: str, text: str | bytes | None) -> Tables | None:
    """Return the tables that ``written`` gave for this grammar, None for anything else."""
    try:
        held = json.loads(text or "")
        if held["grammar"] != _mark(grammar):
            return None
        return Tables(
            tuple(Terminal(*map(_frozen, each)) for each in held["terminals"]),
            tuple(held["ignored"]),
            tuple(Production(*map(_frozen, each)) for each in held["productions"]),
            tuple(held["states"]),
            {rule: (start, end) for rule, start, end in held["starts"]},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _mark(grammar: str) -> str:
    return blake2b(grammar.replace("\r\n", "\n").encode("utf-8"), digest_size=20).hexdigest()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _numbers(table: Any) -> dict[int, int]:  # noqa: ANN401  a table of lark
    """Return a number for each state, from those that begin a rule, by the names of the symbols that lead to it."""
    from lark.parsers.lalr_analysis import Shift

    ends = set(table.end_states.values())
    found = {table.start_states[rule]: number for number, rule in enumerate(STARTS)}
    waiting = list(found)
    for state in waiting:
        for name, (action, target) in sorted(table.states[state].items(), key=lambda pair: pair[0]):
            # Nothing follows the end of a text.
            if action is Shift and target not in found and not (name == "$END" and state in ends):
                found[target] = len(found)
                waiting.append(target)
    return found


def _fields(record: Terminal | Production) -> list[object]:
    return [getattr(record, name) for name in record.__match_args__]


def _frozen(value: Any) -> Any:  # noqa: ANN401  any JSON
    return tuple(value) if isinstance(value, list) else value


def _terminal(made: TerminalDef) -> Terminal:
    pattern = str(made.pattern.value)
    is_literal = made.pattern.type == "str"
    if is_literal:
        return Terminal(made.name, pattern, is_literal, (pattern[0],), (pattern,) if len(pattern) == 1 else (), None)
    begins = openings.openings(pattern)
    return Terminal(made.name, pattern, is_literal, begins, openings.complete(pattern), openings.refused(pattern))


def _production(rule: Rule, hollow: frozenset[str]) -> Production:
    is_list = _is_inlined(rule)
    kept: list[int | None] = []
    spread = -1
    symbols = iter(enumerate(rule.expansion))
    # True stands for a symbol that this way of writing the rule leaves out, False for one that it holds.
    for is_absent in rule.options.empty_indices or (False,) * len(rule.expansion):
        at, symbol = (-1, None) if is_absent else next(symbols)
        if symbol is not None and (_is_dropped(symbol) or symbol.name in hollow):
            continue
        if symbol is not None and not symbol.is_term and symbol.name.startswith("_"):
            if spread >= 0 or (is_list and kept):
                message = f"two repetitions in « {rule.origin.name} »"
                raise ValueError(message)
            spread = at
        elif spread >= 0 and not is_list:
            message = f"a repetition must come last in « {rule.origin.name} »"
            raise ValueError(message)
        else:
            kept.append(None if is_absent else at)
    stands = rule.options.expand1 and not rule.alias and len(kept) == 1 and spread < 0
    builds = "" if is_list or stands else str(rule.alias or rule.origin.name)
    return Production(str(rule.origin.name), len(rule.expansion), builds, tuple(kept), spread, is_list)


def _is_inlined(rule: Rule) -> bool:
    return str(rule.origin.name).startswith("_")


def _is_dropped(symbol: Any) -> bool:  # noqa: ANN401  a symbol of lark
    return bool(symbol.is_term and symbol.filter_out)


def _hollow(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the inlined rules that keep nothing of what they match."""
    inlined = [rule for rule in rules if _is_inlined(rule)]
    full = {rule.origin.name for rule in inlined if not all(map(_is_dropped, rule.expansion))}
    return frozenset(str(rule.origin.name) for rule in inlined) - full
