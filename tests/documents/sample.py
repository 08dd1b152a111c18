"""A contract written by hand with every kind of node, in the words of a services contract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausier.documents import tree
from clausier.documents.ooxml.archive import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
HOUSE = (ROOT / "templates" / "maison.docx").read_bytes()


def run(text: str) -> tree.Inlines:
    return (tree.Run(text),)


CONTRACT = tree.Document(
    title="Conditions générales de vente",
    subtitle="Version au 25/05/2016",
    language="fr-FR",
    properties=(("clausier.empreinte", "9f86d081"), ("clausier.version", "R&D <1>")),
    blocks=(
        tree.Contents("Sommaire", 2),
        tree.PageBreak(),
        tree.Heading(1, "ARTICLE I", run("Définitions"), anchor="I", separator=" - "),
        tree.Paragraph((tree.Run("« "), tree.Run("Client", bold=True), tree.Run(" » : personne morale ; R&D <SARL>"))),
        tree.Heading(1, "Article IV", run("Obligations des parties"), anchor="IV", separator=" - "),
        tree.Heading(2, "Article IV.2", run("Obligations du Client"), anchor="IV.2"),
        tree.Paragraph(run("Le Client s'engage :")),
        tree.ListItem(1, "-", run("à payer le prix")),
        tree.ListItem(2, "a -", run("à distance, de demi-heure en demi-heure")),
        tree.Paragraph(run("Ces heures sont comptées par demi-heure."), depth=2),
        tree.ListItem(1, "1)", run("à prévenir")),
        tree.PageBreak(),
        tree.Table(
            header=((run("Prestation"), run("Unité"), run("Prix HT")),),
            rows=(
                (
                    run("Abonnement"),
                    run("poste"),
                    (tree.Value("1 000,00 €", "prix.abonnement", "Prix de l'abonnement"),),
                ),
                ((tree.Run("Total", bold=True),), (), run("1 000,00 €")),
            ),
            columns=(tree.Column(5), tree.Column(2, tree.Align.CENTER), tree.Column(2, tree.Align.RIGHT)),
        ),
        tree.Heading(1, "ARTICLE VIII", run("Résiliation"), anchor="VIII", separator=" - "),
        tree.Paragraph(
            (
                tree.Run("Moyennant un préavis de "),
                tree.Value("trois (3) mois", "préavis_de_résiliation", "Préavis de résiliation"),
                tree.Run(" (voir l'article "),
                tree.Reference("IV.2", "IV.2"),
                tree.Run(", "),
                tree.Reference("l'article ci-dessus", "IV"),
                tree.Run(" et "),
                tree.ExternalReference("l'article 28 du RGPD"),
                tree.Run(")."),
                tree.LineBreak(),
                tree.Run("Fait à Créteil.", italic=True),
            )
        ),
        tree.Heading(1, "Article XII", run("Droit applicable"), anchor="XII", separator=" - "),
        tree.Paragraph(run("Le droit français.")),
    ),
)

# What a reader sees, paragraph by paragraph, written from the tree above.
PRINTED = (
    "Conditions générales de vente",
    "Version au 25/05/2016",
    "Sommaire",
    "ARTICLE I - Définitions",
    "Article IV - Obligations des parties",
    "Article IV.2 Obligations du Client",
    "ARTICLE VIII - Résiliation",
    "Article XII - Droit applicable",
    "ARTICLE I - Définitions",
    "« Client » : personne morale ; R&D <SARL>",
    "Article IV - Obligations des parties",
    "Article IV.2 Obligations du Client",
    "Le Client s'engage :",
    "- à payer le prix",
    "a - à distance, de demi-heure en demi-heure",
    "Ces heures sont comptées par demi-heure.",
    "1) à prévenir",
    "Prestation",
    "Unité",
    "Prix HT",
    "Abonnement",
    "poste",
    "1 000,00 €",
    "Total",
    "1 000,00 €",
    "ARTICLE VIII - Résiliation",
    (
        "Moyennant un préavis de trois (3) mois (voir l'article IV.2, l'article ci-dessus et l'article 28 du RGPD)."
        " Fait à Créteil."
    ),
    "Article XII - Droit applicable",
    "Le droit français.",
)


def numbered(blocks: tuple[tree.Block, ...]) -> tree.Document:
    """Return a document without title whose labels are automatic."""
    return tree.Document("", "", "fr-FR", (), blocks, tree.LabelPolicy.AUTOMATIC)


NUMBERED = numbered(
    (
        tree.Heading(1, "", run("Objet"), anchor="objet"),
        tree.Paragraph((tree.Run("Voir l'article "), tree.Reference("", "résiliation"), tree.Run("."))),
        tree.ListItem(1, "-", run("premier")),
        tree.ListItem(1, "1)", run("un")),
        tree.Paragraph(run("entre deux")),
        tree.ListItem(1, "2)", run("deux")),
        tree.Heading(1, "", run("Durée")),
        tree.Heading(2, "", run("Terme")),
        tree.Heading(2, "", run("Résiliation"), anchor="résiliation"),
        tree.ListItem(1, "1)", run("une autre liste")),
        tree.ListItem(2, "a)", run("dessous")),
        tree.ListItem(2, "b)", run("ensuite")),
    )
)


def one(*inlines: tree.Inline) -> tree.Document:
    """Return a document of one paragraph."""
    return tree.Document("", "", "fr-FR", (), (tree.Paragraph(inlines),))


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return the Word file with one part changed; the change must change something."""
    parts = unpack(data)
    before = parts[part].decode()
    after = change(before)
    assert after != before
    return pack({**parts, part: after.encode()})


def part(data: bytes, name: str) -> str:
    return unpack(data)[name].decode()


def shortened(document: tree.Document, *blocks: tree.Block) -> tree.Document:
    """Return ``document`` with other blocks."""
    return replace(document, blocks=blocks)
