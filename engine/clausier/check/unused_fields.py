"""Fields and presumptions of a contract that nothing reads."""

from __future__ import annotations

from clausier.check.places import found_at, of_contract, several
from clausier.check.printed_names import printed_names
from clausier.check.walk import all_nodes
from clausier.model.expression import Field
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Entity, FieldInfo, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model, printed: frozenset[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield, by entity, the fields that no rule, no words and no letter read.

    ``printed`` are the (entity, field) pairs that the forms of the letters read: a model does not hold them.
    """
    files = of_contract(model)
    read = _read(model) | printed
    in_words = printed_names(model)
    for entity in model.entities.values():
        unread = [
            each
            for each in entity.fields
            if each.span.source in files
            and each.name not in (entity.key, *in_words)
            and (entity.name, each.name) not in read
        ]
        yield from _unread(model, entity, unread)


def _unread(model: Model, entity: Entity, unread: list[FieldInfo]) -> Iterator[Diagnostic]:
    plain = [each for each in unread if each.presumed is None]
    if plain:
        names = ", ".join(f"« {each.name} »" for each in plain)
        does = "ne sert" if len(plain) == 1 else "ne servent"
        message = f"{several(len(plain), 'champ')} de « {entity.name} » {does} à aucune règle : {names}"
        hint = "écrivez la règle qui les lit, ou retirez-les : le dossier les demanderait pour rien"
        yield found_at(model, codes.FIELDS_UNUSED, message, plain[0].span, hint)
    for each in unread:
        if each.presumed is not None:
            message = f"une présomption porte sur « {entity.name}.{each.name} », que rien ne lit"
            hint = "écrivez la règle qui lit ce champ, ou retirez la présomption"
            yield found_at(model, codes.PRESUMPTION_UNUSED, message, each.span, hint)


def _read(model: Model) -> set[tuple[str, str]]:
    """Return the (entity, field) pairs that rules read; a pouvoir reads the author and the link of its act."""
    found = {(each.target.kind.name, each.name) for each in all_nodes(model) if isinstance(each, Field)}
    for power in model.powers.values():
        found |= {(power.act, power.link)} if power.link else set()
        found |= {(power.act, "auteur")} if power.holders else set()
    return found
