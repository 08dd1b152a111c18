"""Which properties each item takes, in which order they are printed, and which are needed."""

from __future__ import annotations

import re

from clausier.text.characters import plain
from clausier.text.record import Record


class Form(Record):
    """The shape of an item.

    ``keyword``: its first word. ``noun``: how messages call it. ``start``: its rule in the grammar. ``header``: what
    follows the keyword, for the reader of an error. ``takes``: its properties in canonical order. ``needs``: those
    it cannot do without.
    """

    keyword: str
    noun: str
    start: str
    header: str
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


REPEATED = frozenset({"sur", "selon", "si", "exige", "lecture", "détail", "borne"})
"""Properties an item may hold several times."""

_WHY = ("sur", "selon", "nature")
_DUTY = (
    *("pour", *_WHY, "débiteur", "créancier", "de résultat", "de moyens", "survit", "si"),
    *("à compter de", "au plus tard", "exécutée le", "violée si", "suspendue si", "éteinte si"),
    "définitivement inexécutée si",
)

FORMS = (
    Form("entité", "une entité", "entity", "Facture « une facture »", ("clé",)),
    Form("énumération", "une énumération", "enumeration", "Mode : à_distance « à distance », sur_site « sur site »"),
    Form("dossier", "une racine du dossier", "root", "factures : liste de Facture"),
    Form("paramètre", "un paramètre", "parameter", "délai = 30 jours", ("imprimé", "borne", "fixé par")),
    Form(
        "table",
        "une table",
        "table",
        "taux_bce : taux",
        ("source", "connue jusqu'au"),
        ("source", "connue jusqu'au"),
    ),
    Form("calcul", "un calcul", "computation", "Facture.pénalités : argent", (*_WHY, "si", "="), ("=",)),
    Form("déroge", "une dérogation", "exception", "nom à cible", ("sur", "selon", "si", "=", "prime"), ("=",)),
    Form("écarte", "une mise à l'écart", "exception", "nom de cible", ("sur", "selon", "si", "prime")),
    Form("complète", "un complément", "exception", "nom à cible", ("sur", "selon", "si", "=", "prime"), ("=",)),
    Form("obligation", "une obligation", "duty", "payer « payer la facture »", _DUTY, ("débiteur", "créancier")),
    Form(
        "interdiction",
        "une interdiction",
        "duty",
        "embaucher « embaucher le personnel »",
        tuple(word for word in _DUTY if word not in {"de résultat", "de moyens"}),
        ("débiteur", "créancier"),
    ),
    Form(
        "pouvoir",
        "un pouvoir",
        "power",
        "résilier « résilier le contrat »",
        (
            *(*_WHY, "pour", "titulaire", "acte", "si", "exige", "date", "au plus tard"),
            *("au plus tôt", "effet"),
        ),
        ("titulaire", "acte"),
    ),
    Form(
        "appréciation",
        "une appréciation",
        "appreciation",
        "Manquement.grave « Le manquement est-il grave ? » par « un juriste »",
        ("sur", "à prouver par"),
    ),
    Form(
        "interprétation",
        "une interprétation",
        "interpretation",
        "départ « De quel jour ? »",
        ("sur", "lecture"),
        ("lecture",),
    ),
    Form("présomption", "une présomption", "presumption", "Contrat.mauvaise_foi = non « C. civ. 2274 »"),
    Form(
        "question",
        "une question",
        "question",
        "validité « Est-ce valable ? »",
        ("sur (liste)", "réponse", "détail", "date prudente"),
        ("réponse",),
    ),
    Form("sans effet", "un passage sans effet", "no_effect", "« passage » : « raison »"),
    Form("coquille", "une coquille", "misprint", "« mots du texte » : « correction proposée »"),
    Form("document", "un document", "document", "contrat « Conditions générales »"),
)

BY_KEYWORD = {form.keyword: form for form in FORMS}
STARTS = (*dict.fromkeys(form.start for form in FORMS), "expression")
"""The start symbols of the grammar."""

_WORD = re.compile(r"[^\s:=«(]*")
_LONGEST = 80
"""Characters that hold the first words of any item."""
_NO_EFFECT = re.compile(r"sans\s+effet\b")


def form_of(text: str) -> Form | None:
    """Return the form of the item that ``text`` begins, or None."""
    text = plain(text[:_LONGEST])
    if text.startswith("sans"):
        return BY_KEYWORD["sans effet"] if _NO_EFFECT.match(text) else None
    match = _WORD.match(text)
    return BY_KEYWORD.get(match[0]) if match else None
