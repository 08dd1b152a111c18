"""Facts to JSON and back, exactly, so that a dossier already read is kept by the hash of its text."""

from __future__ import annotations

from clausier.dossier import facts as tree
from clausier.dossier.facts import Facts
from clausier.text.typed import TYPE_CHECKING
from clausier.values.codec import Codec
from clausier.values.duration import Duration, Unit
from clausier.values.instant import Instant
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from clausier.values.codec import Json

FORMAT = 1
"""Changes when the shape of the facts does; another number is not read."""

_PARTS = 2
_CODEC = Codec(
    (
        tree.Place,
        tree.Known,
        tree.Ref,
        tree.DeclaredUnknown,
        tree.WithoutObject,
        tree.Contested,
        tree.Element,
        tree.Override,
        Facts,
        Money,
        Rate,
        Points,
        Duration,
        Unit,
        Instant,
        OpeningHours,
    )
)


def to_json(facts: Facts) -> Json:
    """Return facts as JSON: ``from_json(to_json(facts)) == facts``."""
    return [FORMAT, _CODEC.encode(facts)]


def from_json(data: Json) -> Facts | None:
    """Return the facts that ``to_json`` wrote, or None when ``data`` is anything else."""
    if not (isinstance(data, list) and len(data) == _PARTS and data[0] == FORMAT):
        return None
    try:
        facts = _CODEC.decode(data[1])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    return facts if isinstance(facts, Facts) else None
