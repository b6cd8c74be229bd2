"""Which 8-bit encoding makes sense of a text in Latin letters: the one in which its words do.

The same bytes are letters in every such encoding, but seldom those of one language: the Czech
`břiše` of cp1250 is `bøiše` in cp1252, and no language writes `ø` beside `š`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

Places = Counter[tuple[str, str, str]]
"""Letter before, the character itself, letter after -> how often."""

# The first of those that make equal sense is taken.
ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "mac_roman", "cp850")
# Share of odd letters that the first is forgiven, for foreign names, and where odd ones are so RARE
# a share of all letters that the text is in English.
FORGIVEN, FORGIVEN_IN_ENGLISH = 0.05, 0.5
RARE = 0.02
# Letters beyond a to z that a language is written with (Unicode CLDR, with common foreign ones).
ALPHABETS: Mapping[str, str] = {
    "Albanian, Catalan, French": "àâæçèéêëíîïñòóôœùúûüÿ·",
    "Croatian, Slovene": "čćđšž",
    "Czech": "áčďéěíňóřšťúůýžöü",
    "Danish, Norwegian": "åæøéèêóòôà",
    "Dutch, German": "äöüßáèéêëïíóú",
    "Estonian": "äõöüšž",
    "Finnish, Swedish": "åäöéàü",
    "Hungarian": "áéíóöőúüű",
    "Icelandic": "áéíóúýþæöð",
    "Italian": "àèéìíîòóùú",
    "Latvian": "āčēģīķļņšūž",
    "Lithuanian": "ąčęėįšųūž",
    "Polish": "ąćęłńóśźż",
    "Portuguese": "áâãàçéêíóôõúüªº",
    "Romanian": "ăâîşţșț",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Spanish": "áéíñóúüªº",
    "Turkish": "çğıi̇öşüâîû",
}
_MARKS = "“”„‚‘’«»‹›–—…•·°§©®™€£×÷±½¼¾²³µ†‡¿¡ªº\xa0\xad´"
_WITHIN_WORDS = "’·\xad–—"
_ODD = re.compile(r"(?<=(.))([^\x00-\x7f])(?=(.))", re.DOTALL)


def fitting_encoding(content: bytes) -> str:
    """The encoding of a text in Latin letters; empty where none can be."""
    fits = {encoding: _fit(encoding, content) for encoding in ENCODINGS}
    best = max(fits, key=lambda encoding: fits[encoding])
    return best if fits[best] >= 0.0 else ""


def _fit(encoding: str, content: bytes) -> float:
    """Share of the letters beyond a to z that one language has; negative where undecodable."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    places: Places = Counter((m[1], m[2], m[3]) for m in _ODD.finditer(f" {text} "))
    total = sum(places.values()) or 1
    marks = sum(count for place, count in places.items() if _is_mark(*place))
    letters = max(_letters(places, alphabet) for alphabet in ALPHABETS.values())
    fit = (marks + letters) / total
    if encoding != ENCODINGS[0]:
        return fit
    return fit + (FORGIVEN_IN_ENGLISH if total < RARE * len(text) else FORGIVEN)


def _is_mark(before: str, sign: str, after: str) -> bool:
    within = before.isalpha() and after.isalpha()
    return sign in _MARKS and not (within and sign not in _WITHIN_WORDS)


def _letters(places: Places, alphabet: str) -> int:
    """How many are letters of an alphabet, none of them a capital inside a word."""
    return sum(
        count
        for (before, sign, after), count in places.items()
        if sign.lower() in alphabet
        and not (sign.isupper() and before.islower())
        and not _is_mark(before, sign, after)
    )
