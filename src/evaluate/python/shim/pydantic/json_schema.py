"""Names that annotations mention."""

from .adapter import WithJsonSchema, _Named  # noqa: F401

JsonSchemaValue = dict


class SkipJsonSchema(_Named):
    def __class_getitem__(cls, item):
        return item


class GenerateJsonSchema:
    pass


class Examples(_Named):
    pass
