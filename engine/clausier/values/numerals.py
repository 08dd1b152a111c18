"""French number words, from zero to 999 999 999 999 999: written by num2words, read back here.

Spelling: the traditional one, as contracts print it. Hyphens join tens and units only (« trente-deux »,
« quatre-vingt-un »), except around « et » (« vingt et un », « soixante et onze »). « Cent » and
« quatre-vingt » take an s when multiplied and last, also before the nouns million and milliard (« deux
cents », « deux cents millions »), not before the numeral « mille » (« deux cent mille »). Reading, which the
library does not do, accepts the 1990 spelling too (« vingt-et-un », « deux-cents »).
"""

from __future__ import annotations

from functools import lru_cache

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 999_999_999_999_999

_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_THOUSAND = 1000
_HUNDRED = 100
_EIGHTY = 80
_TWENTY = 20
_TEN = 10
_FOUR = 4
_MOST_WORDS = 50

_OTHER_WORDS = {"une": 1, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_WORD_VALUES = _OTHER_WORDS | {word: value for value, word in enumerate(_SMALL)}
_NOUNS = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))
_MULTIPLIERS = {"mille": _THOUSAND} | {noun + s: size for size, noun in _NOUNS for s in ("", "s")}


_written: dict[int, str] = {}
"""What the library wrote, in the masculine: always the same, so that it may be kept."""


def known() -> dict[int, str]:
    """Return the numbers written so far, in letters."""
    return dict(_written)


def learn(written: Mapping[int, str]) -> None:
    """Take what ``known`` returned in another process, which spares loading the library."""
    _written.update(written)


@lru_cache(maxsize=4096)
def to_words(n: int, *, feminine: bool = False) -> str:
    """Return ``n`` in letters (« trente », « vingt et une » in the feminine, which the library does not know).

    Raises ValueError below zero and beyond fifteen digits.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"no words for {n}")
    words = _written.get(n)
    if words is None:
        # It has no types, knows every language, and takes a while to load.
        import num2words  # pyright: ignore[reportMissingTypeStubs]

        words = _written[n] = str(num2words.num2words(n, lang="fr"))  # pyright: ignore[reportUnknownMemberType]  idem
    # Only a final « un » agrees: « mille une pages », but « un million de pages ».
    return words + "e" if feminine and words.endswith("un") else words


def from_words(text: str) -> int | None:
    """Return the number written in letters, in either gender and either spelling; None when it is none.

    The reading is strict: the words must be those ``to_words`` writes, hyphens and capitals aside.
    """
    tokens = _tokens(text)
    value = _sum_of(tokens) if len(tokens) <= _MOST_WORDS else None
    if value is None or value > LARGEST:
        return None
    written = (_tokens(to_words(value)), _tokens(to_words(value, feminine=True)))
    return value if tokens in written else None


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace("-", " ").split())


def _sum_of(tokens: tuple[str, ...]) -> int | None:
    # A first guess from left to right; from_words then requires the guess to be written with these very words.
    total, group = 0, 0
    for token in tokens:
        if token in _MULTIPLIERS:
            total, group = total + max(group, 1) * _MULTIPLIERS[token], 0
        elif token in {"cent", "cents"}:
            group = max(group, 1) * _HUNDRED
        elif token in {"vingt", "vingts"}:
            group += _EIGHTY - _FOUR if group % _TEN == _FOUR else _TWENTY
        elif token in _WORD_VALUES:
            group += _WORD_VALUES[token]
        elif token != "et":  # noqa: S105  the word « et », no secret
            return None
    return total + group if tokens else None
