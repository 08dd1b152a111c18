"""An answer as a lawyer reads it on a terminal: the verdict, why, what is missing, what would change it."""

from __future__ import annotations

from clausier.cli.reason_lines import lines
from clausier.cli.reasons import Told
from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Need, Undetermined, Void
from clausier.text.paint import columns, pad, wrap
from clausier.text.typed import TYPE_CHECKING
from clausier.values.money import Money
from clausier.values.show import show, show_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.evaluate.answer import Answer, OtherReading
    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import Program, Question
    from clausier.text.paint import Paint

_MOST_OTHERS = 6
_MOST_DETAILS = 3
_MARGIN = "  "


def render(program: Program, answer: Answer, paint: Paint, *, brief: bool = False, everything: bool = False) -> str:
    """Return an answer in lines; ``brief`` leaves the reasons out, ``everything`` tells each of them to the facts."""
    question = program.questions[answer.question]
    kind = program.definitions[question.answer].kind
    parts = [_head(program, answer, kind, paint)]
    if not brief:
        told = Told(program, answer.about, everything=everything)
        steps = [
            inner for step in answer.reasons for inner in (step.children if step.label == answer.text else (step,))
        ]
        reasons = lines(told.reasons(steps), paint)
        if reasons:
            parts.append("\n".join(reasons))
    last = [
        _versions(program, answer, kind, paint),
        _silence(answer, paint),
        _readings(program, answer, kind, paint, everything=everything),
        _safe(answer, paint),
        _proof(program, answer, kind, paint),
    ]
    parts += [
        _details(program, answer, question, paint),
        _lacking(program, answer, paint),
        "\n".join(each for each in last if each),
    ]
    return "\n\n".join(each for each in parts if each)


def _head(program: Program, answer: Answer, kind: str, paint: Paint) -> str:
    """Return the question on the left and the verdict on the right, or under it when they do not fit in a line."""
    shouted = wording.verdict(program, answer.result, kind)
    ink = _ink(answer.result, paint)
    asked = f"{answer.text} [{answer.about}]" if answer.about else answer.text
    room = paint.width - columns(asked) - columns(shouted)
    if room >= 2:  # noqa: PLR2004  the blank between the two
        return f"{paint.bold(asked)}{' ' * room}{ink(shouted)}"
    head = [paint.bold(each) for each in wrap(asked, paint.width)]
    return "\n".join((*head, f"{' ' * max(0, paint.width - columns(shouted))}{ink(shouted)}"))


def _ink(result: Result, paint: Paint) -> Callable[[str], str]:
    match result:
        case Determined(value=bool(value)):
            return paint.green if value else paint.red
        case Determined():
            return paint.bold
        case Undetermined() | Void() | Conflict():
            return paint.yellow


def _details(program: Program, answer: Answer, question: Question, paint: Paint) -> str:
    """Return the labelled parts of the answer, aligned."""
    names = dict(question.details)
    width = max((columns(each.label) for each in answer.details), default=0)
    found: list[str] = []
    for each in answer.details:
        kind = program.definitions[names[each.label]].kind
        value = wording.worded(program, each.result, kind)
        found += wrap(value, paint.width, first=f"{_MARGIN}{pad(each.label, width)}   ")
        if isinstance(each.result, Undetermined) and not isinstance(answer.result, Undetermined):
            for need in sorted(each.result.missing, key=lambda need: need.path):
                found += wrap(wording.missing_text(need), paint.width, first=f"{_MARGIN}{' ' * width}   il manque : ")
    return "\n".join(found)


def _lacking(program: Program, answer: Answer, paint: Paint) -> str:
    """Return what would settle an answer that is not: the smallest sets of facts, each as questions."""
    if not isinstance(answer.result, Undetermined):
        return ""
    found: list[str] = []
    possible = [wording.verdict(program, each) for each in answer.result.candidates]
    if possible:
        found += wrap(" ou ".join(dict.fromkeys(possible)), paint.width, first=f"{_MARGIN}Encore possible : ")
    sets = list(answer.missing) or [answer.result.missing]
    judged = all(need.need is Need.JUDGEMENT for each in sets for need in each)
    head = "Une appréciation est requise" if judged else "Il manque"
    if len(sets) > 1:
        found.append(f"{_MARGIN}{paint.yellow(head)}, au choix :")
        for rank, each in enumerate(sets, start=1):
            found += _needs(each, paint, f"{_MARGIN}  {rank}. ")
    else:
        found.append(f"{_MARGIN}{paint.yellow(head)} :")
        found += _needs(sets[0], paint, f"{_MARGIN}  – ", every=True)
    return "\n".join(found)


