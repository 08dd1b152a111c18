"""XML for Word: names, escaping, safe parsing."""

from __future__ import annotations

from lxml import etree

from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

# lxml's public element class is only reachable under a name with an underscore.
Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
W = f"{{{WORD}}}"
R = f"{{{RELATIONS}}}"
PR = f"{{{PACKAGE_RELATIONS}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class NotXmlError(ValueError):
    """The bytes are not well-formed XML."""


def escape(text: str) -> str:
    """Return ``text`` fit for element content and for an attribute between double quotes."""
    # The standard library has it behind all that opens web pages: longer to load than a letter to check.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def parse(data: bytes) -> Element:
    """Return the root of an XML part. Entities are not expanded and nothing is fetched; raises ``NotXmlError``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXmlError(str(error)) from error


def fragment(markup: str) -> Element:
    """Return a root that holds ``markup``, in which the prefixes w and r are bound."""
    return parse(f'<w:x xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{markup}</w:x>'.encode())


def serialize(root: Element) -> bytes:
    """Return the bytes of an XML part, with the declaration that Word writes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def find(element: Element, *path: str) -> Element | None:
    """Return the first element down ``path`` (names of Word's namespace), or None."""
    for name in path:
        child = element.find(W + name)
        if child is None:
            return None
        element = child
    return element


def every(element: Element, *names: str) -> Iterator[Element]:
    """Yield the descendants with these names (of Word's namespace), in document order."""
    return element.iter(*(W + name for name in names))


def attribute(element: Element, name: str = "val") -> str:
    """Return an attribute of Word's namespace, or the empty string."""
    return element.get(W + name) or ""


def value(element: Element, *path: str) -> str:
    """Return ``w:val`` of the element down ``path``, or the empty string."""
    found = find(element, *path)
    return "" if found is None else attribute(found)


def local(element: Element) -> str:
    """Return the name of ``element`` without its namespace."""
    return str(element.tag).rpartition("}")[2]
