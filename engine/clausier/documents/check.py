"""What a document tree must satisfy before it is printed."""

from __future__ import annotations

from collections import Counter

from clausier.documents import inline, tree
from clausier.documents.characters import refused
from clausier.documents.labels import LEVELS
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTHS = 5


def check(document: tree.Document) -> tuple[Diagnostic, ...]:
    """Return what prevents ``document`` from being printed.

    Characters, anchors, levels, tables, labels. Empty when it can be.
    """
    return (*_characters(document), *_anchors(document), *_shape(document))


def text(shown: str) -> Iterator[Diagnostic]:
    """Yield what prevents a text from being in a document: the characters that none can carry, by their names."""
    if names := refused(shown):
        clean = "".join("�" if refused(character) else character for character in shown)
        yield Diagnostic(
            codes.CHARACTER_REFUSED,
            f"le texte « {_excerpt(clean)} » contient {', '.join(names)}, qu'un document ne peut pas porter",
            hint="retirez ce caractère, ou recopiez le texte depuis sa source",
        )


def _characters(document: tree.Document) -> Iterator[Diagnostic]:
    for each in _texts(document):
        yield from text(each)


def _texts(document: tree.Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, document.language, *document.label_patterns)
    for name, value in document.properties:
        yield from (name, value)
    for block in document.blocks:
        if isinstance(block, tree.Heading):
            yield from (block.label, block.separator, block.anchor)
        elif isinstance(block, tree.ListItem):
            yield block.marker
        elif isinstance(block, tree.Contents):
            yield block.title
    for node in inline.nodes(document):
        yield inline.text_of(node)
        if isinstance(node, tree.Value):
            yield from (node.tag, node.title)
        elif isinstance(node, tree.Reference):
            yield node.anchor


def _anchors(document: tree.Document) -> Iterator[Diagnostic]:
    declared = Counter(block.anchor for block in document.blocks if isinstance(block, tree.Heading) and block.anchor)
    for anchor, times in declared.items():
        if times > 1:
            yield Diagnostic(codes.ANCHOR_TWICE, f"{times} titres portent le repère « {anchor} »")
    for node in inline.nodes(document):
        if isinstance(node, tree.Reference) and node.anchor not in declared:
            yield Diagnostic(
                codes.ANCHOR_UNKNOWN,
                f"le renvoi « {node.text} » vise « {node.anchor} », que le document n'imprime pas",
                hint="imprimez l'article visé, ou retirez le renvoi",
            )


def _shape(document: tree.Document) -> Iterator[Diagnostic]:
    automatic = document.labels is tree.LabelPolicy.AUTOMATIC
    if automatic and len(document.label_patterns) != LEVELS:
        yield _ill(f"la numérotation automatique demande {LEVELS} modèles d'intitulé, un par niveau de titre")
    names = Counter(name for name, _ in document.properties)
    for name, times in names.items():
        if times > 1 or not name:
            yield _ill(f"la propriété « {name} » est donnée {times} fois" if name else "une propriété n'a pas de nom")
    previous = 0
    for block in document.blocks:
        match block:
            case tree.Heading():
                yield from _heading(block, previous, automatic=automatic)
                previous = block.level
            case tree.ListItem() if not 1 <= block.depth <= DEPTHS:
                yield _ill(f"un élément de liste est au rang {block.depth}, hors de 1 à {DEPTHS}")
            case tree.Paragraph() if not 0 <= block.depth <= DEPTHS:
                yield _ill(f"un paragraphe est au rang {block.depth}, hors de 0 à {DEPTHS}")
            case tree.Contents() if not 1 <= block.depth <= LEVELS:
                yield _ill(f"un sommaire descend au niveau {block.depth}, hors de 1 à {LEVELS}")
            case tree.Table():
                yield from _table(block)
            case _:
                pass


def _heading(heading: tree.Heading, previous: int, *, automatic: bool) -> Iterator[Diagnostic]:
    name = _excerpt(heading.label + heading.separator + inline.flat(heading.runs))
    if not 1 <= heading.level <= LEVELS:
        yield _ill(f"le titre « {name} » est au niveau {heading.level}, hors de 1 à {LEVELS}")
    elif automatic and heading.level > previous + 1:
        yield _ill(f"le titre « {name} », de niveau {heading.level}, suit un niveau {previous}")
    if automatic and heading.label:
        yield _ill(f"le titre « {name} » déclare un intitulé alors que la numérotation est automatique")


def _table(table: tree.Table) -> Iterator[Diagnostic]:
    rows = (*table.header, *table.rows)
    widths = {len(row) for row in rows}
    if table.columns:
        widths.add(len(table.columns))
    if not rows or widths == {0}:
        yield _ill("un tableau n'a pas de cellule")
    elif len(widths) > 1:
        counts = ", ".join(map(str, sorted(widths)))
        yield _ill(f"les lignes d'un tableau n'ont pas toutes le même nombre de cellules ({counts})")
    if any(column.width < 1 for column in table.columns):
        yield _ill("une colonne de tableau n'a pas de largeur")


def _ill(message: str) -> Diagnostic:
    return Diagnostic(codes.DOCUMENT_SHAPE, message)


def _excerpt(text: str, length: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
