"""The exception of every SQLSTATE, as psycopg2 names them."""

import psycopg2 as _psycopg2

# the DB-API class that each derives from, then code and name
_TABLE = {
    "DatabaseError": (
        "02000 NoData 02001 NoAdditionalDynamicResultSetsReturned 03000 SqlStatementNotYetComplete 09000 "
        "TriggeredActionException 0B000 InvalidTransactionInitiation 0F000 LocatorException 0F001 "
        "InvalidLocatorSpecification 0L000 InvalidGrantor 0LP01 InvalidGrantOperation 0P000 InvalidRoleSpecification "
        "0Z000 DiagnosticsException 0Z002 StackedDiagnosticsAccessedWithoutActiveHandler 10608 InvalidArgumentForXquery "
        "72000 SnapshotTooOld "
    ),
    "OperationalError": (
        "08000 ConnectionException 08001 SqlclientUnableToEstablishSqlconnection 08003 ConnectionDoesNotExist 08004 "
        "SqlserverRejectedEstablishmentOfSqlconnection 08006 ConnectionFailure 08007 TransactionResolutionUnknown 08P01 "
        "ProtocolViolation 26000 InvalidSqlStatementName 27000 TriggeredDataChangeViolation 28000 "
        "InvalidAuthorizationSpecification 28P01 InvalidPassword 34000 InvalidCursorName 53000 InsufficientResources "
        "53100 DiskFull 53200 OutOfMemory 53300 TooManyConnections 53400 ConfigurationLimitExceeded 54000 "
        "ProgramLimitExceeded 54001 StatementTooComplex 54011 TooManyColumns 54023 TooManyArguments 55000 "
        "ObjectNotInPrerequisiteState 55006 ObjectInUse 55P02 CantChangeRuntimeParam 55P03 LockNotAvailable 55P04 "
        "UnsafeNewEnumValueUsage 57000 OperatorIntervention 57P01 AdminShutdown 57P02 CrashShutdown 57P03 "
        "CannotConnectNow 57P04 DatabaseDropped 57P05 IdleSessionTimeout 58000 SystemError 58030 IoError 58P01 "
        "UndefinedFile 58P02 DuplicateFile 58P03 FileNameTooLong HV000 FdwError HV001 FdwOutOfMemory HV002 "
        "FdwDynamicParameterValueNeeded HV004 FdwInvalidDataType HV005 FdwColumnNameNotFound HV006 "
        "FdwInvalidDataTypeDescriptors HV007 FdwInvalidColumnName HV008 FdwInvalidColumnNumber HV009 "
        "FdwInvalidUseOfNullPointer HV00A FdwInvalidStringFormat HV00B FdwInvalidHandle HV00C FdwInvalidOptionIndex HV00D "
        "FdwInvalidOptionName HV00J FdwOptionNameNotFound HV00K FdwReplyHandle HV00L FdwUnableToCreateExecution HV00M "
        "FdwUnableToCreateReply HV00N FdwUnableToEstablishConnection HV00P FdwNoSchemas HV00Q FdwSchemaNotFound HV00R "
        "FdwTableNotFound HV010 FdwFunctionSequenceError HV014 FdwTooManyHandles HV021 "
        "FdwInconsistentDescriptorInformation HV024 FdwInvalidAttributeValue HV090 FdwInvalidStringLengthOrBufferLength "
        "HV091 FdwInvalidDescriptorFieldIdentifier "
    ),
    "NotSupportedError": (
        "0A000 FeatureNotSupported "
    ),
    "ProgrammingError": (
        "20000 CaseNotFound 21000 CardinalityViolation 3D000 InvalidCatalogName 3F000 InvalidSchemaName 42000 "
        "SyntaxErrorOrAccessRuleViolation 42501 InsufficientPrivilege 42601 SyntaxError 42602 InvalidName 42611 "
        "InvalidColumnDefinition 42622 NameTooLong 42701 DuplicateColumn 42702 AmbiguousColumn 42703 UndefinedColumn "
        "42704 UndefinedObject 42710 DuplicateObject 42712 DuplicateAlias 42723 DuplicateFunction 42725 AmbiguousFunction "
        "42803 GroupingError 42804 DatatypeMismatch 42809 WrongObjectType 42830 InvalidForeignKey 42846 CannotCoerce "
        "42883 UndefinedFunction 428C9 GeneratedAlways 42939 ReservedName 42P01 UndefinedTable 42P02 UndefinedParameter "
        "42P03 DuplicateCursor 42P04 DuplicateDatabase 42P05 DuplicatePreparedStatement 42P06 DuplicateSchema 42P07 "
        "DuplicateTable 42P08 AmbiguousParameter 42P09 AmbiguousAlias 42P10 InvalidColumnReference 42P11 "
        "InvalidCursorDefinition 42P12 InvalidDatabaseDefinition 42P13 InvalidFunctionDefinition 42P14 "
        "InvalidPreparedStatementDefinition 42P15 InvalidSchemaDefinition 42P16 InvalidTableDefinition 42P17 "
        "InvalidObjectDefinition 42P18 IndeterminateDatatype 42P19 InvalidRecursion 42P20 WindowingError 42P21 "
        "CollationMismatch 42P22 IndeterminateCollation 44000 WithCheckOptionViolation "
    ),
    "DataError": (
        "22000 DataException 22001 StringDataRightTruncation 22002 NullValueNoIndicatorParameter 22003 "
        "NumericValueOutOfRange 22004 NullValueNotAllowed 22005 ErrorInAssignment 22007 InvalidDatetimeFormat 22008 "
        "DatetimeFieldOverflow 22009 InvalidTimeZoneDisplacementValue 2200B EscapeCharacterConflict 2200C "
        "InvalidUseOfEscapeCharacter 2200D InvalidEscapeOctet 2200F ZeroLengthCharacterString 2200G "
        "MostSpecificTypeMismatch 2200H SequenceGeneratorLimitExceeded 2200L NotAnXmlDocument 2200M InvalidXmlDocument "
        "2200N InvalidXmlContent 2200S InvalidXmlComment 2200T InvalidXmlProcessingInstruction 22010 "
        "InvalidIndicatorParameterValue 22011 SubstringError 22012 DivisionByZero 22013 InvalidPrecedingOrFollowingSize "
        "22014 InvalidArgumentForNtileFunction 22015 IntervalFieldOverflow 22016 InvalidArgumentForNthValueFunction 22018 "
        "InvalidCharacterValueForCast 22019 InvalidEscapeCharacter 2201B InvalidRegularExpression 2201E "
        "InvalidArgumentForLogarithm 2201F InvalidArgumentForPowerFunction 2201G InvalidArgumentForWidthBucketFunction "
        "2201W InvalidRowCountInLimitClause 2201X InvalidRowCountInResultOffsetClause 22021 CharacterNotInRepertoire "
        "22022 IndicatorOverflow 22023 InvalidParameterValue 22024 UnterminatedCString 22025 InvalidEscapeSequence 22026 "
        "StringDataLengthMismatch 22027 TrimError 2202E ArraySubscriptError 2202G InvalidTablesampleRepeat 2202H "
        "InvalidTablesampleArgument 22030 DuplicateJsonObjectKeyValue 22031 InvalidArgumentForSqlJsonDatetimeFunction "
        "22032 InvalidJsonText 22033 InvalidSqlJsonSubscript 22034 MoreThanOneSqlJsonItem 22035 NoSqlJsonItem 22036 "
        "NonNumericSqlJsonItem 22037 NonUniqueKeysInAJsonObject 22038 SingletonSqlJsonItemRequired 22039 "
        "SqlJsonArrayNotFound 2203A SqlJsonMemberNotFound 2203B SqlJsonNumberNotFound 2203C SqlJsonObjectNotFound 2203D "
        "TooManyJsonArrayElements 2203E TooManyJsonObjectMembers 2203F SqlJsonScalarRequired 2203G "
        "SqlJsonItemCannotBeCastToTargetType 22P01 FloatingPointException 22P02 InvalidTextRepresentation 22P03 "
        "InvalidBinaryRepresentation 22P04 BadCopyFileFormat 22P05 UntranslatableCharacter 22P06 "
        "NonstandardUseOfEscapeCharacter "
    ),
    "IntegrityError": (
        "23000 IntegrityConstraintViolation 23001 RestrictViolation 23502 NotNullViolation 23503 ForeignKeyViolation "
        "23505 UniqueViolation 23514 CheckViolation 23P01 ExclusionViolation "
    ),
    "InternalError": (
        "24000 InvalidCursorState 25000 InvalidTransactionState 25001 ActiveSqlTransaction 25002 "
        "BranchTransactionAlreadyActive 25003 InappropriateAccessModeForBranchTransaction 25004 "
        "InappropriateIsolationLevelForBranchTransaction 25005 NoActiveSqlTransactionForBranchTransaction 25006 "
        "ReadOnlySqlTransaction 25007 SchemaAndDataStatementMixingNotSupported 25008 HeldCursorRequiresSameIsolationLevel "
        "25P01 NoActiveSqlTransaction 25P02 InFailedSqlTransaction 25P03 IdleInTransactionSessionTimeout 25P04 "
        "TransactionTimeout 2B000 DependentPrivilegeDescriptorsStillExist 2BP01 DependentObjectsStillExist 2D000 "
        "InvalidTransactionTermination 2F000 SqlRoutineException 2F002 ModifyingSqlDataNotPermitted 2F003 "
        "ProhibitedSqlStatementAttempted 2F004 ReadingSqlDataNotPermitted 2F005 FunctionExecutedNoReturnStatement 38000 "
        "ExternalRoutineException 38001 ContainingSqlNotPermitted 38002 ModifyingSqlDataNotPermittedExt 38003 "
        "ProhibitedSqlStatementAttemptedExt 38004 ReadingSqlDataNotPermittedExt 39000 ExternalRoutineInvocationException "
        "39001 InvalidSqlstateReturned 39004 NullValueNotAllowedExt 39P01 TriggerProtocolViolated 39P02 "
        "SrfProtocolViolated 39P03 EventTriggerProtocolViolated 3B000 SavepointException 3B001 "
        "InvalidSavepointSpecification F0000 ConfigFileError F0001 LockFileExists P0000 PlpgsqlError P0001 RaiseException "
        "P0002 NoDataFound P0003 TooManyRows P0004 AssertFailure XX000 InternalError_ XX001 DataCorrupted XX002 "
        "IndexCorrupted "
    ),
    "TransactionRollbackError": (
        "40000 TransactionRollback 40001 SerializationFailure 40002 TransactionIntegrityConstraintViolation 40003 "
        "StatementCompletionUnknown 40P01 DeadlockDetected "
    ),
    "QueryCanceledError": (
        "57014 QueryCanceled "
    ),
}
_BY_CODE = {}
_BY_NAME = {}
for _base, _words in _TABLE.items():
    _words = _words.split()
    for _at in range(0, len(_words), 2):
        _BY_CODE[_words[_at]] = (_words[_at + 1], _base)
        _BY_NAME[_words[_at + 1]] = _base
