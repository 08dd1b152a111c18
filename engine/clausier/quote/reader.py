"""A quote read: what the salesperson wrote, typed, with the articles of the catalogue it names."""

from __future__ import annotations

from clausier.dossier.tree import MappingNode, ScalarNode, entry
from clausier.quote import catalogue as articles
from clausier.quote.form import Desk
from clausier.quote.log import read_log
from clausier.quote.tree import Discount, Line, Pace, Party, Quote, Rebate, Section, Standing
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING, cast
from clausier.values.duration import Family
from clausier.values.fraction import Fraction
from clausier.values.money import Money

if TYPE_CHECKING:
    from datetime import date

    from clausier.dossier.tree import Node
    from clausier.quote.form import Form
    from clausier.quote.tree import Article, Catalogue
    from clausier.text.diagnostic import Diagnostic
    from clausier.values.duration import Duration
    from clausier.values.rate import Rate

MODEL, CATALOGUE, NUMBER = "modèle", "catalogue", "numéro"
_KEYS = (
    MODEL, CATALOGUE, NUMBER, "version", "remplace", "titre", "établi_le", "limite", "client", "engagement", "acompte",
    "conditions", "sections", "faits", "remise_globale", "remise_accordée_par", "suivi",
)  # fmt: skip
_SECTION_KEYS = ("titre", "option", "lignes")
_LINE_KEYS = (
    "code", "désignation", "description", "quantité", "unité", "prix", "tva", "périodicité", "option", "pour_mémoire",
    "sur", "remise", "faits",
)  # fmt: skip
_REBATE_KEYS = ("remise", "motif", "périodicité")
_WITHOUT_OBJECT = "sans objet"
_NO_DAY = "2026-03-02"


def named(node: Node, key: str) -> ScalarNode | None:
    """Return the single value that a quote gives at its top under ``key``."""
    found = entry(node, key) if isinstance(node, MappingNode) else None
    return found if isinstance(found, ScalarNode) and found.text else None


def read(node: Node, catalogue: Catalogue) -> tuple[Quote | None, tuple[Diagnostic, ...]]:
    """Return the quote that ``node`` writes and what is wrong with it; no quote when there is an error."""
    desk = Desk()
    form = desk.form(node, "le devis", _KEYS)
    quote = None if form is None else _quote(form, catalogue)
    return (None if any(each.is_error for each in desk.found) else quote), tuple(desk.found)


def _quote(form: Form, catalogue: Catalogue) -> Quote | None:
    model = form.scalar(MODEL)
    if model is not None and model.text != catalogue.contract:
        message = f"ce devis est sous « {model.text} » et son catalogue sous « {catalogue.contract} »"
        form.desk.report(message, model.span, "choisissez le catalogue de ce contrat")
    if not form.has("établi_le"):
        form.missing("établi_le", _NO_DAY)
    drawn = cast("date | None", form.value("établi_le", "date"))
    client = form.form("client", articles.CLIENT_KEYS)
    if client is None and not form.has("client"):
        form.missing("client", "(nom, adresse, siren…)")
    if not form.has("sections"):
        form.missing("sections", "(un titre et des lignes)")
    sections = tuple(
        section
        for rank, item in enumerate(form.items("sections"), 1)
        if (section := _section(form.desk, item, rank, catalogue)) is not None
    )
    log = read_log(form, drawn)
    if drawn is None:
        return None
    conditions = dict(catalogue.conditions) | dict(articles.conditions(form))
    return Quote(
        catalogue.contract,
        catalogue.terms,
        catalogue.provider,
        form.name(NUMBER),
        _version(form),
        form.name("remplace"),
        form.text("titre"),
        drawn,
        cast("date | None", form.value("limite", "date")),
        articles.party(client) if client else Party(""),
        sections,
        tuple((name, text) for name, text in conditions.items() if text != _WITHOUT_OBJECT),
        _months(form) or catalogue.engagement,
        _deposit(form),
        form.scalar("remise_accordée_par"),
        form.mapping("faits"),
        log,
        form.node.span,
        rebate=_rebate(form, sections),
    )


def _version(form: Form) -> int:
    given = cast("int | None", form.value("version", "entier"))
    if given is not None and given < 1:
        form.desk.report("la première version d'un devis porte le numéro 1", form.node.span, "écrivez « version: 1 »")
    return given or 1


def _months(form: Form) -> Duration | None:
    """Return the engagement, in months or years."""
    given = cast("Duration | None", form.value("engagement", "durée"))
    node = form.scalar("engagement")
    if given is not None and node is not None and given.unit.family is not Family.MONTHS:
        form.desk.report("l'engagement se compte en mois ou en années", node.span, "par exemple « 36 mois »")
        return None
    return given


def _deposit(form: Form) -> Rate | Money | None:
    return _part(form, "acompte")


