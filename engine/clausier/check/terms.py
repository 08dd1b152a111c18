"""Defined terms: those never used, and those used as if they were defined."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from clausier.check.places import contract_articles, found_at, several
from clausier.text import codes
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.model.tree import Article, Model, Paragraph
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.span import Span

_OPENING = re.compile(r"«\s*\Z")
_CLOSING = re.compile(r"\s*»")
_NAMED = re.compile(
    r"ci-après[^.;«»]{0,40}?(?:«\s*(?P<quoted>[^«»]{1,60}?)\s*»|(?P<plain>(?:[A-ZÀÂÉÈÊÎÔÛ][\w'’-]*\s?)+))"
)
_DETERMINER = (
    r"(?:[Ll]e|[Ll]a|[Ll]es|[Dd]u|[Dd]es|[Aa]u|[Aa]ux|[Uu]ne?|[Cc]et?|[Cc]ette|[Cc]es|[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|"
    r"[Cc]haque|[Tt]out|[Tt]oute|[Dd]udit|[Ll]adite|[Ll]edit)\s+|\b[LlDd]['’]"
)
_CAPITALISED = r"[A-ZÀÂÉÈÊÎÔÛ][a-zàâäçéèêëîïôöùûüœ]+"
_USED = re.compile(rf"(?<![\w«])(?:{_DETERMINER})(?P<term>{_CAPITALISED})(?![\w'’@])(?!\s+{_CAPITALISED})")
# Institutions and texts, which capitals do not make terms of this contract.
_PROPER = frozenset((
    "code", "codes", "loi", "règlement", "directive", "tribunal", "tribunaux", "cour", "conseil", "état",
    "union", "banque", "commission", "autorité", "ministère", "république", "europe", "france", "internet",
    "registre", "trésor", "greffe", "chambre", "ordre", "agence", "caisse",
))  # fmt: skip
_MANY = 3
_ARTICLES = frozenset(("le", "la", "les", "l", "un", "une", "des"))


class _Term(Record):
    """A defined term, the paragraph that defines it and where."""

    words: str
    paragraph: Paragraph
    article: Article
    span: Span


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the terms defined and never used, then those used with a capital and never defined."""
    pages = [(article, paragraph) for article in contract_articles(model) for paragraph in article.paragraphs]
    terms = [term for article, paragraph in pages for term in _defined(article, paragraph)]
    yield from _unused(model, terms, pages)
    yield from _undefined(model, terms, pages)


def _defined(article: Article, paragraph: Paragraph) -> Iterator[_Term]:
    """Yield the terms in bold between guillemets: « **Client** »."""
    printed = paragraph.printed
    end = 0
    for segment in printed.segments:
        start, end = end, end + len(segment.text)
        around = _OPENING.search(printed.text[:start]) and _CLOSING.match(printed.text[end:])
        span = printed.span(start, end)
        if segment.bold and around and segment.text.strip() and span is not None:
            yield _Term(segment.text.strip(), paragraph, article, span)


def _unused(model: Model, terms: Sequence[_Term], pages: Sequence[tuple[Article, Paragraph]]) -> Iterator[Diagnostic]:
    texts = [(paragraph, _plain(text)) for _, paragraph in pages for text in _both(paragraph)]
    for term in terms:
        wanted = _pattern(term.words)
        if not any(wanted.search(text) for paragraph, text in texts if paragraph is not term.paragraph):
            message = f"le terme « {term.words} » est défini et n'est jamais employé"
            hint = "vérifiez que le contrat ne l'emploie pas sous un autre nom"
            yield found_at(model, codes.TERM_UNUSED, message, term.span, hint, article=term.article.id)


def _undefined(
    model: Model, terms: Sequence[_Term], pages: Sequence[tuple[Article, Paragraph]]
) -> Iterator[Diagnostic]:
    named = [match["quoted"] or match["plain"] for _, p in pages for match in _NAMED.finditer(p.printed.text)]
    defined = {_stem(each) for words in (*(term.words for term in terms), *named) for each in re.findall(r"\w+", words)}
    if not terms:
        return
    everything = " ".join(paragraph.printed.text for _, paragraph in pages)
    used: dict[str, list[tuple[str, Article, Span]]] = {}
    for article, paragraph in pages:
        for match in _USED.finditer(paragraph.printed.text):
            word = match["term"]
            span = paragraph.printed.span(*match.span("term"))
            if span is not None and _stem(word) not in defined and word.lower() not in _PROPER:
                used.setdefault(_stem(word), []).append((word, article, span))
    for found in used.values():
        word, article, span = found[0]
        common = re.search(rf"(?<!\w){re.escape(word[0].lower() + word[1:]).rstrip('s')}s?(?!\w)", everything)
        if common is None and len(found) < _MANY:
            continue
        message = (
            f"« {word} » porte la majuscule d'un terme défini ({several(len(found), 'emploi')}) et n'est pas défini"
        )
        hint = "le sens courant vaut, à moins que le contrat n'entende un terme défini"
        yield found_at(model, codes.TERM_UNDEFINED, message, span, hint, article=article.id)


def _both(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(dict.fromkeys((paragraph.printed.text, paragraph.variant.text)))


def _plain(text: str) -> str:
    """Return ``text`` without accents or capitals."""
    return "".join(each for each in normalize("NFD", text) if not combining(each)).lower()


def _stem(word: str) -> str:
    return _plain(word).removesuffix("s")


def _pattern(term: str) -> re.Pattern[str]:
    """Return what finds a term in plain text, in the singular or the plural, its own article left out."""
    words = re.findall(r"\w+", _plain(term))
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return re.compile(r"\b" + r"[\s'’-]+".join(f"{re.escape(each.removesuffix('s'))}s?" for each in words) + r"\b")
