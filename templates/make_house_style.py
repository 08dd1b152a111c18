"""Write ``maison.docx``, the house style: A4, French, one typeface that every office has, real Word styles.

Run ``python templates/make_house_style.py`` after a change here. A lawyer restyles a copy of the file in Word instead:
documents look styles up by name, so fonts, colours, spaces, margins, header and footer may all change; the styles named
in ``clausier.documents.word.STYLES`` must stay. Typeface: Calibri (Carlito where Calibri is absent, of the same
widths).
"""

# ruff: noqa: INP001 - a script beside the template it makes, not a module of a package

from __future__ import annotations

from pathlib import Path

from clausier.documents.ooxml import markup
from clausier.documents.ooxml.archive import pack

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_FONT = "Calibri"
_INK, _NAVY, _GREY, _RULE, _TINT = "1F2328", "1F3A5F", "5B6770", "B8C2CC", "EEF2F6"

# Lengths in twentieths of a point.
_WIDTH, _HEIGHT, _MARGIN = 11906, 16838, 1361
_TEXT = _WIDTH - 2 * _MARGIN
_STEP, _HANGING = 397, 340


def _bar(side: str, colour: str, size: int, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def _spacing(before: int, after: int, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _look(size: int, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """Return run properties; ``size`` is in half-points."""
    marks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{marks}{tint}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _style(ident: str, name: str, based: str, paragraph: str, look: str = "", *, after: str = "", rank: int = 1) -> str:
    """Return a paragraph style; ``after`` is the id of the style of the paragraph that Word starts next."""
    following = f'<w:next w:val="{after}"/>' if after else ""
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{look}</w:rPr>" if look else "")
    custom = ' w:customStyle="1"' if name in {"Texte de tableau", "Après tableau"} else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'{following}<w:uiPriority w:val="{rank}"/><w:qFormat/>{properties}</w:style>'
    )


def _headings() -> str:
    keep = "<w:keepNext/><w:keepLines/>"
    looks = (
        (_bar("bottom", _RULE, 4, 3) + _spacing(400, 140), _look(27, _NAVY, bold=True)),
        (_spacing(300, 100), _look(23, _NAVY, bold=True)),
        (_spacing(240, 80), _look(21, _INK, bold=True)),
        (_spacing(200, 80), _look(21, _NAVY, bold=True, italic=True)),
        (_spacing(160, 60), _look(21, _GREY, bold=True)),
        (_spacing(160, 60), _look(21, _GREY, italic=True)),
    )
    return "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            "Normal",
            f'{keep}{paragraph}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
            look,
            after="BodyText",
            rank=9,
        )
        for level, (paragraph, look) in enumerate(looks, 1)
    )


def _lists() -> str:
    parts: list[str] = []
    for depth in range(1, 6):
        suffix, left = (f" {depth}" if depth > 1 else ""), _HANGING + 114 + (depth - 1) * _STEP
        ident = suffix.strip()
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
        hanging = f'{tab}{_spacing(0, 100)}<w:ind w:left="{left}" w:hanging="{_HANGING}"/>'
        parts.append(_style(f"List{ident}", f"List{suffix}", "BodyText", hanging, rank=10))
        under = f'{_spacing(0, 120)}<w:ind w:left="{left}"/>'
        parts.append(_style(f"ListContinue{ident}", f"List Continue{suffix}", "BodyText", under, rank=11))
    return "".join(parts)


def _contents() -> str:
    parts = [
        _style(
            "TOCHeading",
            "TOC Heading",
            "Normal",
            f"<w:keepNext/>{_spacing(240, 120)}",
            _look(24, _NAVY, bold=True),
            rank=39,
        )
    ]
    for level in range(1, 7):
        indent = f'{_spacing(40 if level == 1 else 0, 40)}<w:ind w:left="{(level - 1) * 340}"/><w:jc w:val="left"/>'
        parts.append(_style(f"TOC{level}", f"toc {level}", "Normal", indent, _look(20), rank=39))
    return "".join(parts)


