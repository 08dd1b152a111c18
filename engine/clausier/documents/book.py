"""The book of a contract: its words on one side, what they do on the other, page by page (Markdown that holds HTML).

Each article of the contract is a page; the texts of the law are grouped by code; a last page lists the defects of the
text, kept as they are, with the correction proposed. Every provision has a stable address: the page and the anchor of
its article, then its alinéa (``VIII.html#VIII-al1-t2``).
"""

from __future__ import annotations

import re
from html import escape
from unicodedata import normalize

from clausier.check.mentions import mentions
from clausier.check.numbers import canonical
from clausier.documents import cards
from clausier.documents.cards import anchor, badge
from clausier.documents.french import Reader, unbroken, worded
from clausier.model.articles import is_note
from clausier.surface.page import Derogation
from clausier.text import codes
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.documents.cards import Card
    from clausier.model.tree import Amendment, Article, Model, Paragraph
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.span import Span

DEFECTS = frozenset(
    each.ident
    for each in (
        codes.FIGURES_DISAGREE,
        codes.REFERENCE_DEAD,
        codes.TEXT_MISPRINT,
        codes.ARTICLE_NUMBER_TWICE,
        codes.ARTICLE_NUMBER_MISSING,
        codes.TERM_UNUSED,
        codes.TERM_UNDEFINED,
    )
)
"""The codes of what is wrong in the words themselves, and not in the rules."""

_HOW_TO_READ = (
    "À gauche, les mots du contrat, tels qu'ils sont signés. À droite, ce que Clausier en comprend : les règles en "
    "français, les interprétations (les lectures possibles, celle qui est retenue et pourquoi), ce qu'une personne "
    "doit apprécier, et le droit qui écarte ou complète une règle. Chaque alinéa a son lien permanent."
)
_CERTAINTY = (
    "La certitude d'un texte de loi est donnée : A, texte relu ; B, règle confirmée par une page publique ; "
    f"C, {cards.TO_BE_READ}."
)
_LAW_OF = re.compile(r"^(.*?)\s*(?:art\. .*|[LRDA]?\d.*)$")
_FRONT = ("---", "hide:", "  - toc", "---", "")
_UNSAFE = re.compile(r"[^\w.-]+")


class Page(Record):
    """A page of the book: its file (in one folder), its title, its Markdown."""

    path: str
    title: str
    text: str


def pages(model: Model, problems: Iterable[Diagnostic] = ()) -> tuple[Page, ...]:
    """Return the pages of the book: the contents, the articles in the order of the paper, the defects, the law.

    ``problems`` is what the checks said of the model; those about the words (``DEFECTS``) are listed.
    """
    homes = _homes(model)
    every = _cards(Reader(model, {}))
    places = {each.name: f"{homes[each.article]}.html#{anchor(each.name)}" for each in every}
    places |= {ident: f"{home}.html#{slug(model.articles[ident].anchor)}" for ident, home in homes.items()}
    under = _under(model, _cards(Reader(model, places)))
    elsewhere = _elsewhere(model, under, places)
    anchors = {canonical(each.anchor): places[each.id] for each in model.articles.values() if not each.is_law}
    groups: dict[str, list[Article]] = {}
    for article in model.articles.values():
        groups.setdefault(homes[article.id], []).append(article)
    made = {
        home: _page(model, articles, homes, under, elsewhere, anchors)
        for home, articles in groups.items()
        if _has(articles, under)
    }
    off = {homes[each.id] for each in model.articles.values() if not each.on_paper}
    own = [made[home] for home in sorted(made, key=off.__contains__) if not groups[home][0].is_law]
    texts = [page for home, page in made.items() if groups[home][0].is_law]
    defects = _defects(model, tuple(each for each in problems if each.code.ident in DEFECTS), homes)
    return (_contents(model, own, texts), *own, defects, *texts)


def slug(text: str) -> str:
    """Return an anchor or the name of a page: « III.2 bis » gives ``III.2-bis``."""
    return _UNSAFE.sub("-", text).strip("-")


