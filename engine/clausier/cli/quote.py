"""``clausier devis``: a quote told, printed, numbered, carried to its dossier."""

from __future__ import annotations

from clausier.app import quote as use_case
from clausier.app.numbers import give_number
from clausier.app.opening import open_project
from clausier.app.printing import kind_of
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.wishes import wish
from clausier.evaluate.wording import capital
from clausier.quote.log import day_of, state
from clausier.quote.versions import rebate_words
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date, show_money

if TYPE_CHECKING:
    from datetime import date

    from clausier.app.outcome import Outcome
    from clausier.app.quote import Opened
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.project.manifest import Manifest
    from clausier.quote.totals import Engaged, Sum

_AUTHOR = "Clausier"


def run(arguments: Arguments, console: Console) -> int:
    """Work out a quote, and do with it what is asked for."""
    wished = wish(arguments)
    output = arguments.option("sortie")
    wrong = wished if isinstance(wished, Diagnostic) else kind_of(output) if output else None
    if isinstance(wrong, Diagnostic) or isinstance(wished, Diagnostic):
        return console.report((wrong,) if isinstance(wrong, Diagnostic) else (), {}, UNREADABLE)
    path = arguments.word(0)
    project = open_project(arguments.option("projet"), path)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = _opened(project.value, path, number=arguments.has("numeroter"))
    opened = outcome.value
    if opened is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    written: list[str] = []
    if output:
        problems = use_case.print_quote(project.value, opened, output)
        if problems:
            return console.report(problems, outcome.sources, UNREADABLE)
        written.append(f"{output} : écrit et relu mot à mot")
    changes = arguments.option("modifications")
    if changes:
        author = arguments.option("auteur") or _AUTHOR
        problems = use_case.print_changes(project.value, opened, changes, author, wished.on)
        if problems:
            return console.report(problems, outcome.sources, UNREADABLE)
        written.append(f"{changes} : modifications suivies depuis la version précédente, prouvées dans les deux sens")
    dossier = arguments.option("vers-dossier")
    if dossier:
        carried = use_case.carry(project.value, opened, dossier)
        if carried.value is None:
            return console.report(carried.problems, carried.sources, UNREADABLE)
        written.append(f"{dossier} : {'créé' if carried.value else 'complété'} avec les faits du devis")
    if console.json:
        from clausier.cli.quote_json import record

        console.give(record(opened, wished.on, outcome.problems, output, dossier))
    else:
        console.report(outcome.problems, outcome.sources, DONE)
        _say(opened, wished.on, console)
        for each in written:
            console.say(each)
    return DONE


def _opened(project: Manifest, path: str, *, number: bool) -> Outcome[Opened]:
    """Open a quote, give it a number first when one is asked for."""
    outcome = use_case.open_quote(project, path)
    if not number or outcome.value is None or outcome.value.offer.quote.number:
        return outcome
    problems = give_number(project, outcome.value)
    if problems:
        return type(outcome)(None, problems, outcome.sources)
    return use_case.open_quote(project, path)


def _say(opened: Opened, on: date, console: Console) -> None:
    from clausier.cli.tables import table

    quote, totals, paint = opened.offer.quote, opened.offer.totals, console.paint
    title = f" – {quote.title}" if quote.title else ""
    console.say(paint.bold(f"{quote.reference or 'Projet de devis'}{title}"))
    console.say(f"{quote.client.name}, sous {opened.contract.id}")
    now = state(quote, quote.expiry, on)
    since = day_of(quote, now)
    day = f" le {show_date(since)}" if since else ""
    limit = f", valable jusqu'au {show_date(quote.expiry)}" if quote.expiry else ""
    console.say(f"Établi le {show_date(quote.drawn)}{limit}. État : {now.value}{day}.")
    console.say()
    rows = _rows("", totals.firm)
    if totals.extended is not None:
        rows += _rows("avec les options, ", totals.extended)
    if totals.deposit is not None:
        rows.append(("Acompte", "", "", show_money(totals.deposit)))
    console.say(table(("", "HT >", "TVA >", "TTC >"), rows, paint))
    if quote.rebate is not None:
        taken = ", ".join(f"{show_money(each.rebate)} {name}" for name, each in _sums(totals.firm) if each.rebate)
        console.say(f"{rebate_words(quote.rebate)}, déjà déduite : {taken}.")
    console.say()
    for each in opened.offer.checks:
        console.say(paint.faint(f"{each.question} {each.verdict} ({' ; '.join(each.sources)})"))


def _rows(caption: str, engaged: Engaged) -> list[tuple[str, str, str, str]]:
    return [
        (capital(caption + name), show_money(each.net), show_money(each.tax), show_money(each.gross))
        for name, each in _sums(engaged)
    ]


def _sums(engaged: Engaged) -> list[tuple[str, Sum | Engaged]]:
    sums: list[tuple[str, Sum | Engaged]] = []
    if engaged.once.before or not engaged.months:
        sums.append(("en une fois", engaged.once))
    if engaged.months:
        sums += [("par mois", engaged.monthly), (f"sur {engaged.months} mois", engaged)]
    return sums
