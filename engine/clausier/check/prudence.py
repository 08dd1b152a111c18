"""A « date prudente » is a date."""

from __future__ import annotations

from clausier.check.places import found_at
from clausier.model.kinds import DATE, INSTANT
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the questions whose « date prudente » names an answer or a detail that is no date."""
    for question in model.questions.values():
        answers = {**dict(question.details), "réponse": question.answer}
        answer = answers.get(question.prudent)
        if answer is None or answer.kind in (DATE, INSTANT) or answer.kind.is_unknown:
            continue
        message = f"la date prudente vise « {question.prudent} », qui est de genre {answer.kind} et n'est pas une date"
        dates = [label for label, value in answers.items() if value.kind in (DATE, INSTANT)]
        hint = (
            f"nommez une date : {' ou '.join(f'« {each} »' for each in dates)}"
            if dates
            else "retirez « date prudente »"
        )
        yield found_at(model, codes.PRUDENT_NOT_DATE, message, question.span, hint, article=question.article)
