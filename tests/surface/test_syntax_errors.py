from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from clausier.surface.forms import form_of
from clausier.surface.lessons import Failure, Lesson, learn, read_snippet
from clausier.surface.parser import Parser
from clausier.surface.prepare import prepare
from clausier.surface.tables import compiled
from clausier.text import codes
from clausier.text.source import Source
from surface.language import GRAMMAR, SNIPPETS, in_block, parser, problem_in, read

if TYPE_CHECKING:
    from clausier.surface.lessons import Situation


def _failure(text: str) -> Failure:
    form = form_of(text)
    assert form is not None
    failure = parser().failure(form.start, prepare("", text, 0).text)
    assert failure is not None
    return failure


@pytest.mark.parametrize("name", sorted(SNIPPETS))
def test_each_snippet_still_gives_its_message(name: str) -> None:
    snippet = read_snippet(SNIPPETS[name])
    problem = problem_in(snippet.text)
    assert problem.code is snippet.lesson.code
    assert problem.message.split("«")[0] == snippet.lesson.message.split("{")[0].split("«")[0]
    assert problem.hint == snippet.lesson.hint


def test_no_two_snippets_disagree_about_a_situation() -> None:
    lessons: dict[Situation, set[Lesson]] = defaultdict(set)
    for text in SNIPPETS.values():
        snippet = read_snippet(text)
        lessons[_failure(snippet.text).situations[0]].add(snippet.lesson)
    assert {situation: found for situation, found in lessons.items() if len(found) > 1} == {}


def test_a_snippet_needs_a_header() -> None:
    with pytest.raises(ValueError, match="begins with"):
        read_snippet("calcul x")


def test_without_snippets_what_could_have_come_is_listed() -> None:
    bare = Parser(compiled(GRAMMAR))
    form = form_of("paramètre")
    assert form is not None
    (problem,) = bare.item(form, "f", "paramètre x 3", 0).problems
    assert problem.code is codes.SYNTAX_UNEXPECTED
    assert problem.hint == "ici pourraient venir : « = »"


def test_snippets_that_share_only_their_code_give_a_general_message() -> None:
    first, second = (Lesson(codes.COLON_MISSING, message, "") for message in ("a", "b"))
    failure = Failure("table", "", 0, "", "NAME", "NAME", frozenset({"COLON"}))
    other = Failure("root", "", 0, "", "NAME", "NAME", frozenset({"COLON"}))
    lessons = learn([(failure, first), (other, second)])
    assert lessons[frozenset({"COLON"})] == Lesson(codes.COLON_MISSING, "", "")
    assert lessons["table", frozenset({"COLON"})] == first
    third = Failure("entity", "", 0, "", "NAME", "NAME", frozenset({"COLON"}))
    against = Lesson(codes.LEFTOVER, "c", "")
    assert frozenset({"COLON"}) not in learn([(failure, first), (third, against)])


