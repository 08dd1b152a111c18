"""From the files of a contract to its program; what did not change is taken from the cache.

Two caches: the program of a contract, current as long as none of its files (nor the engine) changed; the pages, one
article each. The first is all that a question needs: nothing of the language is then imported.
"""

from __future__ import annotations

from clausier.project import cache, freshness, identity, library
from clausier.text import json_reader
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.corpus import Corpus
    from clausier.model.from_surface import Built
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.library import File, Library
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

    Problems = tuple[Diagnostic, ...]

HOLIDAY_YEARS = (2010, 2040)
"""The years whose public holidays are compiled with a program."""

_HOLIDAYS = "feries.json"


class Compiled(Record):
    """A contract, compiled. Without ``program`` something is wrong; ``built`` is there when the pages could be read."""

    program: Program | None
    built: Built | None
    problems: Problems
    sources: dict[str, Source]

    @property
    def model(self) -> Model | None:
        """The model, when the pages could be read."""
        return None if self.built is None else self.built.model


def program(manifest: Manifest, contract: Contract) -> tuple[Program | None, Problems, dict[str, Source]]:
    """Return the program of a contract: from the cache when its files are those it was made from, else compiled."""
    known = freshness.recall(manifest, contract)
    kept = _kept(manifest, contract, known) if known else None
    if kept is not None:
        return kept, (), {}
    seen, _ = freshness.mark(manifest, contract)
    texts, problems = library.read(manifest, contract)
    if texts is None:
        return None, problems, {}
    freshness.note(manifest, contract, seen, texts.digest)
    kept = _kept(manifest, contract, texts.digest)
    if kept is not None:
        return kept, (), {}
    touched = _retouched(manifest, contract, texts)
    if touched is not None:
        return touched, (), {}
    made = compile_texts(manifest, contract, texts, remarks=False)
    if made.program is not None:
        keep(manifest, contract, made.program)
        _leave(manifest, contract, texts, made)
    return made.program, made.problems, made.sources


def _retouched(manifest: Manifest, contract: Contract, texts: Library) -> Program | None:
    """Return the program of texts of which one page alone was edited since; None when it is to be compiled whole."""
    from clausier.project import store, trail

    name, engine = _trail(manifest, contract), identity.fingerprint()
    data = cache.read(name, engine)
    try:
        known = None if data is None else trail.unpack(data)
        file = None if known is None else trail.edited(known, _marks(contract), texts)
        if known is None or file is None:
            return None
        before = cache.kept(*_place(manifest, contract, known.head["version"]))
        if before is None:
            return None
        from clausier.project import retouch

        changes = retouch.retouch(known, texts, file)
        after = None if changes is None else store.patched(before.body, before.rest, changes, texts.digest)
        if after is None:
            return None
        known.head["version"] = texts.digest
        cache.write(*_place(manifest, contract, texts.digest), *after)
        cache.write(name, engine, known.packed())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # what the cache holds is no trail: the whole is compiled, as if there were none
    return _kept(manifest, contract, texts.digest)


def _leave(manifest: Manifest, contract: Contract, texts: Library, made: Compiled) -> None:
    """Leave a trail of a compilation that found nothing wrong."""
    if made.built is None or made.problems:
        return
    from clausier.project import whole

    left = whole.trail_of(made.built, texts.law, texts.contract, made.sources)
    left.head["version"] = texts.digest
    cache.write(_trail(manifest, contract), identity.fingerprint(), left.packed())


def _trail(manifest: Manifest, contract: Contract) -> str:
    return f"suivi-{cache.digest((manifest.root, contract.id))}.json"


def _marks(contract: Contract) -> list[str]:
    return [contract.id, contract.short_name, contract.title or contract.id]


def _kept(manifest: Manifest, contract: Contract, digest: str) -> Program | None:
    """Return the program that the cache keeps of texts named ``digest``; None when it keeps none."""
    from clausier.project import store

    kept = cache.kept(*_place(manifest, contract, digest))
    if kept is None:
        return None

    def again() -> Program | None:
        texts, _ = library.read(manifest, contract)
        made = None if texts is None else compile_texts(manifest, contract, texts, remarks=False).program
        if made is None or made.version != digest:
            return None  # the clauses changed meanwhile: what is damaged is lost
        cache.write(*_place(manifest, contract, digest), *store.pack(made))
        return made

    try:
        return store.unpack(kept.body, kept.rest, again)
    except (ValueError, TypeError, KeyError, IndexError):
        return None  # what the cache holds is no program: it is made again, as if there were none


