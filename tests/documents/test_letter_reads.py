"""The data that a form names, from the top: what it prints, looks at and goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.documents.letters import grammar
from clausier.documents.letters.reads import reads
from documents.forms import opened, p, table

if TYPE_CHECKING:
    from clausier.documents.letters.data import Fields

SHAPE: Fields = {
    "titre": "",
    "client": {"nom": "", "forme": "", "siège": {"ville": ""}},
    "contrat": {"acompte": "", "objet": ""},
    "sujet": {"numéro": "", "paiements": [{"montant": "", "parts": [{"qui": ""}]}]},
}


def _read(*blocks: str) -> set[str]:
    form = opened(*blocks)
    assert grammar.check(form, SHAPE) == ()
    return {".".join(each) for each in reads(form)}


def test_what_is_printed_is_read_with_what_leads_to_it() -> None:
    assert _read("{{ titre }}, {{ client.siège.ville | majuscules }}") == {
        "titre", "client", "client.siège", "client.siège.ville",
    }  # fmt: skip
    assert _read(p("{", "{ sujet.nu", "méro }", "}")) == {"sujet", "sujet.numéro"}
    assert _read("Rien.") == set()


def test_what_a_condition_looks_at_is_read() -> None:
    first = "{% if client.forme == « SARL » and not contrat.acompte %}oui{% elif titre %}non{% else %}rien{% endif %}"
    assert _read(first) == {"client", "client.forme", "contrat", "contrat.acompte", "titre"}


def test_a_row_is_read_under_its_list() -> None:
    inner = "{% for part in versé.parts %}{{ part.qui }}, {% endfor %}"
    assert _read(f"{{% for versé in sujet.paiements %}}{inner}{{{{ versé.montant }}}}{{% endfor %}}") == {
        "sujet", "sujet.paiements", "sujet.paiements.montant", "sujet.paiements.parts", "sujet.paiements.parts.qui",
    }  # fmt: skip


def test_two_loops_may_give_their_rows_one_name() -> None:
    rows = table(("{% for l in sujet.paiements %}",), ("{{ l.montant }}",), ("{% endfor %}",))
    outer = "{% for v in sujet.paiements %}{% for l in v.parts %}{{ l.qui }}{% endfor %}{% endfor %}"
    assert _read(rows, outer) == {
        "sujet", "sujet.paiements", "sujet.paiements.montant", "sujet.paiements.parts", "sujet.paiements.parts.qui",
    }  # fmt: skip