def _table_style() -> str:
    def rule(side: str, colour: str, size: int) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    borders = rule("top", _NAVY, 8) + rule("bottom", _NAVY, 8) + rule("insideH", _RULE, 4)
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in _CELL_MARGINS)
    head = (
        f'<w:tcBorders>{rule("bottom", _NAVY, 8)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="TableauMaison"><w:name w:val="Tableau maison"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="20"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{_NAVY}"/></w:rPr>'
        f"<w:tcPr>{head}</w:tcPr></w:tblStylePr></w:style>"
    )


_CELL_MARGINS = (("top", 70), ("left", 100), ("bottom", 70), ("right", 100))


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    small = _look(17, _GREY)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT}"/></w:tabs>'
    return (
        f'{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
        'w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_spacing(0, 0, 264)}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + _style("BodyText", "Body Text", "Normal", f'{_spacing(0, 120)}<w:jc w:val="both"/>')
        + _style(
            "Title", "Title", "Normal", f"<w:keepNext/>{_spacing(0, 80, 240)}", _look(44, _NAVY, bold=True), rank=10
        )
        + _style(
            "Subtitle",
            "Subtitle",
            "Normal",
            f"{_bar('bottom', _NAVY, 12, 10)}{_spacing(0, 360)}",
            _look(23, _GREY),
            rank=11,
        )
        + _headings()
        + _lists()
        + _contents()
        + _style("TexteDeTableau", "Texte de tableau", "Normal", _spacing(0, 0, 252), _look(20), rank=21)
        + _style("ApresTableau", "Après tableau", "Normal", _spacing(0, 0, 240), _look(12), after="BodyText", rank=22)
        + _table_style()
        + _style("Header", "header", "Normal", f"{_bar('bottom', _RULE, 4, 4)}{right}", small, rank=99)
        + _style(
            "Footer", "footer", "Normal", f'{_bar("top", _RULE, 4, 6)}{right}<w:jc w:val="center"/>', small, rank=99
        )
        + "</w:styles>"
    )


def _header() -> str:
    title = markup.control(1, "clausier.titre", "Titre du document", markup.run("Titre du document"))
    subtitle = markup.control(2, "clausier.soustitre", "Sous-titre du document", markup.run("Sous-titre"))
    return f"{_HEAD}<w:hdr {_W}>{markup.paragraph('Header', title + markup.tab() + subtitle)}</w:hdr>"


def _footer() -> str:
    counted = markup.field("PAGE", markup.run("1")) + markup.run(" sur ") + markup.field("NUMPAGES", markup.run("1"))
    return f"{_HEAD}<w:ftr {_W}>{markup.paragraph('Footer', markup.run('page ') + counted)}</w:ftr>"


