"""A light edit: a few rules of a page written otherwise, every line of it where it was.

The other items of the page stay as JSON: nothing they are made of changed, their lines included. Each rule that changed
is resolved as it was and as it is; what it shows, quotes and rests its checks on must be the same.
"""

from __future__ import annotations

from bisect import bisect_right

from clausier.model import declarations
from clausier.model.articles import Placed, index, outline
from clausier.model.citations import Locator
from clausier.model.clauses import Desk
from clausier.model.from_surface import resolve_items
from clausier.model.report import Report
from clausier.project import families, heads, whole
from clausier.project.edit import RULES, Edit, corpora_of, homes_of, kin_of, known, model_of
from clausier.project.elsewhere import Articles, Rules, Sources
from clausier.project.remembered import Still, again, moved
from clausier.project.soundness import uses_of_edit
from clausier.project.traces import Traces, bases_of, name_of
from clausier.surface import item
from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from clausier.model.from_surface import Rules as Resolved
    from clausier.model.tree import Model
    from clausier.project.heads import Heads
    from clausier.project.library import Library
    from clausier.project.trail import Trail
    from clausier.surface.page import Page
    from clausier.text.source import Source


class Light(Record):
    """The rules that changed, resolved, with their families; ``order`` and ``words`` of the page as they are now.

    ``moves`` tells by how many characters each item and paragraph moved, from where it began before.
    """

    edit: Edit
    order: list[list[Any]]
    words: dict[str, Any]
    moves: dict[int, int]


def order_of(
    keys: Sequence[str], placed: Sequence[Placed], source: Source, names: Mapping[str, str]
) -> list[list[Any]]:
    """Return the items of a page in order: key, first character, line, article, name of a rule ("" for another item).

    ``names`` gives the names of those left as JSON. [] when items and places do not go together.
    """
    if len(keys) != len(placed):
        return []
    found: list[list[Any]] = []
    for key, each in zip(keys, placed, strict=True):
        name = names.get(key, "") if is_still(each.item) else _name(each.item)
        start = each.item.span.start
        found.append([key, start, source.position(start)[0], each.article, name])
    return found


def _name(written: item.Item) -> str:
    return name_of(written) if isinstance(written, RULES) else ""


def resolve(trail: Trail, texts: Library, source: Source, page: Page, keys: Sequence[str]) -> Light | None:
    """Return a light edit, None when this one is not."""
    before = trail.part("texts", source.name)
    law, own = corpora_of(trail, texts, source, page)
    report = Report()
    sections, items = outline((law, own), report)
    order = order_of(keys, items, source, {each[0]: each[4] for each in before["order"]})
    if not order or len(order) != len(before["order"]) or report.diagnostics:
        return None
    pairs = list(zip(before["order"], order, items, strict=True))
    if any(old[2:4] != new[2:4] for old, new, _ in pairs):
        return None
    now = [placed for old, new, placed in pairs if old[0] != new[0]]
    then = [_again(before, old, placed) for old, new, placed in pairs if old[0] != new[0]]
    if not all(_is_light(one.item, other.item) for one, other in zip(then, now, strict=True)):
        return None
    if list(bases_of(now)) != list(bases_of(then)):
        return None
    names = {name for each in then if (name := _name(each.item))}
    shown = trail.every("heads")
    of_page: Heads = shown.pop(source.name)
    shows, rest = _parted(of_page, names)
    bound = {name for each in trail.head["families"] if not names.isdisjoint(each["names"]) for name in each["names"]}
    seen = {name for each in trail.head["families"] for name in each["reached"]}
    still = {
        new[4]: _again(before, [*new[:1], new[1]], placed)
        for old, new, placed in pairs
        if old[0] == new[0] and new[4] in bound | seen
    }
    rules = Rules(trail, source.name, homes_of(texts, law, own), still)
    kin = kin_of(trail, rules, names)
    if kin is None:
        return None
    every = Articles({}, trail, source.name, {law.id: law, own.id: own})
    sources = Sources(texts, source)

    symbols = heads.symbols_of(trail.head["vocabulary"], (*shown.values(), rest), own)

    def resolved(written: Sequence[Placed], others: Sequence[Placed]) -> tuple[Resolved, Desk] | None:
        heads.forget(symbols)
        declarations.collect(written, symbols, report)
        if report.diagnostics or heads.of_pages(heads.given(symbols)).get(source.name, {}) != shows:
            return None
        if not every.known:
            every.known.update(index(sections, symbols.parameters))
        desk = Desk(symbols, report, Locator(every, sources, trail.head["references"]))
        return resolve_items((*written, *known(others, symbols)), desk), desk

    was, made = resolved(then, ()), resolved(now, kin[1])
    if was is None or made is None or report.diagnostics:
        return None
    found, desk = made
    model = model_of(own, every, desk, found)
    told = [
        _told(Traces(each, placed, {source.name: source}, has_passages=False), each, placed, desk.locator)
        for each, placed in ((model_of(own, every, was[1], was[0]), then), (model, now))
    ]
    if told[0] != told[1] or not all(each.found for each in desk.locator.quotes):
        return None
    traces = Traces(model, now, {source.name: source}, has_passages=trail.head["passages"])
    kept = trail.part("own", source.name)
    if kept["words"] != traces.words_seal(source.name, of_page) or kept["given"][0] != traces.outline(source.name):
        return None
    links = trail.every("links")
    words = traces.words(source.name)
    moves = {old[1]: new[1] - old[1] for old, new, _ in pairs} | _moves(trail.part("words", source.name), words)
    if any(moves.values()) and source.name in trail.head["chosen"]:
        return None
    if traces.links(source.name)["prints"] != links.pop(source.name)["prints"]:
        return None
    own_articles = {name: each for name, each in model.articles.items() if each.span.source == source.name}
    edit = Edit(
        source.name, model, own_articles, tuple(now), desk.symbols, rules, desk, traces, kin[0],
        of_page, of_page, links, {},
    )  # fmt: skip
    return Light(edit, order, words, moves)


