"""French number words, from zero to 999 999 999 999 999, without any library.

Spelling: the traditional one, as contracts print it. Hyphens join tens and units only (« trente-deux »,
« quatre-vingt-un »), except around « et » (« vingt et un », « soixante et onze »). « Cent » and
« quatre-vingt » take an s when multiplied and last, also before the nouns million and milliard (« deux
cents », « deux cents millions »), not before the numeral « mille » (« deux cent mille »). Reading accepts
the 1990 spelling too (« vingt-et-un », « deux-cents »).
"""

from __future__ import annotations

LARGEST = 999_999_999_999_999

_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
_NOUNS = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))
_THOUSAND = 1000
_HUNDRED = 100
_EIGHTY = 80
_TWENTY = 20
_TEN = 10
_FOUR = 4
_ET = (1, 11)
_TENS_IN_VINGT = (7, 9)
_MOST_WORDS = 50

_OTHER_WORDS = {"une": 1, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_WORD_VALUES = _OTHER_WORDS | {word: value for value, word in enumerate(_UNITS) if "-" not in word}
_MULTIPLIERS = {"mille": _THOUSAND} | {noun + s: size for size, noun in _NOUNS for s in ("", "s")}


def to_words(n: int, *, feminine: bool = False) -> str:
    """Return ``n`` in letters (« trente », « vingt et une » in the feminine).

    Raises ValueError below zero and beyond fifteen digits.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"no words for {n}")
    if n == 0:
        return _UNITS[0]
    parts: list[str] = []
    for size, noun in _NOUNS:
        count, n = divmod(n, size)
        if count:
            parts.append(f"{_below_thousand(count, plural=True)} {noun}{'s' if count > 1 else ''}")
    thousands, n = divmod(n, _THOUSAND)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_below_thousand(thousands, plural=False)} mille")
    if n:
        parts.append(_below_thousand(n, plural=True))
    words = " ".join(parts)
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


def _below_thousand(n: int, *, plural: bool) -> str:
    hundreds, rest = divmod(n, _HUNDRED)
    if not hundreds:
        return _below_hundred(rest, plural=plural)
    many = "" if hundreds == 1 else f"{_UNITS[hundreds]} "
    if not rest:
        return f"{many}cent{'s' if many and plural else ''}"
    return f"{many}cent {_below_hundred(rest, plural=plural)}"


def _below_hundred(n: int, *, plural: bool) -> str:
    if n < _TWENTY:
        return _UNITS[n]
    tens, unit = divmod(n, _TEN)
    if tens in _TENS_IN_VINGT:
        unit += _TEN
    if unit == 0:
        return f"{_TENS[tens]}{'s' if n == _EIGHTY and plural else ''}"
    joint = " et " if unit in _ET and n < _EIGHTY else "-"
    return f"{_TENS[tens]}{joint}{_UNITS[unit]}"


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
