"""``clausier aide``: the verbs, each with an example; or one verb in full."""

from __future__ import annotations

from clausier.cli import verbs
from clausier.cli.arguments import usage
from clausier.cli.console import DONE, UNREADABLE
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import columns, pad, wrap
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.cli.verbs import Verb

_EXITS = (
    ("0", "fait, quelle que soit la réponse"),
    ("1", "des problèmes ont été trouvés"),
    ("2", "entrée illisible ou commande mal écrite"),
    ("3", "la réponse est indéterminée"),
)


def run(arguments: Arguments, console: Console) -> int:
    """Print the help of a verb, or the list of all."""
    name = arguments.word(0)
    if not name:
        _everything(console)
        return DONE
    found = verbs.verb(name)
    if found is None:
        from clausier.text.suggest import did_you_mean

        hint = did_you_mean(name, verbs.VERBS) or "« clausier aide » liste les verbes"
        problem = Diagnostic(codes.COMMAND_WRONG, f"« {name} » n'est pas un verbe de Clausier", None, hint)
        return console.report((problem,), {}, UNREADABLE)
    _one(found, console)
    return DONE


def _everything(console: Console) -> None:
    paint = console.paint
    console.say(f"{paint.bold('clausier')} : les mots d'un contrat et leur effet, d'une seule source")
    console.say()
    console.say(paint.bold("Verbes") + " (avec ou sans accents)")
    width = max(columns(each) for each in verbs.VERBS) + 2
    for each in verbs.every():
        lines = wrap(each.summary, paint.width, first="  " + pad(each.name, width))
        console.say(lines[0].replace(each.name, paint.bold(each.name), 1))
        for line in lines[1:]:
            console.say(line)
        console.say(f"  {' ' * width}{paint.faint('$ ' + each.example)}")
    console.say()
    console.say(paint.bold("Options de tous les verbes"))
    _options(console, verbs.COMMON)
    console.say()
    console.say(paint.bold("Codes de retour"))
    for code, meaning in _EXITS:
        console.say(f"  {code}  {meaning}")
    console.say()
    console.say("« clausier aide VERBE » montre un verbe et ses options.")


def _one(verb: Verb, console: Console) -> None:
    paint = console.paint
    console.say(f"{paint.bold(usage(verb))} [OPTIONS]")
    for line in wrap(f"{verb.summary[0].upper()}{verb.summary[1:]}.", paint.width, first="  "):
        console.say(line)
    if verb.accented:
        console.say(f"  S'écrit aussi « {verb.accented} ».")
    console.say()
    console.say(paint.bold("Options"))
    _options(console, (*verb.options, *verbs.COMMON))
    console.say()
    console.say(paint.bold("Exemple"))
    console.say(f"  $ {verb.example}")


def _options(console: Console, options: tuple[verbs.Option, ...]) -> None:
    shown = [(f"--{each.name} {each.value}".rstrip(), each.help) for each in options]
    width = min(34, max(columns(left) for left, _ in shown) + 2)
    for left, right in shown:
        first = "  " + (pad(left, width) if columns(left) < width else left + "  ")
        for line in wrap(right, console.paint.width, first=first, rest=" " * (width + 2)):
            console.say(line)
