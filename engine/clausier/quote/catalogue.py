"""A catalogue read: the provider, the usual conditions, the articles and the way from a quote to its dossier."""

from __future__ import annotations

from clausier.dossier.tree import MappingNode, ScalarNode
from clausier.quote.form import Desk
from clausier.quote.tree import Article, Catalogue, Computed, Entered, Pace, Party
from clausier.text.typed import TYPE_CHECKING, cast
from clausier.values.money import ZERO

if TYPE_CHECKING:
    from clausier.dossier.tree import Node
    from clausier.quote.form import Form
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.span import Span
    from clausier.values.duration import Duration
    from clausier.values.money import Money
    from clausier.values.rate import Rate

_KEYS = (
    "modèle", "conditions_générales", "prestataire", "tva", "validité", "engagement", "conditions", "articles",
    "lignes", "dossier", "conditions_particulières",
)  # fmt: skip
PARTY_KEYS = (
    "nom", "forme", "capital", "adresse", "siren", "greffe", "tva", "interlocuteur", "téléphone", "courriel",
)  # fmt: skip
CLIENT_KEYS = (*PARTY_KEYS, "livraison", "commande")
_ARTICLE_KEYS = (
    "code", "désignation", "description", "unité", "périodicité", "prix", "calcul", "sur", "quantité", "tva", "faits",
    "faits_de_la_ligne",
)  # fmt: skip
_LINE_KEYS = ("rubrique", "prix", "quantité", "calcul", "faits")
IDENTITY = ("nom", "forme", "capital", "adresse", "siren", "greffe", "courriel", "téléphone")
SOURCES = (
    "numéro", "établi_le", "limite", "engagement", "acompte", "total_ht", "émis", "envoyé", "accepté", "refusé",
    "retiré",
    *(f"{party}.{each}" for party in ("client", "prestataire") for each in IDENTITY),
)  # fmt: skip
"""What a quote can put in a dossier (``dossier:`` of a catalogue)."""


def read(node: Node, name: str) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    """Return the catalogue that ``node`` writes and what is wrong with it; no catalogue when there is an error.

    ``name`` is how users call the file.
    """
    desk = Desk()
    form = desk.form(node, "le catalogue", _KEYS)
    if form is None:
        return None, tuple(desk.found)
    provider = form.form("prestataire", PARTY_KEYS)
    if provider is None and not form.has("prestataire"):
        form.missing("prestataire", "(nom, forme, adresse, siren…)")
    lines = form.form("lignes", _LINE_KEYS)
    catalogue = Catalogue(
        name,
        form.required_name("modèle", "maison/cgv-2026"),
        form.text("conditions_générales"),
        party(provider) if provider else Party(""),
        vat(form),
        cast("Duration | Computed | None", _computed_or(form, "validité", "durée")),
        cast("Duration | None", form.value("engagement", "durée")),
        conditions(form),
        _articles(form),
        _entered(lines) if lines else None,
        _mapped(form),
        form.mapping("conditions_particulières"),
    )
    return (None if any(each.is_error for each in desk.found) else catalogue), tuple(desk.found)


def party(form: Form) -> Party:
    """Return the identity of a party."""
    return Party(
        form.required("nom", "Martin et fils"),
        form.text("forme"),
        form.text("capital"),
        form.lines("adresse"),
        form.text("siren"),
        form.text("greffe"),
        form.text("tva"),
        form.text("interlocuteur"),
        form.text("téléphone"),
        form.text("courriel"),
        form.lines("livraison"),
        form.text("commande"),
    )


def vat(form: Form) -> Rate | str | None:
    """Return the rate under « tva », or the name of the table of the law that has it."""
    given = form.scalar("tva")
    if given is not None and "%" not in given.text and "pour cent" not in given.text and not given.text[:1].isdigit():
        return given.text
    return cast("Rate | None", form.value("tva", "taux"))


def conditions(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the conditions printed, each under its name."""
    return tuple((name.text, value.text) for name, value in form.pairs("conditions"))


def pace(form: Form) -> Pace:
    """Return when a line is paid; once when it does not say."""
    given = form.scalar("périodicité")
    known = {each.value: each for each in Pace}
    if given is None or given.text in known:
        return Pace.ONCE if given is None else known[given.text]
    form.desk.unknown(given.text, given.span, known, "n'est pas une périodicité")
    return Pace.ONCE


def price(form: Form) -> Money | None:
    """Return the unit price before tax under « prix », which is never below zero."""
    found = cast("Money | None", form.value("prix", "argent"))
    if found is not None and found < ZERO:
        given = form.scalar("prix")
        hint = "une réduction s'écrit « remise: » sur la ligne"
        form.desk.report("un prix n'est pas négatif", given.span if given else form.node.span, hint)
        return None
    return found


def computed(form: Form, key: str) -> Computed | None:
    """Return what the contract computes: a name, or a question and one of its details."""
    found = form.get(key)
    if isinstance(found, MappingNode):
        inner = form.form(key, ("question", "détail"))
        if inner is None:
            return None
        return Computed("", inner.required_name("question", "prix"), inner.name("détail"), found.span)
    return Computed(found.text, "", "", found.span) if isinstance(found, ScalarNode) else None


def _computed_or(form: Form, key: str, kind: str) -> object:
    """Return a typed value, or what the contract computes when it is written « calcul: … »."""
    found = form.get(key)
    if isinstance(found, MappingNode):
        inner = form.form(key, ("calcul",))
        return None if inner is None else computed(inner, "calcul")
    return form.value(key, kind)


def _articles(form: Form) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for item in form.items("articles"):
        inner = form.desk.form(item, "un article du catalogue", _ARTICLE_KEYS)
        if inner is None:
            continue
        article = _article(inner)
        if article.code in found:
            form.desk.report(f"le code « {article.code} » est donné à deux articles", article.span, "gardez-en un")
        elif article.code:
            found[article.code] = article
    return found


def _article(form: Form) -> Article:
    if form.has("prix") and form.has("calcul"):
        form.desk.report("« prix » et « calcul » donnent tous deux le prix", form.node.span, "gardez l'un des deux")
    return Article(
        form.required_name("code", "MAINT-01"),
        form.required("désignation", "Maintenance du parc"),
        form.text("description"),
        form.text("unité"),
        pace(form),
        computed(form, "calcul") if form.has("calcul") else price(form),
        vat(form),
        form.name("sur"),
        form.name("quantité"),
        form.mapping("faits"),
        form.mapping("faits_de_la_ligne"),
        form.node.span,
    )


def _entered(form: Form) -> Entered:
    return Entered(
        form.required_name("rubrique", "lignes"),
        form.required_name("prix", "prix"),
        form.required_name("quantité", "quantité"),
        computed(form, "calcul"),
        form.mapping("faits"),
        form.node.span,
    )


def _mapped(form: Form) -> tuple[tuple[str, str, Span], ...]:
    found: list[tuple[str, str, Span]] = []
    for path, source in form.pairs("dossier"):
        if source.text not in SOURCES:
            form.desk.unknown(source.text, source.span, SOURCES, "n'est pas ce qu'un devis porte au dossier")
        elif path.text.count(".") != 1:
            form.desk.report(f"« {path.text} » ne nomme pas un fait", path.span, "écrivez « rubrique.champ »")
        else:
            found.append((path.text, source.text, source.span))
    return tuple(found)
