using System.Collections.Frozen;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;

namespace StandardObservability.Logging.Json;

/// <summary>Fields that belong to the line; a property of the same name steps aside.</summary>
internal static class ReservedFields
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        LogFieldNames.Timestamp,
        LogFieldNames.Level,
        LogFieldNames.Message,
        LogFieldNames.Category,
        LogFieldNames.EventId,
        LogFieldNames.EventName,
        LogFieldNames.Service,
        LogFieldNames.Environment,
        LogFieldNames.TraceId,
        LogFieldNames.SpanId,
        LogFieldNames.TraceFlags,
        LogFieldNames.XRayTraceId,
        LogFieldNames.MessageTemplate,
        LogFieldNames.Scopes,
        LogFieldNames.Truncated,
        AttributeNames.ExceptionType,
        AttributeNames.ExceptionMessage,
        AttributeNames.ExceptionStackTrace,
        "_aws");

    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith(LogFieldNames.InnerExceptionPrefix, StringComparison.Ordinal);
}
