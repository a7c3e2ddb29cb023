"""What the reader knows of LaTeX's commands and environments, as data."""

from __future__ import annotations

from sitir.model import BlockKind

ARGUMENTS: dict[str, str] = {}
"""The arguments of commands, one sign each: `k` is text and stays, `d` goes, `o` goes if it is
there in brackets. Of a command that is not known, what stands in braces stays."""

for _signs, _names in {
    "": "centering raggedright raggedleft noindent indent maketitle tableofcontents listoffigures "
    "listoftables frontmatter mainmatter backmatter appendix doublespacing onehalfspacing "
    "singlespacing small footnotesize scriptsize tiny normalsize large Large LARGE huge Huge "
    "hline toprule midrule bottomrule endhead endfoot endfirsthead endlastfoot "
    "sffamily rmfamily ttfamily scshape upshape mdseries normalfont sc tt rm "
    "protect relax xspace printindex newblock left right nocontentsline",
    "d": "vspace hspace pagestyle thispagestyle pagenumbering label index selectlanguage "
    "bibliographystyle graphicspath hypersetup geometry hyphenation cline newcounter lstset "
    "tikzset usetikzlibrary color stepcounter refstepcounter phantom hphantom vphantom "
    "linespread email orcid affil affiliation institute institution address city country "
    "captionsetup setstretch keywordsname setcitestyle citestyle newlength excludecite "
    "subtitle theoremstyle urlstyle newif pdfbookmark setlist hypertarget "
    "definecolors sisetup ctable makeindex makeglossaries glsresetall printglossary "
    "bibpunct bibliographyfullrefs onlinesubtitle pgfplotsset includeonly MakeShortVerb "
    "thanks authorrunning titlerunning runninghead shorttitle shortauthor correspondingauthor "
    "ead fnmark tnotemark cortext fntext corref fnref markright",
    "dd": "setlength addtolength setcounter addtocounter fontsize markboth newtheorem "
    "addtocontents DeclareMathOperator BibitemShut definecolor DeclarePairedDelimiter "
    "numberwithin settowidth setsecnumdepth titlespacing",
    "ddd": "addcontentsline titlerule setparsizes contentsline",
    "dk": "textcolor colorbox foreignlanguage bibinfo bibfield raisebox scalebox rotatebox "
    "hyperlink textlang",
    "ddk": "resizebox fcolorbox multicolumn",
    "odk": "parbox",
    "od": "includegraphics usepackage documentclass "
    "lstinputlisting RequirePackage PassOptionsToPackage includepdf inputminted definebib "
    "cmidrule rowcolors cellcolor columncolor rowcolor usetheme addtolist",
    "odd": "rule",
    "o": "linebreak pagebreak nolinebreak nopagebreak printbibliography footnotemark todototoc "
    "listoftodos printacronyms printglossaries theendnotes",
    "kd": "SI qty",
}.items():
    ARGUMENTS.update(dict.fromkeys(_names.split(), _signs))
ARGUMENTS.update(
    {
        "texorpdfstring": "kd", "multirow": "oddok", "makebox": "ook", "framebox": "ook",
        "todo": "od", "missingfigure": "od", "newenvironment": "doodd", "renewenvironment": "doodd",
        "titleformat": "doddddo", "newglossaryentry": "dd", "newacronym": "oddd", "hyperref": "ok",
        "nicefrac": "kk", "nomenclature": "odd", "sidenote": "ok",
        "marginpar": "od", "captionlistentry": "od",
        "bibliographyunit": "o", "phantomsection": "", "newtheorem": "dodo", "cmidrule": "od",
    }
)  # fmt: skip

LEVELS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6, "addchap": 1, "addsec": 2,
}  # fmt: skip
"""The commands of headings, and how deep each stands."""

ROLES = {
    "textbf": "strong", "strong": "strong", "textsuperscript": "raised", "emph": "emphasis",
    "textit": "emphasis", "textsl": "emphasis", "mkbibemph": "emphasis", "bibtitle": "emphasis",
    "foreign": "emphasis",
}  # fmt: skip
"""How commands set their argument."""

DECLARED_ROLES = {
    "em": "emphasis", "it": "emphasis", "sl": "emphasis", "itshape": "emphasis",
    "slshape": "emphasis", "bf": "strong", "bfseries": "strong",
}  # fmt: skip
"""How commands set what follows them in their group."""

POINTERS = frozenset(
    {
        "ref", "eqref", "autoref", "cref", "Cref", "pageref", "nameref", "vref", "Vref", "fref",
        "Fref", "subref", "labelcref", "namecref", "crefrange", "Autoref", "fullref", "sref",
        "zcref", "figref", "tabref", "secref", "Ref",
    }
)  # fmt: skip
"""What prints a number or a title that stands elsewhere."""

BREAKS = frozenset(
    {
        "par", "newpage", "clearpage", "cleardoublepage", "bigskip", "medskip", "smallskip",
        "vfill", "pagebreak", "maketitle", "hrule", "begin", "end", "tableofcontents", "appendix",
        "listoffigures", "listoftables", "printbibliography", "vspace", "frontmatter",
        "mainmatter", "backmatter", "endhead", "endfirsthead", "FloatBarrier",
    }
)  # fmt: skip
"""What no paragraph goes on after."""

