"""Letters: a document of content ``lettre(question)`` rests on the answer to a question of the same contract."""

from __future__ import annotations

from clausier.surface.expression import Name
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.report import Report
    from clausier.model.tree import Model
    from clausier.surface.item import DocumentDecl

CONTENT = "lettre"


def question_of(declaration: DocumentDecl) -> str:
    """Return the name of the question that a letter rests on; "" for a document that is no letter."""
    content = declaration.content
    if content is None or content.ident != CONTENT or len(content.arguments) != 1:
        return ""
    (asked,) = content.arguments
    return asked.ident if isinstance(asked, Name) else ""


def report_letters(model: Model, report: Report) -> None:
    """Report the letters that rest on no question, on several, or on one that nothing declares."""
    for document in model.documents.values():
        declaration = document.declaration
        if declaration.content is None or declaration.content.ident != CONTENT:
            continue
        article = model.articles.get(document.article)
        here = report.at(article.path if article else ())
        asked = question_of(declaration)
        if not asked:
            message = f"la lettre « {declaration.ident} » ne dit pas sur quelle question elle repose"
            here.add(codes.ARGUMENTS_COUNT, message, declaration.span, "écrivez lettre(nom_de_la_question)")
        elif asked not in model.questions:
            message = f"la lettre « {declaration.ident} » repose sur « {asked} », qui n'est pas une question"
            hint = did_you_mean(asked, model.questions) or "déclarez cette question à côté de la lettre"
            here.add(codes.NAME_UNKNOWN, message, declaration.span, hint)
