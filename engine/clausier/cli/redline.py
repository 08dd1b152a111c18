"""``clausier comparer A B --sortie F.docx``: tracked changes in Word, and what the change does."""

from __future__ import annotations

from clausier.app import redline
from clausier.app.effects_document import FATES, summary, title_of
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.wishes import wish
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import wrap
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.effects import Effect
    from clausier.app.redline import Compared
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.norms.tree import Citation
    from clausier.project.manifest import Manifest

_AUTHOR = "Clausier"
_MOST = 20
_INDENT = "    "


def run(project: Manifest, arguments: Arguments, console: Console) -> int:
    """Write a redline and tell what it does."""
    wanted = wish(arguments)
    if isinstance(wanted, Diagnostic):
        return console.report((wanted,), {}, UNREADABLE)
    given = arguments.words
    if len(given) != 2 or arguments.has("contrats") or arguments.has("question") or arguments.has("sous"):  # noqa: PLR2004
        message = "--sortie compare les mots de deux contrats, ou de deux dossiers, et rien d'autre"
        example = "par exemple : clausier comparer clauses/cgv-2016 clauses/cgv-2026 --sortie modifications.docx"
        return console.report(
            (Diagnostic(wrong(arguments.verb, message).code, message, None, example),), {}, UNREADABLE
        )
    author, dossier = arguments.option("auteur") or _AUTHOR, arguments.option("dossier")
    words = [each.lower().endswith(redline.KIND) for each in given]
    if any(words):
        return _files(arguments, author, wanted.on.isoformat(), console, both=all(words))
    outcome = redline.write(project, (given[0], given[1]), arguments.option("sortie"), author, dossier, wanted)
    compared = outcome.value
    if compared is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give(_record(compared))
    else:
        _say(compared, console, everything=arguments.has("complet"))
        console.report(outcome.problems, outcome.sources, DONE)
    return DONE


def _files(arguments: Arguments, author: str, day: str, console: Console, *, both: bool) -> int:
    """Compare two Word files, whoever wrote them."""
    from clausier.app import foreign

    output, (before, after) = arguments.option("sortie"), arguments.words
    wrong_use = "" if both else "un fichier Word ne se compare qu'à un autre fichier Word"
    if both and arguments.has("dossier"):
        wrong_use = "« --dossier » ne va pas avec deux fichiers Word : Clausier n'en connaît pas les règles"
    if not wrong_use and not output.lower().endswith(redline.KIND):
        wrong_use = f"« {output} » : la comparaison s'écrit en Word, finissez son nom par {redline.KIND}"
    if wrong_use:
        return console.report((wrong(arguments.verb, wrong_use),), {}, UNREADABLE)
    outcome = foreign.write((before, after), output, author, day)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.modifications/1", "before": before, "after": after, "file": output})
    else:
        console.say(f"{output} : modifications suivies ; les refuser toutes rend {before}, les accepter {after}")
    return DONE


def _say(compared: Compared, console: Console, *, everything: bool) -> None:
    paint = console.paint
    before, after = compared.names
    console.say(paint.bold(f"{before} → {after}"))
    for change in compared.articles:
        for line in wrap(title_of(change), paint.width, first=f"  {FATES[change.fate]} — ", rest=_INDENT):
            console.say(line)
    if not compared.articles:
        console.say("  Les mots sont les mêmes.")
    console.say()
    effects = compared.effects
    console.say(paint.bold(summary(effects)))
    shown = effects.changes if everything else effects.changes[:_MOST]
    for effect in shown:
        _say_effect(effect, console)
    if len(shown) < len(effects.changes):
        console.say(f"  … et {len(effects.changes) - len(shown)} autres : « {compared.beside} », ou --complet")
    for case, why in effects.unread:
        for line in wrap(f"{case} ne se lit plus : {why}", paint.width, first="  ", rest=_INDENT):
            console.say(line)
    console.say()
    console.say(f"{compared.path} : modifications suivies ; les refuser toutes rend {before}, les accepter {after}")
    console.say(f"{compared.beside} : ce que la modification change")


def _say_effect(effect: Effect, console: Console) -> None:
    paint = console.paint
    about = f" [{effect.about}]" if effect.about else ""
    console.say(f"  {effect.title}{about} {paint.faint(effect.place)}")
    for line in wrap(effect.question, paint.width, first=_INDENT):
        console.say(paint.faint(line))
    for part in effect.parts:
        for line in wrap(f"{part.label} : {part.before} → {part.after}", paint.width, first=_INDENT, rest=_INDENT * 2):
            console.say(line)
    for label, words in (("avant", effect.words_before[:2]), ("après", effect.words_after[:2])):
        for each in words:
            told = f"{label} : « {each.words} », {each.place}"
            for line in wrap(told, paint.width, first=_INDENT, rest=_INDENT * 2):
                console.say(line)


def _record(compared: Compared) -> dict[str, object]:
    effects = compared.effects
    return {
        "schema": "clausier.modifications/1",
        "before": compared.names[0],
        "after": compared.names[1],
        "file": compared.path,
        "effects_file": compared.beside,
        "articles": [
            {"change": each.fate.name.lower(), "before": each.before or None, "after": each.after or None}
            for each in compared.articles
        ],
        "answers": effects.answers,
        "effects": [
            {
                "title": each.title,
                "place": each.place,
                "question": each.question,
                "about": each.about or None,
                "parts": [part._asdict() for part in each.parts],
                "words_before": _citations(each.words_before),
                "words_after": _citations(each.words_after),
            }
            for each in effects.changes
        ],
        "unread": [{"case": case, "reason": why} for case, why in effects.unread],
    }


def _citations(words: tuple[Citation, ...]) -> list[dict[str, str]]:
    return [{"place": each.place, "words": each.words} for each in words]
