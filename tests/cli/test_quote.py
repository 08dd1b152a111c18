"""``clausier devis``, in the starter project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausier.documents.ooxml.archive import unpack
from cli.shell import ROOT
from documents.tracked import accepted, rejected

if TYPE_CHECKING:
    from cli.shell import Shell

QUOTE = "devis/exemple.yml"


def _second(shell: Shell, name: str, number: str = "", more: str = "") -> None:
    text = (shell.folder / QUOTE).read_text(encoding="utf-8")
    shell.write(name, text.replace("numéro: D-2026-0001\n", number) + more)


def test_a_quote_is_told_with_its_totals_its_state_and_what_the_rules_say(shell: Shell) -> None:
    said = shell(f"devis {QUOTE} --au 2026-04-01")
    assert said.status == 0
    assert "valable jusqu'au 1er avril 2026. État : accepté le 10 mars 2026." in said.out
    assert "2\u202f862,00\u00a0€" in said.out  # 162 € and 36 times 75 €
    assert "Quelles mentions manquent à l'imprimé ? aucun (C. com. R123-237)" in said.out
    assert "émis le 2 mars 2026" in shell(f"devis {QUOTE} --au 2026-03-09").out


def test_machines_get_every_amount_as_text(shell: Shell) -> None:
    found = shell(f"devis {QUOTE} --au 2026-03-20 --format json").json
    assert found["schema"] == "clausier.devis/1"
    assert (found["number"], found["state"], found["expires_on"]) == ("D-2026-0001", "accepté", "2026-04-01")
    (first, second) = (section["lines"][0] for section in found["sections"])
    assert (first["unit_price"], first["quantity"], first["net"], first["pace"]) == ("12.50", "6", "75.00", "mensuelle")
    assert (second["gross"], second["discount"], second["net"]) == ("180.00", "18.00", "162.00")
    assert found["totals"]["gross"] == "3434.40"
    assert all(each["passed"] for each in found["checks"])


def test_a_quote_is_printed_by_the_end_of_the_name(shell: Shell) -> None:
    for name in ("devis.docx", "devis.md", "devis.txt"):
        said = shell(f"devis {QUOTE} --sortie {name}")
        assert said.status == 0
        assert f"{name} : écrit et relu mot à mot" in said.out
        assert (shell.folder / name).stat().st_size > 500
    first = (shell.folder / "devis.docx").read_bytes()
    assert shell(f"devis {QUOTE} --sortie devis.docx --au 2030-01-01").status == 0
    assert (shell.folder / "devis.docx").read_bytes() == first
    assert shell(f"devis {QUOTE} --sortie devis.pages").codes == ["CLA-0815"]


def test_a_number_is_given_once_and_kept(shell: Shell) -> None:
    _second(shell, "devis/second.yml")
    said = shell("devis devis/second.yml --sortie projet.txt")
    assert (said.status, said.codes) == (0, ["CLA-0838"])
    assert (shell.folder / "projet.txt").read_text(encoding="utf-8").startswith("Projet de devis")
    assert shell("devis devis/second.yml --numeroter").out.startswith("D-2026-0002 – ")
    assert "catalogue: maintenance\nnuméro: D-2026-0002\n" in (shell.folder / "devis/second.yml").read_text(
        encoding="utf-8"
    )
    kept = (shell.folder / "devis/numeros.yml").read_text(encoding="utf-8")
    assert shell("devis devis/second.yml --numeroter").codes == []
    assert (shell.folder / "devis/numeros.yml").read_text(encoding="utf-8") == kept
    (shell.folder / "devis/second.yml").unlink()
    _second(shell, "devis/troisième.yml")
    assert shell("devis devis/troisième.yml --numeroter").out.startswith("D-2026-0003 – ")


def test_a_number_cannot_serve_another_quote(shell: Shell) -> None:
    _second(shell, "devis/copie.yml", "numéro: D-2026-0001\n")
    said = shell("devis devis/copie.yml --sortie copie.docx")
    assert (said.status, said.codes) == (2, ["CLA-0837"])
    assert not (shell.folder / "copie.docx").exists()


def test_a_new_version_tells_what_changes(shell: Shell) -> None:
    _second(shell, "devis/v2.yml", "numéro: D-2026-0001\nversion: 2\nremplace: exemple.yml\n")
    shell.write(
        "devis/v2.yml", (shell.folder / "devis/v2.yml").read_text("utf-8").replace("quantité: 6", "quantité: 8")
    )
    assert shell("devis devis/v2.yml --sortie v2.txt").status == 0
    text = (shell.folder / "v2.txt").read_text(encoding="utf-8")
    assert text.startswith("Devis D-2026-0001 – version 2")
    assert "annule et remplace la version 1 du 2 mars 2026" in text
    assert (
        "Maintenance d'un poste | 6 postes\u00a0: 75,00\u00a0€ par mois | 8 postes\u00a0: 100,00\u00a0€ par mois"
        in text
    )


def test_a_new_version_is_also_written_as_tracked_changes(shell: Shell) -> None:
    _second(shell, "devis/v2.yml", "numéro: D-2026-0001\nversion: 2\nremplace: exemple.yml\n")
    changed = (shell.folder / "devis/v2.yml").read_text("utf-8").replace("quantité: 6", "quantité: 8")
    shell.write("devis/v2.yml", changed)
    said = shell("devis devis/v2.yml --modifications v2.docx --auteur Dupont --au 2026-03-09")
    assert (said.status, said.codes) == (0, [])
    markup = unpack((shell.folder / "v2.docx").read_bytes())["word/document.xml"].decode("utf-8")
    assert 'w:author="Dupont"' in markup
    assert "<w:delText" in markup
    for name, quote, reader in (("v1", QUOTE, rejected), ("v2-seul", "devis/v2.yml", accepted)):
        assert shell(f"devis {quote} --sortie {name}.docx").status == 0
        whole = accepted((shell.folder / f"{name}.docx").read_bytes())
        found = reader((shell.folder / "v2.docx").read_bytes())
        assert list(filter(None, found)) == list(filter(None, whole))
    assert shell(f"devis {QUOTE} --modifications v1.docx").codes == ["CLA-0841"]
    assert shell("devis devis/v2.yml --modifications v2.txt").codes == ["CLA-0815"]


def test_an_accepted_quote_opens_the_dossier_that_the_contract_answers_from(shell: Shell) -> None:
    assert shell(f"devis {QUOTE} --vers-dossier dossiers/dupont.yml").status == 0
    text = (shell.folder / "dossiers/dupont.yml").read_text(encoding="utf-8")
    assert "signé_le: 2026-03-10" in text
    assert shell("faits dossiers/dupont.yml").status == 0
    assert "complété" in shell(f"devis {QUOTE} --vers-dossier dossiers/dupont.yml").out
    assert (shell.folder / "dossiers/dupont.yml").read_text(encoding="utf-8") == text


def test_a_discount_beyond_the_limit_is_refused_with_the_rule(shell: Shell) -> None:
    text = (shell.folder / QUOTE).read_text(encoding="utf-8")
    shell.write(QUOTE, text.replace("remise: 10 %", "remise: 10,5 %"))
    said = shell(f"devis {QUOTE} --sortie devis.docx")
    assert (said.status, said.codes) == (2, ["CLA-0835"])
    assert "Permise au vendeur : 10,00\u00a0%" in " ".join(said.err.split("\n  ")).replace("\n", " ")
    assert not (shell.folder / "devis.docx").exists()


def test_verifier_reads_the_quotes_too(shell: Shell) -> None:
    assert shell("verifier").codes == []
    text = (shell.folder / QUOTE).read_text(encoding="utf-8")
    shell.write(QUOTE, text.replace("code: VISITE", "code: VISTE"))
    said = shell("verifier")
    assert (said.status, said.codes) == (1, ["CLA-0832"])
    assert shell(f"verifier {QUOTE}").codes == ["CLA-0832"]
    assert shell("verifier dossiers").codes == []


def test_the_quote_and_the_catalogue_of_the_guide_work(shell: Shell) -> None:
    guide = (ROOT / "docs" / "guide" / "devis.md").read_text(encoding="utf-8")
    quote, catalogue, *_ = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    shell.write("devis/guide.yml", quote)
    said = shell("devis devis/guide.yml")
    assert (said.status, said.codes) == (0, ["CLA-0838"])  # it has no number yet
    assert "Avec les options" in said.out
    shell.write("catalogues/maintenance.yml", catalogue)
    assert shell(f"devis {QUOTE}").codes == ["CLA-0832"]  # the guide's catalogue has one article
