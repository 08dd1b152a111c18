"""The PDF that LibreOffice writes, made the same each time: its dates and its identifier depend on what it says only.

LibreOffice dates the file (its information, its metadata) and the colour profile it embeds, and draws an identifier
from the hour; ``SOURCE_DATE_EPOCH`` changes nothing to it. These are rewritten; pages, tags and fonts stay.
"""

from __future__ import annotations

import hashlib
import io
import re

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfWriter

_DAY, _METADATA_DAY = "D:19800101000000Z", b"1980-01-01T00:00:00Z"  # as in the properties of a Word file
_DATES = ("/CreationDate", "/ModDate")
_STAMP = re.compile(rb"(?<=Date>)[^<]+(?=</xmp:)")
_PROFILE_DATE = slice(24, 36)  # of an ICC profile: year, month, day, hours, minutes, seconds, two bytes each
_PROFILE_DAY = bytes((0x07, 0xBC, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
_IDENTIFIER = re.compile(rb"(?<=/ID \[ <)([0-9a-f]{32})> <([0-9a-f]{32})(?=> \])")


def settled(data: bytes) -> bytes | None:
    """Return a PDF with constant dates, and an identifier made from the rest; None when it does not read as a PDF."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        writer.add_metadata({name: _DAY for name in _DATES if name in (reader.metadata or {})})
        _settle_metadata(writer)
        _settle_profile(writer)
        written = io.BytesIO()
        writer.write(written)
    except PyPdfError:
        return None
    whole = written.getvalue()
    drawn = _IDENTIFIER.search(whole)
    if drawn is None:
        return whole
    identifier = hashlib.sha256(whole[: drawn.start()] + whole[drawn.end() :]).hexdigest()[:32].encode()
    return b"".join((whole[: drawn.start()], identifier, b"> <", identifier, whole[drawn.end() :]))


def _settle_metadata(writer: PdfWriter) -> None:
    from pypdf.generic import StreamObject

    found = writer.root_object.get("/Metadata")
    metadata = None if found is None else found.get_object()
    if isinstance(metadata, StreamObject):
        metadata.set_data(_STAMP.sub(_METADATA_DAY, metadata.get_data()))


def _settle_profile(writer: PdfWriter) -> None:
    """Date the colour profile of the pages."""
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

    intents = writer.root_object.get("/OutputIntents")
    for intent in intents if isinstance(intents, ArrayObject) else ():
        one = intent.get_object()
        profile = one["/DestOutputProfile"] if isinstance(one, DictionaryObject) else None
        if isinstance(profile, StreamObject):
            words = bytearray(profile.get_data())
            words[_PROFILE_DATE] = _PROFILE_DAY
            profile.set_data(bytes(words))
