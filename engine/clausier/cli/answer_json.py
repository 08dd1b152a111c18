"""An answer as machines read it: stable keys, decimal strings, ISO dates; same inputs, same bytes.

``schema`` names the shape: ``clausier.reponse/1``. A key is never removed nor given another meaning under one number.
"""

from __future__ import annotations

from clausier.dossier.facts import Element
from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Need, Undetermined, Void
from clausier.text.typed import TYPE_CHECKING, TypeAlias, assert_never, cast
from clausier.values.show import canonical

if TYPE_CHECKING:
    from clausier.evaluate.answer import Answer, OtherReading, ProofLine, SafeDate
    from clausier.evaluate.result import Missing, Result, Step
    from clausier.norms.tree import Citation, Program

    Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

SCHEMA = "clausier.reponse/1"
SEVERAL = "clausier.reponses/1"

_NEEDS = {
    Need.FACT: "fact", Need.JUDGEMENT: "judgement", Need.TABLE: "table", Need.LIST: "list", Need.CONTESTED: "contested",
}  # fmt: skip


def record(program: Program, answer: Answer, provenance: dict[str, Json]) -> dict[str, Json]:
    """Return an answer; ``provenance`` holds what replays it (hashes of the library and of the dossier, engine)."""
    kind = program.definitions[program.questions[answer.question].answer].kind
    missing = sorted(answer.missing, key=lambda each: (len(each), sorted(need.path for need in each)))
    needed = {need.path: need for each in missing for need in each}
    judged = [need for _, need in sorted(needed.items()) if need.need is Need.JUDGEMENT]
    return {
        "schema": SCHEMA,
        "question": answer.question,
        "contract": answer.contract,
        "about": answer.about or None,
        "date": answer.on.isoformat(),
        **result_json(answer.result),
        "sentence": sentence(program, answer, kind),
        "details": [{"label": each.label, **result_json(each.result)} for each in answer.details],
        "reasons": [_step(each) for each in answer.reasons],
        "missing": [[_missing(need) for need in sorted(each, key=lambda need: need.path)] for each in missing],
        "judgements": [{"path": each.path, "question": each.question, "by": each.decider} for each in judged],
        "readings": _readings(program, answer),
        "versions": [{"path": each.path, "party": each.party, **result_json(each.result)} for each in answer.versions],
        "safe_date": _safe(answer.safe),
        "proof": _proof(answer.proof),
        "provenance": provenance,
    }


def sentence(program: Program, answer: Answer, kind: str) -> str:
    """Return the answer as one French sentence."""
    about = f" ({answer.about})" if answer.about else ""
    return f"{answer.text}{about} — {wording.verdict(program, answer.result, kind)}"


def value_json(value: object) -> Json:
    """Return a value of the language, an element of the dossier (its path) or a list of them."""
    if isinstance(value, Element):
        return {"element": value.path}
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return [value_json(each) for each in items]
    made = canonical(value)  # type: ignore[arg-type]  # what is no element and no list is a value of the language
    return dict(made) if isinstance(made, dict) else made


def result_json(result: Result) -> dict[str, Json]:
    """Return ``status`` and ``answer``, with what the status calls for."""
    match result:
        case Determined(value=value):
            return {"status": "determined", "answer": value_json(value)}
        case Undetermined(candidates=candidates):
            possible: list[Json] = [dict(result_json(each)) for each in candidates]
            return {"status": "undetermined", "answer": None, "possible": possible}
        case Void(without_object=without_object):
            return {"status": "without_object" if without_object else "void", "answer": None}
        case Conflict(rules=rules):
            shown: list[Json] = [{"rule": name, "value": value} for name, value in rules]
            return {"status": "conflict", "answer": None, "rules": shown}
        case _:
            assert_never(result)


def _step(step: Step) -> Json:
    return {
        "label": step.label,
        "role": step.role.name.lower() if step.role else None,
        **result_json(step.result),
        "citations": [_citation(each) for each in step.citations],
        "places": [{"file": each.file, "line": each.line} for each in step.places],
        "reading": step.reading or None,
        "reasons": [_step(each) for each in step.children],
    }


def _citation(citation: Citation) -> Json:
    return {
        "place": citation.place,
        "words": citation.words,
        "anchor": citation.anchor,
        "file": citation.file,
        "line": citation.line,
        "certainty": citation.certainty or None,
    }


def _missing(need: Missing) -> Json:
    return {
        "path": need.path,
        "need": _NEEDS[need.need],
        "question": need.question,
        "values": [value_json(each) for each in need.domain],
    }


def _readings(program: Program, answer: Answer) -> Json:
    return {
        "followed": _deviation(program, answer.followed),
        "explored": answer.explored,
        "complete": answer.complete,
        "changes": [_other(program, each) for each in answer.others],
    }


def _other(program: Program, other: OtherReading) -> Json:
    return {
        "readings": _deviation(program, other.deviation),
        **result_json(other.result),
        "details": [{"label": label, **result_json(result)} for label, result in other.details],
    }


def _deviation(program: Program, deviation: tuple[tuple[str, str], ...]) -> Json:
    return [
        {
            "interpretation": name,
            "reading": reading,
            "question": program.interpretations[name].question,
            "register": program.interpretations[name].register,
        }
        for name, reading in deviation
    ]


def _safe(safe: SafeDate | None) -> Json:
    if safe is None:
        return None
    return {
        "label": safe.label,
        "date": None if safe.day is None else safe.day.isoformat(),
        "moved_from": None if safe.moved_from is None else safe.moved_from.isoformat(),
    }


def _proof(proof: ProofLine | None) -> Json:
    if proof is None:
        return None
    taken: list[Json] = [{"path": path, "value": value, "because": source} for path, value, source in proof.taken]
    return {**result_json(proof.result), "taken": taken}
