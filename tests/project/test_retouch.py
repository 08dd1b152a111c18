"""An edit of one page: what is made of it alone is what a compilation of everything from nothing makes."""

from __future__ import annotations

import json
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausier.check import runner
from clausier.norms import exchange
from clausier.project import (
    cache,
    compile,  # noqa: A004  a module
    library,
    manifest,
    retouch,
    soundness,
    store,
    trail,
    whole,
)
from clausier.text.record import Record, replace
from project import small_world
from project.edits import edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.project.compile import Compiled
    from clausier.project.library import Library
    from clausier.project.manifest import Contract, Manifest
    from project.edits import Pick

_T = TypeVar("_T")

ROOT = Path(__file__).resolve().parents[2]
PRICE = "clauses/contrat/01-prix.md"
EXCEPTIONS = "clauses/contrat/02-exceptions.md"
LAW = "clauses/droit/10-code.md"


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


class World(Record):
    """A contract and its texts, in memory."""

    project: Manifest
    contract: Contract
    texts: Library

    def with_page(self, name: str, text: str) -> World:
        """Return this world with a page in another state."""
        data = text.encode("utf-8")

        def put(files: tuple[library.File, ...]) -> tuple[library.File, ...]:
            return tuple(replace(each, data=data) if each.name == name else each for each in files)

        contract, law = put(self.texts.contract), put(self.texts.law)
        digest = cache.digest(part for each in (*contract, *law) for part in (each.name, each.data))
        return World(self.project, self.contract, library.Library(contract, law, digest))

    def text(self, name: str) -> str:
        """Return a page."""
        return next(each.data for each in self.files if each.name == name).decode("utf-8")

    @property
    def files(self) -> tuple[library.File, ...]:
        """Every page."""
        return (*self.texts.contract, *self.texts.law)

    def replaced(self, name: str, old: str, new: str) -> World:
        """Return this world with one thing said otherwise in a page."""
        assert self.text(name).count(old) == 1
        return self.with_page(name, self.text(name).replace(old, new))

    def compiled(self) -> Compiled:
        """Compile everything from nothing."""
        return compile.compile_texts(self.project, self.contract, self.texts, cached=False, remarks=False)


class Kept(Record):
    """What the cache holds after a compilation: its trail, its program."""

    trail: bytes
    program: tuple[bytes, bytes]


def _opened(root: Path, name: str) -> World:
    project, problems, _ = manifest.read(str(root))
    assert project is not None
    assert problems == ()
    contract = next(each for each in project.contracts if name in each.id)
    texts, problems = library.read(project, contract)
    assert texts is not None
    assert problems == ()
    return World(project, contract, texts)


@once
def _real(name: str) -> World:
    return _opened(ROOT, name)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> World:
    return _opened(small_world.write(tmp_path_factory.mktemp("monde")), "contrat")


def _kept(world: World, made: Compiled) -> Kept | None:
    if made.program is None or made.built is None or made.problems:
        return None
    left = whole.trail_of(made.built, world.texts.law, world.texts.contract, made.sources)
    return Kept(left.packed(), store.pack(made.program))


def _retouched(kept: Kept, world: World) -> Kept | None:
    """Return what the cache holds after an edit, None when everything is to be compiled."""
    known = trail.unpack(kept.trail)
    contract = world.contract
    file = trail.edited(known, [contract.id, contract.short_name, contract.title or contract.id], world.texts)
    changes = None if file is None else retouch.retouch(known, world.texts, file)
    after = None if changes is None else store.patched(*kept.program, changes, world.texts.digest)
    return None if after is None else Kept(known.packed(), after)


def _data(kept: Kept) -> dict[str, object]:
    return exchange.to_data(store.unpack(*kept.program, lambda: None))


def _said(kept: Kept) -> dict[str, Any]:
    """Return what a trail says, what was parsed and numbers in letters aside: they only spare time."""
    known = trail.unpack(kept.trail)
    head = {name: data for name, data in known.head.items() if name not in ("sizes", "letters", "chosen")}
    return {"": head, **{section: known.every(section) for section in trail.SECTIONS if section != "texts"}}


