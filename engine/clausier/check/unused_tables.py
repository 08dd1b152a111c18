"""Tables of a contract that no rule looks up."""

from __future__ import annotations

from clausier.check.places import found_at, of_contract
from clausier.check.walk import all_nodes
from clausier.model.expression import Lookup
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the tables of the contract no rule looks up."""
    files = of_contract(model)
    looked_up = {each.table for each in all_nodes(model) if isinstance(each, Lookup)}
    for table in model.tables.values():
        if table.span.source in files and table.name not in looked_up:
            message = f"aucune règle ne consulte la table « {table.name} »"
            hint = f"écrivez « {table.name} au jour » dans une règle, ou retirez-la"
            yield found_at(model, codes.TABLE_UNUSED, message, table.span, hint)