del _base, _words, _at


def lookup(code):
    """The class for an SQLSTATE; KeyError for one that has none."""
    return _made(*_BY_CODE[code])


# what a code without a name of its own belongs to, by its first characters
_CLASSES = {
    "0A": "NotSupportedError", "20": "ProgrammingError", "21": "ProgrammingError", "22": "DataError", "23": "IntegrityError",
    "24": "InternalError", "25": "InternalError", "26": "OperationalError", "27": "OperationalError", "28": "OperationalError",
    "2B": "InternalError", "2D": "InternalError", "2F": "InternalError", "34": "OperationalError", "38": "InternalError",
    "39": "InternalError", "3B": "InternalError", "3D": "ProgrammingError", "3F": "ProgrammingError",
    "40": "TransactionRollbackError", "42": "ProgrammingError", "44": "ProgrammingError", "5": "OperationalError",
    "F": "InternalError", "H": "OperationalError", "P": "InternalError", "X": "InternalError",
}


def base_of(code):
    """The class for an SQLSTATE that has no name."""
    return getattr(_psycopg2, _CLASSES.get(code[:2]) or _CLASSES.get(code[:1]) or "DatabaseError")


def _made(name, base):
    found = globals().get(name)
    if found is None:
        found = type(name, (getattr(_psycopg2, base),), {"__module__": "psycopg2.errors"})
        globals()[name] = found
    return found


def __getattr__(name):
    base = _BY_NAME.get(name)
    if base is None:
        raise AttributeError("module 'psycopg2.errors' has no attribute %r" % (name,))
    return _made(name, base)
