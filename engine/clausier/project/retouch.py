"""After an edit of one page: the program of before, with what the edit changes in it.

The page is parsed, resolved, checked and lowered as it would be in a whole compilation, against the heads of the
others. What it shows them must be what it showed before, and what their checks rested on too: else, or when anything at
all is wrong, the whole is compiled again. See docs/decisions/0009.
"""

from __future__ import annotations

from clausier.model.tree import Citation
from clausier.norms import exchange, from_model
from clausier.project import edit, families, light, soundness, whole
from clausier.project.remembered import Remembered
from clausier.surface import literate
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, Any, cast
from clausier.values import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Parameter
    from clausier.project.edit import Edit
    from clausier.project.library import File, Library
    from clausier.project.light import Light
    from clausier.project.trail import Trail
    from clausier.surface.parser import Parser

    Changes = dict[str, dict[str, object]]
    """For each mapping of a program, the JSON of the values made again."""


def retouch(trail: Trail, texts: Library, file: File) -> Changes | None:
    """Return what an edit of ``file`` changes in a program, and bring the trail up to date; None to compile it whole.

    A trail is not to be kept after None.
    """
    from clausier.dossier import nodes

    source, unreadable = nodes.decode(file.data, file.name)
    if unreadable:
        return None
    numerals.learn(dict(trail.head["letters"]))
    before = trail.part("texts", file.name)
    if before and before["order"]:
        parser = Remembered(before["known"], still=True)
        page, mistakes = literate.read(source, cast("Parser", parser))
        found = None if mistakes else light.resolve(trail, texts, source, page, parser.order)
        if found is not None:
            return _lightly(found, trail, parser)
    parser = Remembered(before["known"] if before else {}, still=False)
    page, mistakes = literate.read(source, cast("Parser", parser))
    made = None if mistakes else edit.resolve(trail, texts, source, page)
    if made is None or not soundness.is_sound(made, trail) or not soundness.exceptions_hold(made, trail):
        return None
    order = light.order_of(parser.order, made.items, source, {})
    trail.put("texts", file.name, {"known": parser.known, "order": order})
    _follow(made, trail)
    return _lowered(made, trail)


def _lightly(found: Light, trail: Trail, parser: Remembered) -> Changes | None:
    """Return what a light edit changes; None when it breaks something."""
    seen = [each["reached"] for each in trail.head["families"]]
    made = found.edit
    holds = soundness.delays_hold(made) and soundness.turns_in_no_circle(made, trail)
    if not holds or not soundness.exceptions_hold(made, trail):
        return None
    if seen != [each["reached"] for each in trail.head["families"]]:
        return None
    light.follow(found, trail, parser.known)
    return _lowered(replace(made, heads={}), trail)


def _follow(found: Edit, trail: Trail) -> None:
    """Bring the trail up to date."""
    name, traces = found.name, found.traces
    chosen = {*trail.head["chosen"]} - {name} | found.desk.locator.chosen
    trail.head["chosen"] = sorted(chosen)
    seen = {each for kin in trail.head["families"] for each in kin["reached"]}
    plain = {each: families.seal_plain(found.model.computations[each]) for each in traces.rules(name) if each in seen}
    if found.heads != found.before:
        trail.put("heads", name, found.heads)
    for (page, rank), quote in found.incoming.items():
        found.links[page]["quotes"][rank][5] = traces.found(quote, found.desk.locator)
    for page in dict.fromkeys(page for page, _ in found.incoming):
        trail.put("links", page, found.links[page])
    # What no family is seen through any more goes from both: the one is kept only as long as the other seals it.
    bound = {each for kin in trail.head["families"] for each in kin["names"]}
    wanted = frozenset(each for each in trail.part("items", name) if each in bound) | plain.keys()
    trail.put("links", name, traces.links(name))
    trail.put("own", name, traces.own(name, found.heads, plain))
    trail.put("items", name, whole.items_of(traces, name, wanted))
    trail.put("words", name, traces.words(name))
    for page, uses in soundness.uses_of_edit(found).items():
        trail.put("uses", page, {**trail.part("uses", page), **uses})


def _lowered(found: Edit, trail: Trail) -> Changes:
    """Return the JSON of all that the program says of the rules of the page, and of those they amend."""
    model = found.model
    own = {each: _cited(model.parameters[each], found, trail) for each in found.heads.get("parameters", {})}
    made = from_model.lower(replace(model, parameters=own, entities={}), {}, (0, 0))
    return {
        mapping: {name: exchange.encode(value) for name, value in getattr(made, mapping).items()}
        for mapping in ("definitions", "duties", "powers", "questions", "interpretations")
    }


def _cited(parameter: Parameter, found: Edit, trail: Trail) -> Parameter:
    """Return a parameter with the places where it is printed, or else its article."""
    pages = (name for name, _ in (*trail.head["law"], *trail.head["own"]))
    cited = tuple(each for page in pages for each in _printed(trail.part("links", page), page, parameter.name))
    home = next(each.article for each in found.items if each.item.span == parameter.span)
    return replace(parameter, citations=cited or (found.desk.locator.article(home, parameter.span),))


def _printed(links: dict[str, Any], page: str, name: str) -> Iterator[Citation]:
    for place, words, anchor, line, certainty in links["prints"].get(name, ()):
        yield Citation(place, words, anchor, page, line, certainty)
