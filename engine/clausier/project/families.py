"""Families of rules: those that exceptions bind together, and what the checks of exceptions look at in each."""

from __future__ import annotations

from clausier.check.walk import nodes
from clausier.model.expression import Use
from clausier.project.cache import digest
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausier.model.expression import Expression
    from clausier.model.tree import Amendment, Computation


def seal(*values: object) -> str:
    """Return a digest of what values say, their places in the files aside."""
    return digest(repr(each) for each in values)


def families(amendments: Iterable[Amendment]) -> list[list[str]]:
    """Return the rules and exceptions that exceptions bind together, sorted; those without exception are left out."""
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for each in amendments:
        leader[lead(each.name)] = lead(each.target)
    found: dict[str, list[str]] = {}
    for name in sorted(leader):
        found.setdefault(lead(name), []).append(name)
    return list(found.values())


def seal_family(names: Sequence[str], amendments: Iterable[Amendment]) -> str:
    """Return a seal of what the checks of exceptions look at in a family."""
    members = sorted((each for each in amendments if each.name in names), key=lambda each: (each.name, each.target))
    return seal(
        *(
            (each.name, each.verb, each.target, *(clause.expression for clause in each.conditions), each.value)
            for each in members
        )
    )


def reached(names: Sequence[str], amendments: Iterable[Amendment], rules: Mapping[str, Computation]) -> list[str]:
    """Return the plain calculs that the conditions of a family are seen through."""
    found: set[str] = set()
    waiting: list[Expression] = [
        clause.expression for each in amendments if each.name in names for clause in each.conditions
    ]
    while waiting:
        for node in nodes(waiting.pop()):
            if isinstance(node, Use) and node.name in rules and node.name not in found:
                found.add(node.name)
                rule = rules[node.name]
                waiting += [*(each.expression for each in rule.conditions), rule.value]
    return sorted(found)


def seal_plain(rule: Computation) -> str:
    """Return a seal of what a plain calcul says."""
    return seal(rule.inputs, *(each.expression for each in rule.conditions), rule.value)
