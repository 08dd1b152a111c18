"""What a printed quote shows, by the names that the law's vocabulary gives to mentions (``Mention_imprimée``)."""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.quote.totals import Totals
    from clausier.quote.tree import Quote

PAYMENT, PENALTIES, INDEMNITY = "règlement", "pénalités de retard", "indemnité de recouvrement"
EARLY, DELIVERY, OPERATION = "escompte", "livraison", "nature de l'opération"


def printed(quote: Quote, totals: Totals) -> tuple[str, ...]:
    """Return the names of the mentions that the paper of a priced quote shows."""
    named = {name.lower() for name, text in quote.conditions if text}
    provider, client = quote.provider, quote.client
    shown = (
        ("dénomination_du_vendeur", provider.name),
        ("forme_juridique_du_vendeur", provider.form),
        ("capital_du_vendeur", provider.capital),
        ("siège_du_vendeur", provider.address),
        ("siren_du_vendeur", provider.siren),
        ("registre_du_vendeur", provider.registry),
        ("tva_du_vendeur", provider.vat),
        ("nom_du_client", client.name),
        ("adresse_du_client", client.address),
        ("siren_du_client", client.siren),
        ("tva_du_client", client.vat),
        ("adresse_de_livraison", client.delivery or client.address),
        ("numéro_du_document", quote.number),
        ("date_du_document", quote.drawn),
        ("durée_de_validité", quote.expiry),
        ("dénomination_et_quantité", all(line.name and line.quantity for line in quote.lines)),
        ("prix_unitaires_hors_taxes", all(line.price is not None for line in quote.lines)),
        ("réductions_de_prix", True),  # every line shows its own, and a line without one has none
        ("tva_par_taux", totals.firm.once.taxes or totals.firm.monthly.taxes),
        ("totaux_hors_taxes_et_toutes_taxes", True),  # the box of totals is always printed
        ("conditions_de_règlement", PAYMENT in named),
        ("pénalités_de_retard_imprimées", PENALTIES in named),
        ("indemnité_de_recouvrement_imprimée", INDEMNITY in named),
        ("conditions_d_escompte_imprimées", EARLY in named),
        ("date_ou_délai_de_livraison", DELIVERY in named),
        ("nature_de_l_opération", OPERATION in named),
        ("conditions_générales_jointes", quote.terms),
    )
    return tuple(name for name, there in shown if there)