def _body() -> str:
    """Return a specimen of the styles, for whoever opens the template; documents replace it."""
    lines = (
        ("Title", "Style de la maison"),
        ("Subtitle", "Ce texte est un spécimen\u00a0: il disparaît des documents produits"),
        ("Heading1", "Titre 1 – Article"),
        (
            "BodyText",
            "Modifiez ici les styles, les marges, l'en-tête et le pied de page, puis enregistrez.",
        ),
        ("Heading2", "Titre 2 – Paragraphe numéroté"),
        ("BodyText", "Les noms des styles doivent rester les mêmes\u00a0; leur aspect est libre."),
        *((f"Heading{level}", f"Titre {level}") for level in range(3, 7)),
        *((f"List{depth if depth > 1 else ''}", f"-\tListe, rang {depth}") for depth in range(1, 6)),
        *(
            (f"ListContinue{depth if depth > 1 else ''}", f"Suite d'un élément de rang {depth}")
            for depth in range(1, 6)
        ),
        ("TOCHeading", "Sommaire"),
        *((f"TOC{level}", f"Sommaire, niveau {level}") for level in range(1, 7)),
    )
    half = _TEXT // 2

    def row(texts: tuple[str, str], *, header: bool) -> str:
        cells = (markup.cell(half, markup.paragraph("TexteDeTableau", markup.run(text))) for text in texts)
        return markup.row("".join(cells), header=header)

    rows = row(("Tableau maison", "Montant"), header=True) + row(
        ("Texte de tableau", "1\u00a0000,00\u00a0€"), header=False
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId13"/>'
        f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/><w:pgMar w:top="1418" w:right="{_MARGIN}" w:bottom="1304" '
        f'w:left="{_MARGIN}" w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    body = "".join(markup.paragraph(style, markup.run(text)) for style, text in lines)
    table = markup.table("TableauMaison", (half, _TEXT - half), rows, header=True) + markup.paragraph(
        "ApresTableau", ""
    )
    return f"{_HEAD}<w:document {_W}><w:body>{body}{table}{section}</w:body></w:document>"


_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:hyphenationZone w:val="425"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_FONTS = (
    f'{_HEAD}<w:fonts {_W}><w:font w:name="{_FONT}"><w:altName w:val="Carlito"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Style de la maison</dc:title>'
    "<dc:creator>Clausier</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified>'
    "<dc:language>fr-FR</dc:language>"
    "</cp:coreProperties>"
)
_APP = f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Clausier</Application></Properties>'
_NUMBERING = f"{_HEAD}<w:numbering {_W}/>"


def _theme() -> str:
    """Return the theme: the colours and fonts that Word offers in its menus."""
    colours = (
        *(("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", _NAVY), ("lt2", _TINT), ("accent1", _NAVY), ("accent2", _GREY)),
        *(("accent3", "8A6D3B"), ("accent4", "4F7A5B"), ("accent5", "7A4F5B"), ("accent6", _RULE)),
        *(("hlink", _NAVY), ("folHlink", _GREY)),
    )
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours)
    face = f'<a:latin typeface="{_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Maison">'
        "<a:themeElements>"
        f'<a:clrScheme name="Maison">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Maison"><a:majorFont>{face}</a:majorFont>'
        f'<a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="Maison"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


# Part, relationship id, kind of relationship, content type.
_MAIN_PARTS = (
    ("styles", "rId1", "styles", "styles"),
    ("settings", "rId2", "settings", "settings"),
    ("fontTable", "rId3", "fontTable", "fontTable"),
    ("numbering", "rId4", "numbering", "numbering"),
    ("theme/theme1", "rId5", "theme", "theme"),
    ("header1", "rId10", "header", "header"),
    ("header2", "rId11", "header", "header"),
    ("footer1", "rId12", "footer", "footer"),
    ("footer2", "rId13", "footer", "footer"),
)


def _relations(entries: tuple[tuple[str, str, str], ...]) -> str:
    listed = "".join(f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"/>' for ident, kind, target in entries)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types() -> str:
    overrides = [
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/word/document.xml", f"{_TYPES}.document.main+xml"),
        *(
            (f"/word/{part}.xml", f"{_THEME if kind == 'theme' else _TYPES}.{kind}+xml")
            for part, _, _, kind in _MAIN_PARTS
        ),
    ]
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def make() -> bytes:
    """Return the bytes of the house style."""
    empty = f"{_HEAD}<w:hdr {_W}>{markup.paragraph('', '')}</w:hdr>"
    package = (
        ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    main = tuple((ident, f"{_OFFICE}/relationships/{kind}", f"{part}.xml") for part, ident, kind, _ in _MAIN_PARTS)
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(package),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relations(main),
        "word/document.xml": _body(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/numbering.xml": _NUMBERING,
        "word/theme/theme1.xml": _theme(),
        "word/header1.xml": _header(),
        "word/header2.xml": empty,
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _footer(),
    }
    return pack({name: text.encode() for name, text in texts.items()})


if __name__ == "__main__":
    Path(__file__).with_name("maison.docx").write_bytes(make())
