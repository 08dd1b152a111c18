"""The checks of a Word file beyond its schema: what word processors refuse, repair, or show wrong. One rule a function.

Each rule takes an opened file and yields diagnostics. They come from faults that the public validators let through: see
``docs/erreurs``, CLA-0710 and following.
"""

from __future__ import annotations

from clausier.documents.linter import bookmarks, fields, numbering, package, page, structure, wording
from clausier.documents.ooxml.reading import WordFile, read
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULES: tuple[Callable[[WordFile], Iterator[Diagnostic]], ...] = (
    package.parts_exist,
    package.relations_resolve,
    package.comments_attached,
    package.no_paths,
    fields.balanced,
    fields.have_results,
    fields.references_resolve,
    fields.references_current,
    bookmarks.paired,
    bookmarks.well_named,
    bookmarks.one_id_space,
    numbering.links_hold,
    numbering.lists_apart,
    structure.styles_exist,
    structure.blocks_end_with_paragraph,
    structure.controls_unique,
    structure.deletions_marked,
    structure.no_line_in_text,
    page.is_a4,
    page.is_french,
    page.no_update_prompt,
    wording.spaces_hold,
    wording.nothing_left_over,
)


def lint(data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is wrong in the Word file ``data``.

    Empty when all rules pass. The path of a diagnostic is the part's name.
    """
    file = read(data)
    if isinstance(file, Diagnostic):
        return (file,)
    return tuple(diagnostic for rule in RULES for diagnostic in rule(file))