def _both(kept: Kept, world: World) -> tuple[object, object]:
    """Return what an edit made and what a compilation from nothing makes: the program in its order, and the trail."""
    made = world.compiled()
    assert made.problems == ()
    whole_kept = _kept(world, made)
    assert whole_kept is not None
    said, wanted = _said(kept), _said(whole_kept)
    for page, items in said["items"].items():
        # A calcul that conditions were seen through once may be kept for longer, sealed.
        more = items.keys() - wanted["items"][page].keys()
        assert more == said["own"][page]["plain"].keys() - wanted["own"][page]["plain"].keys()
        for name in more:
            del items[name], said["own"][page]["plain"][name]
    return (json.dumps(_data(kept)), said), (json.dumps(_data(whole_kept)), wanted)


def _follow(world: World, kept: Kept, pick: Pick, pages: list[str], edits: int) -> Iterator[tuple[object, object]]:
    """Edit pages one after another; yield ``_both`` where an edit alone does, compile everything where it does not."""
    for _ in range(edits):
        page = pick(pages)
        world = world.with_page(page, edited(world.text(page), pick))
        after = _retouched(kept, world)
        if after is not None:
            yield _both(after, world)
        kept = after or _kept(world, world.compiled()) or kept


def _pick(data: st.DataObject) -> Pick:
    def pick(among: Sequence[_T], /) -> _T:
        return data.draw(st.sampled_from(among))

    return pick


