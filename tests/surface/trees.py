"""Random trees that the language can write, for the tests of the printer."""

from __future__ import annotations

from datetime import date
from operator import neg

from hypothesis import strategies as st

from clausier.surface import expression as ex
from clausier.surface import item as it
from clausier.surface.vocabulary import PROPERTY_WORDS, RESERVED
from clausier.text.span import Span
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate


def _citing(before: str, inside: str) -> str:
    return f"{before}« {inside} » !".strip()


def _decimal(digits: int, places: int) -> Fraction:
    return Fraction(digits, 10**places)


NO_SPAN = st.just(Span("", 0, 0))
WHOLE_UNITS = [unit for unit in Unit if unit not in {Unit.HOUR, Unit.MINUTE}]

letters = st.sampled_from("abcdefghijklmnopqrstuvwxyzéèàçùûîœABCDEÉ")
tails = st.text(st.sampled_from("abcdelmnopqrstuéèà_0123456789"), max_size=8)
tricky = st.sampled_from(
    [word for word in (*PROPERTY_WORDS, "au", "de", "le", "liste") if word not in {"=", *RESERVED} and " " not in word]
)
names = st.builds(str.__add__, letters, tails).filter(lambda name: name not in RESERVED) | tricky
capitals = st.builds(str.__add__, st.sampled_from("ABCÉ"), tails)
characters = st.sampled_from("abcdefg ABC éà'’-–:;,.=()#?!%€°\u00a0\u202f123")
plain_words = st.text(characters, max_size=20).map(lambda text: text.strip(" \u00a0\u202f"))
words = plain_words | st.builds(_citing, plain_words, plain_words)
some_words = words.map(lambda text: f"m{text}")

decimals = st.builds(_decimal, st.integers(0, 10**9), st.integers(0, 5))
dates = st.dates(date(1900, 1, 1), date(2200, 12, 31))
durations = st.builds(Duration, st.integers(0, 10**6).map(Fraction), st.sampled_from(WHOLE_UNITS)) | st.builds(
    Duration, decimals, st.sampled_from([Unit.HOUR, Unit.MINUTE])
)
numbers = (
    st.integers(0, 10**15 - 1)
    | decimals
    | decimals.map(Money)
    | decimals.map(lambda value: Rate(value / 100))
    | decimals.map(Points)
    | durations
)
_slots = st.sampled_from(((), ((540, 750),), ((0, 720), (845, 1440))))
openings = st.builds(OpeningHours, st.tuples(*[_slots] * 7), st.booleans())
values = st.booleans() | numbers | dates | words | openings
constants = st.builds(ex.Constant, values, NO_SPAN)
signed_constants = constants | st.builds(ex.Constant, numbers.map(neg), NO_SPAN)

_COMPARISONS = [operator for operator in ex.Operator if operator is not ex.Operator.AMONG]
_COLLECTING = [ex.Fold.SUM, ex.Fold.COLLECT, ex.Fold.EARLIEST, ex.Fold.LATEST]


def _tuples(inner: st.SearchStrategy[ex.Expression], least: int = 0) -> st.SearchStrategy[tuple[ex.Expression, ...]]:
    return st.lists(inner, min_size=least, max_size=3).map(tuple)


