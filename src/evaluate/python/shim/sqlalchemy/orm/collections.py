"""Names that user code imports by this path."""

from .relationships import Collection as InstrumentedList  # noqa: F401


def attribute_mapped_collection(attr_name):
    return dict


attribute_keyed_dict = attribute_mapped_collection
