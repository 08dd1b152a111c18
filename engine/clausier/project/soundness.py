"""Whether an edit leaves all the rest as it was, and breaks nothing that a whole compilation would have noticed.

Each function tells whether what it looks at is sound; when it is not, or when it cannot be told here, the whole is
compiled again, which says what is wrong.
"""

from __future__ import annotations

from clausier.check.unfold import plain_rules
from clausier.check.walk import nodes
from clausier.model.cycles import uses_of
from clausier.model.expression import Use
from clausier.model.kinds import BOOLEAN
from clausier.project import families, whole
from clausier.project.edit import resolve_more
from clausier.project.heads import value_of
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, Any
from clausier.values.duration import Duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausier.model.tree import Computation, Model
    from clausier.project.edit import Edit
    from clausier.project.trail import Trail

CHECKS = frozenset(
    (
        *("quotes", "printed", "derogations", "omitted_references", "overlaps"),
        *("unreachable_exceptions", "delays", "prudence", "unbound_figures"),
    )
)
"""The checks that may find a mistake, all of them made here for the page edited or shown to find what they found."""


def is_sound(edit: Edit, trail: Trail) -> bool:
    """Tell whether all that other pages rest on is as it was, and every check of a whole compilation passes."""
    old_links, old = trail.part("links", edit.name), trail.part("own", edit.name)
    links = edit.traces.links(edit.name)
    own = edit.traces.own(edit.name, edit.heads, {})
    return (
        own["given"] == old["given"]
        and _places(links["quotes"]) == _places(old_links["quotes"])
        and _incoming_hold(edit)
        and _parameters_hold(edit, links["prints"], old_links["prints"])
        and _law_holds(edit, own["law"], old["law"])
        and own["references"] == old["references"]
        and _words_hold(edit, own, old)
        and delays_hold(edit)
        and turns_in_no_circle(edit, trail)
    )


def _places(quotes: Iterable[Any]) -> list[Any]:
    """Return what quotes hold in other pages, wherever they are written."""
    return [[article, owner, found] for _, article, owner, _, _, found in quotes]


def _incoming_hold(edit: Edit) -> bool:
    """Tell whether the other pages cite the words of this one as they did: where, and under which article."""
    return all(
        edit.traces.found(quote, edit.desk.locator)[:2] == edit.links[page]["quotes"][rank][5][:2]
        for (page, rank), quote in edit.incoming.items()
    )


