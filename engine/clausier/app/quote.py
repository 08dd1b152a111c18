"""A quote: opened with its catalogue, priced by its contract, printed, numbered, carried to its dossier."""

from __future__ import annotations

import os

from clausier.app import numbers
from clausier.app.opening import pick_contract
from clausier.app.outcome import Outcome
from clausier.app.printing import kind_of, write_document
from clausier.dossier import nodes
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.project.identity import VERSION
from clausier.quote import carry as carrying
from clausier.quote import catalogue as catalogues
from clausier.quote import document, prepare, reader, register, versions
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from clausier.app.workshop import Programs
    from clausier.dossier.tree import Node
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest
    from clausier.quote.prepare import Offer
    from clausier.quote.tree import Catalogue, Quote
    from clausier.text.source import Source

    Problems = tuple[Diagnostic, ...]
    Sources = dict[str, Source]


class Opened(Record):
    """A quote as offered, its contract and the program of it, its file. ``previous`` is the version it replaces."""

    offer: Offer
    contract: Contract
    program: Program
    source: Source
    path: str
    previous: Offer | None


def open_quote(project: Manifest, path: str, programs: Programs | None = None) -> Outcome[Opened]:
    """Open the quote at ``path`` with the catalogue it names, work out what it offers, look up its number.

    ``programs`` gives the program of a contract (``compile.program`` when None).
    """
    opened = _open(project, path, {}, programs or compile.program)
    if opened.value is None:
        return opened
    taken, problems = numbers.taken(project, dict(opened.sources))
    if not problems:
        problems = register.check(opened.value.offer.quote, project.name(path), taken)
    value = None if any(each.is_error for each in problems) else opened.value
    return Outcome(value, (*opened.problems, *problems), opened.sources)


def _open(project: Manifest, path: str, sources: Sources, programs: Programs) -> Outcome[Opened]:
    node, problems = _compose(path, project.name(path), sources)
    if node is None:
        return Outcome(None, problems, sources)
    found, problems = _catalogue(project, node, sources)
    if found is None:
        return Outcome(None, problems, sources)
    chosen = pick_contract(project, found.contract)
    if isinstance(chosen, Diagnostic):
        return Outcome(None, (chosen,), sources)
    program, problems, more = programs(project, chosen)
    sources |= more
    if program is None:
        return Outcome(None, problems, sources)
    quote, problems = reader.read(node, found)
    if quote is None:
        return Outcome(None, problems, sources)
    offer, made = prepare.prepare(quote, found, program)
    problems = (*problems, *made)
    if offer is None:
        return Outcome(None, problems, sources)
    previous, older = _previous(project, offer.quote, path, sources, programs)
    problems = (*problems, *older)
    if any(each.is_error for each in problems):
        return Outcome(None, problems, sources)
    source = sources[project.name(path)]
    return Outcome(Opened(offer, chosen, program, source, path, previous), problems, sources)


def _previous(
    project: Manifest, quote: Quote, path: str, sources: Sources, programs: Programs
) -> tuple[Offer | None, Problems]:
    """Return the version that a quote replaces (a file beside it), and why it cannot replace it."""
    if quote.version == 1 and not quote.replaces:
        return None, ()
    if quote.version == 1 or not quote.replaces:
        message = "une nouvelle version dit à la fois « version: 2 » et « remplace: » le fichier de la précédente"
        return None, (Diagnostic(codes.QUOTE_VERSION, message, quote.span, "ajoutez la rubrique qui manque"),)
    older = os.path.join(os.path.dirname(path), *quote.replaces.split("/"))
    if project.name(older) in sources:
        message = f"« {quote.replaces} » se remplace lui-même"
        return None, (Diagnostic(codes.QUOTE_VERSION, message, quote.span, "nommez le fichier de la version d'avant"),)
    opened = _open(project, older, sources, programs)
    if opened.value is None:
        return None, opened.problems
    before = opened.value.offer
    return before, versions.faults(before.quote, quote)


