"""Names of fields in other spellings."""


def to_pascal(snake):
    return "".join([part.title() for part in snake.split("_")])


def to_camel(snake):
    pascal = to_pascal(snake)
    return pascal[:1].lower() + pascal[1:]


def to_snake(camel):
    import re

    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", camel).replace("-", "_").lower()
