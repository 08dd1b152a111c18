"""The trail of a whole compilation: what the next one needs when a page of it is edited."""

from __future__ import annotations

from clausier.check.unfold import plain_rules
from clausier.model.citations import by_reference
from clausier.model.cycles import uses_of
from clausier.project import families, heads, trail
from clausier.project.traces import Traces
from clausier.surface import exchange
from clausier.text.typed import TYPE_CHECKING, Any
from clausier.values import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausier.model.from_surface import Built
    from clausier.model.tree import Model
    from clausier.project.library import File
    from clausier.text.source import Source

_LIKELY = 121
"""Hours, days and months of contracts are below it."""


def trail_of(built: Built, law: Sequence[File], own: Sequence[File], sources: Mapping[str, Source]) -> trail.Trail:
    """Return the trail of a compilation that found nothing wrong."""
    model = built.model
    names = [each.name for each in (*law, *own)]
    shown = heads.of_pages(built.symbols)
    plain = plain_rules(model)
    kin = [
        {
            "names": each,
            "seal": families.seal_family(each, model.amendments),
            "reached": families.reached(each, model.amendments, plain),
        }
        for each in families.families(model.amendments)
    ]
    seen = {name: families.seal_plain(plain[name]) for each in kin for name in each["reached"]}
    traces = Traces(model, built.items, sources, has_passages=bool(model.passages))
    uses = by_page(uses_of(model), model)
    homes = {name: page for page in names for name in traces.rules(page)}
    wanted = wanted_of(kin, homes)
    parts: dict[str, dict[str, Any]] = {
        "heads": {page: shown.get(page, {}) for page in names},
        "links": {page: traces.links(page) for page in names},
        "own": {
            page: traces.own(
                page, shown.get(page, {}), {name: seen[name] for name in traces.rules(page) if name in seen}
            )
            for page in names
        },
        "items": {page: items_of(traces, page, wanted) for page in names},
        "words": {page: traces.words(page) for page in names},
        "uses": {page: uses.get(page, {}) for page in names},
        "texts": {},
    }
    head = {
        "contract": [model.contract, model.short_name, model.title],
        "law": trail.files_of(law),
        "own": trail.files_of(own),
        "vocabulary": heads.vocabulary(built.symbols),
        "references": by_reference(model.articles.values()),
        "passages": bool(model.passages),
        "chosen": sorted(built.chosen),
        "families": kin,
        "letters": sorted(_letters().items()),
    }
    return trail.made(head, parts, names)


def _letters() -> dict[int, str]:
    """Return numbers in letters: those met, and those an edit is likely to bring."""
    for each in range(_LIKELY):
        numerals.to_words(each)
    return numerals.known()


def wanted_of(kin: Iterable[Mapping[str, Any]], homes: Mapping[str, str]) -> frozenset[str]:
    """Return the rules that the edit of another page may resolve: families at home in several, and calculs seen."""
    found: set[str] = set()
    for each in kin:
        found.update(each["reached"])
        if len({homes.get(name) for name in each["names"]}) > 1:
            found.update(each["names"])
    return frozenset(found)


def items_of(traces: Traces, page: str, wanted: frozenset[str]) -> dict[str, Any]:
    """Return the rules of a page that others resolve again, each with its article."""
    codec = exchange.codec()
    return {
        name: [placed.article, codec.encode(placed.item)]
        for name, placed in traces.rules(page).items()
        if name in wanted
    }


def by_page(uses: Mapping[str, list[str]], model: Model) -> dict[str, dict[str, list[str]]]:
    """Return what definitions use, by the page each is written in."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, used in uses.items():
        rule = model.computations.get(name) or model.duties.get(owner := name.rpartition(".")[0]) or model.powers[owner]
        found.setdefault(rule.span.source, {})[name] = used
    return found