def _deeper(inner: st.SearchStrategy[ex.Expression]) -> st.SearchStrategy[ex.Expression]:
    paths = st.builds(ex.Name, names, NO_SPAN) | st.builds(
        ex.Access, st.builds(ex.Call, names, _tuples(inner), NO_SPAN), names, _tuples(inner), NO_SPAN
    )
    choices = st.builds(ex.Choices, _tuples(inner, 1), NO_SPAN)
    arms = st.lists(st.builds(ex.Arm, names, inner, NO_SPAN), min_size=1, max_size=3).map(tuple)
    none = st.none()
    return st.one_of(
        st.builds(ex.Access, inner, names, _tuples(inner), NO_SPAN),
        st.builds(ex.Call, names, _tuples(inner), NO_SPAN),
        st.builds(ex.Not, inner, NO_SPAN),
        st.builds(ex.Negative, inner, NO_SPAN),
        st.builds(ex.Binary, st.sampled_from(_COMPARISONS), inner, inner, NO_SPAN),
        st.builds(ex.Binary, st.just(ex.Operator.AMONG), inner, choices | paths, NO_SPAN),
        st.builds(ex.Conditional, inner, inner, inner, NO_SPAN),
        st.builds(ex.Fallback, inner, inner, NO_SPAN),
        st.builds(ex.NotApplicable, inner, NO_SPAN),
        st.builds(ex.Delay, inner, st.sampled_from(list(ex.Direction)), inner, st.booleans(), st.booleans(), NO_SPAN),
        st.builds(ex.Lookup, names, inner, NO_SPAN),
        st.builds(ex.Select, inner, arms, NO_SPAN),
        st.builds(ex.Quantified, st.sampled_from(_COLLECTING), names, inner, none | inner, inner, NO_SPAN),
        st.builds(
            ex.Quantified, st.sampled_from([ex.Fold.COUNT, ex.Fold.ONLY]), names, inner, none | inner, none, NO_SPAN
        ),
        st.builds(ex.Quantified, st.sampled_from([ex.Fold.EXISTS, ex.Fold.EVERY]), names, inner, none, inner, NO_SPAN),
    )


expressions: st.SearchStrategy[ex.Expression] = st.recursive(
    constants | st.builds(ex.Name, names, NO_SPAN), _deeper, max_leaves=8
)

# --- items

quotes = st.builds(it.Quote, some_words, NO_SPAN)
many_quotes = st.lists(quotes, max_size=2).map(tuple)
words_cited = st.lists(quotes | st.builds(it.Quote, some_words, NO_SPAN, some_words), max_size=2).map(tuple)
kinds = st.builds(it.KindRef, names, st.booleans(), NO_SPAN)
conditions = st.builds(it.Condition, expressions, st.none() | quotes, NO_SPAN)
many_conditions = st.lists(conditions, max_size=2).map(tuple)
maybe_condition = st.none() | conditions
maybe_expression = st.none() | expressions
many_names = st.lists(names, max_size=2).map(tuple)
registers = st.sampled_from(["", "I-58", "Q-32", "R1"])
subjects = st.just("") | capitals
no_text = st.just("")
sided = {"subject": subjects, "ident": names, "span": NO_SPAN}
reasons = {"words": words_cited, "basis": many_quotes}


def _judged(judged: st.SearchStrategy[bool], decider: st.SearchStrategy[str]) -> st.SearchStrategy[it.FieldDecl]:
    return st.builds(it.FieldDecl, names, kinds, words, judged, decider, no_text | names, NO_SPAN)


fields = _judged(st.just(value=False), no_text) | _judged(st.just(value=True), words)
readings = st.builds(it.Reading, names, some_words, st.just(value=False), no_text, NO_SPAN) | st.builds(
    it.Reading, names, some_words, st.just(value=True), words, NO_SPAN
)


def _duties(modality: it.Modality, strength: st.SearchStrategy[bool | None]) -> st.SearchStrategy[it.Duty]:
    return st.builds(
        it.Duty,
        modality=st.just(modality),
        label=some_words,
        nature=many_names,
        debtor=expressions,
        creditor=expressions,
        of_result=strength,
        survives=st.booleans(),
        conditions=many_conditions,
        starts=maybe_condition,
        due=maybe_condition,
        performed=maybe_condition,
        breached=maybe_condition,
        suspended=maybe_condition,
        ended=maybe_condition,
        lost=maybe_condition,
        **sided,
        **reasons,
    )


def _exceptions(
    verb: it.Verb,
    target: st.SearchStrategy[str],
    nature: st.SearchStrategy[str],
    value: st.SearchStrategy[ex.Expression | None],
) -> st.SearchStrategy[it.Exception_]:
    return st.builds(
        it.Exception_,
        verb=st.just(verb),
        ident=names,
        target=target,
        target_nature=nature,
        label=words,
        conditions=many_conditions,
        value=value,
        over=many_names,
        span=NO_SPAN,
        **reasons,
    )


