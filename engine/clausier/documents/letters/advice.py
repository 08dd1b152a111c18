"""What to write instead of a tag that cannot be read: French words for those of the tags, labels for their names."""

from __future__ import annotations

import re

from clausier.text.suggest import closest
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.letters.data import Fields

TAGS = "les balises sont {% if … %}, {% elif … %}, {% else %}, {% endif %}, {% for … in … %}, {% endfor %}"
_MEANT = {"if": "if", "si": "if", "for": "for", "pour": "for"}
_PREFIX = re.compile(r"(?:p|tr|tc|r)\s+(?=(?:if|elif|else|endif|for|endfor)\b)")
_BLOCKS = (
    (re.compile(r"(?:sinon\s+si|else\s+if)\s+(.+)"), r"elif \1"),
    (re.compile(r"si\s+(.+)"), r"if \1"),
    (re.compile(r"sinon"), "else"),
    (re.compile(r"fin\s*pour|end\s+for"), "endfor"),
    (re.compile(r"fin(?:\s*si)?|end\s+if|end"), "endif"),
    (re.compile(r"(?:pour|for)\s+(\w+)\s+(?:dans\s+)?(\S+)"), r"for \1 in \2"),
)
_WORDS = (
    (re.compile(r"\s+et\s+"), " and "),
    (re.compile(r"\s+ou\s+"), " or "),
    (re.compile(r"\bnon\s+"), "not "),
    (re.compile(r"(?<![=!<>])=(?!=)"), "=="),
    (re.compile(r"≠|<>"), "!="),
    (re.compile(r"\s+"), " "),
)
_BETWEEN = re.compile(r"[\s'’-]+")


def block(inner: str) -> str:
    """Return the hint for a block tag that is not known; ``inner`` is what stands between its signs."""
    if _PREFIX.match(inner):
        meant = _PREFIX.sub("", inner)
        return f"écrivez {{% {meant} %}} ; seule dans son paragraphe ou dans sa ligne, elle gouverne les suivants"
    for pattern, written in _BLOCKS:
        if found := pattern.fullmatch(inner):
            return f"écrivez {{% {found.expand(written)} %}}"
    near = closest(inner, ("endif", "endfor", "else"))
    return f"écrivez {{% {near[0]} %}}" if near else TAGS


def meant(inner: str) -> str | None:
    """Return what a block tag that is not known was to open, "" for one that was to close, None for neither."""
    first = _PREFIX.sub("", inner).partition(" ")[0]
    return _MEANT.get(first, "" if first.startswith(("end", "fin")) else None)


def expressions(written: str) -> Iterator[str]:
    """Yield what an expression that cannot be read may have meant."""
    reworded = written
    for pattern, word in _WORDS:
        reworded = pattern.sub(word, reworded)
    yield reworded.strip()
    yield written.removeprefix("r ").strip()
    yield _BETWEEN.sub("_", written.strip().lower())


def name(asked: str, known: Fields) -> str:
    """Return the hint for a name that stands alone and is not known: whose field it is, or which list has it."""
    owners = [owner for owner, held in known.items() if isinstance(held, dict) and asked in held]
    if owners:
        return f"écrivez {' ou '.join(f'{each}.{asked}' for each in owners)}"
    near = closest(asked, known)
    if near and isinstance(known[near[0]], list):
        return f"parcourez d'abord la liste : {{% for {asked} in {near[0]} %}} … {{% endfor %}}"
    return ""
