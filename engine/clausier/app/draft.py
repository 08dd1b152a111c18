"""Write a document of a contract, and read the file again: a file that differs is not left behind."""

from __future__ import annotations

import os

from clausier.app.ask import asking_of
from clausier.app.drafted import Act, Drafted
from clausier.app.opening import open_case, pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.app.printing import kind_of, write_document
from clausier.documents import from_model, inline
from clausier.documents.contents import with_contents
from clausier.documents.tree import LabelPolicy, Value
from clausier.evaluate import printing
from clausier.model.letters import question_of
from clausier.model.words import DEROGATES
from clausier.project import compile  # noqa: A004  the module compiles a contract
from clausier.project.identity import VERSION
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.app.drafted import Refused
    from clausier.app.opening import Case
    from clausier.documents.tree import Document
    from clausier.evaluate.ask import Asking
    from clausier.evaluate.printing import Words
    from clausier.evaluate.result import Missing
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest
    from clausier.surface.item import DocumentDecl

    Problems = tuple[Diagnostic, ...]


_LETTERS = (".docx", ".pdf")


class Printable(Record):
    """A document that a contract can print; ``question`` is what a letter rests on, ``about`` the list it is sent on.

    Both are "" for a document that is no letter.
    """

    contract: Contract
    name: str
    title: str
    question: str
    about: str


def printable(project: Manifest, asked: str = "") -> Outcome[tuple[Printable, ...]]:
    """Return the documents of a contract, of every contract when ``asked`` is ""."""
    contracts = project.contracts
    if asked:
        chosen = pick_contract(project, asked)
        if isinstance(chosen, Diagnostic):
            return stopped(chosen)
        contracts = (chosen,)
    found: list[Printable] = []
    for contract in contracts:
        compiled = compile.compile_contract(project, contract)
        if compiled.model is None or any(each.is_error for each in compiled.problems):
            return Outcome(None, compiled.problems, compiled.sources)
        for each in compiled.model.documents.values():
            asked_of = compiled.model.questions.get(question_of(each.declaration))
            rests, about = ("", "") if asked_of is None else (asked_of.name, asked_of.about)
            found.append(Printable(contract, each.declaration.ident, each.declaration.title, rests, about))
    return Outcome(tuple(found), (), {})


def draft(
    project: Manifest, name: str, dossier: str, output: str, wish: Wish, act: Act | None = None
) -> Outcome[Drafted | Refused]:
    """Write the document ``name`` to ``output``, with the values of a dossier ("" prints the contract as it stands).

    ``wish`` says at which day, and under which readings, the conditions of the passages are looked at; ``act`` what a
    letter is about.
    """
    kind = kind_of(output)
    if isinstance(kind, Diagnostic):
        return stopped(kind)
    asking: Asking | None = None
    case: Case | None = None
    if dossier:
        opened = open_case(project, dossier, wish.contract)
        if opened.value is None:
            return Outcome(None, opened.problems, opened.sources)
        case = opened.value
        found = asking_of(case, wish)
        if isinstance(found, Diagnostic):
            return stopped(found)
        asking, chosen = found, case.contract
    else:
        picked = pick_contract(project, wish.contract)
        if isinstance(picked, Diagnostic):
            return stopped(picked)
        chosen = picked
    compiled = compile.compile_contract(project, chosen)
    if compiled.model is None or compiled.program is None:
        return Outcome(None, compiled.problems, compiled.sources)
    declared = compiled.model.documents.get(name)
    if declared is None:
        return stopped(_unknown(name, compiled.model))
    if question_of(declared.declaration):
        return _letter(case, asking, compiled.model, declared.declaration, output, act or Act())
    if act is not None and act != Act():
        message = f"« {name} » n'est pas une lettre : « --sur » et « --forcer » ne vont qu'avec elles"
        return stopped(Diagnostic(codes.COMMAND_WRONG, message, None, "retirez ces options"))
    if chosen.renumbered and not from_model.can_renumber(compiled.model):
        return stopped(_not_renumbered(chosen))
    words = None if asking is None else printing.words_of(asking)
    properties = _properties(compiled.program, case)
    document = _document(compiled.model, words, chosen, properties)
    problems = write_document(project, document, output, kind)
    if problems:
        return Outcome(None, problems, {})
    remarks = () if words is None else _remarks(words, document)
    return Outcome(Drafted(declared.declaration.title, chosen, output), remarks, {})


