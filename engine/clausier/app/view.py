"""Any stage of the pipeline as text: what Clausier has read, resolved and lowered."""

from __future__ import annotations

import json

from clausier.app.opening import pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.project import cache, compile, files, grammar  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.model.tree import Model
    from clausier.project.manifest import Manifest

STAGES = ("normes", "pages", "modele", "schema", "manifeste", "cache")


def view(project: Manifest, stage: str, paths: tuple[str, ...], asked: str) -> Outcome[str]:
    """Return a stage as text: of the clause files ``paths`` for « pages », of a contract for the stages after."""
    if stage not in STAGES:
        from clausier.text.suggest import did_you_mean

        hint = did_you_mean(stage, STAGES) or f"les étapes sont {', '.join(STAGES)}"
        return stopped(Diagnostic(codes.STAGE_UNKNOWN, f"« {stage} » n'est pas une étape", None, hint))
    if stage == "cache":
        return Outcome(cache.folder() or "aucun cache : le dossier de l'utilisateur n'est pas utilisable", (), {})
    if stage == "manifeste":
        return Outcome(_manifest(project), (), {})
    if stage == "pages":
        return _pages(project, paths)
    chosen = pick_contract(project, asked)
    if isinstance(chosen, Diagnostic):
        return stopped(chosen)
    compiled = compile.compile_contract(project, chosen)
    if stage == "modele" and compiled.model is not None:
        return Outcome(_model(compiled.model), (), {})
    if compiled.program is None:
        return Outcome(None, compiled.problems, compiled.sources)
    if stage == "schema":
        from clausier.dossier.schema import schema
        from clausier.dossier.vocabulary import vocabulary_of

        made = schema(vocabulary_of(compiled.program))
        return Outcome(json.dumps(made, ensure_ascii=False, indent=2), (), {})
    from clausier.norms.print import print_program

    return Outcome(print_program(compiled.program), (), {})


def _pages(project: Manifest, paths: tuple[str, ...]) -> Outcome[str]:
    """Return the trees of clause files, one node a line."""
    from clausier.dossier import nodes
    from clausier.surface import exchange, literate

    if not paths:
        message = "dites de quels fichiers : clausier voir --etape pages FICHIER"
        return stopped(Diagnostic(codes.COMMAND_WRONG, message))
    shown: list[str] = []
    for path in paths:
        name = project.name(path)
        data, problems = files.read(path, name)
        if data is None:
            return Outcome(None, problems, {})
        source, problems = nodes.decode(data, name)
        page, mistakes = literate.read(source, grammar.parser())
        if problems or mistakes:
            return Outcome(None, (*problems, *mistakes), {name: source})
        shown.append(json.dumps(exchange.encode(page), ensure_ascii=False, indent=1))
    return Outcome("\n".join(shown), (), {})


def _manifest(project: Manifest) -> str:
    lines = [f"racine : {project.root}"]
    lines += [f"contrat : {each.id} ({each.short_name}), dans {each.folder}" for each in project.contracts]
    lines += [
        f"droit : {project.law or 'celui de Clausier'}",
        f"modèles : {project.templates or 'ceux de Clausier'}",
        f"dossiers : {project.dossiers or '—'}",
        f"exemples : {project.examples or '—'}",
    ]
    return "\n".join(lines)


def _model(model: Model) -> str:
    """Return what a contract and the law declare: articles, rules and their places."""
    lines = [f"{model.contract} : {model.title}", "", "articles"]
    lines += [f"  {each.id} · {len(each.paragraphs)} alinéas et tirets" for each in model.articles.values()]
    groups: dict[str, Mapping[str, object]] = {
        "entités": model.entities, "énumérations": model.enumerations, "rubriques": model.roots,
        "paramètres": model.parameters, "tables": model.tables, "calculs": model.computations,
        "obligations": model.duties, "pouvoirs": model.powers, "interprétations": model.interpretations,
        "questions": model.questions, "documents": model.documents,
    }  # fmt: skip
    for title, group in groups.items():
        lines += ["", f"{title} ({len(group)})", *(f"  {each}" for each in group)]
    lines += ["", f"exceptions ({len(model.amendments)})"]
    lines += [f"  {each.verb.value} {each.name} → {each.target}" for each in model.amendments]
    return "\n".join(lines)
