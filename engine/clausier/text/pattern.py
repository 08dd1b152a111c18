"""Regular expressions compiled the first time they are used: a short command uses few of those it could."""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Pattern:
    """A regular expression; its methods are those of ``re.Pattern``, on a text."""

    __slots__ = ("_compiled", "_flags", "_text")

    def __init__(self, text: str, flags: int = 0) -> None:
        """Take the expression as ``re.compile`` does."""
        self._text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            import re

            self._compiled = re.compile(self._text, self._flags)
        return self._compiled

    def match(self, text: str) -> re.Match[str] | None:
        """Match at the start of ``text``."""
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match the whole of ``text``."""
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match in ``text``."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every match in ``text``."""
        return self.compiled.finditer(text)
