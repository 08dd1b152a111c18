"""A page edited, resolved as in a whole compilation, against the heads of the other pages."""

from __future__ import annotations

from clausier.model import declarations
from clausier.model.articles import index, outline
from clausier.model.citations import Locator
from clausier.model.clauses import Desk
from clausier.model.corpus import Corpus
from clausier.model.from_surface import of_rules, resolve_items
from clausier.model.report import Report
from clausier.project import heads
from clausier.project.elsewhere import Articles, Rules, Sources
from clausier.project.traces import Traces, name_of
from clausier.surface import item
from clausier.surface.item import Quote
from clausier.text.record import Record, replace
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from clausier.model.articles import Placed
    from clausier.model.from_surface import Rules as Resolved
    from clausier.model.symbols import Symbols
    from clausier.model.tree import Article, LocatedQuote, Model
    from clausier.project.heads import Heads
    from clausier.project.library import Library
    from clausier.project.trail import Trail
    from clausier.surface.page import Page
    from clausier.text.source import Source

    Kin = list[dict[str, Any]]
    """Families, as a trail tells them."""


class Edit(Record):
    """The page and what it was resolved with.

    ``model`` holds the rules of the page, those of other pages that exceptions bind to them, the articles looked at.
    ``kin`` are the families of its rules; ``heads`` what it shows, ``before`` what it showed; ``links`` are those of
    the other pages, as the trail tells them; ``incoming`` their quotes that are found in it, by page and rank.
    """

    name: str
    model: Model
    articles: dict[str, Article]
    items: tuple[Placed, ...]
    symbols: Symbols
    rules: Rules
    desk: Desk
    traces: Traces
    kin: Kin
    heads: Heads
    before: Heads
    links: dict[str, Any]
    incoming: dict[tuple[str, int], LocatedQuote]

    @property
    def own_rules(self) -> frozenset[str]:
        """The names of the rules of the page."""
        return frozenset(self.traces.rules(self.name))


def corpora_of(trail: Trail, texts: Library, source: Source, page: Page) -> tuple[Corpus, Corpus]:
    """Return the corpora of the law and of the contract, the page edited being their only one."""
    contract, short_name, title = trail.head["contract"]
    read, is_law = ((source, page),), any(each.name == source.name for each in texts.law)
    law = Corpus("droit", "", "Droit", read if is_law else (), is_law=True)
    return law, Corpus(contract, short_name, title, () if is_law else read, is_law=False)


def model_of(own: Corpus, articles: Articles, desk: Desk, found: Resolved) -> Model:
    """Return the model of what was resolved, and of the articles looked at."""
    symbols = desk.symbols
    model = of_rules(own, found, dict(articles.known), symbols.entities, dict(symbols.parameters))
    return replace(model, quotes=tuple(desk.locator.quotes))


def kin_of(trail: Trail, rules: Rules, mine: AbstractSet[str]) -> tuple[Kin, tuple[Placed, ...]] | None:
    """Return the families of some rules and their other members; None when the trail lacks one."""
    kin: Kin = [each for each in trail.head["families"] if not mine.isdisjoint(each["names"])]
    others = dict.fromkeys(name for each in kin for name in each["names"] if name not in mine)
    return (kin, tuple(rules.placed(name) for name in others)) if all(name in rules for name in others) else None


def resolve(trail: Trail, texts: Library, source: Source, page: Page) -> Edit | None:
    """Return the page resolved; None when anything is wrong with it, or when it shows others something new."""
    law, own = corpora_of(trail, texts, source, page)
    report = Report()
    sections, items = outline((law, own), report)
    shown = trail.every("heads")
    before: Heads = shown.pop(source.name)
    symbols = heads.symbols_of(trail.head["vocabulary"], shown.values(), own)
    declarations.collect(items, symbols, report)
    now: Heads = heads.of_pages(heads.given(symbols)).get(source.name, {})
    if report.diagnostics or not _alike(now, before):
        return None
    articles = index(sections, symbols.parameters)
    every = Articles(articles, trail, source.name, {law.id: law, own.id: own})
    desk = Desk(symbols, report, Locator(every, Sources(texts, source), trail.head["references"]))
    rules = Rules(trail, source.name, homes_of(texts, law, own))
    families = kin_of(trail, rules, {name_of(each.item) for each in items if isinstance(each.item, RULES)})
    if families is None:
        return None
    kin, others = families
    found = resolve_items((*items, *known(others, symbols)), desk)
    links = trail.every("links")
    links.pop(source.name)
    incoming = {
        (home, rank): desk.locator.locate(Quote(text, Span(home, start, end)), article, owner)
        for home, data in links.items()
        for rank, (text, article, owner, start, end, _) in enumerate(data["quotes"])
        if article in articles
    }
    if report.diagnostics or not all(each.found for each in desk.locator.quotes):
        return None
    model = model_of(own, every, desk, found)
    traces = Traces(model, items, {source.name: source}, has_passages=trail.head["passages"])
    return Edit(
        source.name, model, articles, items, symbols, rules, desk, traces, kin, now, before, links, incoming
    )  # fmt: skip


def homes_of(texts: Library, law: Corpus, own: Corpus) -> dict[str, Corpus]:
    """Return the corpus of each page."""
    return {each.name: law for each in texts.law} | {each.name: own for each in texts.contract}


RULES = (item.Computation, item.Exception_, item.Duty, item.Power)


def _alike(now: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Tell whether a page shows what it showed, the values of its parameters aside."""
    if list(now) != list(before):
        return False
    return all(
        list(now[sort]) == list(before[sort]) and (sort == "parameters" or now[sort] == before[sort]) for sort in now
    )


def known(placed: Iterable[Placed], symbols: Symbols) -> Iterable[Placed]:
    """Yield rules of other pages, once their names stand for them and no longer for their heads alone."""
    for each in placed:
        match each.item:
            case item.Computation() as rule:
                symbols.computations[name_of(rule)] = rule, each
            case item.Exception_() as rule:
                symbols.exceptions[rule.ident] = rule, each
            case item.Duty() as rule:
                symbols.duties[rule.ident] = rule, each
            case item.Power() as rule:
                symbols.powers[rule.ident] = rule, each
            case _:
                continue
        yield each


def resolve_more(edit: Edit, names: Iterable[str]) -> dict[str, Any] | None:
    """Return calculs of other pages, resolved; None when the trail does not have one of them."""
    if not all(name in edit.rules for name in names):
        return None
    placed = tuple(edit.rules.placed(name) for name in names)
    return dict(resolve_items(tuple(known(placed, edit.symbols)), edit.desk).computations)
