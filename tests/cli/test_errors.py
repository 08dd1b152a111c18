"""What goes wrong, read aloud: one French sentence, one thing to do, the right status, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.shell import Shell

DOSSIER = "dossiers/exemple.yml"


@pytest.mark.parametrize(
    ("line", "code", "said", "hint"),
    [
        ("demandé résiliation", "CLA-0810", "« demandé » n'est pas un verbe", "vouliez-vous dire « demander » ?"),
        ("demander résiliation", "CLA-0810", "il manque DOSSIER", "par exemple : clausier demander"),
        (f"faits {DOSSIER} de_trop", "CLA-0810", "« de_trop » est de trop", "par exemple"),
        (f"faits {DOSSIER} --formt json", "CLA-0810", "ne connaît pas l'option « --formt »", "« format »"),
        (f"faits {DOSSIER} -f", "CLA-0810", "ne connaît pas l'option « -f »", ""),
        (f"faits {DOSSIER} --format", "CLA-0810", "« --format » attend une valeur", ""),
        (f"faits {DOSSIER} --format xml", "CLA-0810", "« --format xml » n'existe pas", "texte et json"),
        (f"demander résiliation {DOSSIER} --bref=oui", "CLA-0810", "« --bref » n'attend pas de valeur", ""),
        (f"demander résiliation {DOSSIER} --au 2026-01-01 --au 2026-01-02", "CLA-0810", "donné deux fois", ""),
        (f"demander résiliation {DOSSIER} --au 31/02/2026", "CLA-0810", "« 31/02/2026 » n'est pas une date", ""),
        (f"demander résiliation {DOSSIER} --lecture envoi", "CLA-0810", "interprétation=lecture", ""),
        (
            f"demander résiliation {DOSSIER} --lecture départ=envoi",
            "CLA-0813",
            "« départ » n'est pas une interpr",
            "préavis",
        ),
        (f"demander resilation {DOSSIER}", "CLA-0811", "« resilation » n'est pas une question", "« résiliation »"),
        (f"demander résiliation {DOSSIER} --sur L-7", "CLA-0812", "« L-7 » n'est pas une clé", "« L-1 »"),
        ("demander résiliation dossiers/exmple.yml", "CLA-0804", "pas de fichier", "« exemple.yml »"),
        ("demander résiliation absent/exemple.yml", "CLA-0804", "pas de fichier", "n'existe pas non plus"),
        ("verifier clauses/maintenance/cgv-2027", "CLA-0804", "pas de fichier", "« cgv-2026 »"),
        ("verifier dossiers/exmple.yml dossiers", "CLA-0804", "pas de fichier", "« exemple.yml »"),
        ("verifier LISEZMOI.md", "CLA-0810", "ne fait pas partie du projet", "clauses/maintenance/cgv-2026"),
        ("demander résiliation dossiers", "CLA-0805", "est un dossier du disque", "du fichier lui-même"),
        (f"demander résiliation {DOSSIER} --projet absent", "CLA-0801", "ce n'est pas un projet", "nouveau projet"),
        ("questions cgv-2O26", "CLA-0809", "n'est pas dans ce projet", "« maintenance/cgv-2026 »"),
        ("documents vente", "CLA-0809", "n'est pas dans ce projet", ""),
        (f"faits {DOSSIER} --contrat zzz", "CLA-0809", "« zzz » n'est pas dans ce projet", "maintenance/cgv-2026"),
        ("rediger contrat", "CLA-0810", "il manque le fichier à écrire", "--sortie"),
        ("rediger contrat --sortie contrat.odt", "CLA-0815", "quelle sorte de fichier", ".docx"),
        ("nouveau truc", "CLA-0810", "« truc » ne se commence pas", ""),
        ("nouveau projet", "CLA-0810", "il manque le nom du projet", ""),
        ("voir --etape modèles", "CLA-0820", "« modeles » n'est pas une étape", "« modele »"),
        ("voir --etape pages", "CLA-0810", "dites de quels fichiers", ""),
        ("expliquer 12", "CLA-0819", "« 12 » n'est pas un code", ""),
        ("aide demandr", "CLA-0810", "« demandr » n'est pas un verbe", "« demander »"),
        ("completer csh", "CLA-0810", "« csh » n'est pas un interpréteur", ""),
    ],
)
def test_a_wrong_command_says_what_and_what_to_do(shell: Shell, line: str, code: str, said: str, hint: str) -> None:
    result = shell(line)
    assert result.status == 2
    assert result.codes == [code]
    assert said in result.err
    assert hint in result.err
    assert result.out == ""


def test_a_project_is_needed(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = shell.folder.parent / "ailleurs"
    outside.mkdir()
    monkeypatch.chdir(outside)
    result = shell("questions")
    assert (result.status, result.codes) == (2, ["CLA-0801"])
    assert "clausier nouveau projet" in result.err


def test_a_dossier_leads_to_its_project(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shell.folder.parent)
    assert shell("demander résiliation projet/dossiers/exemple.yml").status == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"contrat:\n  sign\xe9_le: 1er mars 2024\n", "CLA-0101"),
        ("contrat:\n\tsigné_le: 1er mars 2024\n".encode(), "CLA-0602"),
        (b"contrat: [\n", "CLA-0602"),
    ],
)
def test_a_dossier_that_cannot_be_read_shows_the_place(shell: Shell, data: bytes, code: str) -> None:
    (shell.folder / "dossiers" / "autre.yml").write_bytes(data)
    result = shell("demander résiliation dossiers/autre.yml")
    assert result.status == 2
    assert "dossiers/autre.yml:" in result.err
    assert "^" in result.err
    assert result.codes == [code]


def test_a_fact_of_an_unknown_field_shows_the_line_and_the_right_name(shell: Shell) -> None:
    shell.write("dossiers/autre.yml", "contrat:\n  signe_le: 1er mars 2024\n")
    result = shell("demander résiliation dossiers/autre.yml")
    assert result.status == 2
    assert "dossiers/autre.yml:2:3" in result.err
    assert "« signé_le »" in result.err


def test_nothing_to_ask_about_is_said(shell: Shell) -> None:
    shell.write("dossiers/autre.yml", "contrat:\n  signé_le: 1er mars 2024\n")
    result = shell("demander résiliation dossiers/autre.yml")
    assert (result.status, result.codes) == (2, ["CLA-0812"])
    assert "« courriers »" in result.err


class _Full(io.StringIO):
    """An output whose disk is full."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_output_that_takes_nothing_more_is_no_fault_of_ours(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Full())
    result = shell("questions")
    assert (result.status, result.codes) == (2, ["CLA-0816"])
    assert "la réponse n'a pas pu être écrite jusqu'au bout" in result.err


