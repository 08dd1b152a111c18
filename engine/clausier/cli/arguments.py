"""From the words of a command to what they mean, or to the one thing that is wrong with them."""

from __future__ import annotations

from clausier.cli.verbs import COMMON, plain
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.cli.verbs import Option, Verb

_SHORT = {"-h": "--aide", "-?": "--aide", "--help": "--aide"}


class Arguments(Record):
    """The words after a verb, in order, and the values of its options by name (a switch that is given has one, "")."""

    verb: Verb
    words: tuple[str, ...]
    options: dict[str, tuple[str, ...]]

    def option(self, name: str) -> str:
        """Return the value of an option, "" when it is not given."""
        return self.options.get(name, ("",))[-1]

    def has(self, name: str) -> bool:
        """Tell whether a switch is given."""
        return name in self.options

    def word(self, position: int) -> str:
        """Return a word by its position, "" when it is not given."""
        return self.words[position] if position < len(self.words) else ""


def parse(verb: Verb, given: Sequence[str]) -> Arguments | Diagnostic:
    """Return what the words after ``verb`` mean: ``--au DATE``, ``--au=DATE``, ``--`` before words that start so."""
    known = {each.name: each for each in (*verb.options, *COMMON)}
    words: list[str] = []
    options: dict[str, tuple[str, ...]] = {}
    pending = list(given)
    while pending:
        current = pending.pop(0)
        current = _SHORT.get(current, current)
        if current == "--":
            words += pending
            break
        if not current.startswith("-") or current == "-":
            words.append(current)
            continue
        name, equals, value = current.lstrip("-").partition("=")
        option = known.get(plain(name)) if current.startswith("--") else None
        if option is None:
            return _unknown(verb, current, known)
        if option.value and not equals:
            if not pending or (pending[0].startswith("--") and len(pending[0]) > len("--")):
                return wrong(verb, f"« --{option.name} » attend une valeur : --{option.name} {option.value}")
            value = pending.pop(0)
        if equals and not option.value:
            return wrong(verb, f"« --{option.name} » n'attend pas de valeur")
        if option.name in options and not option.repeated:
            return wrong(verb, f"« --{option.name} » est donné deux fois")
        options[option.name] = (*options.get(option.name, ()), value)
    if "aide" in options:
        return Arguments(verb, tuple(words), options)
    return _counted(verb, words) or Arguments(verb, tuple(words), options)


def wrong(verb: Verb, message: str) -> Diagnostic:
    """Return the diagnostic of a command that is badly written, with its example."""
    return Diagnostic(codes.COMMAND_WRONG, message, None, f"par exemple : {verb.example}")


def _unknown(verb: Verb, given: str, known: dict[str, Option]) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    shown = given.partition("=")[0]
    hint = did_you_mean(shown.lstrip("-"), known)
    listed = ", ".join(f"--{each}" for each in known)
    message = f"« {verb.name} » ne connaît pas l'option « {shown} »"
    return Diagnostic(codes.COMMAND_WRONG, message, None, hint or f"les options de ce verbe sont {listed}")


def _counted(verb: Verb, words: list[str]) -> Diagnostic | None:
    """Return what is wrong with the number of words, None when it is right."""
    needed = [each for each in verb.words if not each.optional]
    if len(words) < len(needed):
        lacking = needed[len(words)].name
        return wrong(verb, f"il manque {lacking} : {usage(verb)}")
    if len(words) > len(verb.words) and not (verb.words and verb.words[-1].repeated):
        return wrong(verb, f"« {words[len(verb.words)]} » est de trop : {usage(verb)}")
    return None


def usage(verb: Verb) -> str:
    """Return ``clausier demander QUESTION DOSSIER``."""
    parts = [f"[{each.name}]" if each.optional else each.name for each in verb.words]
    shown = [f"{part}…" if each.repeated else part for each, part in zip(verb.words, parts, strict=True)]
    return " ".join(("clausier", verb.name, *shown))