@pytest.mark.parametrize(
    ("text", "code", "at", "hint"),
    [
        ("calcul x : argent\n  = si a 3 sinon 4", "CLA-0127", "3", "si condition alors"),
        ("calcul x : argent\n  = si a alors 3", "CLA-0128", "3", "si condition alors"),
        ("calcul x : argent\n  = si alors 3 sinon 4", "CLA-0126", "alors", "montant ≤ 40 €"),
        ("calcul x : argent\n  si\n  = 3", "CLA-0126", "=", "comparaison"),
        ("pouvoir p « p »\n  titulaire a\n  exige\n  effet b", "CLA-0126", "e", "même ligne"),
        ("pouvoir p « p »\n  titulaire a\n  date\n  effet b", "CLA-0137", "e", "même ligne"),
        ("calcul x : argent\n  = 3 moi", "CLA-0129", "moi", "« mois »"),
        ("calcul x : argent\n  = 30 jour ouvert", "CLA-0129", "ouvert", "« jour ouvré »"),
        ("calcul x : argent\n  = 3 pommes", "CLA-0129", "pommes", "les unités sont"),
        ("calcul x : argent\n  = delai 3 mois après y", "CLA-0121", "delai", "« délai »"),
        ("calcul x : argent\n  = délai 3 mois apres y", "CLA-0121", "apres", "« après »"),
        ("calcul x : argent\n  = x a defaut y", "CLA-0121", "a defaut", "« à défaut »"),
        ("calcul x : argent\n  = nombre de v dans l ou v.a", "CLA-0121", "ou", "« où »"),
        ("calcul x : argent\n  = il existe v dans l que v.a", "CLA-0121", "que", "« tel que »"),
        ("calcul x : argent\n  = somme de v pour v dans l", "CLA-0121", "pour", "« pour chaque »"),
        ("obligation o « o »\n  debiteur a", "CLA-0121", "debiteur", "« débiteur »"),
        ("obligation o « o »\n  débitteur a", "CLA-0121", "débitteur", "« débiteur »"),
        ("table t : taux\n  connue jusqu'à 2024-01-01", "CLA-0121", "connue", "« connue jusqu'au »"),
        ("parametre x = 3", "CLA-0121", "parametre", "« paramètre »"),
        ("sans éffet « a » : « b »", "CLA-0121", "sans éffet", "« sans effet »"),
        ("paramtre x = 3", "CLA-0120", "paramtre", "« paramètre »"),
        ("effet x", "CLA-0120", "effet", "en retrait"),
        ("xyz", "CLA-0120", "xyz", "entité"),
        ("calcul x : argent\n  sur les mots\n  = 3", "CLA-0124", "mots", "« et »"),
        ('calcul x : argent\n  sur "les mots"\n  = 3', "CLA-0124", '"', "« et »"),
        ("pouvoir p\n  titulaire a", "CLA-0124", "titulaire", "« et »"),
        ("calcul x : argent\n  sur « les mots\n  = 3", "CLA-0122", "«", "»"),
        ("calcul x : argent\n  sur les mots »\n  = 3", "CLA-0122", "»", "«"),
        ("calcul x : argent\n  = (a ≤ b", "CLA-0123", "(", ")"),
        ("calcul x : argent\n  = a ≤ b)", "CLA-0123", ")", "supprimez"),
        ("calcul x : argent\n  = [a]", "CLA-0123", "[", "( )"),
        ("paramètre x 3 mois", "CLA-0125", "3 mois", "paramètre nom = valeur"),
        ("paramètre x =", "CLA-0137", "=", "un nom, un nombre"),
        ("paramètre x = 3 mois 4", "CLA-0135", "4", "supprimez"),
        ("calcul x : argent\n  = a b", "CLA-0135", "b", "opérateur"),
        ("paramètre x = 40.50 €", "CLA-0131", "40.50 €", "virgule"),
        ("paramètre x = 12,345 €", "CLA-0131", "12,345 €", "virgule"),
        ("paramètre x = 1,5 mois", "CLA-0131", "1,5 mois", "heures"),
        ("paramètre x = -oui", "CLA-0131", "-", "ôtez"),
        ("paramètre x = 30 février 2024", "CLA-0130", "30 février 2024", "1er mars 2024"),
        ("paramètre x = 2024-13-01", "CLA-0130", "2024-13-01", "2024-03-01"),
        ("table t : taux\n  source « s »\n  connue jusqu'au 31/02/2024", "CLA-0130", "31/02/2024", "2024-03-01"),
        ("entité E « e »\n  si : texte", "CLA-0136", "si", "nom"),
        ("entité E « e »\n  l'âge : texte", "CLA-0136", "'", "_"),
        ("calcul : argent = 3", "CLA-0136", ":", "lettre"),
        ("entité E « e »\n  âge texte", "CLA-0138", "texte", "montant : argent"),
        ("calcul x : argent\n  = a < b < c", "CLA-0139", "<", "et"),
        ("calcul x : argent\n  = a + délai 3 mois après b", "CLA-0140", "délai", "( et )"),
        ("calcul x : argent\n  = délai 3 mois après si a alors b sinon c", "CLA-0140", "si", "( et )"),
        ("calcul x : argent\n  = a ! b", "CLA-0199", "!", "supprimez"),
        ("calcul x : argent\n  = f(a,)", "CLA-0137", ")", "un nom"),
        # What a French hand writes by habit.
        ("calcul x : argent\n  = somme v.a pour chaque v dans l", "CLA-0142", "v", "« somme de »"),
        ("calcul x : argent\n  = somme des v.a pour chaque v dans l", "CLA-0142", "des", "« somme de »"),
        ("calcul x : argent\n  = nombre f dans l", "CLA-0142", "f", "« nombre de »"),
        ("calcul x : date\n  = le plus tard v.d pour chaque v dans l", "CLA-0142", "plus tard", "« le plus tard de »"),
        ("calcul x : date\n  = 30 jours après a", "CLA-0142", "après", "délai 30 jours après"),
        ("calcul x : date\n  = 2 jours ouvrés avant a", "CLA-0142", "avant", "délai 30 jours après"),
        ("calcul x : date\n  = délai de 30 jours après a", "CLA-0142", "30 jours", "délai 30 jours après"),
        ("calcul x : date\n  = délai 30 jours à compter de a", "CLA-0142", "à compter de", "« après »"),
        ("calcul x : date\n  = délai 30 jours après a prorogé", "CLA-0142", "prorogé", "« , prorogé »"),
        ("calcul x : booléen\n  = a est b", "CLA-0142", "est", "a = b"),
        ("calcul x : booléen\n  = a est égal à b", "CLA-0142", "est", "a = b"),
        ("calcul x : booléen\n  = a n'est pas b", "CLA-0142", "n'est pas", "a ≠ b"),
        ("calcul x : booléen\n  = a entre b et c", "CLA-0142", "entre", "b ≤ a et a ≤ c"),
        ("calcul x : booléen\n  = a != b", "CLA-0142", "!=", "« ≠ »"),
        ("calcul x : booléen\n  = a == b", "CLA-0142", "=", "« = »"),
        ("calcul x : booléen\n  = a && b", "CLA-0142", "&&", "« et »"),
        ("calcul x : booléen\n  = a || b", "CLA-0142", "||", "« ou »"),
        ("calcul x : argent\n  = a – b", "CLA-0142", "–", "« - »"),
        ("calcul x : argent\n  = a à défaut de b", "CLA-0142", "b", "« à défaut »"),
        ("calcul x : argent\n  = si a sinon b", "CLA-0127", "sinon", "alors"),
        ("calcul x : argent\n  = a sinon b", "CLA-0142", "sinon", "« à défaut »"),
        ("calcul x : taux\n  = 15 pourcent", "CLA-0142", "pourcent", "15 %"),
        ("paramètre x = 15 pour cent", "CLA-0142", "pour cent", "15 %"),
        ("calcul x : date\n  = 1 er mars 2024", "CLA-0142", "er", "1er mars 2024"),
        ("calcul x : date\n  = 1er Mars 2024", "CLA-0142", "er", "1er mars 2024"),
    ],
)
def test_mistakes_are_named_at_their_place_with_what_to_do(text: str, code: str, at: str, hint: str) -> None:
    source = Source("f", in_block(text))
    problem = problem_in(text)
    assert problem.code.ident == code
    assert problem.span is not None
    assert source.text[problem.span.start : problem.span.end] == at
    assert hint in problem.hint
    assert problem.message[-1] != "."


def test_a_misspelled_word_comes_with_its_correction() -> None:
    text = in_block("parametre x = 3")
    (edit,) = read(text)[1][0].fix
    corrected = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert read(corrected)[1] == ()
