"""A tiny contract with its cases, written in a folder: what is missing of it is known by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app.assurance import survivors, uncovered
from clausier.project import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from clausier.app.assurance import Assured
    from clausier.project.manifest import Manifest

_VOCABULARY = """
## Vocabulaire {#vocabulaire}

```clause
énumération Partie : client « le client », prestataire « le prestataire »

entité Contrat « le contrat »
  a : booléen « A ? »
  b : booléen « B ? »
  montant : argent « Combien ? »
  reçue_le : date « Reçue quand ? »
  payée_le : date « Payée quand ? »
  délai_accordé : booléen « Un délai a-t-il été accordé ? »

dossier contrat : Contrat
```

## Article 1 {#1}

Le client paie dans les trente jours de la réception, sauf délai accordé, si a et b.

```clause
"""


class Tiny:
    """A project of one contract."""

    def __init__(self, folder: Path, clauses: str, cases: str, admitted: str = "") -> None:
        tests = folder / "clauses" / "mini" / "tests"
        tests.mkdir(parents=True)
        (folder / "droit").mkdir()
        (folder / "clausier.yml").write_text("contrats:\n  - clauses/mini\ndroit: droit\n", encoding="utf-8")
        (tests.parent / "1.md").write_text(f"{_VOCABULARY}{clauses}\n```\n", encoding="utf-8")
        (tests / "cas.md").write_text(cases, encoding="utf-8")
        (tests / "admis.md").write_text(admitted, encoding="utf-8")
        read, problems, _ = manifest.read(str(folder))
        assert read is not None, problems
        self.manifest: Manifest = read

    def uncovered(self) -> list[str]:
        """Return what no case shows, unexplained."""
        return [each.text for each in self.coverage().unexplained]

    def coverage(self) -> Assured:
        outcome = uncovered(self.manifest, (), "")
        assert outcome.value is not None
        assert not [each.message for each in outcome.problems if each.is_error]
        return outcome.value

    def mutation(self) -> Assured:
        outcome = survivors(self.manifest, (), "")
        assert outcome.value is not None
        assert not [each.message for each in outcome.problems if each.is_error]
        return outcome.value


def case(title: str, answer: str, facts: str, more: str = "") -> str:
    """Return a case of the question « q »."""
    return f"""
## {title}

```cas
question: q
au: 2026-01-31
faits:
  contrat: {{{facts}}}
réponse: {answer}
{more}
```
"""