def _letter(
    case: Case | None, asking: Asking | None, model: Model, declared: DocumentDecl, output: str, act: Act
) -> Outcome[Drafted | Refused]:
    if not output.lower().endswith(_LETTERS):
        message = f"« {os.path.basename(output)} » : une lettre s'écrit en Word, ou en PDF"
        return stopped(Diagnostic(codes.OUTPUT_UNKNOWN, message, None, f"finissez son nom par {' ou '.join(_LETTERS)}"))
    if case is None or asking is None:
        message = f"la lettre « {declared.ident} » s'écrit pour un dossier"
        hint = f"donnez-le : clausier rediger {declared.ident} dossier.yml --sortie {os.path.basename(output)}"
        return stopped(Diagnostic(codes.COMMAND_WRONG, message, None, hint))
    from clausier.app import letter

    return letter.write(case, asking, model, declared, output, act)


def _properties(program: Program, case: Case | None) -> tuple[tuple[str, str], ...]:
    """Return what a file tells of where it comes from: the hash of the clauses, that of the dossier."""
    own = (("clausier.version", VERSION), ("clausier.clauses", program.version))
    return own if case is None else (*own, ("clausier.dossier", case.digest))


def _document(
    model: Model, words: Words | None, contract: Contract, properties: tuple[tuple[str, str], ...]
) -> Document:
    wording = from_model.Wording({}, {}) if words is None else from_model.Wording(words.values, words.flags)
    labels = LabelPolicy.AUTOMATIC if contract.renumbered else LabelPolicy.PRINTED
    whole = from_model.contract(model, wording, properties, labels)
    return with_contents(whole) if contract.listed else whole


def _remarks(words: Words, document: Document) -> Problems:
    """Return what the reader of a document is told of the facts it lacks: a value left blank is told when printed."""
    printed = {each.tag for each in inline.nodes(document) if isinstance(each, Value)}
    return (
        *(
            Diagnostic(codes.PASSAGE_OPEN, f"{_kept(text)} : {_lacking(missing)}")
            for text, missing in words.open_passages
        ),
        *(
            Diagnostic(codes.VALUE_BLANK, f"« [{text}] » est à remplir : {_lacking(missing)}")
            for text, missing in words.blanks
            if text in printed
        ),
    )


def _kept(text: str) -> str:
    """Return what becomes of a passage, or of a derogation, that the facts do not decide."""
    if text.startswith(DEROGATES):
        return f"la dérogation « {text.removeprefix(DEROGATES)} » n'est pas imprimée"
    return f"le passage « si {text} » est gardé"


def _lacking(missing: frozenset[Missing]) -> str:
    questions = sorted({each.question or each.path for each in missing})
    return f"il manque la réponse à « {' », « '.join(questions)} »" if questions else "aucune règle ne le dit"


def _not_renumbered(contract: Contract) -> Diagnostic:
    message = (
        f"les articles de « {contract.id} » ne portent pas tous un numéro en chiffres : ils ne se renumérotent pas"
    )
    return Diagnostic(codes.DOCUMENT_SHAPE, message, None, "écrivez « numérotation: conservée » dans le manifeste")


def _unknown(name: str, model: Model) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    known = tuple(model.documents)
    hint = did_you_mean(name, known) or (
        f"les documents de ce contrat sont {', '.join(known)}" if known else "déclarez-le : document nom « Titre »"
    )
    return Diagnostic(codes.DOCUMENT_UNKNOWN, f"ce contrat ne déclare pas de document « {name} »", None, hint)
