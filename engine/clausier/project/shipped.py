"""What travels with the package: the grammar, the shared law, the templates, the starter, the pages of messages."""

from __future__ import annotations

import os

# Folders of the wheel's ``_data`` that bear another name in a checkout.
_IN_CHECKOUT = {"demarrage": ("examples", "demarrage"), "erreurs": ("docs", "erreurs")}


def package() -> str:
    """Return the folder of the package."""
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shipped(*parts: str) -> str:
    """Return the path of shipped data (``grammar``, ``clauses/droit``, ``templates``, ``demarrage``, ``erreurs``).

    In the wheel it is under ``clausier/_data``; in a checkout, the folder it is made from.
    """
    inner = os.path.join(package(), "_data")
    if os.path.isdir(inner):
        return os.path.join(inner, *parts)
    checkout = os.path.dirname(os.path.dirname(package()))
    return os.path.join(checkout, *_IN_CHECKOUT.get(parts[0], parts[:1]), *parts[1:])
