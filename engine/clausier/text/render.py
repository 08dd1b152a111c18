"""Diagnostics as people read them on a terminal, and as programs read them in JSON."""

from __future__ import annotations

from clausier.text.diagnostic import Severity
from clausier.text.paint import columns, wrap
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clausier.text.diagnostic import Diagnostic
    from clausier.text.paint import Paint
    from clausier.text.source import Source
    from clausier.text.span import Span

    Ink: TypeAlias = Callable[[str], str]
    Record: TypeAlias = dict[str, "str | int | list[str] | list[Record] | None"]

_TAB = "    "
_SHORTEST_EXCERPT = 40


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics by file and place, each once; those of no file come first."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_rank))


def _rank(each: Diagnostic) -> tuple[str, int, str, str]:
    span = each.span
    return (
        ("", 0, each.code.ident, each.message)
        if span is None
        else (span.source, span.start, each.code.ident, each.message)
    )


def shown(diagnostic: Diagnostic, sources: Mapping[str, Source], paint: Paint) -> str:
    """Return one diagnostic with its place, the line at fault underlined, the headings above it and what to do.

    ``sources`` gives the text of each file by name; a file that is not there shows its name only.
    """
    code = diagnostic.code
    ink = paint.red if code.severity is Severity.ERROR else paint.yellow
    head = f"{code.severity.value} {code.ident}"
    lines = [f"{ink(head)}{paint.bold(' : ')}{paint.bold(diagnostic.message)}"]
    if diagnostic.span is not None:
        lines += _excerpt(diagnostic.span, "", sources, paint, ink)
    for label in diagnostic.others:
        lines += _excerpt(label.span, label.text, sources, paint, paint.blue)
    if diagnostic.path:
        lines.append(f"  {paint.faint('└─ ' + ' › '.join(diagnostic.path))}")
    if diagnostic.hint:
        lines += wrap(diagnostic.hint, paint.width, first="  → ")
    return "\n".join(lines)


def _excerpt(span: Span, caption: str, sources: Mapping[str, Source], paint: Paint, ink: Ink) -> list[str]:
    """Return the place of ``span``, its first line, and what it covers of it underlined."""
    source = sources.get(span.source)
    if source is None:
        return [f"  {paint.blue(span.source)}{' : ' + caption if caption else ''}"]
    number, column = source.position(min(span.start, len(source.text)))
    text = source.line(number)
    end = min(len(text), column - 1 + max(1, span.end - span.start))
    before, under = _flat(text[: column - 1]), _flat(text[column - 1 : end])
    after = _flat(text[end:])
    before, under, after = _clipped(before, under, after, max(_SHORTEST_EXCERPT, paint.width - 10))
    gutter = f"{number:>6} │ "
    carets = "^" * max(1, columns(under))
    told = f" {caption}" if caption else ""
    return [
        f"  {paint.blue(f'{span.source}:{number}:{column}')}",
        f"{paint.faint(gutter)}{before}{under}{after}".rstrip(),
        f"{paint.faint('       │ ')}{' ' * columns(before)}{ink(carets + told)}",
    ]


def _flat(text: str) -> str:
    """Return ``text`` without what would disturb a terminal: tabs become spaces, controls a mark."""
    return "".join(
        _TAB if each == "\t" else each if each.isprintable() or each in "\u00a0\u202f" else "�" for each in text
    )


def _clipped(before: str, under: str, after: str, width: int) -> tuple[str, str, str]:
    """Return the three parts of a line cut to ``width`` columns around the middle one."""
    if columns(before + under + after) <= width:
        return before, under, after
    if columns(under) > width * 2 // 3:
        under, after = under[: width * 2 // 3] + "…", ""
    room = width - columns(under)
    if columns(before) > room // 2:
        kept = max(room // 2, room - columns(after))
        before = "…" + before[-(kept - 1) :] if columns(before) > kept else before
    room -= columns(before)
    return before, under, after if columns(after) <= room else after[: max(0, room - 1)] + "…"


def record(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Record:
    """Return one diagnostic as JSON carries it; lines and columns are counted from 1."""
    return {
        "code": diagnostic.code.ident,
        "severity": "error" if diagnostic.is_error else "warning",
        "title": diagnostic.code.title,
        "message": diagnostic.message,
        **_place(diagnostic.span, sources),
        "path": list(diagnostic.path),
        "hint": diagnostic.hint,
        "others": [{"text": label.text, **_place(label.span, sources)} for label in diagnostic.others],
    }


def _place(span: Span | None, sources: Mapping[str, Source]) -> Record:
    if span is None:
        return {"file": None, "line": None, "column": None, "end_line": None, "end_column": None}
    source = sources.get(span.source)
    if source is None:
        return {"file": span.source, "line": None, "column": None, "end_line": None, "end_column": None}
    line, column = source.position(min(span.start, len(source.text)))
    end_line, end_column = source.position(min(span.end, len(source.text)))
    return {"file": span.source, "line": line, "column": column, "end_line": end_line, "end_column": end_column}
