"""A dossier that says nothing is answered soon: what is not known must not multiply the work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clausier.dossier import nodes, reader
from clausier.dossier.vocabulary import vocabulary_of
from clausier.evaluate.ask import Asking, ask
from clausier.evaluate.evaluator import Evaluation
from clausier.project import compile, manifest  # noqa: A004  a module
from clausier.text.source import Source

ROOT = Path(__file__).resolve().parents[2]
MOST_DEFINITIONS = 5_000
"""Definitions evaluated for one answer, every reading and every world included: a second or so."""


class Counted(Evaluation):
    """A pass that counts the definitions it evaluates."""

    used = 0

    def _use(self, name: str, arguments: tuple[object, ...]) -> object:  # type: ignore[override]  # passed on as they come
        Counted.used += 1
        return super()._use(name, arguments)  # type: ignore[arg-type]


# The questions that ask for most, of those of each contract.
ALLANCE = ("urgence_tardive", "délai_d_intervention", "responsabilité", "régime_de_la_demande")
ALLEO = ("annulation_par_le_client", "prestataire_engagé", "rétractation_du_client", "que_doit_le_client_en_tout")


@pytest.mark.parametrize(("contract", "names"), [("allance/cgv-2016-05-25", ALLANCE), ("alleo/cgv", ALLEO)])
def test_a_question_about_a_dossier_that_says_nothing_is_answered_soon(contract: str, names: tuple[str, ...]) -> None:
    project, _, _ = manifest.read(str(ROOT))
    assert project is not None
    named = project.contract(contract)
    assert named is not None
    program, _, _ = compile.program(project, named)
    assert program is not None
    lines = [f"modèle: {contract}"]
    for root in program.roots.values():
        key = program.entities[root.entity].key
        if root.is_list and key:
            lines.append(f"{root.name}:\n  - {key}: X-1")
    node, _ = nodes.compose(Source("vide.yml", "\n".join(lines) + "\n"))
    assert node is not None
    facts, problems = reader.read_node(node, "vide.yml", vocabulary_of(program))
    assert facts is not None, problems
    asking = Asking(program, facts, date(2026, 1, 5), {}, passes=Counted)
    long: dict[str, int] = {}
    for name in names:
        question = program.questions[name]
        Counted.used = 0
        ask(asking, question, facts.lists[question.about][0] if question.about else None)
        if Counted.used > MOST_DEFINITIONS:
            long[question.name] = Counted.used
    assert long == {}