def _parameters_hold(edit: Edit, prints: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Tell whether the parameters that changed bear on this page alone, and it prints no other's elsewhere or less.

    A delay of another page may count by one that changed, as long as it still means something.
    """
    own = edit.heads.get("parameters", {})
    if any(prints.get(name) != old.get(name) for name in {**prints, **old} if name not in own):
        return False
    changed = {name: edit.before["parameters"][name] for name in own if own[name] != edit.before["parameters"][name]}
    return all(
        name not in data["prints"] and (name not in data["lengths"] or _still_counts(before, own[name]))
        for name, before in changed.items()
        for data in edit.links.values()
    )


def _still_counts(before: Any, now: Any) -> bool:  # noqa: ANN401  any JSON
    """Tell whether a delay that means something does so still: a whole number of the same unit."""
    old, new = value_of(before), value_of(now)
    if not isinstance(old, Duration) or not isinstance(new, Duration):
        return False
    return old.unit is new.unit and new.amount > 0 and new.base.denominator == 1


def _law_holds(edit: Edit, now: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Tell whether no other page rests on an article of the law whose words changed."""
    changed = {name for name in now if now[name] != before.get(name)}
    return all(changed.isdisjoint(data["bases"]) for data in edit.links.values())


def _words_hold(edit: Edit, now: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Tell whether the words print what suits them, and no rule applies a figure that is none of a parameter."""
    here = replace(edit.model, articles=edit.articles)
    if now["words"] != before["words"]:
        from clausier.check import derogations, printed

        if any(True for check in (printed.check, derogations.check) for _ in check(here)):
            return False
    if now["held"] == before["held"]:
        return True
    from clausier.check import coverage, unbound_figures

    return not any(True for _ in unbound_figures.check(here, coverage.measure(here)))


def delays_hold(edit: Edit) -> bool:
    """Tell whether every delay has a meaning and every prudent date is a date."""
    from clausier.check import delays, prudence

    return not any(True for check in (delays.check, prudence.check) for _ in check(edit.model))


# --- Definitions that use one another ----------------------------------------------------------------------------


def uses_of_edit(edit: Edit) -> dict[str, dict[str, list[str]]]:
    """Return what the definitions that the edit makes again use, by page."""
    return whole.by_page(uses_of(edit.model), edit.model)


def turns_in_no_circle(edit: Edit, trail: Trail) -> bool:
    """Tell whether no definition has come to need itself."""
    now = uses_of_edit(edit)
    fresh = {
        name
        for page, uses in now.items()
        for name, used in uses.items()
        if not set(used) <= set(trail.part("uses", page).get(name, ()))
    }
    if not fresh:
        return True
    every = {name: used for uses in trail.every("uses").values() for name, used in uses.items()}
    for uses in now.values():
        every.update(uses)
    seen: set[str] = set()
    waiting = [used for name in fresh for used in every[name]]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += every.get(name, ())
    return fresh.isdisjoint(seen)


# --- Exceptions --------------------------------------------------------------------------------------------------


def exceptions_hold(edit: Edit, trail: Trail) -> bool:
    """Tell whether no exception overlaps another without rank nor became unreachable; the trail then says so."""
    plain = plain_rules(edit.model)
    mine = edit.own_rules
    before = {name: seal for name, seal in trail.part("own", edit.name)["plain"].items() if name in mine}
    if not before.keys() <= plain.keys():
        return False
    changed = {name for name, seal in before.items() if families.seal_plain(plain[name]) != seal}
    known = {tuple(each["names"]) for each in edit.kin}
    outside = (each for each in trail.head["families"] if tuple(each["names"]) not in known)
    if any(not changed.isdisjoint(each["reached"]) for each in outside):
        return False
    seals = [families.seal_family(each["names"], edit.model.amendments) for each in edit.kin]
    if all(
        seal == each["seal"] and changed.isdisjoint(each["reached"]) for seal, each in zip(seals, edit.kin, strict=True)
    ):
        return True
    model = _seen_through(edit)
    if model is None:
        return False
    from clausier.check import overlaps, unreachable_exceptions

    if any(found.is_error for check in (overlaps.check, unreachable_exceptions.check) for found in check(model)):
        return False
    plain = plain_rules(model)
    for seal, each in zip(seals, edit.kin, strict=True):
        each["seal"] = seal
        each["reached"] = families.reached(each["names"], model.amendments, plain)
    return True


def _seen_through(edit: Edit) -> Model | None:
    """Return the model with every plain calcul that the conditions of its exceptions are seen through."""
    model = edit.model
    aimed = {each.target for each in model.amendments}
    while True:
        plain = plain_rules(model)
        missing = {
            name
            for name in _used(model, plain)
            if name not in model.computations and name in edit.symbols.computations and name not in aimed
            if edit.symbols.signatures[name].kind == BOOLEAN and not _is_amended(edit, name)
        }
        if not missing:
            return model
        found = resolve_more(edit, sorted(missing))
        if found is None or not missing <= found.keys():
            return None
        model = replace(model, computations={**model.computations, **found})


def _used(model: Model, plain: Mapping[str, Computation]) -> set[str]:
    """Return the names used by the conditions of exceptions and by what they are seen through."""
    found: set[str] = set()
    waiting = [clause.expression for each in model.amendments for clause in each.conditions]
    seen: set[str] = set()
    while waiting:
        for node in nodes(waiting.pop()):
            if isinstance(node, Use):
                found.add(node.name)
                if node.name in plain and node.name not in seen:
                    seen.add(node.name)
                    rule = plain[node.name]
                    waiting += [*(each.expression for each in rule.conditions), rule.value]
    return found


def _is_amended(edit: Edit, name: str) -> bool:
    """Tell whether an exception of any page bears on a calcul."""
    natures = set(edit.symbols.computations[name][0].nature)
    return any(each.target == name or each.target_nature in natures for each, _ in edit.symbols.exceptions.values())
