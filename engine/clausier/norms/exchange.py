"""Programs as versioned JSON, schema ``clausier.normes/2``, and back.

A question needs some thirty definitions of two thousand, a few fields of an entity: each is decoded the first time it
is asked for.
"""

from __future__ import annotations

from clausier.norms import tree
from clausier.text.typed import TYPE_CHECKING, Any, cast
from clausier.values.codec import Codec, Lazy
from clausier.values.duration import Duration, Unit
from clausier.values.instant import Instant
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.values.codec import Json

SCHEMA = "clausier.normes/2"

_CODEC = Codec(
    (
        *(
            tree.Citation,
            tree.Literal,
            tree.Var,
            tree.Read,
            tree.Use,
            tree.Apply,
            tree.Logic,
            tree.Default,
            tree.Branch,
        ),
        *(tree.Choice, tree.Fold, tree.Lookup, tree.Connective, tree.Role, tree.Folding),
        *(tree.Definition, tree.Duty, tree.Power, tree.Question, tree.Reading, tree.Interpretation, tree.Table),
        *(tree.FieldInfo, tree.EntityInfo, tree.RootInfo),
        *(Money, Rate, Points, Duration, Unit, Instant, OpeningHours),
    ),
    lazy=True,
)
MAPPINGS = (
    "definitions",
    "duties",
    "powers",
    "questions",
    "interpretations",
    "tables",
    "entities",
    "enumerations",
    "roots",
    "holidays",
)


def encode(value: object) -> Json:
    """Return the JSON of a part of a program, as ``to_data`` gives it."""
    return _CODEC.encode(value)


def to_json(program: tree.Program) -> str:
    """Return a program as JSON, on one line; the same program gives the same text."""
    import json

    return json.dumps(to_data(program), ensure_ascii=False, separators=(",", ":"))


def to_data(program: tree.Program) -> dict[str, object]:
    """Return a program as JSON will carry it; ``MAPPINGS`` names what is a mapping by name, value by value."""
    encoded: dict[str, object] = {
        "schema": SCHEMA,
        "contract": program.contract,
        "title": program.title,
        "version": program.version,
        "holiday_years": list(program.holiday_years),
    }
    for name in MAPPINGS:
        mapping: Mapping[str, object] = getattr(program, name)
        encoded[name] = {key: _CODEC.encode(value) for key, value in mapping.items()}
    return encoded


def from_json(text: str) -> tree.Program:
    """Return the program that ``to_json`` wrote; its definitions are decoded when asked for.

    Raises ValueError for a text of another schema, or no JSON at all.
    """
    import json

    return from_data(json.loads(text))


def from_data(data: object) -> tree.Program:
    """Return the program that ``to_data`` gave; what it maps by name may be any mapping, asked when needed.

    Raises ValueError for data of another schema.
    """
    if not isinstance(data, dict) or cast("dict[str, Any]", data).get("schema") != SCHEMA:
        message = f"not a program in the schema {SCHEMA}"
        raise ValueError(message)
    found = cast("dict[str, Any]", data)
    first, last = found["holiday_years"]
    return tree.Program(
        found["contract"],
        found["title"],
        Lazy[tree.Definition](_CODEC, found["definitions"]),
        Lazy[tree.Duty](_CODEC, found["duties"]),
        Lazy[tree.Power](_CODEC, found["powers"]),
        Lazy[tree.Question](_CODEC, found["questions"]),
        Lazy[tree.Interpretation](_CODEC, found["interpretations"]),
        Lazy[tree.Table](_CODEC, found["tables"]),
        Lazy[tree.EntityInfo](_CODEC, found["entities"]),
        Lazy[tuple[tuple[str, str], ...]](_CODEC, found["enumerations"]),
        Lazy[tree.RootInfo](_CODEC, found["roots"]),
        Lazy[tuple[int, ...]](_CODEC, found["holidays"]),
        (first, last),
        found["version"],
    )