def address(article: Article, paragraph: Paragraph) -> str:
    """Return the anchor of a paragraph in the book: ``VIII-al1-t2``, the second tiret of the first alinéa."""
    tiret = f"-t{paragraph.tiret}" if paragraph.tiret else ""
    return f"{slug(article.anchor)}-al{paragraph.alinea}{tiret}"


def _homes(model: Model) -> dict[str, str]:
    """Return the page of each article, without its ending; a run-in article is on that of the article it is part of."""
    own = {each.anchor: each for each in model.articles.values() if not each.is_law}
    homes: dict[str, str] = {}
    heading = ""
    for each in model.articles.values():
        if each.is_law:
            homes[each.id] = re.sub(r"\W+", "-", f"droit-{_law_of(each.anchor)}".lower()).strip("-")
            continue
        if not each.run_in:
            heading = each.id
        whole = own.get(each.anchor.rpartition(".")[0]) if each.run_in else None
        homes[each.id] = homes[whole.id] if whole else homes.get(heading, slug(each.anchor))
    return homes


def _law_of(reference: str) -> str:
    """Return the code a reference is to, without accents: « C. com. » for « C. com. L441-10 II »."""
    found = _LAW_OF.match(reference)
    name = found[1].strip() if found else reference.partition(" ")[0]
    name = name.partition(" ")[0] if name.startswith("table") else name
    return normalize("NFD", name).encode("ascii", "ignore").decode()


def _cards(reader: Reader) -> tuple[Card, ...]:
    """Return every card of the book, in the order of the files."""
    model = reader.model
    amendments: dict[str, list[Amendment]] = {}
    for each in model.amendments:
        amendments.setdefault(each.name, []).append(each)
    found = [
        *(cards.of_parameter(reader, each, _home(model, each.span)) for each in model.parameters.values()),
        *(cards.of_table(each, _home(model, each.span)) for each in model.tables.values()),
        *(cards.of_computation(reader, each) for each in model.computations.values()),
        *(cards.of_power(reader, each) for each in model.powers.values()),
        *(cards.of_duty(reader, each) for each in model.duties.values()),
        *(cards.of_amendment(reader, tuple(each)) for each in amendments.values()),
        *(cards.of_interpretation(reader, each) for each in model.interpretations.values()),
        *(cards.of_question(reader, each) for each in model.questions.values()),
        *(cards.of_no_effect(each, rank) for rank, each in enumerate(model.no_effects, 1)),
        *(
            cards.of_derogation(reader, part, article.id)
            for article in model.articles.values()
            for paragraph in article.paragraphs
            for part in paragraph.content
            if isinstance(part, Derogation)
        ),
        *(cards.of_misprint(each, rank) for rank, each in enumerate(model.misprints, 1)),
        *(
            cards.of_judgement(reader, field, entity.name, _home(model, field.span))
            for entity in model.entities.values()
            for field in entity.fields
            if field.judged
        ),
    ]
    return tuple(sorted(found, key=lambda card: (card.span.source, card.span.start)))


def _home(model: Model, span: Span) -> str:
    """Return the article whose heading is the last above ``span`` in its file."""
    above = [
        each for each in model.articles.values() if each.span.source == span.source and each.span.start <= span.start
    ]
    return max(above, key=lambda each: each.span.start).id


def _under(model: Model, every: tuple[Card, ...]) -> dict[tuple[str, int], list[Card]]:
    """Return the cards beside each paragraph (article, rank); rank -1: those that stand before its first words.

    A rule stands under the words it encodes; it is beside the last paragraph written above it.
    """
    found: dict[tuple[str, int], list[Card]] = {}
    for card in every:
        paragraphs = model.articles[card.article].paragraphs
        rank = max(
            (i for i, each in enumerate(paragraphs) if each.span.start < card.span.start and not is_note(each)),
            default=-1,
        )
        found.setdefault((card.article, rank), []).append(card)
    return found