NOTES = frozenset(
    {"footnote", "footnotetext", "endnote", "footnoteA", "footnoteB", "tablefootnote"}
)

CAPTIONS = frozenset({"caption", "captionof", "subcaption", "legend"})

TITLE = {"title": "title", "Title": "title", "judul": "title", "author": "authors",
         "Author": "authors", "authors": "authors", "date": "date", "penulis": "authors",
         "name": ""}  # fmt: skip
"""What the head of an article says in commands, by the field of the metadata."""

SECTIONS = {
    "abstract": "abstract", "abstrak": "abstrak", "abstraksi": "abstraksi", "intisari": "intisari",
    "abstractid": "abstract", "abstracten": "abstract", "abstractind": "abstract",
    "abstracteng": "abstract", "abstrakid": "abstrak", "abstraken": "abstrak",
    "englishabstract": "abstract", "indonesianabstract": "abstract", "ringkasan": "ringkasan",
    "keywords": "keywords", "keyword": "keyword", "ieeekeywords": "keywords",
    "katakunci": "katakunci", "keywordsid": "keywords", "keywordsen": "keywords",
    "acknowledgements": "acknowledgements", "acknowledgments": "acknowledgments",
    "acknowledgement": "acknowledgement", "acknowledgment": "acknowledgment",
    "thebibliography": "bibliography",
}  # fmt: skip
"""Environments and commands that are a section of their own, in lower case, and what of their name
is its title."""

BLOCKS = {
    "quote": BlockKind.QUOTE, "quotation": BlockKind.QUOTE, "verse": BlockKind.QUOTE,
    "displayquote": BlockKind.QUOTE, "displaycquote": BlockKind.QUOTE, "quoting": BlockKind.QUOTE,
    "itemize": BlockKind.LIST_ITEM, "enumerate": BlockKind.LIST_ITEM,
    "description": BlockKind.LIST_ITEM, "compactitem": BlockKind.LIST_ITEM,
    "compactenum": BlockKind.LIST_ITEM, "inparaenum": BlockKind.LIST_ITEM,
    "list": BlockKind.LIST_ITEM, "tasks": BlockKind.LIST_ITEM, "trivlist": BlockKind.LIST_ITEM,
    "tabular": BlockKind.TABLE_CELL, "tabularx": BlockKind.TABLE_CELL,
    "tabulary": BlockKind.TABLE_CELL, "longtable": BlockKind.TABLE_CELL,
    "supertabular": BlockKind.TABLE_CELL, "xltabular": BlockKind.TABLE_CELL,
    "tblr": BlockKind.TABLE_CELL, "longtblr": BlockKind.TABLE_CELL,
    "ltablex": BlockKind.TABLE_CELL, "tabbing": BlockKind.TABLE_CELL,
}  # fmt: skip
"""What the blocks of an environment are."""

NUMBERED = frozenset({"enumerate", "compactenum", "inparaenum"})

ENVIRONMENTS = {
    "minipage": "od", "multicols": "d", "tabular": "od", "tabularx": "dod", "tabulary": "dd",
    "longtable": "od", "supertabular": "d", "xltabular": "dd", "wrapfigure": "odod",
    "wraptable": "odod", "adjustbox": "d", "spacing": "d", "otherlanguage": "d",
    "thebibliography": "d", "list": "dd", "addmargin": "od", "subfigure": "od", "subtable": "od",
    "adjustwidth": "dd", "tblr": "od", "longtblr": "od", "figure": "o", "table": "o",
    "enumerate": "o", "itemize": "o", "description": "o", "threeparttable": "o", "frame": "ok",
    "displaycquote": "ood", "column": "d", "columns": "o", "appendices": "", "tabularray": "d",
    "singlespace": "", "doublespace": "", "textblock": "d", "CSLReferences": "dd",
    "tabular*": "dod",
    "figure*": "o", "table*": "o", "scope": "o", "otherlanguage*": "d",
    "titlepage": "", "resizebox": "dd", "adjustwidth*": "dd", "parbox": "d", "sidewaystable": "o",
}  # fmt: skip
"""The arguments of environments, as of commands."""

QUOTES = frozenset({"enquote", "textquote", "textcquote", "blockquote", "blockcquote",
                    "foreignquote", "textelp"})  # fmt: skip
"""What sets quotation marks around its argument."""

INPUTS = frozenset({"input", "include", "subfile", "import", "subimport", "subfileinclude",
                    "InputIfFileExists", "includefrom", "inputfrom"})  # fmt: skip
"""What brings another file in."""

NOT_CITING = frozenset(
    {
        "citestyle", "setcitestyle", "defcitealias", "citetext", "citeindextrue", "citeindexfalse",
        "citereset", "excludecite", "citenumfont", "DeclareCiteCommand", "citepunct", "citedash",
        "citeleft", "citeright", "citemid", "citeindexfile", "citeform", "nociteorder",
        "citation", "citationneeded", "bibcite", "bstctlcite", "newcites", "citesetup", "citesort",
    }
)  # fmt: skip
"""Commands that by their names might cite, and do not."""