def keep(manifest: Manifest, contract: Contract, made: Program) -> None:
    """Put a program compiled from the files of a contract in the cache, where ``program`` looks for it."""
    from clausier.project import store

    place = _place(manifest, contract, made.version)
    if cache.read(*place) is None:
        cache.write(*place, *store.pack(made))


def _place(manifest: Manifest, contract: Contract, digest: str) -> tuple[str, str]:
    """Return the name and the key under which the cache keeps the program of a contract, its texts named ``digest``."""
    name = f"programme-{cache.digest((manifest.root, contract.id))}.json"
    return name, cache.digest((digest, identity.fingerprint()))


def compile_contract(manifest: Manifest, contract: Contract, *, cached: bool = True) -> Compiled:
    """Compile a contract from its files, with all that is to be said about them; ``cached`` False parses every page."""
    texts, problems = library.read(manifest, contract)
    if texts is None:
        return Compiled(None, None, problems, {})
    return compile_texts(manifest, contract, texts, cached=cached)


def share(manifest: Manifest, contracts: tuple[Contract, ...]) -> None:
    """Read what several contracts share, the law and the public holidays: the processes forked after this hold it."""
    texts = library.read(manifest, contracts[0])[0] if len(contracts) > 1 else None
    if texts is not None:
        _corpus(manifest, "droit", "", "Droit", texts.law, is_law=True, cached=True)
        _holidays()


def compile_texts(
    manifest: Manifest, contract: Contract, texts: Library, *, cached: bool = True, remarks: bool = True
) -> Compiled:
    """Do as ``compile_contract`` with texts already read; ``remarks`` False leaves out what is only a warning."""
    from clausier.check import runner
    from clausier.model import from_surface
    from clausier.norms import from_model
    from clausier.text.record import replace

    own, own_problems = _corpus(
        manifest, contract.id, contract.short_name, contract.title, texts.contract, cached=cached
    )
    law, law_problems = _corpus(manifest, "droit", "", "Droit", texts.law, is_law=True, cached=cached)
    sources = {source.name: source for corpus in (own, law) for source, _ in corpus.pages}
    problems = (*own_problems, *law_problems)
    built = from_surface.assemble(own, (law,))
    model = built.model
    problems = (*problems, *built.problems)
    if any(each.is_error for each in problems):
        return Compiled(None, built, problems, sources)
    problems = (*problems, *(runner.run(model) if remarks else runner.faults(model)))
    if any(each.is_error for each in problems):
        return Compiled(None, built, problems, sources)
    made = from_model.lower(model, _holidays(), HOLIDAY_YEARS)
    return Compiled(replace(made, version=texts.digest), built, problems, sources)


def _corpus(
    manifest: Manifest,
    ident: str,
    short_name: str,
    title: str,
    texts: tuple[File, ...],
    *,
    is_law: bool = False,
    cached: bool,
) -> tuple[Corpus, Problems]:
    from clausier.model.corpus import Corpus
    from clausier.project import pages

    read, problems = pages.read(f"{manifest.root}#{ident}", texts, cached=cached)
    return Corpus(ident, short_name, title or ident, read, is_law), problems


def _holidays() -> dict[str, tuple[int, ...]]:
    """Return the ordinals of the public holidays of each zone; the library that knows them is slow to start."""
    key = identity.fingerprint()
    kept = cache.read(_HOLIDAYS, key)
    try:
        found: dict[str, list[int]] = json_reader.read(kept) if kept is not None else {}
        if found:
            return {zone: tuple(days) for zone, days in found.items()}
    except (ValueError, AttributeError, TypeError):
        pass  # as if the cache had none
    import json

    from clausier.values import holiday_tables

    made = {
        zone: tuple(day.toordinal() for day in holiday_tables.holidays_between(zone, *HOLIDAY_YEARS))
        for zone in holiday_tables.zones()
    }
    cache.write(_HOLIDAYS, key, json.dumps(made).encode("utf-8"))
    return made
