"""The properties of rules back to words, in canonical order."""

from __future__ import annotations

from clausier.surface.item import Exception_, Verb
from clausier.surface.layout import STEP, WIDTH, lay
from clausier.surface.print import elided, print_expression
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.surface.expression import Expression
    from clausier.surface.item import (
        Appreciation,
        Computation,
        Condition,
        Detail,
        Duty,
        Interpretation,
        Power,
        Question,
        Quote,
        Reading,
    )

_DEEPER = STEP * 2


class Entry(Record):
    """A property in words: the words that name it (see ``forms``), its lines."""

    word: str
    lines: tuple[str, ...]


def quoted(text: str) -> str:
    """Return words between « and »."""
    return f"« {text} »" if text else "« »"


def exception_header(item: Exception_) -> str:
    """Return the first line of an exception."""
    target = elided("de", item.target) if item.verb is Verb.SET_ASIDE else f"à {item.target}"
    if item.target_nature:
        target = f"des règles de nature {item.target_nature}"
    label = f" {quoted(item.label)}" if item.label else ""
    return f"{item.verb.value} {item.ident} {target}{label}"


def computation(item: Computation) -> tuple[Entry, ...]:
    """Return the properties of a calcul."""
    return (
        *_why(item),
        *_nature(item.nature),
        *_conditions("si", item.conditions),
        _expression("=", item.value),
    )


def exception(item: Exception_) -> tuple[Entry, ...]:
    """Return the properties of an exception."""
    value = () if item.value is None else (_expression("=", item.value),)
    over = (Entry("prime", (f"{STEP}prime {', '.join(item.over)}",)),) if item.over else ()
    return (*_why(item), *_conditions("si", item.conditions), *value, *over)


def duty(item: Duty) -> tuple[Entry, ...]:
    """Return the properties of an obligation or an interdiction."""
    strength = {True: "de résultat", False: "de moyens"}
    return (
        *_words("pour", item.subject),
        *_why(item),
        *_nature(item.nature),
        _expression("débiteur", item.debtor),
        _expression("créancier", item.creditor),
        *(() if item.of_result is None else _flag(strength[item.of_result])),
        *(_flag("survit") if item.survives else ()),
        *_conditions("si", item.conditions),
        *_condition("à compter de", item.starts),
        *_condition("au plus tard", item.due),
        *_condition("exécutée le", item.performed),
        *_condition("violée si", item.breached),
        *_condition("suspendue si", item.suspended),
        *_condition("éteinte si", item.ended),
        *_condition("définitivement inexécutée si", item.lost),
    )


def power(item: Power) -> tuple[Entry, ...]:
    """Return the properties of a pouvoir."""
    link = f" par {item.link}" if item.link else ""
    act = f"{item.act}{link}"
    return (
        *_why(item),
        *_nature(item.nature),
        *_words("pour", item.subject),
        Entry("titulaire", (f"{STEP}titulaire {', '.join(print_expression(each) for each in item.holders)}",)),
        _filtered("acte", "acte", act, item.act_filter),
        *_conditions("si", item.conditions),
        *_conditions("exige", item.requirements),
        *(() if item.date is None else (_expression("date", item.date),)),
        *_condition("au plus tard", item.latest),
        *_condition("au plus tôt", item.earliest),
        *(() if item.effect is None else (_expression("effet", item.effect),)),
    )


def appreciation(item: Appreciation) -> tuple[Entry, ...]:
    """Return the properties of an appréciation."""
    return (*_quotes("sur", item.words), *_words("à prouver par", item.burden))


def interpretation(item: Interpretation) -> tuple[Entry, ...]:
    """Return the properties of an interprétation, its readings in a column."""
    width = max((len(each.ident) for each in item.readings), default=0)
    return (*_quotes("sur", item.words), *(Entry("lecture", (_reading(each, width),)) for each in item.readings))


def question(item: Question) -> tuple[Entry, ...]:
    """Return the properties of a question."""
    about = (_filtered("sur (liste)", "sur", item.about, item.about_filter),) if item.about else ()
    prudent = ""
    if item.prudence is not None:
        prudent = f"{STEP}date prudente {quoted(item.prudent)} {item.prudence.value}"
    return (
        *about,
        _expression("réponse", item.answer),
        *(_detail(each) for each in item.details),
        *((Entry("date prudente", (prudent,)),) if prudent else ()),
    )


def _why(item: Computation | Exception_ | Duty | Power) -> Iterator[Entry]:
    yield from _quotes("sur", item.words)
    yield from _quotes("selon", item.basis)


def _nature(names: tuple[str, ...]) -> tuple[Entry, ...]:
    return _words("nature", ", ".join(names))


def _words(word: str, value: str) -> tuple[Entry, ...]:
    return (Entry(word, (f"{STEP}{word} {value}",)),) if value else ()


def _flag(word: str) -> tuple[Entry, ...]:
    return (Entry(word, (f"{STEP}{word}",)),)


def _quotes(word: str, quotes: tuple[Quote, ...]) -> Iterator[Entry]:
    for quote in quotes:
        home = f" à l'article {quoted(quote.article)}" if quote.article else ""
        yield Entry(word, (f"{STEP}{word} {quoted(quote.text)}{home}",))


def _expression(word: str, expression: Expression) -> Entry:
    opening = f"{STEP}{word} "
    first, *rest = lay(expression, _DEEPER, len(opening))
    return Entry(word, (f"{opening}{first}", *rest))


def _condition(word: str, condition: Condition | None) -> tuple[Entry, ...]:
    if condition is None:
        return ()
    opening = _elided(word, condition.expression)
    tail = "" if condition.quote is None else f" {quoted(condition.quote.text)}"
    lines = lay(condition.expression, _DEEPER, len(opening))
    lines[0] = f"{opening}{lines[0]}"
    if len(lines) == 1 and tail and len(lines[0]) + len(tail) > WIDTH:
        lines.append(f"{_DEEPER}{tail.strip()}")
    else:
        lines[-1] += tail
    return (Entry(word, tuple(lines)),)


def _elided(word: str, expression: Expression) -> str:
    if not word.endswith(" de"):
        return f"{STEP}{word} "
    following = print_expression(expression)
    return f"{STEP}{elided(word, following).removesuffix(following)}"


def _conditions(word: str, conditions: tuple[Condition, ...]) -> Iterator[Entry]:
    for condition in conditions:
        yield from _condition(word, condition)


def _filtered(key: str, word: str, name: str, condition: Expression | None) -> Entry:
    if condition is None:
        return Entry(key, (f"{STEP}{word} {name}",))
    opening = f"{STEP}{word} {name} où "
    first, *rest = lay(condition, _DEEPER, len(opening))
    return Entry(key, (f"{opening}{first}", *rest))


def _reading(reading: Reading, width: int) -> str:
    words = f"{STEP}lecture {reading.ident:<{width}} {quoted(reading.label)}"
    reason = f" {quoted(reading.reason)}" if reading.reason else ""
    return f"{words} retenue{reason}" if reading.retained else words


def _detail(detail: Detail) -> Entry:
    opening = f"{STEP}détail {quoted(detail.label)} = "
    first, *rest = lay(detail.value, _DEEPER, len(opening))
    return Entry("détail", (f"{opening}{first}", *rest))