def follow(light: Light, trail: Trail, known_texts: dict[str, Any]) -> None:
    """Bring the trail up to date, families aside."""
    edit, moves = light.edit, light.moves
    name, starts = edit.name, sorted(light.moves)

    def by(start: int) -> int:
        return moves[starts[bisect_right(starts, start) - 1]] if starts and start >= starts[0] else 0

    own = trail.part("own", name)
    plain = {
        each: families.seal_plain(edit.model.computations[each]) for each in own["plain"] if each in edit.own_rules
    }
    trail.put("own", name, {**own, "plain": {**own["plain"], **plain}})
    trail.head["chosen"] = sorted({*trail.head["chosen"], *edit.desk.locator.chosen})
    begun = {entry[4]: entry[1] for entry in trail.part("texts", name)["order"]}
    items = trail.part("items", name)
    again_here = whole.items_of(edit.traces, name, frozenset(items))
    still = {each: [article, moved(data, moves[begun[each]])] for each, (article, data) in items.items()}
    trail.put("items", name, {**still, **again_here})
    if any(moves.values()):
        links = trail.part("links", name)
        quotes = [[*each[:3], each[3] + by(each[3]), each[4] + by(each[3]), each[5]] for each in links["quotes"]]
        trail.put("links", name, {**links, "quotes": quotes})
        trail.put("words", name, light.words)
    for page, uses in uses_of_edit(edit).items():
        trail.put("uses", page, {**trail.part("uses", page), **uses})
    trail.put("texts", name, {"known": known_texts, "order": light.order})


def is_still(written: object) -> bool:
    """Tell whether an item was left as JSON."""
    return isinstance(written, Still)


def _told(traces: Traces, model: Model, placed: Sequence[Placed], locator: Locator) -> list[Any]:
    """Return what some items quote, where it is, and the parameters they count delays by."""
    spans = [each.item.span for each in placed]
    quotes = [
        [each.article, each.owner, traces.found(each, locator)]
        for each in model.quotes
        if any(span.source == each.span.source and span.start <= each.span.start < span.end for span in spans)
    ]
    lengths = {
        name
        for span in spans
        for name, starts in traces.lengths(span.source).items()
        if any(span.start <= at < span.end for at in starts)
    }
    return [quotes, sorted(lengths)]


def _again(before: dict[str, Any], entry: Sequence[Any], placed: Placed) -> Placed:
    """Return an item that was parsed before, where it begins by ``entry``."""
    return replace(placed, item=cast("item.Item", again(before["known"][entry[0]], entry[1])))


def _is_light(one: item.Item, other: item.Item) -> bool:
    """Tell whether an item may be another version of ``one``: same sort, and a question with the same parts."""
    if isinstance(one, item.Question) and isinstance(other, item.Question):
        return _parts(one) == _parts(other)
    return isinstance(one, RULES) and type(one) is type(other) and _name(one) == _name(other)


def _parts(asked: item.Question) -> tuple[object, ...]:
    return asked.ident, asked.about, asked.about_filter is None, [each.label for each in asked.details]


def _parted(of_page: Heads, names: AbstractSet[str]) -> tuple[Heads, Heads]:
    """Return what a page shows of some rules, and the rest."""
    shows: Heads = {}
    rest: Heads = {}
    for sort, data in of_page.items():
        for name, each in data.items():
            is_theirs = any(name == one or name.startswith(f"{one}.") for one in names)
            (shows if is_theirs else rest).setdefault(sort, {})[name] = each
    return shows, rest


def _moves(before: dict[str, Any], now: dict[str, Any]) -> dict[int, int]:
    """Return by how much the paragraphs moved."""
    return {
        old[4]: new[4] - old[4] for article in now for old, new in zip(before[article][2], now[article][2], strict=True)
    }
