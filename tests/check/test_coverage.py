from __future__ import annotations

from check.corpus import FACTURE, page
from clausier.check.coverage import Binding, measure
from clausier.check.sentences import sentences
from model.pages import model

WORDS = """
    Le Client paie dans un délai de {délai_de_paiement: lettres (chiffres) unité}. Il peut demander un rabais.
    Les factures sont claires. Elles sont envoyées par courriel. Elles sont gardées 10 ans.

    Le Client s'engage :

    - à vérifier la facture

    - à répondre

    Les parties se saluent.
    """
ITEMS = (
    FACTURE
    + """
paramètre délai_de_paiement = 30 jours

interprétation rabais « Le rabais est-il dû ? »
  sur « Il peut demander un rabais »
  lecture oui_dû  « oui » retenue « usage »
  lecture non_dû  « non »

appréciation Facture.claire « La facture est-elle claire ? » par « un juriste »
  sur « Les factures sont claires »

calcul Facture.échéance : date « l'échéance »
  sur « dans un délai de trente (30) jours »
  = délai délai_de_paiement après facture.reçue_le

calcul Facture.vérifiée : booléen « la facture est vérifiée »
  sur « à vérifier la facture »
  = oui

sans effet « Elles sont envoyées … gardées 10 ans » : « usage »
"""
)


def test_each_sentence_is_bound_by_what_quotes_it() -> None:
    (article,) = measure(model(page(WORDS, ITEMS))).articles
    assert [(each.sentence.text, each.binding) for each in article.sentences] == [
        ("Le Client paie dans un délai de trente (30) jours.", Binding.RULE),
        ("Il peut demander un rabais.", Binding.READING),
        ("Les factures sont claires.", Binding.JUDGEMENT),
        ("Elles sont envoyées par courriel.", Binding.NO_EFFECT),
        ("Elles sont gardées 10 ans.", Binding.NO_EFFECT),
        ("Le Client s'engage :", Binding.RULE),
        ("à vérifier la facture", Binding.RULE),
        ("à répondre", Binding.NONE),
        ("Les parties se saluent.", Binding.NONE),
    ]


def test_figures_are_bound_by_the_parameter_that_prints_them() -> None:
    (article,) = measure(model(page(WORDS, ITEMS))).articles
    assert [(each.figure.text, each.is_bound, each.has_no_effect) for each in article.figures] == [
        ("trente (30) jours", True, False),
        ("10 ans", False, True),
    ]


def test_totals_add_up() -> None:
    coverage = measure(model(page(WORDS, ITEMS)))
    assert sum(coverage.bound_by(each) for each in Binding) == coverage.sentences == 9
    assert (coverage.covered, coverage.percent) == (7, 77)
    assert coverage.total == (
        "7 sur 9 phrases (77 %) : règle 3, appréciation 1, interprétation 1, sans effet 2, non couverte 2 ; "
        "2 chiffres : 1 lié à un paramètre, 0 libre"
    )


def test_a_contract_without_words_is_wholly_covered() -> None:
    assert measure(model(page("", FACTURE))).percent == 100


def test_the_law_is_left_out() -> None:
    law = page("Règle (reformulée) : on paie.", heading="## Code civil {#C. civ. 1103}")
    assert measure(model(page("", FACTURE), law=(law,))).articles == ()


def test_words_of_an_elided_passage_are_not_those_of_a_rule() -> None:
    words = "Le Client paie. Il salue. Il part."
    items = "calcul dû : booléen « dû »\n  sur « Le Client paie … Il part »\n  = oui\n"
    (article,) = measure(model(page(words, items))).articles
    assert [each.binding for each in article.sentences] == [Binding.RULE, Binding.NONE, Binding.RULE]


def test_both_sides_of_a_passage_are_counted() -> None:
    words = "{si courtois} Les parties se saluent. {sinon} Les parties se taisent. {fin} Elles signent."
    contract = model(page(words, "paramètre courtois = oui\n\nsans effet « Les parties se taisent » : « usage »"))
    (article,) = measure(contract).articles
    assert [(each.sentence.text, each.binding) for each in article.sentences] == [
        ("Les parties se saluent.", Binding.NONE),
        ("Elles signent.", Binding.NONE),
        ("Les parties se taisent.", Binding.NO_EFFECT),
    ]


def test_sentences_do_not_end_at_abbreviations() -> None:
    (article,) = model(
        page("Selon l'art. 5 et M. Durand, cf. Annexe. Le reste (etc.) suit. Oui ! Fin…")
    ).articles.values()
    assert [each.text for each in sentences(article)] == [
        "Selon l'art. 5 et M. Durand, cf. Annexe.",
        "Le reste (etc.) suit.",
        "Oui !",
        "Fin…",
    ]


def test_an_opening_sentence_follows_the_paragraph_it_leads_to() -> None:
    words = "Les services sont :\n\n1) la mise à jour\n\n2) la vérification"
    (article,) = measure(model(page(words, "sans effet « la mise à jour » : « liste »"))).articles
    assert [each.binding for each in article.sentences] == [Binding.NO_EFFECT, Binding.NO_EFFECT, Binding.NONE]
    (last,) = measure(model(page("Les services sont :"))).articles
    assert [each.binding for each in last.sentences] == [Binding.NONE]
