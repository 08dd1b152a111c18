"""The document tree as one HTML page: self-contained, readable aloud, made to be printed; and the page read back."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from itertools import groupby, zip_longest

from clausier.documents import inline, tree
from clausier.documents.labels import resolve
from clausier.documents.plain import entries, heading_text, lines
from clausier.documents.references import plan
from clausier.documents.typography import spaced, typeset
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEEPEST = 6
_SHOWN = 80
TEXTS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th"})
_ALIGN = {tree.Align.LEFT: "", tree.Align.CENTER: ' class="milieu"', tree.Align.RIGHT: ' class="droite"'}
# Nothing is fetched: no script, no font, no picture. Contrast 7:1 and more; the text grows with the reader's settings.
_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Clausier">
<title>{title}</title>
<style>
:root {{ color-scheme: light; }}
body {{ margin: 2rem auto; padding: 0 1.25rem; max-width: 46rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.5 Calibri, Carlito, "Segoe UI", Helvetica, Arial, sans-serif; hyphens: manual; }}
h1, h2, h3, h4, h5, h6 {{ color: #1f3b5c; line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }}
h1 {{ font-size: 1.8rem; margin-top: 0; }} h2 {{ font-size: 1.3rem; border-bottom: 1px solid #9aa7b5; }}
h3 {{ font-size: 1.1rem; }} h4, h5, h6 {{ font-size: 1rem; }}
p, li {{ margin: 0.5em 0; text-align: justify; overflow-wrap: anywhere; }}
p.soustitre {{ color: #4a4a4a; border-bottom: 2px solid #1f3b5c; padding-bottom: 0.6em; }}
ul {{ list-style: none; margin: 0.5em 0; padding: 0; }}
li {{ display: flex; gap: 0.6em; }} li > span:first-child {{ flex: none; min-width: 1.2em; }}
.rang-1 {{ margin-left: 1.5em; }} .rang-2 {{ margin-left: 3em; }} .rang-3 {{ margin-left: 4.5em; }}
.rang-4 {{ margin-left: 6em; }} .rang-5 {{ margin-left: 7.5em; }} .rang-6 {{ margin-left: 9em; }}
table {{ width: 100%; border-collapse: collapse; margin: 1em 0; border-top: 2px solid #1f3b5c;
  border-bottom: 2px solid #1f3b5c; }}
th, td {{ padding: 0.35em 0.5em; text-align: left; vertical-align: top; border-bottom: 1px solid #c8d0d9; }}
th {{ background: #eaf0f6; color: #1f3b5c; }}
.milieu {{ text-align: center; }} .droite {{ text-align: right; }}
a {{ color: #1a4f8a; }} .page {{ break-before: page; }}
@page {{ size: A4; margin: 2cm; }}
@media print {{ body {{ margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }} a {{ color: inherit;
  text-decoration: none; }} tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }}
  p, li {{ orphans: 2; widows: 2; }} }}
</style>
</head>
<body>
<main>
"""


def to_html(document: tree.Document) -> str:
    """Return ``document`` as a whole page of HTML; the same document gives the same text."""
    document = typeset(resolve(document))
    head = _HEAD.format(language=escape(document.language), title=escape(spaced(document.title)))
    return f"{head}{''.join(_Page(document).lines())}</main>\n</body>\n</html>\n"


