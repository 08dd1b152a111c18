"""Which exception prevails over which."""

from __future__ import annotations

from clausier.surface.item import Verb
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.tree import Amendment, Model


def prevails(model: Model, one: Amendment, other: Amendment) -> bool:
    """Tell whether ``one`` prevails over ``other``: it says so, or it derogates from it, at once or through others."""
    waiting, seen = [other.name], {other.name}
    while waiting:
        below = waiting.pop()
        for each in model.amendments:
            if each.verb is Verb.OVERRIDE and each.name not in seen and (below in each.over or each.target == below):
                if each.name == one.name:
                    return True
                seen.add(each.name)
                waiting.append(each.name)
    return False
