"""ALLEO's contract cut to a deal: whatever the deal, what is printed stands by itself.

What a paragraph prints depends on the facts of its own conditions only. So each property is proved over every
combination of the facts that bear on it: those of an article and of the articles below it, those of a paragraph and of
the article it refers to; the other facts may be anything. The printed lines are read here without the engine's own
check (CLA-0512) and without its notion of a reference.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from clausier.documents import from_model, plain
from clausier.model.expression import Field, Link, Logic, Operation, Use
from clausier.model.words import DEROGATES, flag_of
from clausier.surface.page import Derogation, Passage
from clausier.surface.print import print_expression
from contrats.corpora import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from clausier.documents.tree import Document
    from clausier.model.expression import Expression
    from clausier.model.tree import Article, Paragraph
    from clausier.surface.page import Inline

    World = Mapping[str, bool]

SELECTED = ("diagnostic", "installation", "formation", "maintenance_sur_ticket", "location", "solution_virtualisée")


def _any(world: World, *names: str) -> bool:
    return any(world[each] for each in names)


def _services(world: World) -> bool:
    return _any(world, *SELECTED, "autre_prestation")


# What the deal means, said without the engine: articles 5.2 and 6.7 add the installation and the maintenance.
DERIVED: dict[str, Callable[[World], bool]] = {
    "prestations_énumérées": lambda world: _any(world, *SELECTED),
    "prestations_comprises": _services,
    "interventions_prévues": lambda world: (
        _services(world) and _any(world, "travail_sur_site", "installation", "solution_virtualisée", "formation")
    ),
    "client_protégé": lambda world: world["petit_professionnel_démarché"],
}
DERIVED_FROM = {
    "prestations_énumérées": {*SELECTED},
    "prestations_comprises": {*SELECTED, "autre_prestation"},
    "interventions_prévues": {*SELECTED, "autre_prestation", "travail_sur_site"},
    "client_protégé": {"petit_professionnel_démarché"},
}

ALWAYS = (
    *("1", "1.1", "1.2", "2", "3", "3.1", "3.2", "3.3", "3.4", "7", "9", "9.1", "9.2", "9.3", "10", "10.1", "10.2"),
    *("10.3", "11", "11.1", "11.3", "13", "14", "14.1", "15", "15.1", "15.2", "16", "16.1", "16.2", "17", "17.1"),
    *("17.2", "17.3", "19", "19.1", "19.2", "20", "21", "22"),
)

# The switches: what prints each of the other articles.
PRINTED: dict[str, Callable[[World], bool]] = {
    **dict.fromkeys(("4.1.1", "4.1.2", "4.1.4", "9.4", "11.2", "12"), lambda world: world["vente"]),
    **dict.fromkeys(("4", "4.1", "4.1.3"), lambda world: _any(world, "vente", "location")),
    **dict.fromkeys(
        ("4.2", "4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5", "6.7", "15.3"), lambda world: world["location"]
    ),
    **dict.fromkeys(
        ("5", "5.1", "5.2", "8", "14.2", "14.4", "14.5"),
        lambda world: world["solution_virtualisée"],
    ),
    "5.3": lambda world: world["solution_virtualisée"] and _any(world, "offre_cybersécurité", "offre_téléphonie"),
    **dict.fromkeys(("6", "6.1", "6.2", "6.8", "6.9", "18"), _services),
    "6.3": lambda world: world["diagnostic"],
    "6.4": lambda world: _any(world, "installation", "solution_virtualisée"),
    "6.5": lambda world: world["formation"],
    "6.6": lambda world: world["maintenance_sur_ticket"],
    "14.6": lambda world: world["éléments_du_client"],
    "14.7": lambda world: not world["acheteur_public"],
    **dict.fromkeys(("17.4", "17.5"), lambda world: world["données_personnelles"]),
}

DEFINITIONS = "2"
"""The article whose paragraphs, each a definition, stand each by itself."""

_LABEL = re.compile(r"(?:ARTICLE )?(\d+(?:\.\d+)*)\.? (?=\S)")
_MENTION = re.compile(r"articles? (\d+(?:\.\d+)*)(?!\d|\(|,? (?:et \d+ )?du Règlement)")
_SLIP = re.compile(r"\s\s| [,.]|[,.][,.]|[,;]\.")
_NOT_HERE = "Sans objet."


# --- Deals ------------------------------------------------------------------------------------------------------------


def holds(expression: Expression, world: World) -> bool:
    """Tell whether a condition of the words holds in a deal."""
    match expression:
        case Field(name=name):
            return world[name]
        case Use(name=name):
            return DERIVED[name](world)
        case Operation(name="without_object", arguments=(Field(name=name),)):
            return not world[name]
        case Logic(link=Link.NOT, arguments=(inside,)):
            return not holds(inside, world)
        case Logic(link=link, arguments=arguments):
            return (all if link is Link.AND else any)(holds(each, world) for each in arguments)
        case _:
            raise AssertionError(expression)


def facts(expression: Expression) -> set[str]:
    """Return the facts a condition depends on."""
    match expression:
        case Field(name=name):
            return {name}
        case Use(name=name):
            return DERIVED_FROM[name]
        case Operation(name="without_object", arguments=(Field(name=name),)):
            return {name}
        case Logic(arguments=arguments):
            return {fact for each in arguments for fact in facts(each)}
        case _:
            raise AssertionError(expression)


def contract(world: World) -> Document:
    """Return the contract of a deal, with the numbers of the paper."""
    alleo = model("alleo/cgv", "ALLEO")
    flags = {text: holds(condition, world) for text, condition in alleo.passages.items()}
    return from_model.contract(alleo, from_model.Wording({}, flags))


def everything() -> dict[str, bool]:
    """Return the deal in which every fact is true, but the public buyer, who would leave words out."""
    alleo = model("alleo/cgv", "ALLEO")
    names = {fact for each in alleo.passages.values() for fact in facts(each)}
    return dict.fromkeys(sorted(names), True) | {"acheteur_public": False}


# --- The groups of facts ----------------------------------------------------------------------------------------------


def _articles() -> list[Article]:
    return [each for each in model("alleo/cgv", "ALLEO").articles.values() if not each.is_law and each.on_paper]


def _whole(anchor: str) -> list[Article]:
    """Return an article and those below it; « A », the annex."""
    return [
        each
        for each in _articles()
        if each.anchor == anchor or each.anchor.startswith(f"{anchor}." if anchor != "A" else "A")
    ]


def _conditions(content: Sequence[Inline]) -> Iterator[str]:
    for part in content:
        if isinstance(part, Passage):
            yield print_expression(part.condition)
            yield from _conditions((*part.then, *part.otherwise))
        elif isinstance(part, Derogation):
            yield flag_of(part)


def _bearing(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    passages = model("alleo/cgv", "ALLEO").passages
    return frozenset(
        fact for words in paragraphs for text in _conditions(words.content) for fact in facts(passages[text])
    )


@cache
def groups() -> tuple[frozenset[str], ...]:
    """Return the groups of facts over which every combination is tried, none within another."""
    found: set[frozenset[str]] = set()
    for article in _articles():
        if article.anchor != DEFINITIONS:
            found.add(_bearing(words for each in _whole(article.anchor) for words in each.paragraphs))
        for words in article.paragraphs:
            text = words.printed.text
            aimed = [each[1] for each in _MENTION.finditer(text)] + ["A"] * ("en Annexe" in text)
            also = (other for anchor in aimed for each in _whole(anchor) for other in each.paragraphs)
            found.add(_bearing((words, *also)))
    return tuple(sorted((each for each in found if not any(each < other for other in found)), key=sorted))


def deals(group: frozenset[str]) -> Iterator[dict[str, bool]]:
    """Yield every combination of the facts of a group, the others being as in the fullest contract."""
    names = sorted(group)
    for values in product((True, False), repeat=len(names)):
        yield everything() | dict(zip(names, values, strict=True))


# --- What is read on the paper ----------------------------------------------------------------------------------------


def _number(line: str) -> str:
    match = _LABEL.match(line)
    return match[1] if match else ""


def _is_heading(line: str) -> bool:
    return line.startswith("ARTICLE ") or (bool(_number(line)) and len(line) < 60 and line[-1] not in ".:")


def articles_printed(lines: Sequence[str]) -> set[str]:
    """Return the numbers of the articles that print words, their own or those of an article below."""
    found = {
        _number(line)
        for line, after in pairwise((*lines, ""))
        if _number(line)
        and _NOT_HERE not in (after if _is_heading(line) else line)
        and not (_is_heading(line) and (_number(after) or not after))
    }
    return found | {number.rsplit(".", depth)[0] for number in found for depth in range(1, number.count(".") + 1)}


def faults(world: World) -> Iterator[str]:
    """Yield what is wrong on the paper of a deal."""
    lines = plain.lines(contract(world))[1:]
    printed = articles_printed(lines)
    annexed = any(line.startswith("Annexe :") for line in lines)
    yield from (f"{anchor} is always printed" for anchor in ALWAYS if anchor not in printed)
    yield from (
        f"{anchor}, as its switch says" for anchor, on in PRINTED.items() if (anchor in printed) is not on(world)
    )
    if annexed is not world["données_personnelles"]:
        yield "the annex, as its switch says"
    for line, after in pairwise((*lines, "")):
        if _is_heading(line) and _number(line) not in printed and after != _NOT_HERE:
            yield f"a heading and nothing under it: {line}"
        yield from (f"{each[0]} is not printed: {line}" for each in _MENTION.finditer(line) if each[1] not in printed)
        if "en Annexe" in line and not annexed:
            yield f"the annex is not printed: {line}"
        if line.endswith(":") and (_number(after) or after in ("", _NOT_HERE)):
            yield f"nothing after: {line}"
        if line.startswith("- ") and line.endswith(".") is after.startswith("- "):
            yield f"a list that does not go on or end as it should: {line}"
        if _SLIP.search(line):
            yield f"spaces or punctuation: {line}"


# --- Tests ------------------------------------------------------------------------------------------------------------


def test_the_groups_meet_every_fact() -> None:
    assert frozenset().union(*groups()) == frozenset(everything())
    assert sum(2 ** len(each) for each in groups()) < 2000


def test_every_article_is_always_printed_or_has_its_switch() -> None:
    anchors = {each.anchor for each in _articles()} - {""}
    assert {*ALWAYS, *PRINTED} == {each for each in anchors if not each.startswith("A")}
    assert not {*ALWAYS} & {*PRINTED}


def test_what_is_printed_stands_by_itself() -> None:
    found = {fault: world for group in groups() for world in deals(group) for fault in faults(world)}
    assert not found


def test_the_fullest_and_the_barest_contracts() -> None:
    full = everything()
    assert set(faults(full)) == set()
    bare = dict.fromkeys(full, False) | {"acheteur_public": True}
    assert set(faults(bare)) == set()
    assert articles_printed(plain.lines(contract(bare))) == {*ALWAYS}


WORDS: list[tuple[str, str, bool]] = [
    ("organisme_financier", "le cas échéant, l’organisme de financement", True),
    ("organisme_financier", "l’organisme financier intervient alors en tant que loueur", True),
    ("location", "Toute location de Produits est soumise à la validation", True),
    ("location", "le Contrat fixe le montant du loyer mensuel", True),
    ("location", "le Contrat est conclu pour la durée prévue au Devis", True),
    ("location", "en cas de location, informer ALLEO", True),
    ("offre_cybersécurité", "Solution Virtualisée relative à l’Offre Cybersécurité", True),
    ("offre_téléphonie", "Solution Virtualisée relative à l’Offre Téléphonie", True),
    ("vente", "que celle stipulée ci-dessus", True),
    ("vente", "la garantie prévue à l’article 11.2", True),
    ("travail_sur_site", "la sécurité des intervenants d’ALLEO", True),
    ("solution_virtualisée", "les éditeurs des Solutions Virtuelles", True),
    ("sous_traitant_hors_union", "SentinelOne", True),
    ("livraison_à_l_étranger", "d’un pays importateur ou d’un pays de transit", True),
    ("acompte", "ou des acomptes prévus au Contrat", True),
    ("commerçant", "TRIBUNAL DE COMMERCE DE MACON", True),
    ("acheteur_public", "TRIBUNAL DE COMMERCE DE MACON", False),
    ("acheteur_public", "ou mandat administratif", True),
    ("acheteur_public", "du paiement immédiat de toutes les facture", False),
]


@pytest.mark.parametrize(("fact", "words", "with_it"), WORDS)
def test_words_follow_their_switch(fact: str, words: str, with_it: bool) -> None:
    for value in (True, False):
        text = "\n".join(plain.lines(contract(everything() | {fact: value})))
        assert (words in text) is (value is with_it)


DEROGATIONS: list[tuple[str, tuple[str, ...], str, str]] = [
    ("4.2.5", ("location", "organisme_financier"), "loueur des Produits, en est propriétaire exclusif", "ALLEO étant"),
    ("10.1", ("location", "organisme_financier"), "est chargé d’encaisser lui sont payées", "toutes les factures"),
    ("10.3", ("location", "organisme_financier"), "d’un loyer dû à l’organisme financier", "de plein droit"),
    ("17.2", ("location", "organisme_financier"), "reçoit celles que demandent", "transmises à aucun tiers"),
    ("10.1", ("acheteur_public",), "est de 30 jours à compter de la réception de la facture", "à compter de la date"),
    ("10.3", ("acheteur_public",), "au premier jour du semestre au cours duquel", "majorée de 10 points"),
    ("10.1", ("escompte_prévu",), "est dû en cas de paiement anticipé.", "aucun escompte n’est dû"),
    ("3.1", ("valable_jusqu_au",), "le Devis est valable jusqu’au", "une validité de trente (30) jours"),
    ("3.3", ("petit_professionnel_démarché",), "dans les quatorze (14) jours qui suivent", "irrévocablement"),
]


@pytest.mark.parametrize(("article", "facts_of_it", "added", "general"), DEROGATIONS)
def test_what_derogates_is_printed_with_its_facts_and_shown_beside_what_it_departs_from(
    article: str, facts_of_it: tuple[str, ...], added: str, general: str
) -> None:
    for values in product((True, False), repeat=len(facts_of_it)):
        lines = plain.lines(contract(everything() | dict(zip(facts_of_it, values, strict=True))))
        printed = [line for line in lines if added in line]
        assert len(printed) == (2 if all(values) else 0)
        if printed:
            shown = lines.index(printed[1])
            assert lines[shown - 3] == article
            assert general in lines[shown - 1]
            assert printed[1] == printed[0][printed[0].index(printed[1]) :][: len(printed[1])]


def test_every_derogation_is_looked_at() -> None:
    passages = model("alleo/cgv", "ALLEO").passages
    assert len([text for text in passages if text.startswith(DEROGATES)]) == len(DEROGATIONS)


@pytest.mark.parametrize("kept", tuple(product((True, False), repeat=5)))
def test_the_list_of_services_is_that_of_the_deal(kept: tuple[bool, ...]) -> None:
    names = ("diagnostic", "installation", "formation", "maintenance_sur_ticket", "location")
    titles = (
        "Diagnostic de l’existant",
        "Installation du Produit",
        "Formation",
        "Maintenance des Produits sur ticket",
        "Maintenance des Produits loués",
    )
    world = everything() | dict(zip(names, kept, strict=True)) | {"solution_virtualisée": False}
    lines = plain.lines(contract(world))
    start = next(at for at, line in enumerate(lines) if line.startswith("6.2"))
    wanted = [title for title, keep in zip(titles, kept, strict=True) if keep]
    assert lines[start].endswith("suivantes :" if wanted else "sélectionnées dans le Contrat.")
    shown = [line for line in lines[start + 1 : start + 6] if line.startswith("- ")]
    assert shown == [f"- {each}{'.' if each == wanted[-1] else ','}" for each in wanted]
