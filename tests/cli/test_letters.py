"""``clausier rediger`` and the letter of the starter project: written, refused with reasons, forced and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import pack, unpack
from clausier.documents.readback import paragraphs

if TYPE_CHECKING:
    from cli.shell import Shell

DOSSIER = "dossiers/exemple.yml"
LATE, EARLY = "--au 2026-12-01", "--au 2026-11-03"


def _lines(shell: Shell, name: str = "lettre.docx") -> list[str]:
    data = (shell.folder / name).read_bytes()
    assert lint(data) == ()
    read = paragraphs(data)
    assert isinstance(read, tuple)
    return [" ".join(each.split()) for each in read if each.strip()]


def test_a_letter_states_the_facts_and_cites_the_words(shell: Shell) -> None:
    result = shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx")
    assert (result.status, result.codes) == (0, [])
    lines = _lines(shell)
    # 1 440,00 € less 440,00 € paid; received on 5 October, thirty days end on 4 November.
    assert any("payable le 4 novembre 2026. Il reste à payer 1 000,00 €." in each for each in lines)
    words = "Les factures sont payables dans un délai de trente (30) jours à compter de leur réception."
    assert f"« {words} » (article 3, 1er alinéa)" in lines


def test_a_special_condition_changes_the_words_that_are_cited(shell: Shell) -> None:
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8")
    shell.write(DOSSIER, f"{text}\nconditions_particulières:\n  délai_de_paiement: 45 jours\n")
    assert shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx").status == 0
    lines = _lines(shell)
    assert any("dans un délai de quarante-cinq (45) jours" in each for each in lines)
    assert any("payable le 19 novembre 2026" in each for each in lines)


def test_an_irregular_letter_is_refused_with_its_reasons(shell: Shell) -> None:
    result = shell(f"rediger relance {DOSSIER} {EARLY} --sortie lettre.docx")
    assert (result.status, result.codes) == (1, ["CLA-0827"])
    assert "La date limite de paiement : 4 novembre 2026 (CGV 3, 1er alinéa)" in result.out
    assert not (shell.folder / "lettre.docx").exists()


def test_an_irregular_letter_is_refused_in_json_too(shell: Shell) -> None:
    result = shell(f"rediger relance {DOSSIER} {EARLY} --sortie lettre.docx --format json")
    assert result.status == 1
    assert result.json["schema"] == "clausier.refus/1"
    assert result.json["answer"]["question"] == "facture_en_retard"


def test_a_forced_letter_is_marked(shell: Shell) -> None:
    result = shell(f"rediger relance {DOSSIER} {EARLY} --sortie lettre.docx --forcer")
    assert (result.status, result.codes) == (0, [])
    assert _lines(shell)[0] == "PROJET — acte irrégulier"
    custom = unpack((shell.folder / "lettre.docx").read_bytes())["docProps/custom.xml"].decode()
    assert "PROJET — acte irrégulier" in custom


def test_a_missing_fact_is_asked_for_and_printed_as_such_when_forced(shell: Shell) -> None:
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8")
    shell.write(DOSSIER, "\n".join(line for line in text.splitlines() if "reçue_le" not in line) + "\n")
    refused = shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx")
    assert refused.status == 1
    assert set(refused.codes) == {"CLA-0828"}
    assert "À quelle date le client a-t-il reçu la facture ?" in refused.err
    assert shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx --forcer").status == 0
    lines = _lines(shell)
    assert lines[0] == "PROJET — faits manquants"
    assert any("[à compléter : À quelle date le client a-t-il reçu la facture ? (F-2026-10)]" in each for each in lines)


def test_a_letter_is_the_same_bytes_each_time(shell: Shell) -> None:
    shell(f"rediger relance {DOSSIER} {LATE} --sortie un.docx")
    shell(f"rediger relance {DOSSIER} {LATE} --sortie deux.docx")
    assert (shell.folder / "un.docx").read_bytes() == (shell.folder / "deux.docx").read_bytes()


def test_a_letter_wants_a_dossier_a_word_file_and_one_subject(shell: Shell) -> None:
    assert shell("rediger relance --sortie lettre.docx").codes == ["CLA-0810"]
    assert shell(f"rediger relance {DOSSIER} --sortie lettre.md").codes == ["CLA-0815"]
    assert shell(f"rediger relance {DOSSIER} --sur F-9 --sortie lettre.docx").codes == ["CLA-0812"]
    assert shell(f"rediger contrat {DOSSIER} --sur F-2026-10 --sortie contrat.docx").codes == ["CLA-0810"]
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8")
    second = "factures:\n  - numéro: F-2\n    montant_ttc: 10 €\n    reçue_le: 5 octobre 2026\n"
    shell.write(DOSSIER, text.replace("factures:\n", second))
    several = shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx")
    assert several.codes == ["CLA-0812"]
    assert "--sur F-2, --sur F-2026-10" in several.err
    assert shell(f"rediger relance {DOSSIER} {LATE} --sur F-2 --sortie lettre.docx").status == 0


def test_a_mistake_in_the_word_file_is_told_by_the_letter_and_by_verifier(shell: Shell) -> None:
    form = shell.folder / "modeles" / "lettres" / "relance.docx"
    parts = unpack(form.read_bytes())
    body = parts["word/document.xml"].replace(b"{{ sujet.montant_ttc }}", b"{{ sujet.montant_tcc }}")
    form.write_bytes(pack({**parts, "word/document.xml": body}))
    for line in (f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx", "verifier"):
        result = shell(line)
        assert "CLA-0742" in result.codes
        told = result.err + result.out
        assert "vouliez-vous dire « montant_ttc » ?" in told
        assert "modeles/lettres/relance.docx › corps, paragraphe 4" in told


def test_a_field_that_only_a_letter_prints_serves(shell: Shell) -> None:
    vocabulary = "clauses/maintenance/cgv-2026/00-vocabulaire.md"
    text = (shell.folder / vocabulary).read_text(encoding="utf-8")
    fields = "\n  lieu : texte « Où ? »\n  chantier : Chantier\n\nentité Chantier « un chantier »\n  clé nom\n"
    fields += "  nom : texte « Quel chantier ? »\n  lieu : texte « Où est-il ? »\n\n"
    root = "dossier chantiers : liste de Chantier\n\ndossier contrat"
    shell.write(vocabulary, text.replace("\n\ndossier contrat", fields + root))
    form = shell.folder / "modeles" / "lettres" / "relance.docx"
    before = form.read_bytes()
    unread = [
        "2 champs de « Contrat » ne servent à aucune règle : « lieu », « chantier »",
        "1 champ de « Chantier » ne sert à aucune règle : « lieu »",
    ]
    assert _warnings(shell) == unread
    parts = unpack(before)
    body = parts["word/document.xml"].replace(b"{{ sujet.montant_ttc }}", b"{{ contrat.chantier.lieu }}")
    form.write_bytes(pack({**parts, "word/document.xml": body}))
    assert _warnings(shell) == ["1 champ de « Contrat » ne sert à aucune règle : « lieu »"]
    form.write_bytes(before)
    assert _warnings(shell) == unread


def _warnings(shell: Shell) -> list[str]:
    found = shell("verifier --format json").json["diagnostics"]
    return [each["message"] for each in found]


def test_a_form_that_is_absent_is_told_with_its_place(shell: Shell) -> None:
    (shell.folder / "modeles" / "lettres" / "relance.docx").unlink()
    result = shell(f"rediger relance {DOSSIER} {LATE} --sortie lettre.docx")
    assert result.codes == ["CLA-0740"]
    assert "modeles/lettres/maintenance/cgv-2026/relance.docx" in result.err


def test_a_new_project_has_its_letter(shell: Shell) -> None:
    assert shell("nouveau projet ../autre").status == 0
    assert (shell.folder.parent / "autre" / "modeles" / "lettres" / "relance.docx").is_file()
