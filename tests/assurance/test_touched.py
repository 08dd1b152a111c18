"""A change of rules touches the questions that lead to it, on either side, and no other."""

from __future__ import annotations

import pytest

from clausier.assurance.touched import touched
from model.pages import program

PAGE = """# Vocabulaire {#v}

```clause
entité Facture « une facture »
  clé numéro
  numéro    : texte
  reçue_le  : date     « Quand la facture a-t-elle été reçue ? »
  contestée : booléen  « La facture est-elle contestée ? »

dossier factures : liste de Facture
```

## Article 1 {#1}

Le prix est payé à trente (30) jours, sauf contestation, et porte intérêt à 10 %.

```clause
paramètre terme = 30 jours

paramètre taux = 10 %

interprétation départ « De quel jour ? »
  sur « à trente (30) jours »
  lecture réception « la réception » retenue « la date sûre »
  lecture lendemain « le lendemain »

calcul Facture.échéance : date « l'échéance »
  sur « Le prix est payé à trente (30) jours »
  = selon départ (réception : délai terme après facture.reçue_le ; lendemain : lendemain(facture.reçue_le))

calcul intérêt : taux « l'intérêt »
  sur « porte intérêt à 10 % »
  = taux

question échéance « Quand faut-il payer ? »
  sur factures
  réponse facture.échéance

question intérêt_dû « Quel intérêt court ? »
  réponse intérêt
  détail « Taux » = taux
```
"""


NOTHING: set[str] = set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("le terme", "le terme", NOTHING),
        ("terme = 30 jours", "terme = 45 jours", {"échéance"}),
        ("taux = 10 %", "taux = 12 %", {"intérêt_dû"}),
        ("« l'échéance »", "« le dernier jour »", NOTHING),  # words decide nothing
        ("lecture réception « la réception » retenue « la date sûre »\n  lecture lendemain « le lendemain »",
         "lecture lendemain « le lendemain » retenue « la date sûre »\n  lecture réception « la réception »",
         {"échéance", "intérêt_dû"}),  # a reading may decide anything
        ("  = taux\n\nquestion", "  = si non (taux > 5 %) alors taux sinon 5 %\n\nquestion", {"intérêt_dû"}),
        ("détail « Taux » = taux", "détail « Taux » = taux\n  détail « Terme » = terme", {"intérêt_dû"}),
        ("contestée : booléen", "réglée : booléen", {"échéance", "intérêt_dû"}),  # facts are read otherwise
    ],
    ids=["nothing", "term", "rate", "words", "reading", "rule", "detail", "facts"],
)  # fmt: skip
def test_only_the_questions_that_lead_to_it(old: str, new: str, expected: set[str]) -> None:
    before, after = program(PAGE), program(PAGE.replace(old, new))
    assert touched(before, after) == touched(after, before) == expected


def test_a_parameter_given_otherwise_counts_as_changed() -> None:
    made = program(PAGE)
    assert touched(made, made, {"taux"}) == {"intérêt_dû"}


def test_a_question_that_is_only_on_one_side_is_touched() -> None:
    more = PAGE.replace(
        "question intérêt_dû", "question terme_convenu « Quel terme ? »\n  réponse terme\n\nquestion intérêt_dû"
    )
    assert touched(program(PAGE), program(more)) == touched(program(more), program(PAGE)) == {"terme_convenu"}
