"""text_unidecode: text in ASCII letters. Latin scripts only; any other is refused rather than lost."""

_PLAIN = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "ng", "Ŋ": "NG",
    "\u00a0": " ", "–": "-", "—": "--", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "«": "<<", "»": ">>",
    "·": "*", "•": "*", "°": "deg", "©": "(c)", "®": "(r)", "™": "(tm)", "€": "EUR", "£": "PS", "¿": "?", "¡": "!",
}


def unidecode(txt):
    found = []
    for character in txt:
        if ord(character) < 128:
            found.append(character)
        elif character in _PLAIN:
            found.append(_PLAIN[character])
        else:
            found.append(_decomposed(character))
    return "".join(found)


def _decomposed(character):
    import unicodedata

    plain = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    if not plain or [part for part in plain if ord(part) >= 128]:
        raise NotImplementedError("text_unidecode knows Latin letters only here, not %r" % character)
    return "".join(plain)