def _elsewhere(
    model: Model, under: dict[tuple[str, int], list[Card]], places: dict[str, str]
) -> dict[tuple[str, int], str]:
    """Return, for each paragraph, links to the rules that quote its words and stand beside another one."""
    every = [card for found in under.values() for card in found]
    titles = {card.name: card.title for card in every}
    starts = {card.span.start: card.name for card in every if card.name.startswith("sans-effet-")}
    ranks = {
        (article.id, each.span.start): rank
        for article in model.articles.values()
        for rank, each in enumerate(article.paragraphs)
    }
    found: dict[tuple[str, int], dict[str, None]] = {}
    for quote in model.quotes:
        name = quote.owner or starts.get(quote.span.start, "")
        for each in quote.found if name in titles else ():
            place = (each.paragraph.article, ranks[each.paragraph.article, each.paragraph.span.start])
            if all(card.name != name for card in under.get(place, [])):
                found.setdefault(place, {})[name] = None
    return {place: _see(names, titles, places) for place, names in found.items()}


def _see(names: Iterable[str], titles: dict[str, str], places: dict[str, str]) -> str:
    links = " ; ".join(f'<a href="{escape(places[each])}">{escape(titles[each], quote=False)}</a>' for each in names)
    return f'<p class="voir">Ces mots servent aussi à : {unbroken(links)}</p>'


def _has(articles: list[Article], under: dict[tuple[str, int], list[Card]]) -> bool:
    """Tell whether a page has something to show."""
    known = {article for article, _ in under}
    return any(each.on_paper or each.id in known for each in articles)


def _page(
    model: Model,
    articles: list[Article],
    homes: dict[str, str],
    under: dict[tuple[str, int], list[Card]],
    elsewhere: dict[tuple[str, int], str],
    anchors: dict[str, str],
) -> Page:
    is_law = articles[0].is_law
    title = _law_title(articles) if is_law else articles[0].path[-1]
    lines = [*_FRONT, f"# {_plain(title)}", ""]
    for article in articles:
        ident = escape(slug(article.anchor))
        if is_law or article.run_in:
            lines += [f"## {_plain(article.path[-1])} {{ #{ident} }}", ""]
        else:
            above = " › ".join(escape(each) for each in article.path[1:-1])
            lines += [f'<p class="au-dessus" id="{ident}">{above}</p>', ""]
            lines += [] if article.paragraphs else _inside(article, model, homes)
        lines += [*_rows(article, under, elsewhere, anchors), ""]
    return Page(f"{homes[articles[0].id]}.md", title, "\n".join(lines))


def _inside(article: Article, model: Model, homes: dict[str, str]) -> list[str]:
    """Return the list of the articles under one that has no words of its own."""
    found = (each for each in model.articles.values() if each.anchor.startswith(f"{article.anchor}.") and each.on_paper)
    apart = (each for each in found if not each.is_law and homes[each.id] != homes[article.id])
    titles = {homes[each.id]: _plain(each.path[-1]) for each in apart if not each.run_in}
    return [f"- [{title}]({home}.md)" for home, title in titles.items()]


def _rows(
    article: Article,
    under: dict[tuple[str, int], list[Card]],
    elsewhere: dict[tuple[str, int], str],
    anchors: dict[str, str],
) -> Iterator[str]:
    if before := under.get((article.id, -1)):
        yield f'<div class="disposition seule"><div class="regles">{_joined(before)}</div></div>\n'
    for rank, paragraph in enumerate(article.paragraphs):
        ident = escape(address(article, paragraph))
        words = _words(paragraph, anchors)
        tiret = " tiret" if paragraph.tiret else ""
        certainty = badge(article.certainty) if article.is_law and not is_note(paragraph) else ""
        link = f'<a class="lien" href="#{ident}" title="Lien permanent">{escape(_place(article, paragraph))}</a>'
        beside = _joined(under.get((article.id, rank), [])) + elsewhere.get((article.id, rank), "")
        alone = ("" if beside else " nue") + (" note" if article.is_law and is_note(paragraph) else "")
        yield (
            f'<div class="disposition{alone}" id="{ident}"><div class="cote"><p class="mots{tiret}">{words}</p>'
            f'{link}{certainty}</div><div class="regles">{beside}</div></div>\n'
        )


