"""A new dossier to fill in: every root and field of the vocabulary, each under the question it answers.

What is written is read as it stands: an empty field has not been asked yet, and lists are comments until one is needed.
"""

from __future__ import annotations

from clausier.dossier.conditions import bound_in_words, fixed_by, shown
from clausier.dossier.kinds import KINDS
from clausier.dossier.vocabulary import CONDITIONS, MODEL, OPEN_LISTS, READINGS, TITLE
from clausier.norms.tree import Literal
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.norms.tree import EntityInfo, FieldInfo

_INDENT = "  "
_MOST_MEMBERS = 12
_HOW_TO = (
    "Écrivez chaque réponse après le nom du champ ; laissez vide ce qui n'est pas encore su.",
    "« inconnu » : la question a été posée et personne ne sait. « sans objet » : elle ne se pose pas.",
    "Une ligne qui commence par « # » n'est pas lue : retirez « # » devant les lignes dont vous avez besoin.",
    "D'où vient une valeur : remplacez-la par les champs « valeur », « pièce » et « connu_le ».",
)


def starter(vocabulary: Vocabulary) -> str:
    """Return the text of a new dossier under a contract; the reader accepts it as it is."""
    lines = [_comment(f"Dossier sous {vocabulary.title or vocabulary.contract}"), *map(_comment, _HOW_TO), ""]
    lines += [f"{MODEL}: {vocabulary.contract}", f"{TITLE}:"]
    for root in vocabulary.roots.values():
        entity = vocabulary.entities[root.entity]
        lines += ["", _comment(entity.label or entity.name)]
        if root.is_list:
            open_or_not = "une liste que l'on sait incomplète" if root.is_open else "absente, cette liste est vide"
            lines += [_comment(open_or_not), _comment(f"{root.name}:")]
            lines += [_comment(f"{_INDENT}{line}") for line in _item(entity, vocabulary, ())]
        else:
            lines += [f"{root.name}:", *(f"{_INDENT}{line}" for line in _fields(entity, vocabulary, ()))]
    return "\n".join([*lines, *_conditions(vocabulary), *_readings(vocabulary), *_lists(vocabulary)]) + "\n"


def _fields(entity: EntityInfo, vocabulary: Vocabulary, around: tuple[str, ...]) -> list[str]:
    """Return the lines of the fields of an element, lists as comments; ``around`` names the entities that hold it."""
    around = (*around, entity.name)
    lines: list[str] = []
    for info in entity.fields.values():
        lines += map(_comment, _questions(info, vocabulary))
        if vocabulary.is_nested(info) and info.kind not in around:
            lines.append(_comment(f"{info.name}:"))
            nested = _item(vocabulary.entities[info.kind], vocabulary, around)
            lines += [_comment(f"{_INDENT}{line}") for line in nested]
        elif info.is_list:
            lines.append(_comment(f"{info.name}: []"))
        elif info.judged:
            lines.append(f"{info.name}:")
            lines += [_comment(f"{_INDENT}{name}:") for name in ("valeur", "par", "le", "motif")]
        else:
            lines.append(f"{info.name}:")
    return lines


def _item(entity: EntityInfo, vocabulary: Vocabulary, around: tuple[str, ...]) -> list[str]:
    """Return the lines of one element of a list: its key first, after the dash."""
    ordered = sorted(entity.fields.values(), key=lambda info: info.name != entity.key)
    fields = _fields(type(entity).of(entity.name, entity.label, entity.key, ordered), vocabulary, around)
    first = next((at for at, line in enumerate(fields) if not line.startswith("#")), len(fields))
    comments, rest = fields[:first], fields[first:]
    if not rest:
        return ["- {}"]
    return [*comments, f"- {rest[0]}", *(f"{_INDENT}{line}" for line in rest[1:])]


def _questions(info: FieldInfo, vocabulary: Vocabulary) -> list[str]:
    lines = [info.question] if info.question else []
    if info.judged:
        lines.append(
            f"une appréciation, rendue par {info.decider or 'une personne'} : qui (par), quand (le), pourquoi (motif)"
        )
    if info.kind in vocabulary.enumerations:
        members = vocabulary.enumerations[info.kind]
        more = ", …" if len(members) > _MOST_MEMBERS else ""
        return [*lines, f"au choix : {', '.join(name for name, _ in members[:_MOST_MEMBERS])}{more}"]
    if vocabulary.is_nested(info):
        return lines
    if info.kind in vocabulary.entities:
        target = vocabulary.entities[info.kind]
        return [*lines, f"renvoi : {target.key or 'le nom'} de l'élément ({target.label or target.name})"]
    known = KINDS.get(info.kind)
    return lines if known is None else [*lines, f"{known.name}, par exemple : {known.example}"]


def _conditions(vocabulary: Vocabulary) -> list[str]:
    changeable = [each for each in vocabulary.parameters.values() if not fixed_by(each)]
    if not changeable:
        return []
    lines = ["", _comment("Ce que les parties ont négocié"), _comment(f"{CONDITIONS}:")]
    for each in changeable:
        limits = "".join(f" ; {bound_in_words(bound)}" for bound in each.bounds)
        usual = shown(each.body.value) if isinstance(each.body, Literal) else "selon le contrat"
        lines += [_comment(f"{_INDENT}# par défaut : {usual}{limits}"), _comment(f"{_INDENT}{each.name}:")]
    return lines


def _readings(vocabulary: Vocabulary) -> list[str]:
    if not vocabulary.interpretations:
        return []
    lines = ["", _comment("Les lectures qu'un juge ou un accord impose"), _comment(f"{READINGS}:")]
    for each in vocabulary.interpretations.values():
        names = ", ".join(reading.name for reading in each.readings)
        lines += [_comment(f"{_INDENT}# {each.question} ({names})"), _comment(f"{_INDENT}{each.name}:")]
    return lines


def _lists(vocabulary: Vocabulary) -> list[str]:
    names = [root.name for root in vocabulary.roots.values() if root.is_list and not root.is_open]
    if not names:
        return []
    title = "Les listes que ce dossier ne donne pas en entier"
    return ["", _comment(title), _comment(f"{OPEN_LISTS}:"), *(_comment(f"{_INDENT}- {name}") for name in names)]


def _comment(line: str) -> str:
    return f"# {line}"