def _needs(needs: frozenset[Missing], paint: Paint, first: str, *, every: bool = False) -> list[str]:
    """Return the lines of a set of missing facts; ``every`` repeats the mark before each."""
    found: list[str] = []
    for rank, need in enumerate(sorted(needs, key=lambda each: each.path)):
        start = first if every or rank == 0 else " " * (columns(first) - 2) + "+ "
        text = wording.missing_text(need)
        path = "" if need.need in (Need.TABLE, Need.LIST) else need.path
        told = list(wrap(text, paint.width, first=start))
        if path and columns(told[-1]) + columns(path) + 4 <= paint.width:
            told[-1] += "    " + paint.faint(path)
        elif path:
            told.append(" " * columns(first) + paint.faint(path))
        found += told
    return found


def _versions(program: Program, answer: Answer, kind: str, paint: Paint) -> str:
    """Return the answer under each party's version of a contested fact."""
    return "\n".join(
        line
        for each in answer.versions
        for line in wrap(
            f"selon {wording.value_text(program, each.party)} ({wording.fact_name(each.path, answer.about)}), "
            f"{wording.verdict(program, each.result, kind)}",
            paint.width,
            first=f"{_MARGIN}Fait contesté : ",
        )
    )


def _silence(answer: Answer, paint: Paint) -> str:
    """Return what a silence or a conflict is, in a sentence."""
    match answer.result:
        case Void(without_object=False):
            text = "Aucune règle ne répond dans ce cas : le contrat se tait, et aucun texte encodé ne le complète."
        case Conflict(rules=rules):
            said = " ; ".join(f"« {wording.humanized(name)} » donne {value}" for name, value in rules)
            text = f"Deux règles s'appliquent sans que l'une prime l'autre : {said}."
        case _:
            return ""
    return "\n".join(wrap(text, paint.width, first=_MARGIN))


def _readings(program: Program, answer: Answer, kind: str, paint: Paint, *, everything: bool) -> str:
    """Return what other readings of the words would change, the answer first; or that none does."""
    before = {each.label: each.result for each in answer.details}
    telling = [each for each in answer.others if _tells(each, answer, before)]
    changing = [each for each in telling if _changes(each.result, answer.result)]
    detailed = [each for each in telling if each not in changing]
    if not telling:
        return (
            "" if answer.explored <= 1 else f"{_MARGIN}Aucune autre lecture ne change la réponse ({_explored(answer)})."
        )
    found: list[str] = []
    if changing:
        found += _changed_answers(program, changing, kind, paint, everything=everything)
    elif answer.explored > 1:
        found.append(f"{_MARGIN}Aucune autre lecture ne change la réponse ({_explored(answer)}).")
    if detailed:
        found += _changed_details(program, detailed, paint, everything=everything)
    spread = "" if isinstance(answer.result, Undetermined) else _spread(answer)
    if spread:
        found += wrap(spread, paint.width, first=_MARGIN, rest=f"{_MARGIN}    ")
    return "\n".join(found)


def _changed_answers(
    program: Program, others: list[OtherReading], kind: str, paint: Paint, *, everything: bool
) -> list[str]:
    """Return the answers that other readings give, those of one reading alone first."""
    if len(others) == 1:
        verdict = wording.verdict(program, others[0].result, kind)
        text = f"{verdict}, si l'on retient {wording.readings_text(program, others[0].deviation)}."
        return list(
            wrap(text, paint.width, first=f"{_MARGIN}Une autre lecture change la réponse : ", rest=f"{_MARGIN}    ")
        )
    shown = others if everything else others[:_MOST_OTHERS]
    verdicts = [wording.verdict(program, each.result, kind) for each in shown]
    width = max(columns(each) for each in verdicts)
    found = [f"{_MARGIN}D'autres lectures changent la réponse, si l'on retient :"]
    for each, verdict in zip(shown, verdicts, strict=True):
        first = f"{_MARGIN}  {pad(verdict, width)}  "
        found += wrap(wording.readings_text(program, each.deviation), paint.width, first=first)
    return [*found, *_left_out(len(others) - len(shown))]