def verify(document: tree.Document, page: str) -> tuple[Diagnostic, ...]:
    """Compare a page read back with ``document``, paragraph by paragraph; at most one diagnostic."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    for want, have in zip_longest(lines(document), reader.texts()):
        if want != have:
            shown, wanted = ("rien" if each is None else f"« {each[:_SHOWN]} »" for each in (have, want))
            message = f"un paragraphe de la page se lit {shown} au lieu de {wanted}"
            return (Diagnostic(codes.TEXT_DIFFERS, message, hint="imprimez de nouveau le document"),)
    return ()


class _Page:
    """The body of a page, block by block."""

    def __init__(self, document: tree.Document) -> None:
        self._document = document
        self._names: Mapping[str, str] = {anchor: name[1:] for anchor, name in plan(document).names.items()}
        self._entries: dict[int, str] = {}
        deepest = max((block.depth for block in document.blocks if isinstance(block, tree.Contents)), default=0)
        for heading in entries(document, deepest):
            if not heading.anchor:
                self._entries[id(heading)] = f"titre-{len(self._entries) + 1}"
        self._break = False

    def lines(self) -> Iterator[str]:
        """Yield the markup of the title and of each block."""
        if self._document.title:
            yield f"<h1>{_lined(self._document.title)}</h1>\n"
        if self._document.subtitle:
            yield f'<p class="soustitre">{_lined(self._document.subtitle)}</p>\n'
        for is_list, blocks in groupby(self._document.blocks, key=lambda each: isinstance(each, tree.ListItem)):
            items = "".join(map(self._block, blocks))
            yield f"<ul>\n{items}</ul>\n" if is_list else items

    def _block(self, block: tree.Block) -> str:
        match block:
            case tree.Paragraph():
                return f"<p{self._classes(block.depth)}>{self._inlines(block.runs)}</p>\n"
            case tree.ListItem():
                words = f"<span>{escape(block.marker)}</span> <span>{self._inlines(block.runs)}</span>"
                return f'<li{self._classes(block.depth)} aria-level="{block.depth}">{words}</li>\n'
            case tree.Heading():
                return self._heading(block)
            case tree.Table():
                return self._table(block)
            case tree.Contents():
                return self._contents(block)
            case tree.PageBreak():
                self._break = True
                return ""
            case _:
                assert_never(block)

    def _classes(self, depth: int = 0) -> str:
        names = [f"rang-{depth}"] * bool(depth) + ["page"] * self._break
        self._break = False
        return f' class="{" ".join(names)}"' if names else ""

    def _heading(self, heading: tree.Heading) -> str:
        name = "p" if heading.run_in else f"h{min(heading.level + 1, _DEEPEST)}"
        ident = self._names.get(heading.anchor) or self._entries.get(id(heading), "")
        label = _lined(heading.label + heading.separator) if heading.label else ""
        mark = f' id="{escape(ident)}"' if ident else ""
        return f"<{name}{mark}{self._classes()}>{label}{self._inlines(heading.runs)}</{name}>\n"

    def _table(self, table: tree.Table) -> str:
        columns = table.columns or (tree.Column(),) * len((*table.header, *table.rows)[0])
        head = "".join(self._row(row, columns, "th", ' scope="col"') for row in table.header)
        body = "".join(self._row(row, columns, "td", "") for row in table.rows)
        start = f"<table{self._classes()}>\n"
        return start + (f"<thead>\n{head}</thead>\n" if head else "") + f"<tbody>\n{body}</tbody>\n</table>\n"

    def _row(self, row: tree.Row, columns: tuple[tree.Column, ...], name: str, scope: str) -> str:
        cells = (
            f"<{name}{scope}{_ALIGN[column.align]}>{self._inlines(cell)}</{name}>"
            for cell, column in zip(row, columns, strict=True)
        )
        return f"<tr>{''.join(cells)}</tr>\n"

    def _contents(self, contents: tree.Contents) -> str:
        title = f"<p><strong>{_lined(contents.title)}</strong></p>\n" if contents.title else ""
        parts = [f'<nav{self._classes()} aria-label="{escape(contents.title or "Sommaire")}">\n{title}<ul>\n']
        for heading in entries(self._document, contents.depth):
            ident = self._names.get(heading.anchor) or self._entries[id(heading)]
            words = _lined(heading_text(heading).replace("\n", " "))
            parts.append(f'<li class="rang-{heading.level}"><a href="#{escape(ident)}">{words}</a></li>\n')
        return "".join((*parts, "</ul>\n</nav>\n"))

    def _inlines(self, runs: tree.Inlines) -> str:
        return "".join(map(self._inline, runs))

    def _inline(self, node: tree.Inline) -> str:
        match node:
            case tree.Run() | tree.Value():
                words = _lined(node.text)
                words = f"<strong>{words}</strong>" if node.bold else words
                words = f"<em>{words}</em>" if node.italic else words
                return words if isinstance(node, tree.Run) else f'<span title="{escape(node.title)}">{words}</span>'
            case tree.Reference():
                return f'<a href="#{escape(self._names[node.anchor])}">{_lined(node.text)}</a>'
            case tree.ExternalReference() | tree.LineBreak():
                return _lined(inline.text_of(node))
            case _:
                assert_never(node)


def _lined(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n")


class _Reader(HTMLParser):
    """The texts of a page, one an element that holds text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  of the parser
        """Open an element."""
        if tag in TEXTS:
            self._open = True
            self._found.append("")
        elif tag == "br" and self._open:
            self._found[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in TEXTS:
            self._open = False

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if self._open:
            self._found[-1] += data

    def texts(self) -> list[str]:
        """Return the texts read, white space made plain, blank ones left out."""
        return [text for text in map(spaced, self._found) if text]
