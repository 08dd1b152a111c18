"""The manifest ``clausier.yml``: where the contracts, the law, the templates and the dossiers of a project are."""

from __future__ import annotations

import os

from clausier.dossier import nodes
from clausier.dossier.nodes import ListNode, MappingNode, ScalarNode
from clausier.project import files
from clausier.project.shipped import shipped
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.dossier.nodes import Node
    from clausier.text.source import Source

NAME = "clausier.yml"
_FOLDERS = ("droit", "modeles", "dossiers", "exemples", "devis", "catalogues")
_KEYS = ("contrats", *_FOLDERS, "concepts")
_CONTRACT_KEYS = ("clauses", "abrégé", "titre", "numérotation", "sommaire")
_NUMBERINGS = ("conservée", "continue")
_ANSWERS = ("non", "oui")
_HOW_TO_START = "« clausier nouveau projet NOM » en crée un ; « --projet DOSSIER » en désigne un autre"


class Contract(Record):
    """A contract of the project. ``id`` is how a dossier names it, ``folder`` its clauses (from the root, with ``/``).

    ``short_name`` starts its citations (« CGV VIII »); ``title`` names it in full ("" : its first heading does).
    ``renumbered``: in a tailored contract, articles left out are passed over and those after them numbered again;
    ``listed``: it is printed with the list of its articles.
    """

    id: str
    folder: str
    short_name: str
    title: str
    renumbered: bool = False
    listed: bool = False


