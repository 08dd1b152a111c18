"""The tags' language: a small part of Jinja, behind one wall.

An expression names data (``sujet.montant_ttc``), compares texts, joins conditions with ``and``, ``or``, ``not``, and
may pass through a filter of ``FILTERS``. Nothing is called, computed or imported; a name that is not given is an error.
"""

from __future__ import annotations

from functools import lru_cache

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clausier.documents.letters import advice
from clausier.documents.letters.data import Blank
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.documents.letters.data import Data, Fields
    from clausier.text.diagnostic import Code

_ENDS = (".", "!", "?", "…")
FILTERS: dict[str, Callable[[str], str]] = {
    "majuscules": str.upper,
    "minuscules": str.lower,
    "capitale": lambda text: text[:1].upper() + text[1:],
    "en_ligne": lambda text: ", ".join(line.strip().rstrip(",") for line in text.splitlines() if line.strip()),
    "point": lambda text: text if not text or text.endswith(_ENDS) else f"{text}.",
}
_WRITTEN = "une donnée s'écrit nom.champ ; une condition, nom.champ == « texte »"
_COMPARED = ("eq", "ne")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_ENTITIES = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;", "\n": _BREAK, "\t": _TAB,
})  # fmt: skip


class FaultError(ValueError):
    """An expression that a letter cannot hold; ``code`` and ``hint`` are those of the diagnostic."""

    def __init__(self, code: Code, message: str, hint: str = "") -> None:
        """Keep what the diagnostic will say."""
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Markup(str):
    """Word markup: what autoescape leaves as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Say that nothing is left to escape."""
        return self


class Environment(ImmutableSandboxedEnvironment):
    """Jinja reduced to what a letter may hold; ``blanks`` gathers the blanks that were read."""

    def __init__(self, finish: Callable[[object], object]) -> None:
        """Print each value through ``finish``."""
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=finish, cache_size=0)
        self.filters = {name: self._filtered(each) for name, each in FILTERS.items()}
        self.tests = {}
        self.globals = {}
        self.blanks: dict[str, Blank] = {}

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a field of data, never a method of Python; a blank is noted."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return a field of data; a blank is noted."""
        found: object = super().getitem(obj, argument) if isinstance(obj, dict) else self.undefined(obj=obj)
        if isinstance(found, Blank):
            self.blanks[found.question] = found
        return found

    @staticmethod
    def _filtered(change: Callable[[str], str]) -> Callable[[str], str]:
        return lambda text: text if isinstance(text, Blank) else change(text)


def for_word() -> Environment:
    """Return what fills the XML of a Word file: values escaped, braces too, new lines and tabs as Word writes them."""
    return Environment(lambda value: Markup(str(value).translate(_ENTITIES)))


def fill_words(source: str, data: Fields) -> tuple[str, tuple[Blank, ...]]:
    """Return a text with tags filled, each value on one line, and the blanks that were read on the way."""
    environment = Environment(lambda value: Markup(str(value).replace("\n", " ")))
    filled = environment.from_string(source).render(cast("Mapping[str, object]", data))
    return filled, tuple(environment.blanks.values())


def shape_of(expression: str, scope: Fields) -> Data:
    """Return the shape of what an expression gives under the shapes of ``scope``; raises ``FaultError``."""
    if not expression:
        raise FaultError(codes.LETTER_TAG, "cette balise est vide", "une balise s'écrit {{ nom.champ }}")
    held = _parsed(expression)
    if held is None:
        hint = next((f"écrivez {each}" for each in advice.expressions(expression) if _stands(each, scope)), _WRITTEN)
        raise FaultError(codes.LETTER_TAG, f"« {expression} » ne se lit pas", hint)
    return _infer(held, scope)


@lru_cache(maxsize=1024)
def _parsed(expression: str) -> nodes.Node | None:
    """Return the one expression that a text is, None when it is not one; letters name the same data again and again."""
    try:
        parsed = Environment(str).parse("{{ " + expression + " }}").body
    except TemplateSyntaxError:
        return None
    held = parsed[0].nodes if len(parsed) == 1 and isinstance(parsed[0], nodes.Output) else []
    return held[0] if len(held) == 1 else None


def paths_of(expression: str) -> tuple[tuple[str, ...], ...]:
    """Return the data that an expression that can be read names, field by field: ("sujet", "client", "nom")."""
    held = _parsed(expression)
    named = () if held is None else (held, *held.find_all((nodes.Name, nodes.Getattr)))
    return tuple(tuple(_said(each).split(".")) for each in named if isinstance(each, (nodes.Name, nodes.Getattr)))


def _stands(expression: str, scope: Fields) -> bool:
    """Tell whether an expression can be read and names what is there."""
    held = _parsed(expression)
    if held is None:
        return False
    try:
        _infer(held, scope)
    except FaultError:
        return False
    return True


def _infer(node: nodes.Node, scope: Fields) -> Data:
    match node:
        case nodes.Name():
            return _named(node.name, node.name, scope, "")
        case nodes.Getattr():
            return _field(node, scope)
        case nodes.Const() if isinstance(node.value, str):
            return node.value
        case nodes.Not():
            return _infer(node.node, scope)
        case nodes.And() | nodes.Or():
            _infer(node.left, scope)
            _infer(node.right, scope)
            return ""
        case nodes.Compare() if all(each.op in _COMPARED for each in node.ops):
            for each in (node.expr, *(each.expr for each in node.ops)):
                _text(each, scope)
            return ""
        case nodes.Filter() if isinstance(node.node, nodes.Node) and not (node.args or node.kwargs):
            if node.name not in FILTERS:
                message = f"« {node.name} » n'est pas une mise en forme connue"
                hint = did_you_mean(node.name, FILTERS) or f"les mises en forme sont {', '.join(FILTERS)}"
                raise FaultError(codes.LETTER_TAG, message, hint)
            _text(node.node, scope)
            return ""
        case _:
            message = "cette balise calcule ou appelle quelque chose, ce qu'une lettre ne fait pas"
            hint = "une balise ne donne que des données ; ajoutez un détail à la question"
            raise FaultError(codes.LETTER_TAG, message, hint)


def _text(node: nodes.Node, scope: Fields) -> None:
    if not isinstance(_infer(node, scope), str):
        raise FaultError(codes.LETTER_TAG, "on ne compare et on ne met en forme que des textes")


def _field(node: nodes.Getattr, scope: Fields) -> Data:
    owner = _infer(node.node, scope)
    said = _said(node.node)
    if isinstance(owner, dict):
        return _named(node.attr, f"{said}.{node.attr}", owner, f"{said}.")
    if isinstance(owner, list):
        hint = f"parcourez-la : {{% for ligne in {said} %}} … {{{{ ligne.{node.attr} }}}} … {{% endfor %}}"
        raise FaultError(codes.LETTER_NAME, f"« {said} » est une liste : elle n'a pas de « {node.attr} »", hint)
    raise FaultError(codes.LETTER_NAME, f"« {said} » est un texte : il n'a pas de « {node.attr} »", f"écrivez {said}")


def _named(name: str, shown: str, known: Fields, before: str) -> Data:
    if name in known:
        return known[name]
    hint = (
        ("" if before else advice.name(name, known))
        or did_you_mean(name, known)
        or (f"« {before.rstrip('.')} » donne {', '.join(known)}" if before else f"une lettre reçoit {', '.join(known)}")
    )
    raise FaultError(codes.LETTER_NAME, f"« {shown} » n'est pas une donnée de cette lettre", hint)


def _said(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_said(node.node)}.{node.attr}"
        case _:
            return "…"
