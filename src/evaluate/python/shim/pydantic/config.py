"""Settings of models: kept, and heeded where they concern tables."""

from typing import Any, TypedDict

# Which settings there are is what some ask at import.
ConfigDict = TypedDict("ConfigDict", dict.fromkeys((
    "title model_title_generator field_title_generator str_to_lower str_to_upper str_strip_whitespace str_min_length str_max_length extra "
    "frozen populate_by_name use_enum_values validate_assignment arbitrary_types_allowed from_attributes loc_by_alias alias_generator "
    "ignored_types allow_inf_nan json_schema_extra json_encoders strict revalidate_instances ser_json_timedelta ser_json_temporal "
    "val_temporal_unit ser_json_bytes val_json_bytes ser_json_inf_nan validate_default validate_return protected_namespaces "
    "hide_input_in_errors defer_build plugin_settings schema_generator json_schema_serialization_defaults_required "
    "json_schema_mode_override coerce_numbers_to_str regex_engine validation_error_cause use_attribute_docstrings cache_strings "
    "validate_by_alias validate_by_name serialize_by_alias url_preserve_empty_path polymorphic_serialization"
).split(), Any), total=False)  # fmt: skip


class BaseConfig:
    pass


class Extra:
    allow, forbid, ignore = "allow", "forbid", "ignore"


def with_config(config):
    return lambda cls: cls
