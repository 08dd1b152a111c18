"""``clausier``: finds the verb, runs it, and turns whatever happens into a French sentence and an exit status."""

from __future__ import annotations

import gc
import io
import os
import sys

from clausier.cli import arguments, verbs
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE, open_console
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130
_OBJECTS_BEFORE_COLLECTION = 200_000
"""A short command makes trees that live until it ends: looking among them for garbage finds none."""
_FORMATS = ("texte", "json")


def command() -> NoReturn:
    """Run the command of this process and end it: what is said has been said, and taking memory apart says nothing."""
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        _forget_output()
    os._exit(status)


def main(given: Sequence[str] | None = None) -> int:
    """Run one command; return 0 done, 1 problems found, 2 unreadable or badly written, 3 not determined."""
    _open_outputs()
    try:
        status = _run(list(sys.argv[1:] if given is None else given))
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrompu.\n")
        return _INTERRUPTED
    except Exception as fault:  # the last net: a user never sees a traceback
        if os.environ.get("CLAUSIER_DEBUG"):
            raise
        return _unwritten(fault) if isinstance(fault, OSError) and fault.filename is None else _own_fault(fault)
    return status


def _run(given: list[str]) -> int:
    first = given[0] if given else "aide"
    if first in {"-h", "--help", "--aide", "-?"}:
        first = "aide"
    if first in {"--version", "-V"}:
        from clausier.project.identity import VERSION

        sys.stdout.write(f"clausier {VERSION}\n")
        return DONE
    json = ("json" in given and "--format" in given) or "--format=json" in given
    verb = verbs.verb(first)
    if verb is None:
        return open_console(json=json).report((_unknown(first),), {}, UNREADABLE)
    parsed = arguments.parse(verb, given[1:])
    if isinstance(parsed, Diagnostic):
        return open_console(json=json).report((parsed,), {}, UNREADABLE)
    form = verbs.plain(parsed.option("format")) or "texte"
    if form not in _FORMATS:
        message = f"« --format {parsed.option('format')} » n'existe pas"
        found = Diagnostic(codes.COMMAND_WRONG, message, None, "les formes sont texte et json")
        return open_console().report((found,), {}, UNREADABLE)
    console = open_console(json=form == "json")
    if parsed.has("aide"):
        parsed = arguments.Arguments(verbs.VERBS["aide"]("aide"), (verb.name,), {})
    status: int = __import__(f"clausier.cli.{parsed.verb.module}", fromlist=("run",)).run(parsed, console)
    return status


def _unknown(word: str) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    hint = did_you_mean(word, verbs.VERBS) or "« clausier aide » liste les verbes"
    return Diagnostic(codes.COMMAND_WRONG, f"« {word} » n'est pas un verbe de Clausier", None, hint)


def _own_fault(fault: Exception) -> int:
    """Tell that the fault is ours, without what only we could read."""
    message = f"c'est une erreur de Clausier, pas de vos fichiers ({type(fault).__name__} : {_first_line(fault)})"
    hint = "signalez-la avec la commande et les fichiers ; CLAUSIER_DEBUG=1 montre où elle est née"
    return open_console().report((Diagnostic(codes.INTERNAL_FAULT, message, None, hint),), {}, PROBLEMS)


def _unwritten(error: OSError) -> int:
    """Tell that the output took no more: of what is written, it alone has no name."""
    message = f"la réponse n'a pas pu être écrite jusqu'au bout ({error.strerror})"
    hint = "faites de la place sur le disque, ou dirigez la sortie ailleurs"
    return open_console().report((Diagnostic(codes.OUTPUT_REFUSED, message, None, hint),), {}, UNREADABLE)


def _forget_output() -> None:
    """Send nowhere what is left to say: the reader went away (« | head »), which is no fault."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _first_line(fault: Exception) -> str:
    lines = str(fault).splitlines()
    return lines[0][:200] if lines else "sans précision"


def _open_outputs() -> None:
    """Have the outputs carry French whatever the machine's settings; what is said on a closed one goes nowhere."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    command()
