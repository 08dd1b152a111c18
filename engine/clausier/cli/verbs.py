"""The verbs of the command line: their words, their options, an example of each; no verb is imported to list them."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Option(Record):
    """``--name VALUE``; ``value`` is "" for a switch. ``repeated``: may be given several times."""

    name: str
    value: str
    help: str
    repeated: bool = False


class Word(Record):
    """A word after the verb; ``optional`` may be left out, ``repeated`` takes all that follow."""

    name: str
    optional: bool = False
    repeated: bool = False


class Verb(Record):
    """A verb: ``module`` (in ``clausier.cli``) holds ``run(arguments, console) -> int``."""

    name: str
    module: str
    summary: str
    words: tuple[Word, ...]
    options: tuple[Option, ...]
    example: str
    accented: str = ""


COMMON = (
    Option("format", "texte|json", "la forme de la sortie (texte)"),
    Option("projet", "DIR", "le dossier du projet (celui où vous êtes, ou le premier au-dessus)"),
    Option("aide", "", "cette aide"),
)
_ON = Option("au", "DATE", "la date à laquelle on se place (aujourd'hui)")
_KNOWN = Option("connu-au", "DATE", "oublier ce qui n'a été connu qu'après cette date")
_READING = Option("lecture", "INTERPRÉTATION=LECTURE", "suivre cette lecture", repeated=True)
_CONTRACT = Option("contrat", "CONTRAT", "le contrat, quand le dossier ne le dit pas")
_OUTPUT = Option("sortie", "FICHIER", "le fichier à écrire")
_DOSSIER = Word("DOSSIER")

VERBS: dict[str, Callable[[str], Verb]] = {
    "nouveau": lambda name: Verb(
        name,
        "new",
        "commence un projet ou un dossier",
        (Word("projet|dossier"), Word("NOM", optional=True)),
        (_CONTRACT, _OUTPUT),
        "clausier nouveau projet mes-contrats",
    ),
    "verifier": lambda name: Verb(
        name,
        "verify",
        "contrôle les clauses et les dossiers, mesure ce que les règles couvrent des mots",
        (Word("CHEMIN", optional=True, repeated=True),),
        (Option("strict", "", "un avertissement compte comme un problème"),),
        "clausier verifier",
        "vérifier",
    ),
    "questions": lambda name: Verb(
        name,
        "questions",
        "liste les questions qu'on peut poser",
        (Word("CONTRAT", optional=True),),
        (),
        "clausier questions",
    ),
    "demander": lambda name: Verb(
        name,
        "ask",
        "répond à une question, avec ses raisons",
        (Word("QUESTION"), _DOSSIER),
        (
            _ON,
            Option("sur", "CLÉ", "l'élément dont il s'agit (une facture, un courrier…)"),
            _READING,
            _KNOWN,
            _CONTRACT,
            Option("bref", "", "la réponse sans ses raisons"),
            Option("complet", "", "toutes les raisons, jusqu'aux faits"),
        ),
        "clausier demander résiliation_au_terme dossier.yml --au 2026-01-15",
    ),
    "bilan": lambda name: Verb(
        name,
        "balance",
        "dit qui doit quoi à qui, pour quand, et dans quel état",
        (_DOSSIER,),
        (
            _ON,
            _READING,
            _KNOWN,
            _CONTRACT,
            Option("tout", "", "montrer aussi ce qui est éteint, exécuté ou sans objet"),
        ),
        "clausier bilan dossier.yml --au 2026-01-15",
    ),
    "echeances": lambda name: Verb(
        name,
        "deadlines",
        "liste les dates à venir, avec leur date prudente",
        (_DOSSIER,),
        (_ON, _READING, _KNOWN, _CONTRACT, Option("ics", "FICHIER", "écrire aussi un fichier de calendrier")),
        "clausier echeances dossier.yml --ics echeances.ics",
        "échéances",
    ),
    "faits": lambda name: Verb(
        name,
        "facts",
        "montre les faits d'un dossier tels qu'ils sont compris",
        (_DOSSIER,),
        (_CONTRACT,),
        "clausier faits dossier.yml",
    ),
    "documents": lambda name: Verb(
        name,
        "documents",
        "liste les documents qu'on peut écrire",
        (Word("CONTRAT", optional=True),),
        (),
        "clausier documents",
    ),
    "rediger": lambda name: Verb(
        name,
        "draft",
        "écrit un document : .docx, .pdf, .html, .md ou .txt selon la fin du nom",
        (Word("DOCUMENT"), Word("DOSSIER", optional=True)),
        (
            _OUTPUT,
            Option("sur", "CLÉ", "l'élément dont parle une lettre (une facture, un manquement…)"),
            Option("forcer", "", "écrire une lettre qui serait refusée, marquée « PROJET »"),
            _ON,
            _READING,
            _CONTRACT,
        ),
        "clausier rediger contrat dossier.yml --sortie contrat.docx",
        "rédiger",
    ),
    "devis": lambda name: Verb(
        name,
        "quote",
        "calcule un devis par les règles du contrat, l'imprime, le numérote, le porte au dossier",
        (Word("DEVIS"),),
        (
            _OUTPUT,
            Option("numeroter", "", "prendre le numéro suivant de la série, s'il n'en a pas"),
            Option("modifications", "FICHIER", "écrire en Word ce qui change depuis la version que ce devis remplace"),
            Option("auteur", "NOM", "l'auteur de ces modifications (Clausier)"),
            Option("vers-dossier", "DOSSIER", "créer ou compléter le dossier du contrat avec les faits du devis"),
            _ON,
        ),
        "clausier devis devis/martin.yml --sortie devis-martin.docx",
    ),
    "comparer": lambda name: Verb(
        name,
        "compare",
        "met deux contrats côte à côte : leurs mots, une question posée aux deux, ou ce qu'ils ont en commun",
        (Word("DOSSIER|CONTRAT", repeated=True),),
        (
            Option("sortie", "FICHIER", "écrire en Word les mots du second en modifications suivies du premier"),
            Option("auteur", "NOM", "l'auteur de ces modifications (Clausier)"),
            Option("dossier", "DOSSIER", "dire aussi quelles réponses de ce dossier elles changent"),
            Option("question", "QUESTION", "la question, ou le concept commun, à poser des deux côtés"),
            Option("sous", "CONTRAT", "lire le dossier sous ce contrat (deux fois)", repeated=True),
            Option("contrats", "", "comparer les contrats nommés, concept par concept"),
            Option("complet", "", "montrer tous les mots sur lesquels chaque réponse repose, toutes les réponses"),
            _ON,
            _READING,
            _KNOWN,
        ),
        "clausier comparer clauses/cgv-2016 clauses/cgv-2026 --sortie modifications.docx",
    ),
    "verifier-document": lambda name: Verb(
        name,
        "check_document",
        "contrôle un fichier Word et dit ce qui y a été changé depuis sa production",
        (Word("FICHIER"),),
        (
            Option("dossier", "DOSSIER", "dire si une lettre reposerait encore sur la même réponse"),
            Option("strict", "", "un avertissement compte comme un problème"),
        ),
        "clausier verifier-document contrat.docx",
        "vérifier-document",
    ),
    "tester": lambda name: Verb(
        name,
        "test",
        "rejoue les cas écrits à côté des clauses",
        (Word("CHEMIN", optional=True, repeated=True),),
        (
            Option("filtre", "MOT", "ne jouer que les cas dont le titre ou la question contient ce mot"),
            Option("tout", "", "nommer aussi les cas réussis"),
            Option("couverture", "", "dire ce qu'aucun cas ne montre : conditions, exceptions, lectures, dates"),
            Option("si", "PARAMÈTRE=VALEUR", "dire quelles réponses changent si ce paramètre change"),
            Option("mutation", "", "altérer les règles une à une et dire ce qu'aucun cas ne remarque"),
        ),
        "clausier tester --filtre résiliation",
    ),
    "formater": lambda name: Verb(
        name,
        "format",
        "met en forme les fichiers de clauses",
        (Word("CHEMIN", optional=True, repeated=True),),
        (Option("verifier", "", "ne rien écrire : dire seulement ce qui changerait"),),
        "clausier formater --verifier",
    ),
    "expliquer": lambda name: Verb(
        name,
        "explain",
        "affiche la page d'un message",
        (Word("CODE", optional=True),),
        (),
        "clausier expliquer CLA-0601",
    ),
    "voir": lambda name: Verb(
        name,
        "view",
        "montre une étape du traitement",
        (Word("CHEMIN", optional=True, repeated=True),),
        (Option("etape", "ÉTAPE", "pages, modele, normes, schema, manifeste ou cache"), _CONTRACT),
        "clausier voir --etape normes",
    ),
    "completer": lambda name: Verb(
        name,
        "completion",
        "écrit la complétion des commandes pour bash, zsh ou fish",
        (Word("bash|zsh|fish"), Word("MOT", optional=True, repeated=True)),
        (),
        'eval "$(clausier completer bash)"',
        "compléter",
    ),
    "aide": lambda name: Verb(
        name,
        "help",
        "affiche cette aide, ou celle d'un verbe",
        (Word("VERBE", optional=True),),
        (),
        "clausier aide demander",
    ),
}
"""How each verb is made, by its name: a command makes its own alone."""


def plain(word: str) -> str:
    """Return a word without its accents, in lower case: what a verb or an option is compared by."""
    if word.isascii():
        return word.lower()
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFD", word) if not combining(each)).lower()


def verb(name: str) -> Verb | None:
    """Return the verb a word names, accents or not; None when there is none."""
    wanted = plain(name)
    return VERBS[wanted](wanted) if wanted in VERBS else None


def every() -> tuple[Verb, ...]:
    """Return the verbs, in the order of the help."""
    return tuple(made(name) for name, made in VERBS.items())
