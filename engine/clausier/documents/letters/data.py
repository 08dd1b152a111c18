"""What a letter is given: texts, fields by name, rows. Its shape is written the same way, with any text for a text."""

from __future__ import annotations

from clausier.text.typed import TypeAlias

Data: TypeAlias = "str | dict[str, Data] | list[Data]"
Fields: TypeAlias = "dict[str, Data]"


class Blank(str):
    """A text that the dossier does not give: it prints ``[à compléter : question]``; ``question`` is what to ask."""

    __slots__ = ("question",)

    question: str

    def __new__(cls, question: str) -> Blank:  # noqa: PYI034  a blank is of this class and no other
        """Print what is to be asked."""
        made = super().__new__(cls, f"[à compléter : {question}]")
        made.question = question
        return made