def print_quote(project: Manifest, opened: Opened, output: str) -> Problems:
    """Print a quote to ``output`` (.docx, .md or .txt)."""
    kind = kind_of(output)
    if isinstance(kind, Diagnostic):
        return (kind,)
    properties = (("clausier.version", VERSION), ("clausier.clauses", opened.program.version))
    previous = None if opened.previous is None else opened.previous.quote
    printed, problems = document.paper(opened.offer, opened.program, properties, previous)
    return problems or write_document(project, printed, output, kind)


def print_changes(project: Manifest, opened: Opened, output: str, author: str, on: date) -> Problems:
    """Print to ``output`` (.docx) the quote as tracked changes to the version it replaces, by ``author`` on a day."""
    from clausier.app.redline import KIND, write_words

    if opened.previous is None:
        message = "ce devis ne remplace aucune version : il n'y a pas de modifications à suivre"
        hint = "dites « version: 2 » et « remplace: » le fichier de la version d'avant"
        return (Diagnostic(codes.QUOTE_VERSION, message, opened.offer.quote.span, hint),)
    if not output.lower().endswith(KIND):
        message = f"« {os.path.basename(output)} » ne dit pas quelle sorte de fichier écrire"
        return (Diagnostic(codes.OUTPUT_UNKNOWN, message, None, f"finissez son nom par {KIND}"),)
    before, problems = document.paper(opened.previous, opened.program, ())
    after, more = document.paper(opened.offer, opened.program, (), opened.previous.quote)
    if problems or more:
        return (*problems, *more)
    _, problems = write_words(project, (before, after), output, (author, on.isoformat()), ())
    return problems


def _compose(path: str, name: str, sources: Sources) -> tuple[Node | None, Problems]:
    data, problems = files.read(path, name)
    if data is None:
        return None, problems
    source, problems = nodes.decode(data, name)
    sources[name] = source
    return (None, problems) if problems else nodes.compose(source)


def _catalogue(project: Manifest, node: Node, sources: Sources) -> tuple[Catalogue | None, Problems]:
    """Return the catalogue that a quote names: a file of the folder of catalogues."""
    named = reader.named(node, reader.CATALOGUE)
    if named is None:
        message = "le devis ne dit pas de quel catalogue il est fait"
        hint = "écrivez « catalogue: nom », le nom d'un fichier du dossier des catalogues"
        return None, (Diagnostic(codes.QUOTE_SHAPE, message, node.span, hint),)
    folder = project.catalogues_folder
    known = [each.removesuffix(".yml") for each in files.tree(folder, (".yml",))]
    if named.text not in known:
        from clausier.text.suggest import did_you_mean

        hint = did_you_mean(named.text, known) or f"les catalogues sont {', '.join(known) or 'à écrire'}"
        message = f"« {named.text} » n'est pas un catalogue du projet"
        return None, (Diagnostic(codes.QUOTE_ARTICLE, message, named.span, hint),)
    path = os.path.join(folder, *f"{named.text}.yml".split("/"))
    shown = project.name(path)
    read, problems = _compose(path, shown, sources)
    return (None, problems) if read is None else catalogues.read(read, shown)


def carry(project: Manifest, opened: Opened, path: str) -> Outcome[bool]:
    """Write at ``path`` the dossier that a quote opens, or go on with the one that is there; tell if it was new.

    A dossier that says otherwise is left as it is.
    """
    name = project.name(path)
    if not os.path.lexists(path):
        problems = files.write(path, name, carrying.new_text(opened.offer.dossier).encode("utf-8"))
        return Outcome(None if problems else True, problems, {})
    sources: Sources = {opened.source.name: opened.source}
    node, problems = _compose(path, name, sources)
    if node is None:
        return Outcome(None, problems, sources)
    text, problems = carrying.carried(sources[name], node, opened.offer.dossier, opened.program)
    if problems:
        return Outcome(None, problems, sources)
    return Outcome(None if (found := files.write(path, name, text.encode("utf-8"))) else False, found, sources)
