"""JSON text of Python values, as json.dumps writes it."""

NULL = object()


def to_text(value):
    import json

    return json.dumps(value)
