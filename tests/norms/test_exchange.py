from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausier.norms.exchange import from_json, to_json
from clausier.norms.print import print_definition, print_program
from clausier.values.codec import Codec, Lazy
from model.pages import article, program
from norms.test_rules import DUTY, LETTERS, POWER

if TYPE_CHECKING:
    from clausier.norms.tree import Program
    from clausier.values.codec import Json

WORDS = "La facture est payable à trente jours."
EXTRA = """
interprétation départ « De quel jour ? » registre I-1
  sur « à trente jours »
  lecture remise « la remise » retenue « sûre »
  lecture envoi « l'envoi »

table taux_t : taux
  source « Banque »
  connue jusqu'au 2024-12-31
  2024-01-01 : 4,25 % « note »
  2024-06-01 : inconnu « pas encore lu »

paramètre départements = (« 75 », « 2A »)

paramètre préavis = 3 mois
  borne ≤ 6 mois « loi »

calcul Facture.échéance : date « l'échéance »
  sur « à trente jours »
  si facture.montant_ttc × (taux_t au facture.émise_le) > 0,5 €
  = selon départ ( remise : facture.reçue_le + 1 mois ; envoi : facture.émise_le + 30 jours )

déroge accord à Facture.échéance « accord écrit »
  = facture.reçue_le à défaut facture.émise_le

calcul total : argent
  = somme de f.montant_ttc pour chaque f dans factures où non f.payée

question échéance « Quand ? »
  sur factures
  réponse facture.échéance
"""


def whole() -> Program:
    return program(article(LETTERS + POWER + DUTY + EXTRA, WORDS))


def test_a_program_comes_back_from_json_as_it_was() -> None:
    source = whole()
    text = to_json(source)
    assert from_json(text) == source
    assert to_json(from_json(text)) == text
    assert json.loads(text)["schema"] == "clausier.normes/2"


def test_definitions_are_decoded_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    found = from_json(to_json(whole()))
    decoded: list[str] = []
    decode = Codec.decode

    def counted(codec: Codec, data: Json) -> object:
        if isinstance(data, list) and data[0] in ("Definition", "Duty", "FieldInfo"):
            decoded.append(str(data[1]))
        return decode(codec, data)

    monkeypatch.setattr(Codec, "decode", counted)
    assert "total" in found.definitions
    assert len(found.definitions) > 10
    assert decoded == []
    assert found.definitions["total"] is found.definitions["total"]
    assert decoded == ["total"]
    assert "payée" in found.entities["Facture"].fields
    assert found.entities["Facture"].fields["payée"].kind == "booléen"
    assert decoded == ["total", "payée"]


def test_a_lazy_mapping_is_equal_to_a_dict() -> None:
    lazy: Lazy[int] = Lazy(Codec(()), {"a": 1, "b": 2})
    assert lazy == {"a": 1, "b": 2}
    assert list(lazy) == ["a", "b"]
    assert repr(lazy) == "{'a': 1, 'b': 2}"
    with pytest.raises(KeyError):
        lazy["c"]


@pytest.mark.parametrize(
    "data", [["/", 1, 0], ["/", True, 2], ["/", 1, True], ["/", "1", 2], ["/", 1], ["@", "hier"], ["@", 1], ["?"], []]
)
def test_a_misshapen_value_is_refused(data: Json) -> None:
    with pytest.raises(ValueError, match=r"malformed|isoformat"):
        Codec(()).decode(data)


@pytest.mark.parametrize("text", ["[]", "{}", '{"schema": "clausier.normes/0"}'])
def test_another_schema_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a program"):
        from_json(text)


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        from_json("rien")


def test_printing_shows_rules_words_and_exceptions() -> None:
    printed = print_definition(whole().definitions["Facture.échéance"])
    assert printed.split("\n") == [
        "définition Facture.échéance(facture) : date « l'échéance »",
        "  règle Facture.échéance « l'échéance »",
        "  [CGV 1, 1er alinéa] « à trente jours »",
        "    sauf",
        "      déroge accord « accord écrit »",
        "      [CGV 1]",
        "        =",
        "          ⟨⟨| ⊢ facture.reçue_le⟩ | ⊢ facture.émise_le⟩",
        "    si",
        "      condition « facture.montant_ttc × (taux_t au facture.émise_le) > 0,50 € »",
        "        ((facture.montant_ttc × (taux_t au facture.émise_le)) > 0,50 €)",
        "    =",
        "      selon départ (remise : (facture.reçue_le + 1 mois) ; envoi : (facture.émise_le + 30 jours))",
    ]


def test_printing_is_stable_and_survives_the_exchange() -> None:
    source = whole()
    printed = print_program(source)
    assert print_program(from_json(to_json(source))) == printed
    assert "\nobligation payer « payer la facture »\n" in printed
    assert "\npouvoir résilier « résilier »\n" in printed
    assert "\nquestion échéance « Quand ? »\n" in printed
    assert "\nparamètre départements : liste de texte\n  (« 75 », « 2A »)\n" in printed
    assert "\nparamètre préavis : durée\n  borne ≤ 6 mois « loi »\n  3 mois\n" in printed