class Manifest(Record):
    """A project. ``law``, ``templates``, ``dossiers``, ``examples`` are folders from the root, "" where not given.

    So are ``quotes`` (with the register of their numbers) and ``catalogues``.

    ``concepts`` is the file of what its contracts have in common. Without ``droit``, the law shipped with Clausier is
    used.
    """

    root: str
    contracts: tuple[Contract, ...]
    law: str
    templates: str
    dossiers: str
    examples: str
    concepts: str
    source: Source
    quotes: str = ""
    catalogues: str = ""

    def path(self, inner: str) -> str:
        """Return the path on this machine of a file named from the root."""
        return os.path.join(self.root, *inner.split("/"))

    def name(self, path: str) -> str:
        """Return how users name a file: from the root with ``/`` when it is in the project, else as given."""
        real, root = os.path.realpath(path), os.path.realpath(self.root)
        if real != root and not real.startswith(root.rstrip(os.sep) + os.sep):
            return path.replace(os.sep, "/")
        return os.path.relpath(real, root).replace(os.sep, "/")

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders the project is made of, from the root; "" for one that is not given."""
        others = (self.law, self.templates, self.dossiers, self.examples, self.quotes, self.catalogues)
        return (*(each.folder for each in self.contracts), *others)

    @property
    def law_folder(self) -> str:
        """The folder of the law on this machine."""
        return self.path(self.law) if self.law else shipped("clauses", "droit")

    @property
    def templates_folder(self) -> str:
        """The folder of the templates on this machine."""
        return self.path(self.templates) if self.templates else shipped("templates")

    @property
    def catalogues_folder(self) -> str:
        """The folder of the catalogues on this machine."""
        return self.path(self.catalogues) if self.catalogues else os.path.join(self.templates_folder, "catalogue")

    def concerned(self, paths: Iterable[str]) -> tuple[Contract, ...]:
        """Return the contracts that paths bear on: all, unless every path stands in the folder of a contract."""
        named = [f"{self.name(each).rstrip('/')}/" for each in paths]
        own = tuple(each for each in self.contracts if any(name.startswith(f"{each.folder}/") for name in named))
        inside = all(any(name.startswith(f"{each.folder}/") for each in own) for name in named)
        return own if own and inside else self.contracts

    def contract(self, ident: str) -> Contract | None:
        """Return a contract by its id, or None."""
        return next((each for each in self.contracts if each.id == ident), None)


def find(start: str) -> str:
    """Return the folder that holds the manifest: ``start`` or the nearest one above it; "" when there is none."""
    at = os.path.abspath(start)
    while not os.path.isfile(os.path.join(at, NAME)):
        above = os.path.dirname(at)
        if above == at:
            return ""
        at = above
    return at


def absent(start: str) -> Diagnostic:
    """Return what to tell when there is no project."""
    message = f"aucun « {NAME} » dans « {start} » ni au-dessus : ce n'est pas un projet Clausier"
    return Diagnostic(codes.PROJECT_ABSENT, message, None, _HOW_TO_START)


def read(root: str) -> tuple[Manifest | None, tuple[Diagnostic, ...], Source | None]:
    """Return the manifest of the project at ``root``, what is wrong with it, and its text when it could be read."""
    data, problems = files.read(os.path.join(root, NAME), NAME)
    if data is None:
        return None, problems, None
    source, problems = nodes.decode(data, NAME)
    if problems:
        return None, problems, source
    node, problems = nodes.compose(source)
    if node is None:
        return None, problems, source
    if not isinstance(node, MappingNode):
        return None, (_wrong(node, "un manifeste est une suite de rubriques « nom: valeur »"),), source
    found: list[Diagnostic] = [_unknown(key, _KEYS) for key, _ in node.entries if key.text not in _KEYS]
    contracts = _contracts(nodes.entry(node, "contrats"), found)
    folders = {each: _folder(nodes.entry(node, each), found) for each in (*_FOLDERS, "concepts")}
    if nodes.entry(node, "contrats") is None:
        found.append(_wrong(node, "le manifeste ne dit pas où sont les contrats", "ajoutez la rubrique « contrats: »"))
    if any(each.is_error for each in found):
        return None, tuple(found), source
    manifest = Manifest(
        root,
        contracts,
        folders["droit"],
        folders["modeles"],
        folders["dossiers"],
        folders["exemples"],
        folders["concepts"],
        source,
        folders["devis"],
        folders["catalogues"],
    )
    return manifest, tuple(found), source


def _contracts(node: Node | None, found: list[Diagnostic]) -> tuple[Contract, ...]:
    if node is None:
        return ()
    if not isinstance(node, ListNode):
        found.append(_wrong(node, "« contrats » est une liste", "écrivez un contrat par ligne, après « - »"))
        return ()
    contracts: dict[str, Contract] = {}
    for item in node.items:
        contract = _contract(item, found)
        if contract is not None and contract.id in contracts:
            found.append(_wrong(item, f"le contrat « {contract.id} » est donné deux fois"))
        elif contract is not None:
            contracts[contract.id] = contract
    return tuple(contracts.values())


def _contract(node: Node, found: list[Diagnostic]) -> Contract | None:
    """Read ``- clauses/vente/cgv`` or ``- clauses: …`` with the other keys of a contract."""
    short_name = title = numbering = listed = ""
    place: Node | None = node
    if isinstance(node, MappingNode):
        found += [_unknown(key, _CONTRACT_KEYS) for key, _ in node.entries if key.text not in _CONTRACT_KEYS]
        place = nodes.entry(node, "clauses")
        short_name, title = _text(nodes.entry(node, "abrégé"), found), _text(nodes.entry(node, "titre"), found)
        numbering = _numbering(nodes.entry(node, "numérotation"), found)
        listed = _answer(nodes.entry(node, "sommaire"), found)
    if place is None:
        found.append(_wrong(node, "ce contrat ne dit pas où sont ses clauses", "ajoutez « clauses: » et le dossier"))
        return None
    folder = _folder(place, found)
    if not folder:
        return None
    ident = folder.removeprefix("clauses/")
    named = short_name or ident.partition("/")[0].upper()
    return Contract(ident, folder, named, title, numbering == _NUMBERINGS[1], listed == _ANSWERS[1])


def _numbering(node: Node | None, found: list[Diagnostic]) -> str:
    text = _text(node, found)
    if node is not None and text and text not in _NUMBERINGS:
        hint = "« conservée » garde les numéros du texte, « continue » renumérote après un article omis"
        found.append(_wrong(node, f"la numérotation « {text} » n'est pas connue", hint))
    return text


def _answer(node: Node | None, found: list[Diagnostic]) -> str:
    text = _text(node, found)
    if node is not None and text and text not in _ANSWERS:
        found.append(
            _wrong(node, f"« {text} » ne dit ni oui ni non", "« sommaire: oui » imprime la liste des articles")
        )
    return text


def _folder(node: Node | None, found: list[Diagnostic]) -> str:
    """Return a folder named from the root; one that leaves the project is refused."""
    text = _text(node, found)
    parts = [each for each in text.replace("\\", "/").split("/") if each not in {"", "."}]
    if node is not None and text and (".." in parts or os.path.isabs(text) or ":" in text or not parts):
        found.append(
            _wrong(node, f"« {text} » sort du projet", "donnez un dossier du projet, sans « .. » ni « / » devant")
        )
        return ""
    return "/".join(parts)


def _text(node: Node | None, found: list[Diagnostic]) -> str:
    if node is None:
        return ""
    if not isinstance(node, ScalarNode) or not node.text:
        found.append(_wrong(node, "cette rubrique attend un texte"))
        return ""
    return node.text


def _unknown(key: ScalarNode, known: tuple[str, ...]) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    hint = did_you_mean(key.text, known) or f"les rubriques connues sont {', '.join(known)}"
    return Diagnostic(codes.MANIFEST_KEY, f"la rubrique « {key.text} » n'est pas connue", key.span, hint)


def _wrong(node: Node, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(codes.MANIFEST_WRONG, message, node.span, hint)
