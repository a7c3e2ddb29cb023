"""What the accents and signs of LaTeX stand for, in articles and bibliographies alike."""

from __future__ import annotations

MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""Accent commands, and the combining mark that each stands for (the LaTeX2e manual)."""

SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
    "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€", "ldots": "…", "dots": "…",
    "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textdegree": "°",
    "degree": "°", "textregistered": "®", "texttrademark": "™", "guillemotleft": "«",
    "guillemotright": "»", "textbullet": "•", "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX",
    "LaTeXe": "LaTeX2e", "XeLaTeX": "XeLaTeX", "LuaLaTeX": "LuaLaTeX",
    "BibTeX": "BibTeX", "space": " ", "quad": " ", "newline": " ", "par": " ", "backslash": "\\",
    "textasteriskcentered": "*", "lbrace": "{", "rbrace": "}", "textbraceleft": "{",
    "textbraceright": "}", "textasciigrave": "`", "textperiodcentered": "·", "cdot": "·",
    "times": "×", "textmu": "µ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε",
    "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "Omega": "Ω", "pm": "±",
    "leq": "≤", "geq": "≥", "approx": "≈", "infty": "∞", "rightarrow": "→", "sim": "∼",
}  # fmt: skip
"""Commands that print a sign or a word, and what they print."""