def _changed_details(program: Program, others: list[OtherReading], paint: Paint, *, everything: bool) -> list[str]:
    """Return the details that other readings change, the answer being the same."""
    shown = others if everything else others[:_MOST_DETAILS]
    found = [f"{_MARGIN}Sans changer la réponse, d'autres lectures changent un détail, si l'on retient :"]
    for each in shown:
        found += wrap(wording.readings_text(program, each.deviation), paint.width, first=f"{_MARGIN}  – ")
        for label, result in each.details:
            found += wrap(f"{label} : {wording.worded(program, result)}", paint.width, first=f"{_MARGIN}      ")
    return [*found, *_left_out(len(others) - len(shown))]


def _left_out(count: int) -> list[str]:
    if not count:
        return []
    return [f"{_MARGIN}  … et {count} autre{'s' if count > 1 else ''} (--complet pour tout voir)"]


def _tells(other: OtherReading, answer: Answer, before: dict[str, Result]) -> bool:
    """Tell whether another reading changes something that was settled, or settles the answer."""
    if _changes(other.result, answer.result):
        return True
    return any(not isinstance(before[label], Undetermined) for label, _ in other.details)


def _changes(other: Result, result: Result) -> bool:
    """Tell whether a result is another answer; two that are not settled are the same."""
    return other != result and not (isinstance(other, Undetermined) and isinstance(result, Undetermined))


def _explored(answer: Answer) -> str:
    if answer.complete is False:
        return "lectures essayées une à une, non combinées"
    return f"{answer.explored} combinaisons essayées"


def _spread(answer: Answer) -> str:
    """Return the range of an amount over every reading."""
    results = [answer.result, *(each.result for each in answer.others)]
    values = [each.value for each in results if isinstance(each, Determined) and isinstance(each.value, Money)]
    if len(set(values)) < 2:  # noqa: PLR2004  a range has two ends
        return ""
    return f"Selon les lectures : de {show(min(values))} à {show(max(values))} ({_explored(answer)})."


def _safe(answer: Answer, paint: Paint) -> str:
    """Return the date that is safe under every reading, with its weekday."""
    safe = answer.safe
    if safe is None:
        return ""
    if safe.day is None:
        return f"{_MARGIN}Date prudente : indéterminée ({_undated(answer, safe.label)})."
    label = "" if safe.label == "réponse" else f" (« {safe.label} »)"
    why = "toutes lectures"
    if safe.moved_from is not None:
        why += f" ; le {show_date(safe.moved_from, weekday=True)} n'est pas ouvré"
    text = f"{paint.bold(show_date(safe.day, weekday=True))}{label}, {why}."
    return "\n".join(wrap(text, paint.width + (8 if paint.colour else 0), first=f"{_MARGIN}Date prudente : "))


def _undated(answer: Answer, label: str) -> str:
    """Return why no date is safe under every reading: something is missing, nothing is said, a reading gives none."""
    parts = {each.label: each.result for each in answer.details}
    match parts.get(label, answer.result):
        case Determined():
            return "une lecture ne permet pas de la fixer"
        case Undetermined():
            return "il manque de quoi la fixer"
        case _:
            return "aucune date n'est prévue"


def _proof(program: Program, answer: Answer, kind: str, paint: Paint) -> str:
    """Return what follows if nothing more is proved."""
    if answer.proof is None:
        return ""
    verdict = wording.verdict(program, answer.proof.result, kind)
    taken = " ; ".join(
        f"{wording.fact_name(path, answer.about)} : {wording.value_text(program, value)} ({source})"
        for path, value, source in answer.proof.taken
    )
    return "\n".join(
        wrap(f"{verdict} — {taken}.", paint.width, first=f"{_MARGIN}Si rien n'est prouvé : ", rest=f"{_MARGIN}    ")
    )
