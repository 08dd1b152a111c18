"""A dossier that a quote opens or goes on: text in, text out; what was written there stays, to the last comment.

Only what is missing is added: a field under its rubric, a rubric at the end, an element at the end of its list. A value
that says otherwise is never overwritten: it is reported, at its place in the dossier.
"""

from __future__ import annotations

from clausier.dossier.nodes import compose
from clausier.dossier.reader import read_node
from clausier.dossier.tree import ListNode, MappingNode, ScalarNode, entry
from clausier.dossier.vocabulary import MODEL, TITLE, vocabulary_of
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.source import Source
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.tree import Node
    from clausier.norms.tree import Program

    Problems = tuple[Diagnostic, ...]
    Edits = list[tuple[int, str]]

_STEP = "  "
_KEPT = (MODEL, TITLE)  # what a dossier already says of itself is not the quote's to discuss


def new_text(node: MappingNode) -> str:
    """Return the text of a dossier made from a quote."""
    return "".join(_pair(name.text, value, "") for name, value in node.entries)


def carried(source: Source, here: Node, more: MappingNode, program: Program) -> tuple[str, Problems]:
    """Return the text of a dossier, whose tree is ``here``, with what only ``more`` says; and what they say unlike.

    The new text is read again: it must be a dossier of the contract and hold all that stood in the old one. A layout
    that the additions would break (braces, brackets) is refused.
    """
    text = source.text
    if not isinstance(here, MappingNode):
        message = "ce dossier ne se compose pas de rubriques nommées"
        return text, (Diagnostic(codes.QUOTE_DOSSIER, message, here.span, "choisissez un autre fichier"),)
    model = entry(here, MODEL)
    if isinstance(model, ScalarNode) and model.text and model.text != program.contract:
        message = f"ce dossier est sous « {model.text} », et le devis sous « {program.contract} »"
        return text, (Diagnostic(codes.QUOTE_DOSSIER, message, model.span, "choisissez le dossier de ce contrat"),)
    changed, found = _added(text, here, more, program)
    if found:
        return text, found
    again, problems = compose(Source(source.name, changed))
    if again is not None:
        _, problems = read_node(again, source.name, vocabulary_of(program))
    if again is None or not _holds(again, here) or any(each.is_error for each in problems):
        message = "le devis ne s'ajoute pas à ce dossier sans en défaire la mise en page"
        hint = "écrivez-le en lignes et en tirets, sans accolades ni crochets, ou choisissez un autre fichier"
        return text, (Diagnostic(codes.QUOTE_DOSSIER, message, here.span, hint),)
    return changed, ()


def _holds(after: Node, before: Node) -> bool:
    """Tell whether all that stood before still stands."""
    match before, after:
        case MappingNode(), MappingNode():
            pairs = ((value, entry(after, name.text)) for name, value in before.entries)
            return all(found is not None and _holds(found, value) for value, found in pairs)
        case ListNode(), ListNode():
            return len(after.items) >= len(before.items) and all(
                _holds(found, value) for value, found in zip(before.items, after.items, strict=False)
            )
        case ScalarNode(text="", quoted=False), _:
            return True
        case _:
            return before == after


def _added(text: str, here: MappingNode, more: MappingNode, program: Program) -> tuple[str, Problems]:
    edits: Edits = []
    found: list[Diagnostic] = []
    keys = {root.name: program.entities[root.entity].key for root in program.roots.values() if root.is_list}
    ending = "" if text.endswith("\n") or not text else "\n"
    tail = ""
    for name, value in more.entries:
        known = entry(here, name.text)
        if known is None:
            tail += _pair(name.text, value, "")
        elif name.text not in _KEPT:
            _join(text, known, value, name.text, keys.get(name.text, ""), edits, found)
    pieces: list[str] = []
    done = 0
    for at, addition in sorted(edits, key=lambda each: each[0]):  # at one place, in the order they were found
        pieces += [text[done:at], addition]
        done = at
    return "".join((*pieces, text[done:], ending + tail if tail else "")), tuple(found)