dotted = names | st.builds("{}.{}".format, capitals, names)


def _questions(
    about: st.SearchStrategy[str],
    about_filter: st.SearchStrategy[ex.Expression | None],
    prudent: st.SearchStrategy[str],
    prudence: st.SearchStrategy[it.Prudence | None],
) -> st.SearchStrategy[it.Question]:
    details = st.lists(st.builds(it.Detail, some_words, expressions, NO_SPAN), max_size=2).map(tuple)
    return st.builds(
        it.Question,
        ident=names,
        text=some_words,
        register=registers,
        about=about,
        about_filter=about_filter,
        answer=expressions,
        details=details,
        prudent=prudent,
        prudence=prudence,
        span=NO_SPAN,
    )


items: st.SearchStrategy[it.Item] = st.one_of(
    st.builds(it.Entity, capitals, some_words, no_text | names, st.lists(fields, max_size=3).map(tuple), NO_SPAN),
    st.builds(
        it.Enumeration,
        capitals,
        st.lists(st.builds(it.Member, names, some_words, NO_SPAN), min_size=1, max_size=6).map(tuple),
        NO_SPAN,
    ),
    st.builds(it.Root, names, kinds, st.booleans(), NO_SPAN),
    st.builds(
        it.Parameter,
        names,
        signed_constants | st.builds(ex.Choices, _tuples(expressions, 1), NO_SPAN),
        words,
        st.lists(st.builds(it.Bound, st.sampled_from(_COMPARISONS[2:8]), expressions, quotes, NO_SPAN), max_size=2).map(
            tuple
        ),
        st.none() | quotes,
        NO_SPAN,
    ),
    st.builds(
        it.Table,
        names,
        kinds,
        quotes,
        dates,
        st.lists(st.builds(it.Row, dates, st.none() | signed_constants, words, NO_SPAN), max_size=3).map(tuple),
        NO_SPAN,
    ),
    st.builds(
        it.Computation,
        inputs=st.lists(st.builds(it.Input, names, kinds, NO_SPAN), max_size=2).map(tuple),
        kind=kinds,
        label=words,
        nature=many_names,
        conditions=many_conditions,
        value=expressions,
        **sided,
        **reasons,
    ),
    _exceptions(it.Verb.OVERRIDE, dotted, no_text, expressions),
    _exceptions(it.Verb.ADD, dotted, no_text, expressions),
    _exceptions(it.Verb.SET_ASIDE, dotted, no_text, st.none()),
    _exceptions(it.Verb.SET_ASIDE, no_text, names, st.none()),
    _duties(it.Modality.DO, st.none() | st.booleans()),
    _duties(it.Modality.DO_NOT, st.none()),
    st.builds(
        it.Power,
        label=some_words,
        nature=many_names,
        holders=_tuples(expressions, 1),
        act=capitals,
        link=no_text | names,
        act_filter=maybe_expression,
        conditions=many_conditions,
        requirements=many_conditions,
        date=maybe_expression,
        latest=maybe_condition,
        earliest=maybe_condition,
        effect=maybe_expression,
        **sided,
        **reasons,
    ),
    st.builds(
        it.Appreciation, question=some_words, decider=some_words, words=many_quotes, burden=no_text | names, **sided
    ),
    st.builds(
        it.Interpretation,
        names,
        some_words,
        registers,
        many_quotes,
        st.lists(readings, min_size=1, max_size=3).map(tuple),
        NO_SPAN,
    ),
    st.builds(it.Presumption, value=expressions, basis=quotes, **sided),
    _questions(names, maybe_expression, some_words, st.sampled_from(list(it.Prudence))),
    _questions(no_text, st.none(), no_text, st.none()),
    st.builds(it.NoEffect, quotes, some_words, NO_SPAN),
    st.builds(it.Misprint, quotes, some_words, NO_SPAN),
    st.builds(
        it.DocumentDecl,
        names,
        some_words,
        st.none() | st.builds(ex.Call, names, _tuples(expressions), NO_SPAN),
        NO_SPAN,
    ),
)
