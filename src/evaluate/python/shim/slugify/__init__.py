"""python-slugify: text as a part of an address."""


def slugify(
    text,
    entities=True,
    decimal=True,
    hexadecimal=True,
    max_length=0,
    word_boundary=False,
    separator="-",
    save_order=False,
    stopwords=(),
    regex_pattern=None,
    lowercase=True,
    replacements=(),
    allow_unicode=False,
):
    import re

    from text_unidecode import unidecode

    if entities and re.search(r"&(#x?[0-9a-fA-F]+|\w+);", text):
        import html

        text = html.unescape(text)
    for old, new in replacements:
        text = text.replace(old, new)
    text = re.sub(r"[']+", "-", text)
    if not allow_unicode:
        text = unidecode(text)
    text = re.sub(r"[']+", "", text)
    if lowercase:
        text = text.lower()
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    pattern = regex_pattern or (r"[^-a-z0-9]+" if lowercase else r"[^-a-zA-Z0-9]+")
    text = re.sub(pattern, "-", text)
    text = re.sub(r"-{2,}", "-", text).strip("-")
    if stopwords:
        unwanted = [word.lower() for word in stopwords] if lowercase else list(stopwords)
        text = "-".join([word for word in text.split("-") if word not in unwanted])
    for old, new in replacements:
        text = text.replace(old, new)
    if max_length > 0 and len(text) > max_length:
        text = _cut(text, max_length) if word_boundary else text[:max_length].strip("-")
    return text.replace("-", separator) if separator != "-" else text


def _cut(text, max_length):
    """As many whole words as fit."""
    found = ""
    for word in text.split("-"):
        longer = found + ("-" if found else "") + word
        if len(longer) > max_length:
            break
        found = longer
    return found or text[:max_length]
