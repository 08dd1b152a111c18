"""The words of a paragraph, printed with given values: what the paper says, and where each part comes from."""

from __future__ import annotations

from itertools import pairwise

from clausier.model.forms import print_value
from clausier.surface.expression import Constant
from clausier.surface.page import Derogation, Passage, Placeholder, Words
from clausier.surface.print import print_expression
from clausier.text.elision import agreed
from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausier.model.expression import Value
    from clausier.model.tree import Parameter
    from clausier.surface.page import Inline
    from clausier.text.span import Span


DEROGATES = "déroge "


class Segment(Record):
    """A stretch of printed words. ``name`` is "" for plain words, else the expression printed (a parameter's name).

    ``bends`` are those of the words.
    """

    text: str
    name: str
    bold: bool
    span: Span = field(compare=False, repr=False)
    bends: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)

    def source_offset(self, position: int) -> int:
        """Return the offset in the source of the character at ``position``, not past the end of the stretch."""
        if self.name:
            return self.span.start
        at, place = max((each for each in self.bends if each[0] <= position), default=(0, 0))
        return min(self.span.start + place + position - at, self.span.end)


class Printed(Record):
    """Printed words and the segments they are made of, in order; ``text`` is their concatenation."""

    text: str
    segments: tuple[Segment, ...]

    def source_offset(self, position: int) -> int:
        """Return the offset in the source of the character printed at ``position``."""
        end = 0
        for segment in self.segments:
            start, end = end, end + len(segment.text)
            if position < end:
                return segment.source_offset(position - start)
        return self.segments[-1].span.end if self.segments else 0

    def span(self, start: int, end: int) -> Span | None:
        """Return the stretch of the source printed from ``start`` to ``end``; None for empty words."""
        if not self.segments:
            return None
        first = self.source_offset(start)
        last = self.source_offset(max(start, end - 1)) + 1
        return type(self.segments[0].span)(self.segments[0].span.source, first, max(first, last))


def print_words(
    content: Sequence[Inline],
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value] | None = None,
    flags: Mapping[str, bool] | None = None,
) -> Printed:
    """Return the words of ``content``.

    ``parameters`` gives the defaults and fixed printed forms; ``values`` what replaces them, or the value of any other
    printed expression (``contrat.signé_le``), by its text. ``flags`` says which conditions of passages hold, by their
    text, and which derogations are printed (see ``flag_of``); a condition that is not there holds, a derogation that
    is not there is not printed. A value that is nowhere is printed between brackets: « [contrat.signé_le] ». The words
    before a value that is not the default agree with it: « d'un (1) an », « de deux (2) ans ».
    """
    segments = [*_print_all(content, parameters, values or {}, flags or {})]
    for at, (before, value) in enumerate(pairwise(segments)):
        if not before.name and _is_given(value.name, parameters, values or {}):
            segments[at] = Segment(agreed(before.text, value.text), "", before.bold, before.span, before.bends)
    return Printed("".join(each.text for each in segments), tuple(segments))


def flag_of(derogation: Derogation) -> str:
    """Return what the flag of a derogation is called, beside the conditions of passages."""
    return f"{DEROGATES}{derogation.ident}"


def _print_all(
    content: Sequence[Inline],
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value],
    flags: Mapping[str, bool],
) -> Iterator[Segment]:
    for part in content:
        match part:
            case Words(text=text, bold=bold, span=span, bends=bends):
                yield Segment(text, "", bold, span, bends)
            case Placeholder(value=Constant(value=value), form=form, span=span):
                yield Segment(print_value(value, form), print_expression(part.value), False, span)  # noqa: FBT003  not bold
            case Placeholder(value=value, form=form, span=span):
                name = print_expression(value)
                yield Segment(_print_named(name, form, parameters, values), name, False, span)  # noqa: FBT003  not bold
            case Passage(condition=condition, then=then, otherwise=otherwise):
                held = flags.get(print_expression(condition), True)
                yield from _print_all(then if held else otherwise, parameters, values, flags)
            case Derogation(content=added):
                if flags.get(flag_of(part), False):
                    yield from _print_all(added, parameters, values, flags)
            case _:
                assert_never(part)


def _print_named(name: str, form: str, parameters: Mapping[str, Parameter], values: Mapping[str, Value]) -> str:
    if _is_given(name, parameters, values):
        return print_value(values[name], form)
    parameter = parameters.get(name)
    if parameter is None:
        return f"[{name}]"
    return parameter.printed or print_value(parameter.value, form)


def _is_given(name: str, parameters: Mapping[str, Parameter], values: Mapping[str, Value]) -> bool:
    """Tell whether what is printed is a value given, which is not the default."""
    return name in values and (name not in parameters or values[name] != parameters[name].value)
