"""``clausier questions``: what may be asked of each contract."""

from __future__ import annotations

from clausier.app.opening import open_project, pick_contract
from clausier.cli.console import DONE, UNREADABLE
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import columns, pad, wrap
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract


def run(arguments: Arguments, console: Console) -> int:
    """List the questions of a contract, of every contract when none is named."""
    from clausier.project import compile  # noqa: A004  the module compiles a contract

    project = open_project(arguments.option("projet"))
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    contracts = project.value.contracts
    if arguments.word(0):
        chosen = pick_contract(project.value, arguments.word(0))
        if isinstance(chosen, Diagnostic):
            return console.report((chosen,), {}, UNREADABLE)
        contracts = (chosen,)
    programs: list[tuple[Contract, Program]] = []
    for contract in contracts:
        program, problems, sources = compile.program(project.value, contract)
        if program is None:
            return console.report(problems, sources, UNREADABLE)
        programs.append((contract, program))
    if console.json:
        console.give({"schema": "clausier.questions/1", "contracts": [_record(*each) for each in programs]})
    else:
        for rank, (contract, program) in enumerate(programs):
            if rank:
                console.say()
            _say(contract, program, console)
    return DONE


def _say(contract: Contract, program: Program, console: Console) -> None:
    paint = console.paint
    title = f" — {program.title}" if program.title not in {"", contract.id} else ""
    console.say(f"{paint.bold(contract.id)}{title}")
    if not program.questions:
        console.say("  aucune question")
    width = min(34, max((columns(each) for each in program.questions), default=0)) + 2
    for each in program.questions.values():
        about = f" (sur {each.about})" if each.about else ""
        number = f" {each.register}" if each.register else ""
        first = "  " + pad(each.name, width)
        if columns(each.name) >= width:
            console.say(f"  {each.name}")
            first = " " * (width + 2)
        for line in wrap(f"{each.text}{about}{number}", paint.width, first=first, rest=" " * (width + 2)):
            console.say(line)


def _record(contract: Contract, program: Program) -> object:
    return {
        "contract": contract.id,
        "questions": [
            {"question": each.name, "text": each.text, "register": each.register or None, "about": each.about or None}
            for each in program.questions.values()
        ],
    }
