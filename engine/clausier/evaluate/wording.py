"""Results, facts and what is missing, in the words of a French reader."""

from __future__ import annotations

from datetime import date

from clausier.dossier.facts import Element
from clausier.evaluate.result import Conflict, Determined, Need, Undetermined, Void
from clausier.text.spoken import spoken
from clausier.text.typed import TYPE_CHECKING, assert_never, cast
from clausier.values.show import show, show_date

if TYPE_CHECKING:
    from clausier.evaluate.answer import Deviation
    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import Citation, Program

_TO_BE_READ = "à relire par un juriste"
_LONGEST_QUOTE = 220


def verdict(program: Program, result: Result, kind: str = "") -> str:
    """Return a result as an answer shouts it: OUI, NON, the value, INDÉTERMINÉ, SILENCE DU CONTRAT, CONFLIT."""
    match result:
        case Determined(value=bool(value)):
            return "OUI" if value else "NON"
        case Determined():
            return value_text(program, result.value, kind)
        case Undetermined():
            return "INDÉTERMINÉ"
        case Void(without_object=True):
            return "SANS OBJET"
        case Void():
            return "SILENCE DU CONTRAT"
        case Conflict():
            return "CONFLIT"
        case _:
            assert_never(result)


def worded(program: Program, result: Result, kind: str = "") -> str:
    """Return a result inside a sentence: oui, 98,06 €, indéterminé, rien n'est prévu, conflit."""
    match result:
        case Determined(value=value):
            return value_text(program, value, kind)
        case Undetermined():
            return "indéterminé"
        case Void(without_object=True):
            return "sans objet"
        case Void():
            return "rien n'est prévu"
        case Conflict(rules=rules):
            return "conflit : " + " ; ".join(f"{humanized(name)} donne {value}" for name, value in rules)
        case _:
            assert_never(result)


def value_text(program: Program, value: object, kind: str = "") -> str:
    """Return a value, an element of the dossier or a list of them; a member of an enumeration by its label."""
    if isinstance(value, Element):
        return value.key or humanized(value.path)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        inner = kind.removeprefix("liste de ")
        return ", ".join(value_text(program, each, inner) for each in items) or "aucun"
    if isinstance(value, str):
        return _member(program, value, kind)
    return show(value)  # type: ignore[arg-type]  # what is no element, list or text is a value of the language


def _member(program: Program, value: str, kind: str) -> str:
    """Return the label of a member of an enumeration; a text of no enumeration as it is."""
    known = program.enumerations.get(kind)
    if kind and known is None:
        return value
    groups = (known,) if known is not None else tuple(program.enumerations.values())
    return next((label for members in groups for name, label in members if name == value), value)


def humanized(name: str) -> str:
    """Return a name of the vocabulary as words: ``Facture.délai_accordé`` is « délai accordé »."""
    return spoken(name.rpartition(".")[2])


def fact_kind(program: Program, path: str) -> str:
    """Return the kind of the field that a path leads to (``factures[F-1].paiements[1].reçu_le``), "" for no field."""
    name, rest = _step(path)
    root = program.roots.get(name)
    kind = "" if root is None else root.entity
    while rest and kind in program.entities:
        name, rest = _step(rest)
        info = program.entities[kind].fields.get(name)
        kind = "" if info is None else info.kind
    return "" if rest or kind in program.entities else kind


def _step(path: str) -> tuple[str, str]:
    """Return the first name of a path, without the key between brackets after it, and what follows."""
    name, dot, rest = path.partition(".")
    owner, bracket, _ = name.partition("[")
    if not bracket:
        return name, rest
    # A key may hold points: it ends with the first « ] » that a point or nothing follows.
    _, _, after = path.partition("].")
    return (owner, after) if after and dot else (owner, "")


def fact_name(path: str, about: str = "") -> str:
    """Return how a reader names a fact: ``remis le`` of the element asked about, ``F-1, reçue le`` of another.

    An element known only by its rank is named with its list: ``paiements 1, reçu le``.
    """
    owner, _, field = path.rpartition(".")
    words = spoken(field)
    listed, bracket, rest = owner.rpartition("[")
    if not bracket or not rest.endswith("]"):
        return f"{humanized(owner)}, {words}" if owner else words
    key = rest.removesuffix("]")
    if key == about:
        return words
    return f"{humanized(listed)} {key}, {words}" if key.isdigit() else f"{key}, {words}"


def missing_text(need: Missing) -> str:
    """Return what is missing as something to ask or to look up."""
    match need.need:
        case Need.TABLE:
            name, _, day = need.path.partition(" au ")
            when = f" au {show_date(date.fromisoformat(day))}" if day else ""
            return f"{humanized(name)}{when} : à chercher ({short_source(need.question)})"
        case Need.LIST:
            return need.question
        case Need.JUDGEMENT:
            by = f" — à apprécier par {need.decider}" if need.decider else " — à apprécier"
            return f"{need.question or humanized(need.path)}{by}"
        case Need.CONTESTED:
            return f"{need.question or humanized(need.path)} — les parties ne disent pas la même chose"
        case Need.FACT:
            return need.question or f"{humanized(need.path)} ?"
        case _:
            assert_never(need.need)


def short_source(source: str) -> str:
    """Return the first source of a table, without the notes that follow it."""
    return source.partition(" ;")[0]


def readings_text(program: Program, deviation: Deviation) -> str:
    """Return « l'envoi » (De quel jour le préavis court-il ?) » for a change of readings."""
    parts: list[str] = []
    for name, chosen in deviation:
        interpretation = program.interpretations[name]
        label = next((each.label or each.name for each in interpretation.readings if each.name == chosen), chosen)
        parts.append(f"« {label} » ({interpretation.question or humanized(name)})")
    return " et ".join(parts)


def reading_text(program: Program, reading: str) -> str:
    """Return the label of « interprétation : lecture »."""
    name, _, chosen = reading.partition(" : ")
    interpretation = program.interpretations.get(name)
    if interpretation is None:
        return chosen or reading
    return next((each.label or each.name for each in interpretation.readings if each.name == chosen), chosen)


def quoted(citation: Citation) -> str:
    """Return the words of a citation between « », cut when they are a whole text; "" when it has none."""
    words = citation.words
    if not words:
        return ""
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
    return f"« {words} »"


def place(citation: Citation) -> str:
    """Return where a citation stands; a text of the law that nobody has read again says so."""
    if not citation.place:
        return ""
    return f"{citation.place}, {_TO_BE_READ}" if citation.certainty == "C" else citation.place


def places(citations: tuple[Citation, ...]) -> str:
    """Return where citations stand, each article once: « CGV IV, 2e alinéa, 3e alinéa ; C. com. L441-10 II »."""
    articles: dict[str, dict[str, None]] = {}
    for each in citations:
        if shown := place(each):
            article, _, rest = shown.partition(", ")
            articles.setdefault(article, {}).update(dict.fromkeys(rest.split(", ") if rest else ()))
    return " ; ".join(", ".join((article, *parts)) for article, parts in articles.items())


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]
