"""French cardinals by another hand than the library of ``numerals``: a closed table and the rules of spelling."""

from __future__ import annotations

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
_ET = (1, 11)
_TENS_IN_VINGT = (7, 9)


def to_words(n: int, *, feminine: bool = False) -> str:
    """Return ``n`` in letters (« trente », « vingt et une » in the feminine), from zero to fifteen digits."""
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
