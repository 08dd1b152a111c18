"""``clausier verifier-document``: is this Word file sound, and is it still what was produced?"""

from __future__ import annotations

from datetime import date

from clausier.app.check_document import check_document
from clausier.app.opening import open_project
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.app.check_document import Checked
    from clausier.app.letter_ground import Ground
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console

_SHORT = 8


def run(arguments: Arguments, console: Console) -> int:
    """Check a Word file; no project is needed."""
    path = arguments.word(0)
    project = open_project(arguments.option("projet"), path)
    if project.value is None and arguments.option("projet"):
        return console.report(project.problems, project.sources, UNREADABLE)
    dossier = arguments.option("dossier")
    if dossier and project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = check_document(project.value, path, dossier)
    checked = outcome.value
    if checked is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    faulty = any(each.is_error or arguments.has("strict") for each in outcome.problems)
    status = PROBLEMS if faulty else DONE
    if console.json:
        from clausier.text.render import in_order, record

        problems = [record(each, outcome.sources) for each in in_order(outcome.problems)]
        console.give({"schema": "clausier.document-verifie/1", **_record(checked), "diagnostics": problems})
        return status
    console.report(outcome.problems, outcome.sources, status)
    for line in _lines(checked):
        console.say(line)
    nothing = "Rien d'autre à signaler." if outcome.problems else "Rien à signaler."
    console.say(console.paint.red("À revoir.") if faulty else console.paint.green(nothing))
    return status


def _lines(checked: Checked) -> list[str]:
    lines = [checked.title] if checked.title else []
    version, clauses = checked.property("version"), checked.property("clauses")
    if version:
        same = f"celles d'aujourd'hui, « {checked.contract} »" if checked.contract else "d'une autre version"
        known = f", clauses {clauses[:_SHORT]} ({same})" if clauses else ""
        lines.append(f"  produit par Clausier {version}{known}")
    else:
        lines.append("  n'a pas été produit par Clausier : rien ne dit ce qui y a été changé")
    if checked.parts:
        kept = checked.parts - len(checked.changes)
        lines.append(f"  {kept} partie{'s' if kept > 1 else ''} sur {checked.parts} telles que produites")
    elif checked.ground is not None:
        lines += _letter(checked, checked.ground)
    elif version:
        lines.append("  ne garde pas l'empreinte de ses articles : rien ne dit ce qui y a été changé")
    for author, count in checked.pending:
        lines.append(f"  {count} modification{'s' if count > 1 else ''} suivie{'s' if count > 1 else ''} de {author}")
    return lines


def _letter(checked: Checked, ground: Ground) -> list[str]:
    """Tell whether the words of a letter are those that were written, and whether what it rests on still holds."""
    kept = checked.lines - sum(1 for each in checked.edits if each.fate.name != "ADDED")
    about = f", sur {ground.subject}" if ground.subject else ""
    lines = [
        f"  lettre « {checked.property('lettre')} » du {show_date(date.fromisoformat(ground.day))}{about}",
        f"  {kept} paragraphe{'s' if kept > 1 else ''} sur {checked.lines} tels que produits",
    ]
    cited = f"{ground.clauses} clause{'s' if ground.clauses > 1 else ''} du contrat « {ground.contract} »"
    if not ground.checked:
        return [*lines, f"  repose sur {cited}, que ce projet n'a pas : rien ne dit si elles ont changé"]
    lines.append(f"  repose sur {cited}, comparées avec celles d'aujourd'hui")
    if ground.answered:
        lines.append(f"  question « {ground.question} » posée de nouveau au dossier")
    return lines


def _record(checked: Checked) -> dict[str, object]:
    return {
        "title": checked.title,
        "properties": dict(checked.properties),
        "contract": checked.contract or None,
        "parts": checked.parts,
        "changes": [{"anchor": part.anchor, "change": fate.name.lower()} for part, fate in checked.changes],
        "tracked": dict(checked.pending),
        **_letter_record(checked),
    }


def _letter_record(checked: Checked) -> dict[str, object]:
    ground = checked.ground
    if ground is None:
        return {"letter": None}
    edits = [{"words": each.words, "change": each.fate.name.lower()} for each in checked.edits]
    told = {name: getattr(ground, name) or None for name in ("contract", "question", "day", "subject")}
    compared = {"clauses": ground.clauses, "compared": ground.checked, "answered": ground.answered}
    return {"letter": {**told, **compared, "paragraphs": checked.lines, "changes": edits}}
