"""Pages of a corpus, each parsed once: an article that did not change comes from the cache."""

from __future__ import annotations

import json
from functools import lru_cache

from clausier.project import cache, identity
from clausier.project.grammar import parser
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from clausier.project.library import File
    from clausier.surface.page import Page
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source
    from clausier.values.codec import Json

    Pages = tuple[tuple[Source, Page], ...]


def read(corpus: str, texts: tuple[File, ...], *, cached: bool = True) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """Return the pages of a corpus, in order, and what is wrong with them; a page is there without its mistakes.

    ``corpus`` names the cache of these pages. ``cached`` False parses every page and keeps none.
    """
    return recent(corpus, texts, identity.fingerprint()) if cached else _read(texts, {})[:2]


@lru_cache(maxsize=2)
def recent(corpus: str, texts: tuple[File, ...], engine: str) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """Do as ``read`` with its cache; what was just read is held: the contracts of a project share one law."""
    name = f"pages-{cache.digest((corpus,))}.json"
    kept = _kept(name, engine)
    found, problems, fresh = _read(texts, kept)
    if fresh.keys() != kept.keys():
        cache.write(name, engine, json.dumps(fresh, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    return found, problems


def _read(texts: tuple[File, ...], kept: dict[str, Json]) -> tuple[Pages, tuple[Diagnostic, ...], dict[str, Json]]:
    """Return the pages of texts, what is wrong with them, and what to keep; ``kept`` was kept before."""
    from clausier.dossier import nodes
    from clausier.surface import exchange, literate

    fresh: dict[str, Json] = {}
    found: list[tuple[Source, Page]] = []
    problems: list[Diagnostic] = []
    for each in texts:
        key = cache.digest((each.name, each.data))
        source, unreadable = nodes.decode(each.data, each.name)
        page = None if unreadable else _decoded(kept.get(key))
        if page is not None:
            fresh[key] = kept[key]
        else:
            page, mistakes = literate.read(source, parser())
            problems += (*unreadable, *mistakes)
            if not unreadable and not mistakes:
                fresh[key] = exchange.encode(page)
        found.append((source, page))
    return tuple(found), tuple(problems), fresh


def _kept(name: str, engine: str) -> dict[str, Json]:
    text = cache.read(name, engine)
    try:
        kept: object = json.loads(text) if text is not None else {}
    except ValueError:
        return {}
    return cast("dict[str, Json]", kept) if isinstance(kept, dict) else {}


def _decoded(data: Json) -> Page | None:
    from clausier.surface import exchange

    try:
        return None if data is None else exchange.decode(data)
    except ValueError:
        return None
