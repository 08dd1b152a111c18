"""The rules of a contract as cards of its book (HTML): what each says in plain French, and the law that bears on it."""

from __future__ import annotations

from html import escape as escape_all

from clausier.documents.french import escape, listed, unbroken, worded
from clausier.model.expression import Link, Logic
from clausier.model.words import flag_of, print_words
from clausier.surface.item import Modality, Verb
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.french import Reader
    from clausier.model.expression import Expression
    from clausier.model.tree import (
        Amendment,
        Citation,
        Clause,
        Computation,
        Duty,
        FieldInfo,
        Interpretation,
        Misprint,
        NoEffect,
        Parameter,
        Power,
        Question,
        Table,
    )
    from clausier.surface.page import Derogation
    from clausier.text.span import Span

TO_BE_READ = "à relire par un juriste"
_CERTAINTIES = {"A": "texte relu", "B": "règle confirmée par une page publique", "C": TO_BE_READ}
_VERBS = {Verb.OVERRIDE: "Autre règle", Verb.SET_ASIDE: "Sans effet", Verb.ADD: "Condition en plus"}
_PARTS = {
    "débiteur": "Par", "créancier": "Envers", "naissance": "À partir de", "échéance": "Au plus tard",
    "exécutée": "Respectée quand", "violée": "Violée quand", "suspendue": "Suspendue quand", "éteinte": "Éteinte quand",
    "perdue": "Perdue quand",
}  # fmt: skip
_ROWS = 6


class Card(Record):
    """A rule in French: the name that links use, its title, where it was declared, its HTML."""

    name: str
    title: str
    article: str
    span: Span
    html: str


def anchor(name: str) -> str:
    """Return the anchor of the card of a rule: its name, which is unique in a contract and the law."""
    return "regle-" + name.replace(" ", "-")


def of_parameter(reader: Reader, item: Parameter, article: str) -> Card:
    """Return the card of a parameter: its value, its legal bounds."""
    lines = [f"<b>{reader.value(item.value, item.kind)}</b>"]
    if item.printed:
        lines.append(f"Imprimé « {escape(item.printed)} »")
    bounds = (
        f"Borne légale : {escape(sign)} {reader.value(value, item.kind)} ({law(reader, source)})"
        for sign, value, source in item.bounds
    )
    fixed = [f"Fixé par la loi : {law(reader, item.fixed)}"] if item.fixed else []
    return _card(item.name, article, item.span, "Valeur", worded(item.name), [*lines, *bounds, *fixed])


def of_table(item: Table, article: str) -> Card:
    """Return the card of a dated table: its last rows and its source."""
    rows = [
        f"au {escape(show(day))} : {'inconnu' if value is None else escape(show(value))}"  # type: ignore[arg-type]  # a table holds plain values
        for day, value, _ in item.rows[-_ROWS:]
    ]
    source = f"Source : {escape(item.source)} ; connue jusqu'au {show(item.known_until)}"
    return _card(item.name, article, item.span, "Table", worded(item.name), [listed(rows), source])


def of_computation(reader: Reader, item: Computation) -> Card:
    """Return the card of a calcul: what it is worth, when, and what changes it."""
    is_fact = item.kind.name == "booléen"
    lines = [
        *_conditions(reader, item.conditions),
        *_all_of("Vrai quand" if is_fact else "Est", reader, item.value),
        *_after(reader, item.name, item.article, item.citations),
    ]
    word = "Règle" if is_fact else "Calcul"
    return _card(item.name, item.article, item.span, word, item.label or worded(item.name), lines)


def of_power(reader: Reader, item: Power) -> Card:
    """Return the card of a pouvoir: who may do it, when, with what act, at the latest when."""
    holders = " ou ".join(reader.read(each).removeprefix("« ").removesuffix(" »") for each in item.holders)
    subject = reader.model.entities.get(item.subject)
    act = reader.model.entities.get(item.act)
    shape = escape(act.label or worded(act.name)) if act else escape(worded(item.act))
    filtered = f" — {reader.read(item.act_filter.expression)}" if item.act_filter else ""
    lines = [
        _line("Par", holders),
        *([_line("Pour", escape(subject.label or worded(subject.name)))] if subject else []),
        _line("Au moyen de", shape + filtered),
        *_conditions(reader, item.conditions),
        *(_line("Il faut que", reader.read(each.expression)) for each in item.requirements),
    ]
    for word, clause in (("Au plus tôt", item.earliest), ("Au plus tard", item.latest), ("Prend effet", item.effect)):
        if clause is not None:
            lines.append(_line(word, reader.read(clause.expression)))
    lines += _after(reader, item.name, item.article, item.citations)
    return _card(item.name, item.article, item.span, "Pouvoir", item.label, lines)