@settings(max_examples=max(10, settings().max_examples // 5))
@given(data=st.data(), edits=st.integers(1, 5))
def test_edits_of_a_small_world_make_what_everything_makes(small: World, data: st.DataObject, edits: int) -> None:
    kept = _kept(small, small.compiled())
    assert kept is not None
    for found, wanted in _follow(small, kept, _pick(data), list(small_world.PAGES), edits):
        assert found == wanted


@settings(max_examples=max(10, settings().max_examples // 5))
@given(data=st.data(), page=st.sampled_from((PRICE, EXCEPTIONS, LAW)), edits=st.integers(2, 6))
def test_edits_of_one_page_again_and_again_make_what_everything_makes(
    small: World, data: st.DataObject, page: str, edits: int
) -> None:
    """From the second one, the items written as before are left as they were."""
    kept = _kept(small, small.compiled())
    assert kept is not None
    for found, wanted in _follow(small, kept, _pick(data), [page], edits):
        assert found == wanted


@once
def _real_kept(name: str) -> Kept:
    world = _real(name)
    kept = _kept(world, world.compiled())
    assert kept is not None
    return kept


@pytest.mark.parametrize("name", ["allance", "alleo"])
@settings(max_examples=max(2, settings().max_examples // 20))
@given(data=st.data())
def test_edits_of_a_real_contract_make_what_everything_makes(name: str, data: st.DataObject) -> None:
    """A quarter as many as of the small world: each takes seconds."""
    world = _real(name)
    pages = [each.name for each in world.files for _ in range(1 + len(each.data) // 4000)]
    for found, wanted in _follow(world, _real_kept(name), _pick(data), pages, 1):
        assert found == wanted


TERMINATION = "clauses/allance/cgv-2016-05-25/24-VIII-resiliation.md"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## ARTICLE VIII", "<!-- à relire -->\n\n## ARTICLE VIII"),
        ("délai_de_remède = 30 jours", "délai_de_remède = 30,0 jours"),
        ("  si manquement.auteur = client « par l'autre partie »\n  si date_d_examen", "  si date_d_examen"),
    ],
    ids=["comment", "figure", "condition"],
)
def test_a_comment_a_figure_or_a_condition_of_a_real_page_needs_that_page_alone(old: str, new: str) -> None:
    """The first edit of a page makes every rule of it again; the next one those that it changes."""
    first = _real("allance").with_page(TERMINATION, _real("allance").text(TERMINATION) + "\n<!-- vu -->\n")
    kept = _retouched(_real_kept("allance"), first)
    assert kept is not None
    found, wanted = _both(kept, first)
    assert found == wanted
    world = first.replaced(TERMINATION, old, new)
    for before in (_real_kept("allance"), kept):
        after = _retouched(before, world)
        assert after is not None
        found, wanted = _both(after, world)
        assert found == wanted


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        (PRICE, "pénalité = 40 €", "pénalité = 40 €\n  borne ≤ 100 € « Code fictif, article 20 »"),
        (PRICE, "facture.montant > 0 €", "facture.montant > 10 €"),
        (PRICE, "facture.gravité = lourde", "facture.gravité = lourde et facture.montant > 10 €"),
        (PRICE, "= pénalité × 2", "= pénalité × 3"),
        (PRICE, "## Article 1", "<!-- note -->\n\n## Article 1"),
        (EXCEPTIONS, "si client.négligent", "si client.négligent et facture.provisoire"),
        (EXCEPTIONS, "retenue « c'est ce que dit l'usage »", "retenue « l'usage le dit »"),
        (LAW, "si client.sauvegarde", "si client.sauvegarde et client.négligent"),
        (LAW, "## Code", "\n## Code"),
    ],
)
def test_what_stays_inside_a_page_needs_that_page_alone(small: World, page: str, old: str, new: str) -> None:
    kept, world = _kept(small, small.compiled()), small.replaced(page, old, new)
    assert kept is not None
    after = _retouched(kept, world)
    assert after is not None
    found, wanted = _both(after, world)
    assert found == wanted


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        (PRICE, "pénalité = 40 €", "pénalité = 50 €"),  # the quotations of 40 euros, here and in article 2
        (PRICE, "calcul Facture.en_retard : booléen", "calcul Facture.tardive : booléen"),
        (PRICE, "calcul Facture.échéance : date", "calcul Facture.échéance(au : date) : date"),
        (PRICE, "  nature sanction\n", ""),
        (PRICE, "{#1}", "{#1.1}"),
        (PRICE, "= facture.payée_le > facture.échéance", "= facture.pénalité_due > 0 €"),  # a circle
        (PRICE, "si facture.gravité = lourde", "si facture.gravité = lourd"),
        (PRICE, "\n\nAu-delà de ce délai, une", "\n\nAprès ce délai, une"),
        (EXCEPTIONS, "  prime pénalité_lourde\n", ""),  # two exceptions, none before the other
        (EXCEPTIONS, "à l'article « 1 »", "à l'article « 3 »"),
        (LAW, "des règles de nature sanction", "de Facture.pénalité_due"),
        (LAW, "la sanction d'un retard est sans effet pendant la sauvegarde.\n", "la sanction est sans effet.\n"),
        (LAW, "```clause", "```clause\nparamètre seuil = 3 jours\n"),
        ("clauses/contrat/00-mots.md", "légère « légère », ", "légère « légère », moyenne « moyenne », "),
        ("clauses/contrat/03-suite.md", "qui paie tôt.\n", "qui paie tôt, dans les dix jours.\n"),
    ],
)
def test_what_others_see_of_a_page_or_what_is_wrong_needs_everything(
    small: World, page: str, old: str, new: str
) -> None:
    kept, world = _kept(small, small.compiled()), small.replaced(page, old, new)
    assert kept is not None
    assert _retouched(kept, world) is None


def test_every_check_that_may_find_a_mistake_is_thought_of() -> None:
    """One more: what it looks at in a page goes to ``traces``, and it is made again in ``soundness``."""
    made = {check.__module__.rpartition(".")[2] for check in runner.FAULTS} | {"unbound_figures"}
    assert made == soundness.CHECKS


def test_a_calcul_that_others_are_seen_through_is_looked_at_again(small: World) -> None:
    """« en_retard » made always false would make an exception of another page unreachable: everything is compiled."""
    apart = small.replaced(EXCEPTIONS, "  si facture.vraiment_contestée\n", "  si facture.en_retard\n")
    kept = _kept(apart, apart.compiled())
    assert kept is not None
    changed = apart.replaced(PRICE, "= facture.payée_le > facture.échéance", "= facture.payée_le > facture.payée_le")
    assert _retouched(kept, changed) is None
    assert {each.code.ident for each in changed.compiled().problems} == {"CLA-0522"}


def test_a_calcul_seen_through_once_more_is_looked_at_as_it_has_become(small: World) -> None:
    """An exception ceases to look at a calcul of another page, which changes, then looks at it again."""
    contested, late = "  si facture.vraiment_contestée\n", "  si facture.en_retard\n"
    worlds = [small.replaced(EXCEPTIONS, contested, late)]
    worlds.append(worlds[0].replaced(EXCEPTIONS, late, contested))
    worlds.append(worlds[1].replaced(PRICE, "payée_le > facture.échéance", "payée_le ≥ facture.échéance"))
    worlds.append(worlds[2].replaced(EXCEPTIONS, contested, late))
    kept = _kept(worlds[0], worlds[0].compiled())
    for world in worlds[1:]:
        assert kept is not None
        after = _retouched(kept, world)
        if after is not None:
            found, wanted = _both(after, world)
            assert found == wanted
        kept = after or _kept(world, world.compiled())
    assert kept is not None
    last = worlds[-1].replaced(PRICE, "payée_le ≥ facture.échéance", "payée_le > facture.payée_le")
    assert _retouched(kept, last) is None
    assert {each.code.ident for each in last.compiled().problems} == {"CLA-0522"}


# --- On the disk -------------------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return _opened(small_world.write(tmp_path), "contrat")


def _write(world: World, page: str, old: str, new: str) -> World:
    changed = world.replaced(page, old, new)
    (Path(world.project.root) / page).write_text(changed.text(page), encoding="utf-8")
    return changed


def _program(world: World) -> str:
    found, problems, _ = compile.program(world.project, world.contract)
    assert found is not None
    assert problems == ()
    return exchange.to_json(replace(found, version=""))


def _whole(world: World) -> str:
    made = world.compiled().program
    assert made is not None
    return exchange.to_json(replace(made, version=""))


def test_an_answer_after_edits_compiles_the_pages_edited_alone(disk: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(disk)
    worlds = [_write(disk, PRICE, "= pénalité × 2", "= pénalité × 3")]
    wanted = [_whole(worlds[0])]
    worlds.append(worlds[0].replaced(EXCEPTIONS, "si client.négligent", "si client.négligent et facture.provisoire"))
    wanted.append(_whole(worlds[1]))

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(compile, "compile_texts", forbidden)
    assert _program(worlds[0]) == wanted[0] == _program(worlds[0])
    (Path(disk.project.root) / EXCEPTIONS).write_text(worlds[1].text(EXCEPTIONS), encoding="utf-8")
    assert _program(worlds[1]) == wanted[1] == _program(worlds[1])


def test_a_new_file_and_two_pages_edited_at_once_compile_everything(disk: World) -> None:
    _program(disk)
    both = _write(_write(disk, PRICE, "= pénalité × 2", "= pénalité × 3"), LAW, "## Code", "\n## Code")
    assert _program(both) == _whole(both)
    (Path(disk.project.root) / "clauses/contrat/04-fin.md").write_text(
        "## Article 4 - Fin {#4}\n\nFin.\n\n```clause\nparamètre seuil = 3 jours\n```\n", encoding="utf-8"
    )
    assert '"seuil"' in _program(both)


@pytest.mark.parametrize("damaged", ["suivi", "programme"])
def test_a_cache_that_is_damaged_or_foreign_is_as_if_there_were_none(disk: World, damaged: str) -> None:
    _program(disk)
    (path,) = Path(cache.folder()).glob(f"{damaged}-*")
    good = path.read_bytes()
    key = good.split()[0].decode()
    for turn, body in enumerate((b"", b"[]", b"pas du JSON", b'{"schema": "autre"}', b"\xff")):
        page = _write(disk, PRICE, "= pénalité × 2", f"= pénalité × {turn + 3}")
        cache.write(path.name, key, body)
        assert _program(page) == _whole(page)
        (Path(disk.project.root) / PRICE).write_text(disk.text(PRICE), encoding="utf-8")
        _program(disk)
    for data in (good[:-20], good[:60], b"", good.replace(b"facture", b"fracture", 1), good.replace(b"fact", b"Fact")):
        path.write_bytes(data)
        page = _write(disk, PRICE, "= pénalité × 2", "= pénalité × 9")
        assert _program(page) == _whole(page)
        (Path(disk.project.root) / PRICE).write_text(disk.text(PRICE), encoding="utf-8")
        _program(disk)


def test_values_left_behind_by_edits_are_dropped(small: World) -> None:
    kept, world = _kept(small, small.compiled()), small
    assert kept is not None
    first = len(kept.program[1])
    for turn in range(40):
        world = small.replaced(PRICE, "## Article 1", "\n" * (turn + 1) + "## Article 1")
        after = _retouched(kept, world)
        assert after is not None
        kept = after
        assert len(kept.program[1]) < 2 * first
    found, wanted = _both(kept, world)
    assert found == wanted