def _words(paragraph: Paragraph, anchors: dict[str, str]) -> str:
    """Return the words of a paragraph: its values marked, its mentions of articles linked."""
    found: list[str] = []
    for segment in paragraph.printed.segments:
        text = escape(segment.text, quote=False) if segment.name else _mentions(segment.text, anchors)
        if segment.name:
            text = f'<span class="valeur" title="{escape(worded(segment.name))}">{text}</span>'
        found.append(f"<b>{text}</b>" if segment.bold else text)
    return "".join(found).replace("\n", " ").strip()


def _mentions(text: str, anchors: dict[str, str]) -> str:
    parts: list[str] = []
    start = 0
    for mention in mentions(text):
        number = mention[0].strip()
        if canonical(number) in anchors:
            parts.append(escape(text[start : mention.start()], quote=False))
            parts.append(f'<a href="{escape(anchors[canonical(number)])}">{escape(number)}</a>')
            start = mention.start() + len(number)
    return "".join((*parts, escape(text[start:], quote=False)))


def _place(article: Article, paragraph: Paragraph) -> str:
    tiret = f", tiret {paragraph.tiret}" if paragraph.tiret else ""
    return f"{article.anchor}, al. {paragraph.alinea}{tiret}"


def _law_title(articles: list[Article]) -> str:
    """Return the title of a page of the law: the article it holds, or the code they are of."""
    titles = dict.fromkeys(each.path[min(1, len(each.path) - 1)] for each in articles)
    first = next(iter(titles))
    if not titles.keys() - {first}:
        return first
    if articles[0].anchor.startswith("table"):
        return "Tables : taux et indices"
    return first.partition(", article")[0]


def _contents(model: Model, own: list[Page], texts: list[Page]) -> Page:
    """Return the first page: the articles in order, and how to read the book."""
    title = next((each.title for each in own if each.path == "0.md"), model.title)
    lines = [
        f"# {_plain(title)}",
        "",
        unbroken(_HOW_TO_READ),
        "",
        unbroken(_CERTAINTY),
        "",
        "## Les articles",
        "",
        *(f"- [{_plain(each.title)}]({each.path})" for each in own),
        "- [Défauts du texte](defauts.md)",
        "",
        "## Le droit",
        "",
        *(f"- [{_plain(each.title)}]({each.path})" for each in texts),
        "",
    ]
    return Page("index.md", title, "\n".join(lines))


def _defects(model: Model, found: tuple[Diagnostic, ...], homes: dict[str, str]) -> Page:
    """Return the page of what is wrong in the words themselves."""
    lines = [
        "# Défauts du texte",
        "",
        "Le texte signé est conservé tel quel. Voici ce qui y est fautif ou incertain, et la correction proposée.",
        "",
    ]
    for each in found:
        lines += [
            f"## {_plain(each.message[:1].upper() + each.message[1:])}",
            "",
            f"*{each.code.title} ({each.code.ident})*",
            "",
        ]
        if each.span is not None:
            lines += [f"Où : {_where(model, each.span, homes)}", ""]
        if each.hint:
            lines += [f"Correction proposée : {_plain(each.hint)}.", ""]
    if not found:
        lines.append("Aucun défaut n'a été trouvé.")
    return Page("defauts.md", "Défauts du texte", "\n".join(lines))


def _where(model: Model, span: Span, homes: dict[str, str]) -> str:
    article = model.articles[_home(model, span)]
    page = homes[article.id]
    for each in article.paragraphs:
        if each.span.start <= span.start < each.span.end:
            words = _plain(" ".join(each.printed.text.split()))
            return f"[{_place(article, each)}]({page}.md#{address(article, each)}) : « {words} »"
    return f"[{_plain(article.path[-1])}]({page}.md)"


def _joined(found: list[Card]) -> str:
    return "".join(each.html for each in found)


def _plain(text: str) -> str:
    """Return text that Markdown prints as it is, its punctuation held to the word before."""
    text = unbroken(text)
    return re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", text)