def of_duty(reader: Reader, item: Duty) -> Card:
    """Return the card of an obligation or an interdiction."""
    strength = {True: "obligation de résultat", False: "obligation de moyens"}
    word = "Obligation" if item.modality is Modality.DO else "Interdiction"
    parts = (_line(_PARTS.get(aspect, aspect), reader.read(clause.expression)) for aspect, clause in item.parts)
    lines = [
        *_conditions(reader, item.conditions),
        *parts,
        *([escape(strength[item.of_result].capitalize())] if item.of_result is not None else []),
        *(["Elle survit à la fin du contrat"] if item.survives else []),
        *_after(reader, item.name, item.article, item.citations),
    ]
    return _card(item.name, item.article, item.span, word, item.label or worded(item.name), lines)


def of_amendment(reader: Reader, items: tuple[Amendment, ...]) -> Card:
    """Return the card of an exception, whatever the number of its targets."""
    first = items[0]
    targets = ", ".join(reader.link(each.target, reader.label(each.target)) for each in items)
    lines = [_line("À la place de" if first.verb is Verb.OVERRIDE else "Pour", targets)]
    lines += _conditions(reader, first.conditions)
    if first.value is not None:
        lines.append(_line("Alors", reader.read(first.value)))
    if first.over:
        lines.append(_line("Prime", ", ".join(reader.link(each, escape(worded(each))) for each in first.over)))
    lines += _after(reader, "", first.article, first.citations)
    word = f"Exception — {_VERBS[first.verb].lower()}"
    label = first.label or worded(first.name)
    return _card(first.name, first.article, first.span, word, label, lines)


def of_interpretation(reader: Reader, item: Interpretation) -> Card:
    """Return the card of an interprétation: its readings, the one retained and why."""
    readings: list[str] = []
    for each in item.readings:
        kept = each.name == item.retained
        reason = f" — {escape(each.reason)}" if each.reason else ""
        text = f"« {escape(each.label or worded(each.name))} »"
        readings.append(f"<b>{text}, lecture retenue</b>{reason}" if kept else text + reason)
    word = f"Interprétation {item.register}".strip()
    lines = [listed(readings), *_after(reader, "", item.article, item.citations)]
    return _card(item.name, item.article, item.span, word, item.question, lines, "lecture")


def of_question(reader: Reader, item: Question) -> Card:
    """Return the card of a question that the article answers."""
    about = [_line("Pour chacun des éléments", escape(worded(item.about)))] if item.about else []
    lines = [*about, _line("Réponse", reader.read(item.answer))]
    word = f"Question {item.register}".strip()
    # A question may bear the name of the calcul that answers it.
    return _card(f"question {item.name}", item.article, item.span, word, item.text, lines, "question")


def of_judgement(reader: Reader, item: FieldInfo, owner: str, article: str) -> Card:
    """Return the card of what only a person can say."""
    lines = [f"À apprécier par {escape(item.decider)}" if item.decider else "À apprécier par une personne"]
    if item.burden:
        lines.append(f"À prouver par {escape(reader.member(item.burden))}")
    if item.presumed is not None:
        lines.append(f"Présumé : {escape(show(item.presumed))} ({escape(item.presumed_by)})")  # type: ignore[arg-type]  # a plain value
    return _card(f"{owner}.{item.name}", article, item.span, "Appréciation", item.question, lines, "jugement")


def of_no_effect(item: NoEffect, rank: int) -> Card:
    """Return the card of a passage without computable effect."""
    name = f"sans-effet-{item.article.partition('#')[2]}-{rank}"
    title = f"« {item.quote.text} »"
    return _card(name, item.article, item.quote.span, "Sans effet calculable", title, [escape(item.reason)], "sans")


