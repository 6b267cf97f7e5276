"""The closed word lists of the scanner: what writes a number, what only opens a sentence.

A figure is what states *how many*, *how much*, *which in order* or *when*:

* cardinals, ordinals (adverbs such as "firstly" too), fractions, magnitudes ("million",
  "dozens"), multiples ("twice", "doubled", "tenfold") and spans of time that are a number
  themselves ("decade", "century");
* "sole" and "single", because they state that there is exactly one.

Not figures, although near: "both" (in prose nearly always the pair of "and": what it joins is
named beside it, so it adds no number), "only" ("not only"), "once" (a conjunction), "another",
"several", "top", "annual" and superlatives.
"""

from __future__ import annotations

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth"""
_ADVERBS = "firstly secondly thirdly fourthly fifthly sixthly seventhly eighthly ninthly tenthly"
_FRACTIONS = """half halves halved quarter quarters thirds fourths fifths sixths sevenths eighths
ninths tenths hundredths"""
_MULTIPLES = """twice thrice double doubled doubles doubling triple tripled triples tripling
quadruple quadrupled twofold threefold fourfold fivefold tenfold"""
_SPANS = "dozen dozens decade decades century centuries"
_EXACTLY_ONE = "sole single"

MAGNITUDES = frozenset(
    """hundred hundreds thousand thousands million millions billion billions trillion
    trillions""".split()
)

NUMBER_WORDS = MAGNITUDES | frozenset(
    " ".join(
        (
            *(_UNITS, _TENS, _ORDINALS, _ADVERBS),
            *(_FRACTIONS, _MULTIPLES, _SPANS, _EXACTLY_ONE),
        )
    ).split()
)

MONTHS = tuple(
    """January February March April May June July August September October November
    December""".split()
)

# Words of the closed classes (articles, determiners, pronouns, prepositions, conjunctions,
# question words, auxiliaries, a few adverbs): a capital on one of these shows where a sentence
# begins, not a name.
FUNCTION_WORDS = frozenset(
    """a an the this that these those such some any all each every both either neither no not none
    our my your his her its their we i you he she it they us them there here one's
    in on at by for from to of with without within into onto over under above below between among
    amid across through throughout during before after since until till upon about against along
    alongside around as beyond besides beside despite except like near off out outside inside past
    per toward towards up down via behind beneath than
    and or but nor so yet if although though because while whereas when whenever where wherever
    whether once unless
    who whom whose which what why how
    is are was were be been being do does did has have had can could may might must shall should
    will would let
    also however thus hence therefore moreover furthermore meanwhile then now today only even still
    just e.g i.e etc vs""".split()
)

# A full stop after one of these does not end a sentence, so the capital behind it is a name.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st no nos co corp inc ltd gen gov sen rep rev hon jr sr vs fig vol
    approx""".split()
)
