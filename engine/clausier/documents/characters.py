"""The characters that a document cannot carry, and their names.

XML 1.0 (section 2.2) excludes the C0 controls but tab, line feed and carriage return, the surrogates, U+FFFE and
U+FFFF. Clausier also refuses the carriage return (XML readers turn it into a line feed), the controls U+007F to U+009F
(they print nothing, and are what a Windows-1252 text becomes when read as Latin-1) and the other noncharacters (Unicode
16, section 23.7). All other text passes unchanged.
"""

from __future__ import annotations

import re

_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + _NONCHARACTERS + "]")


def refused(text: str) -> tuple[str, ...]:
    r"""Return the names (``U+XXXX``) of the characters of ``text`` that no document can carry, each once, in order.

    >>> refused("R&D <SARL> {{ \U0001f600")
    ()
    >>> refused("a\x00b\ud800")
    ('U+0000', 'U+D800')
    """
    return tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in _REFUSED.findall(text)))
