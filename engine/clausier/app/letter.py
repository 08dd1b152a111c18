"""Write a letter that rests on an answer: refused when the act would be irregular, unless forced and then marked."""

from __future__ import annotations

import os

from clausier.app import letter_ground
from clausier.app.ask import elements_asked
from clausier.app.drafted import Drafted, Refused
from clausier.app.outcome import Outcome, stopped
from clausier.app.printing import write_pdf
from clausier.evaluate import letter, printing, wording
from clausier.evaluate.ask import ask
from clausier.evaluate.result import Determined, Undetermined
from clausier.model.letters import question_of
from clausier.project import files
from clausier.project.identity import VERSION
from clausier.project.shipped import shipped
from clausier.text import codes
from clausier.text.characters import unaccented
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.drafted import Act
    from clausier.app.opening import Case
    from clausier.documents.letters.form import Form
    from clausier.documents.letters.proof import Reading
    from clausier.documents.ooxml.template import Seal
    from clausier.dossier.facts import Element
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.ask import Asking
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.compile import Compiled
    from clausier.project.manifest import Contract, Manifest
    from clausier.surface.item import DocumentDecl

    Problems = tuple[Diagnostic, ...]

LETTERS = "lettres"
"""The folder of the letters, in that of the templates."""

_IRREGULAR, _LACKING = "acte irrégulier", "faits manquants"


def write(
    case: Case, asking: Asking, model: Model, declared: DocumentDecl, output: str, act: Act
) -> Outcome[Drafted | Refused]:
    """Write the letter ``declared`` to ``output``, about the element that ``act`` names."""
    program = case.program
    question = program.questions[question_of(declared)]
    subject = _subject(asking, question_of(declared), act.about)
    if isinstance(subject, Diagnostic):
        return stopped(subject)
    form, problems = find_form(case.manifest, case.contract, declared.ident)
    if form is not None:
        problems = form_faults(form, program, question.name)
    if form is None or problems:
        return Outcome(None, problems, {})
    from clausier.documents.from_model import Wording
    from clausier.documents.letters import proof
    from clausier.documents.letters.data import Blank
    from clausier.documents.passages import Passages

    answer = ask(asking, question, subject)
    uneven = letter.uneven(program, answer)
    if uneven:
        message = f"ces listes n'ont pas la même longueur : {', '.join(f'« {each} »' for each in uneven)}"
        hint = f"corrigez les détails de la question « {question.name} »"
        return stopped(Diagnostic(codes.LETTER_ROWS, message, None, hint))
    words = printing.words_of(asking)
    passages = Passages(model, Wording(words.values, words.flags))
    data = letter.data_of(program, case.facts, answer, subject, declared.title, Blank, passages.at)
    problems = tuple(proof.characters(data))
    if problems:
        return Outcome(None, problems, {})
    expected = proof.reading(form, data)
    refusals = _refusals(answer, tuple(each.question for each in expected.blanks))
    if refusals and not act.forced:
        return Outcome(Refused(case, answer), refusals, {})
    banner = _banner(refusals)
    ground = letter_ground.properties(case, asking, model, answer, subject, data)
    problems = _put(form, data, expected, _seal(case, declared, banner, ground), output)
    if problems:
        return Outcome(None, problems, {})
    written = Drafted(declared.title, case.contract, output, banner, answer)
    return Outcome(written, (*_other_readings(program, answer),), {})


def _subject(asking: Asking, name: str, about: str) -> Element | Diagnostic | None:
    """Return the one element that a letter is about, None for the contract as a whole."""
    question = asking.program.questions[name]
    found = elements_asked(asking, question, about)
    if isinstance(found, Diagnostic):
        return found
    if len(found) == 1:
        return found[0]
    keys = ", ".join(f"--sur {each.key}" for each in found if each is not None)
    message = f"une lettre ne porte que sur un élément de « {question.about} », et le dossier en a {len(found)}"
    return Diagnostic(codes.SUBJECT_UNKNOWN, message, None, f"dites lequel : {keys}")


# --- Forms --------------------------------------------------------------------------------------------------------


def find_form(project: Manifest, contract: Contract, name: str) -> tuple[Form | None, Problems]:
    """Return the Word form of the letter ``name``: that of the contract, else the project's, else the shipped one.

    Its file is named after the document, without accents.
    """
    from clausier.documents.letters.form import open_form

    file = f"{unaccented(name)}.docx"
    own = os.path.join(project.templates_folder, LETTERS)
    places = (
        os.path.join(own, *contract.id.split("/"), file),
        os.path.join(own, file),
        shipped("templates", LETTERS, file),
    )
    path = next((each for each in places if os.path.exists(each)), "")
    if not path:
        message = f"la lettre « {name} » n'a pas de forme Word"
        hint = f"créez « {project.name(places[0])} » dans Word, par exemple à partir d'une lettre de « {LETTERS} »"
        return None, (Diagnostic(codes.LETTER_FORM, message, None, hint),)
    shown = project.name(path)
    data, problems = files.read(path, shown)
    return (None, problems) if data is None else open_form(data, shown)


