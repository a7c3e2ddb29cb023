"""The forms in which names are written, as patterns over a `Shape`."""

from __future__ import annotations

from enum import Enum, auto

from sitir.lexicons.patterns import Pattern


class Form(Enum):
    """How a name is written."""

    INITIALS = auto()
    FULL = auto()
    VANCOUVER = auto()
    GIVEN_FIRST = auto()
    SINGLE = auto()
    BODY = auto()


# The shapes of names; see `name_shape`.
_FAMILY = "p{0,3}[WV](?:p{0,2}[WV]){0,3}"
_TAIL = "p{0,3}(?:,?s)?"
# A lone capital without a point is an initial where the name ends with it: `Ouellett, M. L, …`.
INITIALS = Pattern(
    f"{_FAMILY}(?:,?s)?,(?:V[.](?=[IAK]))?(?:[IAK]{{0,6}}K(?=[,;.:celp(]|$)|[IAK]{{0,6}}[IA]){_TAIL}"
)
# Among names written out the initial may be the next one's: `Sabine Landau, M. Leese`.
INITIALS_LAST = Pattern(f"{INITIALS.pattern}(?![IAK])(?![WV][WV]?[,;:c.(])")
INITIALS_NO_COMMA = Pattern(f"{_FAMILY}[.]?[IA]{{1,5}}(?=[,;:cel(]|$)")
VANCOUVER = Pattern(f"{_FAMILY}(?:[VK]s?(?=[,;.:(ecl]|$)|I(?![IA.]))")
INITIALS_FIRST = Pattern(f"I[IAK]{{0,5}}(?:{_FAMILY}|p{{0,3}}A)(?:,?s)?(?!I)")
# Initials end a given name: what follows `Ackoff, Russell L.` is the title.
FULL = Pattern(
    f"{_FAMILY}(?:,?s)?,(?:K(?=W))?[WV](?:[WV]{{0,2}}[IA]{{1,3}}|[WVK]{{0,3}}){_TAIL}(?:[.],s)?"
)
# Initials before a given name: `Abdullah, M. Amin. 2020`, `Shiddieqy, T. M. Hasbi ash-`. Before
# anything else than a date, a mark or the next name the word may be the title.
INITIALS_AND_GIVEN = Pattern(
    f"{_FAMILY}(?:,?s)?,I{{1,3}}W{{1,2}}p{{0,2}}(?=[.]?(?:[d(q]|$)|;|,e|,?c(?:{_FAMILY},|[WI]{{2,4}}[.,(]))"
)
# Chicago's next authors without points, `Bates, D, M Maechler, B Bolker, et al.`: before another.
BARE_INITIALS_FIRST = Pattern(f"K{{1,3}}{_FAMILY}(?=,K{{1,3}}[WV]|,?c[KV]{{1,3}}W|,?c?e)")
_GIVEN = "[WVAK][WVIKp]{0,4}[WVA](?:,?s)?"
GIVEN_FIRST = Pattern(_GIVEN)
SINGLE = Pattern("p{0,2}[WV]")
DEGREE = Pattern(",[IAKVW]{1,3}(?=[,;:.c(]|$)")
SEPARATOR = Pattern("[,;]?c?")
ET_AL = Pattern(",?c?e")
ELLIPSIS = Pattern(",?l[,;]?")
# What may follow a name written out, so that it is not the start of a title.
AFTER_NAME = Pattern("[,;.:cel(dq]|$")
# Names given name first after an inverted one: up to the connective, or to the full stop.
_NAME = f"(?:{_GIVEN}|I[IAK]{{0,5}}p{{0,3}}[WVA](?:p{{0,2}}[WV]){{0,2}}(?:,?s)?)"
RUN = Pattern(
    f"(?:{_NAME},){{0,200}}?{_NAME},?c{_NAME}(?:(?=[.:;,dqe]|$)|(?<=[AI]))"
    f"|(?:{_NAME},){{1,200}}{_NAME}(?:(?=[.]|$)|(?<=[AI]))"
)
# The same after a name that is so written; now and then one of them is but a family name.
_ANY = f"(?:{_NAME}|[WV])"
_WITH_INITIALS = "[IVK][IVAK]{0,3}p{0,2}[WV](?:p{0,2}[WV]){0,2}"
LONG_RUN = Pattern(
    f"(?:{_ANY},){{0,200}}?{_ANY},?c{_ANY}(?:(?=[.:;,dqe]|$)|(?<=[AI]))"
    f"|(?:{_NAME},){{1,200}}{_NAME}(?:(?=[.]|$)|(?<=[AI]))|(?:{_WITH_INITIALS},){{2,200}}"
    f"|{_NAME}(?=,?c?e)|{_WITH_INITIALS}(?=[.])"
)
# A family name alone, before one with initials: `Roy, S., Wapinski, Pfiffner, J.`.
ALONE_BEFORE_INITIALS = Pattern(f"p{{0,2}}[WV](?=,c?{_FAMILY},[IAK]{{1,4}}(?:[,;.c(]|$))")
ALONE_BEFORE_VANCOUVER = Pattern(f"p{{0,2}}[WV](?=,c?{_FAMILY}[VK][,;.:e])")
# What follows `Given I. Family` where it opens a list of such names.
MORE_NAMES = Pattern(f",?c?{_NAME}(?:(?=[.:;,cdqe]|$)|(?<=[AI]))")
# The name by which an author is known besides: `Esty, Joshua (Jed)`.
BY_NAME = Pattern(r"\s*[(\[][^()\[\]\d]{2,40}[)\]](?=[.,])")
LAST_INITIALS = Pattern("[IA]+$")
SURE_FORMS = (
    (Form.FULL, INITIALS_AND_GIVEN),
    (Form.INITIALS, INITIALS),
    (Form.INITIALS, ALONE_BEFORE_INITIALS),
    (Form.VANCOUVER, VANCOUVER),
    (Form.INITIALS, INITIALS_NO_COMMA),
    (Form.GIVEN_FIRST, INITIALS_FIRST),
)
# What the next names are tried as, after a first one of each form.
NEXT_FORMS = {
    Form.INITIALS: (
        INITIALS_AND_GIVEN,
        INITIALS,
        INITIALS_FIRST,
        INITIALS_NO_COMMA,
        BARE_INITIALS_FIRST,
        ALONE_BEFORE_INITIALS,
    ),
    Form.FULL: (INITIALS_LAST, INITIALS_FIRST),
    Form.VANCOUVER: (VANCOUVER, ALONE_BEFORE_VANCOUVER),
    Form.GIVEN_FIRST: (INITIALS_FIRST,),
    Form.SINGLE: (INITIALS, INITIALS_FIRST),
}
