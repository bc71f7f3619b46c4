"""pydantic as models of tables lean on it: fields and their defaults, without any checking of values.

Names are loaded when asked for.
"""

VERSION = __version__ = "2.14.3"

_HOMES = {
    "main": "BaseModel RootModel create_model ModelMetaclass",
    "fields": "Field FieldInfo PrivateAttr computed_field",
    "functional_validators": (
        "field_validator validator field_serializer model_validator root_validator model_serializer validate_call validate_arguments "
        "BeforeValidator AfterValidator PlainValidator WrapValidator PlainSerializer WrapSerializer SkipValidation InstanceOf SerializeAsAny"
    ),
    "config": "ConfigDict BaseConfig Extra with_config",
    "adapter": (
        "TypeAdapter ValidationError ValidationInfo FieldValidationInfo SerializationInfo ValidatorFunctionWrapHandler "
        "SerializerFunctionWrapHandler GetCoreSchemaHandler GetJsonSchemaHandler AliasChoices AliasPath AliasGenerator Discriminator Tag "
        "FieldSerializationInfo ModelWrapValidatorHandler JsonValue PydanticUserError PydanticSchemaGenerationError parse_obj_as "
        "WithJsonSchema PydanticUndefinedAnnotation OnErrorOmit Strict FailFast AllowInfNan PydanticDeprecatedSince20 ValidateAs"
    ),
    "types": (
        "StringConstraints SecretStr SecretBytes Secret EmailStr NameEmail Json AwareDatetime NaiveDatetime FutureDate PastDate "
        "FutureDatetime PastDatetime StrictStr StrictInt StrictFloat StrictBool StrictBytes PositiveInt NonNegativeInt NegativeInt "
        "NonPositiveInt PositiveFloat NonNegativeFloat NegativeFloat NonPositiveFloat FiniteFloat ByteSize Base64Str Base64UrlStr "
        "Base64Bytes Base64UrlBytes constr conint confloat conbytes condecimal condate conlist conset confrozenset AnyUrl AnyHttpUrl HttpUrl FileUrl "
        "FtpUrl PostgresDsn RedisDsn AmqpDsn MongoDsn KafkaDsn MySQLDsn MariaDBDsn NatsDsn CockroachDsn ClickHouseDsn SnowflakeDsn "
        "AnyWebsocketUrl WebsocketUrl UUID1 UUID3 UUID4 UUID5 UUID6 UUID7 UUID8 FilePath DirectoryPath NewPath IPvAnyAddress "
        "IPvAnyInterface IPvAnyNetwork ImportString PyObject"
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name):
    import importlib

    module = _HOME.get(name)
    if module is not None:
        found = globals()[name] = getattr(importlib.import_module("pydantic." + module), name)
        return found
    if name in ("main", "fields", "types", "config", "networks", "functional_validators", "functional_serializers"):
        return importlib.import_module("pydantic." + name)
    if name == "BaseSettings":  # of the first version
        return importlib.import_module("pydantic_settings").BaseSettings
    raise AttributeError("module 'pydantic' has no attribute %r" % (name,))
