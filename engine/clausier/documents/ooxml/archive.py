"""Zip archives: written the same for the same parts, read within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_PARTS = 2_000
_MOST_BYTES = 200_000_000


class NotAnArchiveError(ValueError):
    """The bytes are not a zip archive that can be read; the message is a French clause."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of ``parts``: content types first as Word expects, then by name, all dated 1 January 1980.

    The bytes depend on the parts alone, for one version of zlib.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name; raises ``NotAnArchiveError`` (not a zip, damaged, encrypted, too large)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise NotAnArchiveError("le fichier est trop grand une fois décompressé")
            if any(entry.flag_bits & 1 for entry in entries):
                raise NotAnArchiveError("le fichier est chiffré")
            names = [entry.filename for entry in entries]
            if len(set(names)) < len(names):
                raise NotAnArchiveError("le fichier contient deux parties de même nom")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotAnArchiveError("le fichier n'est pas un document Word, ou il est endommagé") from error
