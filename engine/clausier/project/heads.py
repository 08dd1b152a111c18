"""What a page shows to the others: the names it declares and how they are used, with nothing of what is inside.

As JSON, a page at a time; back as the names of a whole library, each made the day it is asked for. What is inside a
rule stays out: a rule that resolved against these names resolves alike whatever the others have inside.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from clausier.model.kinds import SCALARS, Kind, Shape
from clausier.model.symbols import Signature, Symbols
from clausier.model.tree import Entity, Enumeration, FieldInfo, Parameter, Root, Table
from clausier.surface import item
from clausier.surface.expression import Constant
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, Any, TypeVar, cast
from clausier.values.codec import Codec
from clausier.values.duration import Duration, Family, Unit
from clausier.values.instant import Instant
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausier.model.articles import Placed
    from clausier.model.corpus import Corpus

    Heads = dict[str, dict[str, Any]]
    """For each sort of name, what is said of each name."""

_T = TypeVar("_T")

_VALUES = Codec((Money, Rate, Points, Duration, Unit, Instant, OpeningHours))
_ROOT = "une entrée du dossier"
_NOWHERE = Span("", 0, 0)
_NOTHING = Constant(value=False, span=_NOWHERE)

SORTS = (
    *("parameters", "tables", "signatures", "interpretations"),
    *("computations", "exceptions", "duties", "powers", "declared"),
)

_NATURED = {"computations": 2, "duties": 1, "powers": 2}
"""The sorts of rules that have natures, and where their heads say them."""


# --- To JSON -----------------------------------------------------------------------------------------------------


def of_pages(symbols: Symbols) -> dict[str, Heads]:
    """Return the heads of each page, by its name, in the order of the names."""
    found: dict[str, Heads] = {}

    def put(sort: str, name: str, place: Span, data: Any) -> None:  # noqa: ANN401  any JSON
        found.setdefault(place.source, {}).setdefault(sort, {})[name] = data

    for name, parameter in symbols.parameters.items():
        put("parameters", name, parameter.span, [_VALUES.encode(each) for each in (parameter.value, parameter.printed)])
    for name, table in symbols.tables.items():
        put("tables", name, table.span, [_kind(table.kind), [_VALUES.encode(day) for day, _, _ in table.rows]])
    for name, each in symbols.signatures.items():
        put("signatures", name, each.span, [_kind(each.kind), [[called, _kind(kind)] for called, kind in each.inputs]])
    for name, choice in symbols.interpretations.items():
        put("interpretations", name, choice.span, [each.ident for each in choice.readings])
    for name, (calcul, _) in symbols.computations.items():
        put("computations", name, calcul.span, [calcul.subject, calcul.ident, list(calcul.nature)])
    for name, (exception, _) in symbols.exceptions.items():
        aimed = [exception.target, exception.target_nature, list(exception.over)]
        put("exceptions", name, exception.span, [exception.verb.name, *aimed])
    for name, (duty, _) in symbols.duties.items():
        put("duties", name, duty.span, [duty.subject, list(duty.nature)])
    for name, (power, _) in symbols.powers.items():
        put("powers", name, power.span, [power.subject, power.act, list(power.nature)])
    for name, (what, span) in symbols.declared.items():
        if what != _ROOT:
            put("declared", name, span, what)
    return found


def vocabulary(symbols: Symbols) -> Heads:
    """Return the vocabulary of a library, which no page has to itself: an entity may be declared in two of them."""
    return {
        "entities": {
            name: [each.variable, [[field.name, _kind(field.kind)] for field in each.fields]]
            for name, each in symbols.entities.items()
        },
        "enumerations": {name: [member for member, _ in each.members] for name, each in symbols.enumerations.items()},
        "roots": {name: [_kind(each.kind), each.is_open] for name, each in symbols.roots.items()},
    }


def _kind(kind: Kind) -> Any:  # noqa: ANN401  any JSON
    plain = kind == SCALARS.get(kind.name) and kind.family is None
    return kind.name if plain else [kind.name, kind.shape.name, kind.is_list, kind.family and kind.family.name]


# --- And back ----------------------------------------------------------------------------------------------------


class Names(MutableMapping[str, _T]):
    """Names of one sort: those known from JSON, made when they are asked for, and those given since, which win."""

    def __init__(self, known: dict[str, Any], made: Callable[[str, Any], _T]) -> None:
        """Take what is said of each name, and what makes it."""
        self.given: dict[str, _T] = {}
        self._known = known
        self._make = made
        self._made: dict[str, _T] = {}

    def __getitem__(self, name: str) -> _T:
        """Return what a name stands for."""
        if name in self.given:
            return self.given[name]
        if name not in self._made:
            self._made[name] = self._make(name, self._known[name])
        return self._made[name]

    def __setitem__(self, name: str, value: _T) -> None:
        """Give a name."""
        self.given[name] = value

    def __delitem__(self, name: str) -> None:
        """Take back a name that was given."""
        del self.given[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        yield from self._known
        yield from (name for name in self.given if name not in self._known)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._known.keys() | self.given.keys())

    def __contains__(self, name: object) -> bool:
        """Tell whether a name is known."""
        return name in self._known or name in self.given


class _Known(Symbols):
    """Symbols whose natures are read in what is known of the rules, none of them being made for it."""

    def __init__(self, known: Heads) -> None:
        """Take what is said of each name, by sort."""
        super().__init__()
        self._known = known
        self._natures: dict[str, tuple[str, ...]] = {}

    def natures(self) -> dict[str, tuple[str, ...]]:
        """Return the natures of every calcul, obligation and pouvoir."""
        if not self._natures:
            for sort, of in _NATURED.items():
                self._natures |= {name: tuple(data[of]) for name, data in self._known[sort].items()}
        found = dict(self._natures)
        for sort in _NATURED:
            names = cast("Names[tuple[item.Computation | item.Duty | item.Power, object]]", getattr(self, sort))
            found |= {name: rule.nature for name, (rule, _) in names.given.items()}
        return found


def symbols_of(words: Heads, pages: Iterable[Heads], corpus: Corpus) -> Symbols:
    """Return the names of a vocabulary and of some pages; a rule known by its head alone is placed in ``corpus``."""
    known: Heads = {sort: {} for sort in SORTS}
    for page in pages:
        for sort, data in page.items():
            known[sort].update(data)
    made = _Known(known)
    made.kinds = {
        **{name: Kind(name, Shape.ENTITY) for name in words["entities"]},
        **{name: Kind(name, Shape.ENUMERATION) for name in words["enumerations"]},
    }
    for name, members in words["enumerations"].items():
        for member in members:
            made.members[member] = (*made.members.get(member, ()), name)
    made.entities = Names(words["entities"], _entity)
    made.enumerations = Names(words["enumerations"], _enumeration)
    made.roots = Names(words["roots"], lambda name, data: Root(name, _kind_of(data[0]), data[1], _NOWHERE))
    made.tables = Names(known["tables"], _table)
    made.signatures = Names(known["signatures"], _signature)
    made.parameters = Names(known["parameters"], lambda name, data: _parameter(name, data, made))
    made.interpretations = Names(known["interpretations"], _interpretation)
    made.computations = Names(known["computations"], lambda _, data: (_computation(data), _placed(corpus)))
    made.exceptions = Names(known["exceptions"], lambda name, data: (_exception(name, data), _placed(corpus)))
    made.duties = Names(known["duties"], lambda name, data: (_duty(name, data), _placed(corpus)))
    made.powers = Names(known["powers"], lambda name, data: (_power(name, data), _placed(corpus)))
    made.declared = Names(
        {**dict.fromkeys(words["roots"], _ROOT), **known["declared"]}, lambda _, data: (str(data), _NOWHERE)
    )
    return made


def given(symbols: Symbols) -> Symbols:
    """Return the names given since ``symbols_of``, alone."""
    made = Symbols()
    for sort in SORTS:
        setattr(made, sort, cast("Names[Any]", getattr(symbols, sort)).given)
    return made


def forget(symbols: Symbols) -> None:
    """Take back the names given since ``symbols_of``."""
    for sort in SORTS:
        cast("Names[Any]", getattr(symbols, sort)).given = {}


def _kind_of(data: Any) -> Kind:  # noqa: ANN401  any JSON
    if isinstance(data, str):
        return SCALARS[data]
    name, shape, is_list, family = data
    return Kind(name, Shape[shape], is_list, family and Family[family])


def _placed(corpus: Corpus) -> Placed:
    from clausier.model.articles import Placed

    return Placed(item.NoEffect(item.Quote("", _NOWHERE), "", _NOWHERE), corpus, "", ())


def _entity(name: str, data: Any) -> Entity:  # noqa: ANN401  any JSON
    variable, fields = data
    made = tuple(FieldInfo(each, _kind_of(kind), "", False, "", "", None, "", _NOWHERE) for each, kind in fields)  # noqa: FBT003  nobody judges it here
    return Entity(name, "", "", variable, made, _NOWHERE)


def _enumeration(name: str, data: Any) -> Enumeration:  # noqa: ANN401  any JSON
    return Enumeration(name, tuple((each, "") for each in data), _NOWHERE)


def _table(name: str, data: Any) -> Table:  # noqa: ANN401  any JSON
    from datetime import date

    kind, days = data
    rows = tuple((cast("date", _VALUES.decode(each)), None, "") for each in days)
    return Table(name, _kind_of(kind), "", date.min, rows, _NOWHERE)


def _signature(name: str, data: Any) -> Signature:  # noqa: ANN401  any JSON
    kind, inputs = data
    return Signature(name, tuple((each, _kind_of(of)) for each, of in inputs), _kind_of(kind), _NOWHERE)


def value_of(data: Any) -> object:  # noqa: ANN401  any JSON
    """Return the value of a parameter, from what its page shows of it."""
    return _VALUES.decode(data[0])


def _parameter(name: str, data: Any, symbols: Symbols) -> Parameter:  # noqa: ANN401  any JSON
    value, printed = (_VALUES.decode(each) for each in data)
    return Parameter(name, symbols.signatures[name].kind, cast("Any", value), str(printed), (), "", (), _NOWHERE)


def _interpretation(name: str, data: Any) -> item.Interpretation:  # noqa: ANN401  any JSON
    readings = tuple(item.Reading(each, "", retained=False, reason="", span=_NOWHERE) for each in data)
    return item.Interpretation(name, "", "", (), readings, _NOWHERE)


def _computation(data: Any) -> item.Computation:  # noqa: ANN401  any JSON
    subject, ident, nature = data
    kind = item.KindRef("", is_list=False, span=_NOWHERE)
    return item.Computation(subject, ident, (), kind, "", (), (), tuple(nature), (), _NOTHING, _NOWHERE)


def _exception(name: str, data: Any) -> item.Exception_:  # noqa: ANN401  any JSON
    verb, target, nature, over = data
    return item.Exception_(item.Verb[verb], name, target, nature, "", (), (), (), None, tuple(over), _NOWHERE)


def _duty(name: str, data: Any) -> item.Duty:  # noqa: ANN401  any JSON
    subject, nature = data
    return item.Duty(
        item.Modality.DO,
        name,
        subject,
        "",
        (),
        (),
        tuple(nature),
        debtor=_NOTHING,
        creditor=_NOTHING,
        of_result=None,
        survives=False,
        conditions=(),
        starts=None,
        due=None,
        performed=None,
        breached=None,
        suspended=None,
        ended=None,
        lost=None,
        span=_NOWHERE,
    )


def _power(name: str, data: Any) -> item.Power:  # noqa: ANN401  any JSON
    subject, act, nature = data
    return item.Power(
        name, subject, "", (), (), tuple(nature), (), act, "", None, (), (), None, None, None, None, _NOWHERE
    )
