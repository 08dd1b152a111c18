"""Write a document of a contract, and read the file again: a file that differs is not left behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausier.app.opening import open_case, pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.dossier.facts import Known, Ref
from clausier.evaluate import wording
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.project.identity import VERSION
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import dataclass

if TYPE_CHECKING:
    from clausier.documents.tree import Document
    from clausier.dossier.facts import Facts
    from clausier.model.tree import Model
    from clausier.norms.tree import Program, Value
    from clausier.project.compile import Compiled
    from clausier.project.manifest import Contract, Manifest

    Problems = tuple[Diagnostic, ...]

KINDS = (".docx", ".md", ".txt")
_STYLE = "maison.docx"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A document that was written: its title, the contract it prints, the file."""

    title: str
    contract: Contract
    path: str


@dataclass(frozen=True, slots=True)
class Printable:
    """A document that a contract can print."""

    contract: Contract
    name: str
    title: str


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
        declared = compiled.model.documents.values()
        found += [Printable(contract, each.declaration.ident, each.declaration.title) for each in declared]
    return Outcome(tuple(found), (), {})


def draft(project: Manifest, name: str, dossier: str, output: str, contract: str = "") -> Outcome[Drafted]:
    """Write the document ``name`` to ``output``, with the values of a dossier ("" prints the contract as it stands)."""
    kind = os.path.splitext(output)[1].lower()
    if kind not in KINDS:
        message = f"« {os.path.basename(output)} » ne dit pas quelle sorte de fichier écrire"
        return stopped(Diagnostic(codes.OUTPUT_UNKNOWN, message, None, f"finissez son nom par {', '.join(KINDS)}"))
    facts: Facts | None = None
    if dossier:
        opened = open_case(project, dossier, contract)
        if opened.value is None:
            return Outcome(None, opened.problems, opened.sources)
        chosen, facts = opened.value.contract, opened.value.facts
    else:
        picked = pick_contract(project, contract)
        if isinstance(picked, Diagnostic):
            return stopped(picked)
        chosen = picked
    compiled = compile.compile_contract(project, chosen)
    if compiled.model is None or compiled.program is None:
        return Outcome(None, compiled.problems, compiled.sources)
    declared = compiled.model.documents.get(name)
    if declared is None:
        return stopped(_unknown(name, compiled.model))
    document = _document(compiled, facts)
    problems = _write(project, document, output, kind)
    if problems:
        return Outcome(None, problems, {})
    return Outcome(Drafted(declared.declaration.title, chosen, output), (), {})


def _document(compiled: Compiled, facts: Facts | None) -> Document:
    from clausier.documents import from_model

    assert compiled.model is not None  # noqa: S101  the caller stops without a model
    assert compiled.program is not None  # noqa: S101  idem
    values, flags = ({}, {}) if facts is None else _of_dossier(compiled.program, facts)
    properties = (("clausier.version", VERSION), ("clausier.clauses", compiled.program.version))
    return from_model.contract(compiled.model, values, flags, properties)


def _of_dossier(program: Program, facts: Facts) -> tuple[dict[str, Value], dict[str, bool]]:
    """Return what a dossier prints in the words of its contract, and the passages it keeps.

    Its special conditions replace parameters; its facts are printed by their names (``contrat.signé_le``), a value of
    an enumeration by its label; a passage that depends on one of them is printed when it is « oui ».
    """
    values: dict[str, Value] = {each.parameter: each.value for each in facts.overrides}
    flags: dict[str, bool] = {}
    for element in facts.singles.values():
        kinds = {each.name: each.kind for each in program.entities[element.entity].fields}
        for name, fact in element.fields.items():
            if not isinstance(fact, Known) or isinstance(fact.value, Ref):
                continue
            path, value = f"{element.path}.{name}", fact.value
            if isinstance(value, bool):
                flags[path] = value
            values[path] = wording.value_text(program, value, kinds[name]) if isinstance(value, str) else value
    return values, flags


def _write(project: Manifest, document: Document, output: str, kind: str) -> Problems:
    from clausier.documents import check, plain

    problems = check.check(document)
    if problems:
        return problems
    if kind == ".docx":
        return _write_word(project, document, output)
    text = plain.to_markdown(document) if kind == ".md" else plain.to_text(document)
    return files.write(output, os.path.basename(output), text.encode("utf-8"))


def _write_word(project: Manifest, document: Document, output: str) -> Problems:
    """Write a Word file in the house style; read again, it must say the same and please the linter."""
    from clausier.documents import linter, readback, word

    template, problems = files.read(os.path.join(project.templates_folder, _STYLE), f"modèle {_STYLE}")
    if template is None:
        return problems
    problems = word.check_template(template)
    if problems:
        return problems

    def accept(again: bytes) -> Problems:
        faults = (*readback.verify(document, again), *linter.lint(again))
        return tuple(each for each in faults if each.is_error)

    return files.write(output, os.path.basename(output), word.to_docx(document, template), accept)


def _unknown(name: str, model: Model) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    known = tuple(model.documents)
    hint = did_you_mean(name, known) or (
        f"les documents de ce contrat sont {', '.join(known)}" if known else "déclarez-le : document nom « Titre »"
    )
    return Diagnostic(codes.DOCUMENT_UNKNOWN, f"ce contrat ne déclare pas de document « {name} »", None, hint)