def test_a_closed_output_leaves_the_status(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert shell(f"demander résiliation {DOSSIER}").status == 0
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert shell("demander résiliation absent.yml").status == 2


def test_a_link_to_itself_among_the_dossiers_is_passed_over(shell: Shell) -> None:
    (shell.folder / "dossiers" / "boucle.yml").symlink_to("boucle.yml")
    result = shell("verifier")
    assert (result.status, result.codes) == (0, [])


def test_a_pipe_is_refused_without_waiting(shell: Shell) -> None:
    if not hasattr(os, "mkfifo"):
        return
    os.mkfifo(shell.folder / "tube.yml")
    assert shell("faits tube.yml").codes == ["CLA-0805"]


def test_a_fault_of_ours_is_told_without_traceback(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        message = "quelque chose"
        raise RuntimeError(message)

    monkeypatch.setattr("clausier.cli.facts.open_project", broken)
    result = shell(f"faits {DOSSIER}")
    assert (result.status, result.codes) == (1, ["CLA-0901"])
    assert "c'est une erreur de Clausier" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("CLAUSIER_DEBUG", "1")
    with pytest.raises(RuntimeError):
        shell(f"faits {DOSSIER}")


def test_a_reader_that_goes_away_is_no_fault(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("clausier.cli.facts.open_project", closed)
    assert shell(f"faits {DOSSIER}").status == 0


def test_an_interruption_is_said_shortly(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clausier.cli.facts.open_project", interrupted)
    result = shell(f"faits {DOSSIER}")
    assert (result.status, result.err) == (130, "\nInterrompu.\n")


def test_machines_get_the_same_diagnostics(shell: Shell) -> None:
    shell.write("dossiers/autre.yml", "contrat:\n  signe_le: 1er mars 2024\n")
    result = shell("demander résiliation dossiers/autre.yml --format json")
    assert result.status == 2
    (found,) = result.json["diagnostics"]
    assert (found["file"], found["line"], found["column"]) == ("dossiers/autre.yml", 2, 3)
    assert found["severity"] == "error"
    assert shell("demnder --format json").json["diagnostics"][0]["code"] == "CLA-0810"
