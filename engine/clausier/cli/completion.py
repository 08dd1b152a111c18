"""``clausier completer``: what shells need to complete commands, and the words they may complete with.

The scripts are short: they ask Clausier for the words, so that questions and keys are those of the project at hand.
"""

from __future__ import annotations

from clausier.cli import verbs
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.verbs import COMMON, VERBS, plain
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console

_WORDS = "mots"

_SCRIPTS = {
    "bash": """_clausier() {
  local word="${COMP_WORDS[COMP_CWORD]}"
  local words="$(clausier completer mots -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)"
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _clausier clausier""",
    "zsh": """#compdef clausier
_clausier() {
  local -a found
  found=(${(f)"$(clausier completer mots -- "${(@)words[2,CURRENT-1]}" 2>/dev/null)"})
  compadd -a found || _files
}
compdef _clausier clausier""",
    "fish": """complete -c clausier -f -a '(clausier completer mots -- (commandline -opc)[2..-1] 2>/dev/null)'
complete -c clausier -F -n 'not __fish_use_subcommand'""",
}


def run(arguments: Arguments, console: Console) -> int:
    """Print the script of a shell; ``mots`` prints the words that may follow those given."""
    shell = plain(arguments.word(0))
    if shell == _WORDS:
        for each in words(arguments.words[1:]):
            console.say(each)
        return DONE
    script = _SCRIPTS.get(shell)
    if script is None:
        message = f"« {arguments.word(0)} » n'est pas un interpréteur connu : bash, zsh ou fish"
        return console.report((wrong(arguments.verb, message),), {}, UNREADABLE)
    console.say(script)
    return DONE


def words(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return what may follow the words already typed after ``clausier``: verbs, options, names of the project."""
    if not typed:
        return tuple(VERBS)
    verb = verbs.verb(typed[0])
    if verb is None:
        return ()
    if typed[-1] == "--format":
        return ("texte", "json")
    if typed[-1] == "--etape":
        from clausier.app.view import STAGES

        return STAGES
    named = tuple(
        f"--{each.name}" for each in (*verb.options, *COMMON) if each.repeated or f"--{each.name}" not in typed
    )
    plainly = [each for each in typed[1:] if not each.startswith("-")]
    match verb.name, len(plainly):
        case "demander", 0:
            return (*_questions(), *named)
        case "nouveau", 0:
            return ("projet", "dossier")
        case "completer", 0:
            return tuple(_SCRIPTS)
        case "aide", 0:
            return tuple(VERBS)
        case (("questions" | "documents"), 0):
            return (*_contracts(), *named)
        case "expliquer", 0:
            from clausier.text.codes import all_codes

            return tuple(sorted(all_codes()))
        case _:
            return named


def _contracts() -> tuple[str, ...]:
    from clausier.app.opening import open_project

    project = open_project("").value
    return () if project is None else tuple(each.id for each in project.contracts)


def _questions() -> tuple[str, ...]:
    """Return the questions of every contract of the project around; () when something is wrong with it."""
    from clausier.app.opening import open_project
    from clausier.project import compile  # noqa: A004  the module compiles a contract

    project = open_project("").value
    if project is None:
        return ()
    programs = [compile.program(project, each)[0] for each in project.contracts]
    return tuple(dict.fromkeys(name for each in programs if each is not None for name in each.questions))
