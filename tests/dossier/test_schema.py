from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any, assert_never

import pytest

from clausier.dossier.nodes import ListNode, MappingNode, Node, ScalarNode, compose
from clausier.dossier.schema import schema
from clausier.dossier.starter import starter
from clausier.text.source import Source
from dossier.vocabulary import VOCABULARY

# Untyped on purpose: jsonschema carries no types, and the checkers need not agree about them.
VALIDATOR: Any = import_module("jsonschema").Draft202012Validator
COMPLETE = (Path(__file__).parent / "data" / "complet.yml").read_text(encoding="utf-8")
PAGES = sorted((Path(__file__).parents[2] / "docs" / "erreurs").glob("CLA-06*.md"))


def _as_an_editor_reads(node: Node) -> object:
    """Return the values of YAML 1.2's core schema, by which editors hold a file to a JSON Schema."""
    match node:
        case ScalarNode(text=text, quoted=False) if text in {"", "~", "null"}:
            return None
        case ScalarNode(text=text, quoted=False) if text in {"true", "false"}:
            return text == "true"
        case ScalarNode(text=text, quoted=False) if re.fullmatch(r"[-+]?[0-9]+", text):
            return int(text)
        case ScalarNode(text=text):
            return text
        case MappingNode(entries=entries):
            return {key.text: _as_an_editor_reads(value) for key, value in entries}
        case ListNode(items=items):
            return [_as_an_editor_reads(item) for item in items]
        case _:
            assert_never(node)


def _schema_errors(text: str) -> list[str]:
    node, found = compose(Source("d.yml", text))
    assert found == ()
    assert node is not None
    return [error.message for error in VALIDATOR(schema(VOCABULARY)).iter_errors(_as_an_editor_reads(node))]


def test_the_schema_is_one() -> None:
    made = schema(VOCABULARY)
    VALIDATOR.check_schema(made)
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize("text", [COMPLETE, "contrat:\n", starter(VOCABULARY)])
def test_the_schema_accepts_good_dossiers(text: str) -> None:
    assert _schema_errors(text) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_schema_accepts_the_right_examples(page: Path) -> None:
    right = page.read_text(encoding="utf-8").partition("## Exemple correct")[2]
    for text in re.findall(r"```dossier\n(.*?)```", right, re.DOTALL):
        assert _schema_errors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "contrat:\n  signe_le: 2024-03-01\n",
        "contrat:\n  signé_le: demain\n",
        "contrat:\n  tacite: true\n",
        "contrat:\n  durée: 3\n",
        "factures:\n  - montant_ttc: 3 €\n",
        "factures:\n  numéro: F\n",
        "manquements:\n  - nom: panne\n    grave: oui\n",
        "manquements:\n  - nom: panne\n    grave: { valeur: oui, par: x, motif: y }\n",
        "conditions_particulières:\n  indemnité: 50 €\n",
        "lectures:\n  départ_du_préavis: présentation\n",
        "modèle: autre\n",
        "autre: 1\n",
    ],
)
def test_the_schema_underlines_wrong_dossiers(text: str) -> None:
    assert _schema_errors(text) != []