def _join(text: str, here: Node, more: Node, name: str, key: str, edits: Edits, found: list[Diagnostic]) -> None:
    match here, more:
        case MappingNode(), MappingNode() if not _is_said(here):
            _fields(text, here, more, edits, found)
        case ListNode(), ListNode():
            _elements(text, here, more, name, key, edits, found)
        case ScalarNode(text="", quoted=False), _:
            end = _line_end(text, here.span.start)
            edits.append((end, _below(more, _indent(text, here.span.start))))
        case _ if same(here, more):
            pass
        case _:
            others = (Label(more.span, "le devis"),) if more.span.source != here.span.source else ()
            message = f"le dossier et le devis ne disent pas la même chose de « {name} »"
            hint = "corrigez l'un des deux : rien n'est écrasé"
            found.append(Diagnostic(codes.QUOTE_DOSSIER, message, here.span, hint, others))


def _fields(text: str, here: MappingNode, more: MappingNode, edits: Edits, found: list[Diagnostic]) -> None:
    """Add to the rubric ``here`` the fields it lacks, after its last line."""
    first = here.entries[0][0].span.start if here.entries else here.span.start
    margin = " " * (first - (text.rfind("\n", 0, first) + 1))
    if margin.strip() or text[here.span.start] == "{":
        margin = ""
    added = ""
    for name, value in more.entries:
        known = entry(here, name.text)
        if known is None:
            added += "\n" + _pair(name.text, value, margin).rstrip("\n")
        else:
            _join(text, known, value, name.text, "", edits, found)
    if added:
        edits.append((_line_end(text, here.span.end), added))


def _elements(
    text: str, here: ListNode, more: ListNode, name: str, key: str, edits: Edits, found: list[Diagnostic]
) -> None:
    """Add to the list ``here`` the elements whose key it does not hold."""
    added = ""
    margin = _indent(text, here.items[0].span.start) if here.items else _STEP
    for item in more.items:
        wanted = _key(item, key)
        twin = next((each for each in here.items if wanted and _key(each, key) == wanted), None)
        if twin is None:
            added += "\n" + _item(item, margin).rstrip("\n")
        elif isinstance(twin, MappingNode) and isinstance(item, MappingNode):
            _fields(text, twin, item, edits, found)
        else:
            _join(text, twin, item, name, key, edits, found)
    if added:
        edits.append((_line_end(text, here.span.end), added))


def _is_said(node: MappingNode) -> bool:
    """Tell whether named values are one value and what is said of it (« valeur », « pièce », « contesté »)."""
    return entry(node, "valeur") is not None or entry(node, "contesté") is not None


def same(here: Node, more: Node) -> bool:
    """Tell whether two values say the same, however written (« 12 mars 2026 », « 2026-03-12 »)."""
    if isinstance(here, MappingNode):
        given = entry(here, "valeur")
        return given is not None and same(given, more)
    if not isinstance(here, ScalarNode) or not isinstance(more, ScalarNode):
        return here == more
    if here.text == more.text:
        return True
    from clausier.dossier.kinds import KINDS

    readers = (each.read for name, each in KINDS.items() if name not in {"texte", "instant"})
    return any((value := read(here.text)) is not None and value == read(more.text) for read in readers)


def _key(node: Node, key: str) -> str:
    found = entry(node, key) if isinstance(node, MappingNode) and key else None
    return found.text if isinstance(found, ScalarNode) else ""


def _pair(name: str, value: Node, margin: str) -> str:
    return f"{margin}{name}:{_below(value, margin)}\n"


def _below(value: Node, margin: str) -> str:
    """Return what follows « nom: »."""
    match value:
        case ScalarNode():
            return f" {_quoted(value)}"
        case MappingNode():
            return "\n" + "".join(_pair(name.text, each, margin + _STEP) for name, each in value.entries).rstrip("\n")
        case ListNode() if value.items:
            return "\n" + "".join(_item(each, margin + _STEP) for each in value.items).rstrip("\n")
        case ListNode():
            return " []"


def _item(value: Node, margin: str) -> str:
    if isinstance(value, MappingNode):
        lines = "".join(_pair(name.text, each, margin + _STEP) for name, each in value.entries)
        return f"{margin}- {lines.removeprefix(margin + _STEP)}"
    return f"{margin}- {_quoted(value) if isinstance(value, ScalarNode) else ''}\n"


def _quoted(value: ScalarNode) -> str:
    """Return a value as YAML reads it back, between quotes unless it is made of plain words."""
    plain = value.text.replace(" ", "").replace("_", "").replace("-", "").replace("é", "e")
    if not value.quoted and plain.isalnum() and value.text[:1] != "-":
        return value.words
    return '"' + value.words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found - (1 if text[found - 1] == "\r" else 0)


def _indent(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    return " " * (len(line) - len(line.lstrip(" "))) if line.strip() else " " * len(line)
