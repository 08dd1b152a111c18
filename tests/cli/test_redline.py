"""``comparer A B --sortie F.docx``: the starter's conditions and those of next year, a notice of one month."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clausier.app.effects import Effect, Effects
from clausier.app.effects_document import summary
from clausier.documents.readback import paragraphs
from documents.tracked import accepted, rejected

if TYPE_CHECKING:
    from cli.shell import Shell

OLD, NEW = "clauses/maintenance/cgv-2026", "clauses/maintenance/cgv-2027"
SIGNED = '--auteur "Me Lefèvre" --au 2026-12-05'


@pytest.fixture(autouse=True)
def next_year(shell: Shell) -> None:
    shutil.copytree(shell.folder / OLD, shell.folder / NEW)
    shutil.rmtree(shell.folder / NEW / "tests")
    page = shell.folder / NEW / "02-resiliation.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("préavis = 3 mois", "préavis = 1 mois").replace("préavis de trois (3)", "préavis de un (1)")
    page.write_text(text, encoding="utf-8")


def _lines(shell: Shell, name: str) -> tuple[list[str], list[str]]:
    data = (shell.folder / name).read_bytes()
    return [each for each in rejected(data) if each], [each for each in accepted(data) if each]


def _printed(shell: Shell, contract: str) -> list[str]:
    text = (shell.folder / "clausier.yml").read_text(encoding="utf-8")
    (shell.folder / "clausier.yml").write_text(text.replace(OLD, contract), encoding="utf-8")
    shell("rediger contrat --sortie imprimé.docx")
    (shell.folder / "clausier.yml").write_text(text, encoding="utf-8")
    found = paragraphs((shell.folder / "imprimé.docx").read_bytes())
    assert isinstance(found, tuple)
    return [" ".join(each.split()) for each in found if each]


def test_two_versions_of_the_conditions(shell: Shell) -> None:
    said = shell(f"comparer {OLD} {NEW} --sortie m.docx {SIGNED}")
    assert (said.status, said.codes) == (0, [])
    assert _lines(shell, "m.docx") == (_printed(shell, OLD), _printed(shell, NEW))
    assert "modifié — Article 2 - Résiliation" in said.out
    assert "En tête" not in said.out  # a version that the manifest does not list bears the title of the one beside it


def test_what_the_change_does_to_the_cases_and_to_a_dossier(shell: Shell) -> None:
    # Signed on 1 March 2024 for three years: the period ends on 28 February 2027; a notice of one month, 31 January.
    line = f"comparer {OLD} {NEW} --sortie m.docx --dossier dossiers/exemple.yml {SIGNED}"
    found = shell(f"{line} --format json").json
    assert found["schema"] == "clausier.modifications/1"
    assert [(each["title"], each["about"]) for each in found["effects"]] == [
        ("À temps", "L-1"), ("Remise trop tard, mais envoyée à temps", "L-1"), ("Ateliers du Port", "L-1"),
    ]  # fmt: skip
    last = found["effects"][-1]
    assert last["question"] == "Cette résiliation est-elle valable ?"
    assert last["parts"] == [
        {"label": "réponse", "before": "non", "after": "oui"},
        {"label": "Dernier jour utile", "before": "30 novembre 2026", "after": "31 janvier 2027"},
    ]
    assert last["words_before"][0] == {
        "place": "CGV 2, 1er alinéa", "words": "moyennant un préavis de trois (3) mois",
    }  # fmt: skip
    said = shell(line)
    assert "réponse : non → oui" in said.out
    assert "3 réponses changent" in said.out
    beside = paragraphs((shell.folder / "m-effets.docx").read_bytes())
    assert {"À temps [L-1]", "30 novembre 2026", "31 janvier 2027"} <= set(beside)  # type: ignore[arg-type]


def test_the_standard_and_a_contract_with_special_conditions(shell: Shell) -> None:
    page = shell.folder / "dossiers" / "exemple.yml"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nconditions_particulières:\n  préavis: 1 mois\n", encoding="utf-8")
    found = shell(f"comparer {OLD} dossiers/exemple.yml --sortie m.docx {SIGNED} --format json").json
    before, after = _lines(shell, "m.docx")
    assert before == _printed(shell, OLD)
    assert "moyennant un préavis d'un (1) mois." in " ".join(after)
    assert [each["title"] for each in found["effects"]][-1] == "Ateliers du Port"
    assert found["effects"][-1]["parts"][0] == {"label": "réponse", "before": "non", "after": "oui"}
    # The words of the standard are not those that decide any more: what was agreed is.
    decide = found["effects"][-1]["words_after"][0]
    assert (decide["words"], decide["place"]) == ("préavis : 1 mois", "condition particulière")


def test_nothing_changes(shell: Shell) -> None:
    said = shell(f"comparer {OLD} maintenance --sortie m.docx {SIGNED}")
    assert said.status == 0
    assert "Les mots sont les mêmes." in said.out
    assert "ne change" in said.out


@pytest.mark.parametrize(
    ("changed", "answers", "sentence"),
    [
        (0, 0, "Aucune réponse à comparer : ces contrats ne sont pas deux versions d'un même contrat."),
        (0, 1, "La seule réponse examinée ne change pas."),
        (0, 2, "Aucune des 2 réponses examinées ne change."),
        (1, 1, "1 réponse change, sur 1 examinée."),
        (2, 3, "2 réponses changent, sur 3 examinées."),
    ],
)
def test_how_many_answers_change_is_told_in_a_sentence(changed: int, answers: int, sentence: str) -> None:
    change = Effect("Un cas", "cas.md:1", "une_question", "", (), (), ())
    assert summary(Effects((change,) * changed, answers, ())) == sentence


def test_cases_that_the_new_conditions_cannot_read_are_told(shell: Shell) -> None:
    page = shell.folder / NEW / "00-vocabulaire.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("signé_le", "conclu_le"), encoding="utf-8")
    for each in (shell.folder / NEW).glob("*.md"):
        each.write_text(each.read_text(encoding="utf-8").replace("signé_le", "conclu_le"), encoding="utf-8")
    said = shell(f"comparer {OLD} {NEW} --sortie m.docx {SIGNED}")
    assert said.status == 0
    assert "ne se lit plus : « signé_le »" in said.out


def test_answers_are_not_compared_between_contracts_that_share_no_question(shell: Shell) -> None:
    for each in (shell.folder / NEW).glob("*.md"):
        text = each.read_text(encoding="utf-8")
        each.write_text(
            text.replace("question ", "question autre_").replace("lettre(", "lettre(autre_"), encoding="utf-8"
        )
    said = shell(f"comparer {OLD} {NEW} --sortie m.docx {SIGNED}")
    assert said.status == 0
    assert "Aucune réponse à comparer" in said.out


def test_the_same_versions_give_the_same_files(shell: Shell) -> None:
    for name in ("un.docx", "deux.docx"):
        shell(f"comparer {OLD} {NEW} --sortie {name} {SIGNED}")
    assert (shell.folder / "un.docx").read_bytes() == (shell.folder / "deux.docx").read_bytes()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"comparer {OLD} --sortie m.docx", "CLA-0810"),
        (f"comparer {OLD} {NEW} --contrats --sortie m.docx", "CLA-0810"),
        (f"comparer {OLD} {NEW} --sortie m.txt", "CLA-0815"),
        (f"comparer {OLD} {NEW} --sortie absent/m.docx", "CLA-0816"),
        (f"comparer {OLD} ailleurs --sortie m.docx", "CLA-0809"),
        (f"comparer {OLD} ailleurs.yml --sortie m.docx", "CLA-0804"),
        (f"comparer {OLD} clauses --sortie m.docx", "CLA-0808"),
        (f"comparer {OLD} / --sortie m.docx", "CLA-0801"),
        (f"comparer {OLD} {NEW} --sortie m.docx --dossier absent.yml", "CLA-0804"),
        (f"comparer {OLD} {NEW} --sortie m.docx --auteur \u0085", "CLA-0701"),
    ],
)
def test_what_cannot_be_compared_is_refused(shell: Shell, line: str, code: str) -> None:
    said = shell(line)
    assert (said.status, said.codes) == (2, [code])
    assert not (shell.folder / "m.docx").exists()