def of_misprint(item: Misprint, rank: int) -> Card:
    """Return the card of a defect of the words, with the correction proposed."""
    name = f"coquille-{item.article.partition('#')[2]}-{rank}"
    lines = [f"Correction proposée : « {escape(item.correction)} »"]
    return _card(name, item.article, item.quote.span, "Coquille conservée", f"« {item.quote.text} »", lines, "sans")


def of_derogation(reader: Reader, item: Derogation, article: str) -> Card:
    """Return the card of words that a deal adds: what they depart from, when they are printed, what they say."""
    words = print_words(item.content, reader.model.parameters).text.strip()
    condition = reader.model.passages[flag_of(item)]
    lines = [
        _line("À la place de", f"« {escape(item.words)} »"),
        *_all_of("Imprimée quand", reader, condition),
        _line("Ajoute", f"« {escape(words)} »"),
    ]
    return _card(flag_of(item), article, item.span, "Dérogation", worded(item.ident), lines)


def law(reader: Reader, reference: str, certainty: str = "") -> str:
    """Return a reference to the law, a link where the book has its text, and how sure that text is."""
    found = next((each for each in reader.model.articles.values() if each.is_law and each.anchor == reference), None)
    place = escape(reference)
    if found is None:
        return place
    return reader.link(found.id, place) + badge(certainty or found.certainty)


def badge(certainty: str) -> str:
    """Return how sure a text of the law is: A, B, or C « à relire par un juriste »."""
    if certainty not in _CERTAINTIES:
        return ""
    return f' <span class="certitude certitude-{certainty.lower()}">{certainty} — {_CERTAINTIES[certainty]}</span>'


def _card(name: str, article: str, span: Span, word: str, title: str, lines: list[str], look: str = "regle") -> Card:
    body = "".join(f"<p>{each}</p>" if "<ul>" not in each else f"<div>{each}</div>" for each in lines)
    ident = escape_all(anchor(name))
    head = f'<p class="titre"><a class="genre" href="#{ident}">{escape(word)}</a> {escape(title)}</p>'
    return Card(name, title, article, span, f'<div class="carte {look}" id="{ident}">{unbroken(head + body)}</div>')


def _all_of(word: str, reader: Reader, value: Expression) -> list[str]:
    """Return an expression, each part of a « et » on its line."""
    match value:
        case Logic(link=Link.AND, arguments=parts):
            return [
                _line(
                    "et" if rank else word,
                    f"({reader.read(each)})" if isinstance(each, Logic) and each.link is Link.OR else reader.read(each),
                )
                for rank, each in enumerate(parts)
            ]
        case _:
            return [_line(word, reader.read(value))]


def _after(reader: Reader, name: str, article: str, citations: tuple[Citation, ...]) -> list[str]:
    """Return what ends a card: the exceptions to the rule, and the law that a rule of the contract rests on."""
    is_law = reader.model.articles[article].is_law
    return [*_changes(reader, name), *(() if is_law else _sources(reader, citations))]


def _line(word: str, text: str) -> str:
    return f'<span class="mot">{escape(word)}</span> {text}'


def _conditions(reader: Reader, conditions: tuple[Clause, ...]) -> list[str]:
    return [_line("Si" if not rank else "et si", reader.read(each.expression)) for rank, each in enumerate(conditions)]


def _changes(reader: Reader, name: str) -> Iterator[str]:
    """Yield the exceptions to a rule, those of the law with the text they come from."""
    for each in reader.model.amendments:
        if each.target == name:
            label = reader.link(each.name, escape(each.label or worded(each.name)))
            found = " ; ".join(_sources(reader, each.citations))
            yield _line(f"Sauf ({_VERBS[each.verb].lower()})", label + (f" — {found}" if found else ""))


def _sources(reader: Reader, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Return the texts of the law that a rule cites, each once."""
    known = {each.anchor for each in reader.model.articles.values() if each.is_law and each.anchor}
    places = dict.fromkeys((each.anchor if each.anchor in known else each.place, each.certainty) for each in citations)
    short = tuple({each.short_name for each in reader.model.articles.values() if not each.is_law})
    found = (law(reader, place, certainty) for place, certainty in places if place and not place.startswith(short))
    return tuple(f'<span class="droit">Droit : {each}</span>' for each in found)