def form_faults(form: Form, program: Program, question: str) -> Problems:
    """Return what is wrong in the tags of the form of a letter that rests on ``question``."""
    from clausier.documents.letters import grammar

    return grammar.check(form, letter.shape_of(program, program.questions[question]))


def letter_faults(project: Manifest, contract: Contract, compiled: Compiled) -> Problems:
    """Return what is wrong with the forms of the letters that a contract declares, nothing when it has no program.

    Once every form can be read: the fields of the contract that neither they nor anything else reads.
    """
    from clausier.check import runner
    from clausier.documents.letters.reads import reads

    model, program = compiled.model, compiled.program
    if model is None or program is None:
        return ()
    found: list[Diagnostic] = []
    printed: set[tuple[str, str]] = set()
    for document in model.documents.values():
        if asked := question_of(document.declaration):
            form, problems = find_form(project, contract, document.declaration.ident)
            problems = problems if form is None else form_faults(form, program, asked)
            found += problems
            if form is not None and not problems:
                printed |= {*letter.fields_read(program, program.questions[asked], reads(form))}
    return tuple(dict.fromkeys(found)) or runner.unread(model, frozenset(printed))


# --- Whether it may be sent ---------------------------------------------------------------------------------------


def _refusals(answer: Answer, lacking: tuple[str, ...]) -> Problems:
    """Return why a letter is not to be sent: its act is irregular or not known to be regular, a fact it reads lacks."""
    found: list[Diagnostic] = []
    result = answer.result
    if isinstance(result, Undetermined):
        asked = sorted({wording.missing_text(each) for each in result.missing})
        found.append(_lacking(f"rien ne dit encore que cet acte est régulier : {_quoted(asked)}"))
    elif not isinstance(result, Determined) or result.value is False:
        message = f"cet acte serait irrégulier : « {answer.text} » n'a pas la réponse qu'il faut"
        hint = "« --forcer » l'écrit quand même, marqué « PROJET »"
        found.append(Diagnostic(codes.LETTER_IRREGULAR, message, None, hint))
    if lacking:
        found.append(_lacking(f"la lettre a besoin de faits que le dossier ne donne pas : {_quoted(lacking)}"))
    return tuple(found)


def _lacking(message: str) -> Diagnostic:
    hint = "complétez le dossier ; « --forcer » écrit la lettre quand même, marquée « PROJET »"
    return Diagnostic(codes.LETTER_FACTS, message, None, hint)


def _quoted(texts: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"« {each} »" for each in texts)


def _banner(refusals: Problems) -> str:
    """Return what a forced letter says at its top, "" for one that may be sent."""
    told = {codes.LETTER_IRREGULAR: _IRREGULAR, codes.LETTER_FACTS: _LACKING}
    reasons = dict.fromkeys(told[each.code] for each in refusals)
    return f"PROJET — {', '.join(reasons)}" if reasons else ""


def _other_readings(program: Program, answer: Answer) -> Problems:
    """Return a remark for each other reading under which the act would not be regular."""
    if answer.result != Determined(value=True):
        return ()
    return tuple(
        Diagnostic(
            codes.LETTER_READING,
            f"si l'on retient {wording.readings_text(program, other.deviation)}, cet acte ne serait pas régulier",
            None,
            "attendez la date prudente, ou faites trancher ce point",
        )
        for other in answer.others
        if other.result != answer.result
    )


# --- Writing ------------------------------------------------------------------------------------------------------


def _seal(case: Case, declared: DocumentDecl, banner: str, ground: letter_ground.Properties) -> Seal:
    from clausier.documents.ooxml.template import Seal

    properties = (
        ("clausier.version", VERSION),
        ("clausier.clauses", case.program.version),
        ("clausier.dossier", case.digest),
        ("clausier.lettre", declared.ident),
        *((("clausier.projet", banner),) if banner else ()),
        *ground,
    )
    return Seal(declared.title, case.contract.title, properties, banner)


def _put(form: Form, data: letter.Fields, expected: Reading, seal: Seal, output: str) -> Problems:
    """Fill the form and write it; read again, it must say what the tags say and please the linter."""
    from clausier.documents import linter
    from clausier.documents.letters import filling, proof

    def accept(again: bytes) -> Problems:
        faults = (*proof.verify(expected, again, seal.banner), *linter.lint(again))
        return tuple(each for each in faults if each.is_error)

    filled = filling.fill(form, data, seal)
    if output.lower().endswith(".pdf"):
        return accept(filled) or write_pdf(filled, output)
    return files.write(output, os.path.basename(output), filled, accept)