def _rebate(form: Form, sections: tuple[Section, ...]) -> Rebate | None:
    """Return the discount on the whole quote; an amount is told once or each month unless the lines leave no doubt."""
    given = form.form("remise_globale", _REBATE_KEYS)
    if given is None:
        return None
    if not given.has("remise"):
        given.missing("remise", "5 %")
    reason, value = given.required("motif", "fidélité"), _part(given, "remise")
    pace = articles.pace(given) if given.has("périodicité") else None
    if isinstance(value, Money) and pace is None:
        paces = {line.pace for each in sections for line in each.lines if line.standing is Standing.COUNTED}
        if len(paces) > 1:
            hint = " ou ".join(f"« périodicité: {each.value} »" for each in Pace)
            given.desk.report("ce montant est-il retiré une fois, ou chaque mois ?", given.node.span, f"ajoutez {hint}")
        pace = next(iter(paces), Pace.ONCE)
    return None if value is None else Rebate(value, reason, pace, given.node.span)


def _part(form: Form, key: str) -> Rate | Money | None:
    """Return a share or an amount; a bare number could be either, and is refused."""
    given = form.scalar(key)
    if given is not None and given.text.replace(",", "").replace(".", "").replace(" ", "").isdigit():
        hint = f"écrivez « {given.text} % » ou « {given.text} € »"
        form.desk.report(f"« {key}: {given.text} » est-ce une part ou un montant ?", given.span, hint)
        return None
    return cast("Rate | Money | None", form.value(key, "taux", "argent"))


def _section(desk: Desk, node: Node, rank: int, catalogue: Catalogue) -> Section | None:
    form = desk.form(node, "une section", _SECTION_KEYS)
    if form is None:
        return None
    optional = form.truth("option")
    lines = tuple(
        line
        for place, item in enumerate(form.items("lignes"), 1)
        if (line := _line(desk, item, f"{rank}.{place}", catalogue, optional=optional)) is not None
    )
    if not form.has("lignes"):
        form.missing("lignes", "(une ligne par tiret)")
    return Section(form.required("titre", "Abonnement"), lines)


def _line(desk: Desk, node: Node, key: str, catalogue: Catalogue, *, optional: bool) -> Line | None:
    form = desk.form(node, "une ligne", _LINE_KEYS)
    if form is None:
        return None
    article = _article(form, catalogue)
    if article is None and form.has("code"):
        return None
    name = form.text("désignation") or (article.name if article else form.required("désignation", "Câblage du bureau"))
    return Line(
        key,
        article,
        name,
        form.text("description") or (article.description if article else ""),
        _quantity(form, article),
        form.text("unité") or (article.unit if article else ""),
        _price(form, article),
        _vat(form),
        articles.pace(form) if form.has("périodicité") or article is None else article.pace,
        _standing(form, optional=optional),
        _about(form, article),
        _discount(form),
        form.mapping("faits"),
        form.node.span,
    )


def _article(form: Form, catalogue: Catalogue) -> Article | None:
    code = form.scalar("code")
    if code is None or code.text in catalogue.articles:
        return None if code is None else catalogue.articles[code.text]
    hint = did_you_mean(code.text, catalogue.articles) or f"ajoutez l'article à « {catalogue.name} »"
    form.desk.report(f"« {code.text} » n'est pas un article du catalogue", code.span, hint, codes.QUOTE_ARTICLE)
    return None


def _quantity(form: Form, article: Article | None) -> Fraction | None:
    """Return the quantity: one when nothing is said, None when a fact counts it."""
    given = form.scalar("quantité")
    counted = article is not None and article.quantity
    if given is not None and counted and article is not None:
        message = f"la quantité de « {article.code} » est un fait du dossier"
        form.desk.report(message, given.span, f"écrivez « {article.quantity} » sous « faits », et retirez la quantité")
    found = cast("Fraction | int | None", form.value("quantité", "décimal"))
    if found is not None and found <= 0 and given is not None:
        form.desk.report("une quantité est plus grande que zéro", given.span, "retirez la ligne si rien n'est commandé")
        return Fraction(1)
    if found is None:
        return None if counted else Fraction(1)
    return Fraction(found)


def _price(form: Form, article: Article | None) -> Money | None:
    """Return the unit price: the one of the line, else the tariff; None when the contract computes it."""
    if not form.has("prix"):
        if article is None or article.price is None:
            form.missing("prix", "80 €")
        return article.price if article and isinstance(article.price, Money) else None
    if article is not None and article.price is not None:
        given = form.get("prix")
        what = "vient du catalogue" if isinstance(article.price, Money) else "est calculé par le contrat"
        hint = "retirez « prix » ; une réduction s'écrit « remise: »"
        form.desk.report(f"le prix de « {article.code} » {what}", given.span if given else form.node.span, hint)
    return articles.price(form)


def _vat(form: Form) -> Rate | None:
    return cast("Rate | None", form.value("tva", "taux"))


def _standing(form: Form, *, optional: bool) -> Standing:
    if form.truth("pour_mémoire"):
        return Standing.MEMO
    return Standing.OPTION if optional or form.truth("option") else Standing.COUNTED


def _about(form: Form, article: Article | None) -> str:
    about = form.name("sur")
    if article is not None and article.about and not about:
        form.missing("sur", f"la clé d'un élément de « {article.about} »")
    if about and (article is None or not article.about):
        given = form.scalar("sur")
        form.desk.report("cet article ne se rapporte à aucun élément", given.span if given else form.node.span)
    return about


def _discount(form: Form) -> Discount | None:
    value = _part(form, "remise")
    given = form.scalar("remise")
    return None if value is None or given is None else Discount(value, given.span)
