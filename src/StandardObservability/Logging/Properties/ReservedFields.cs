using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Logging.Properties;

/// <summary>Names of the fields that every JSON line defines; a property with such a name gets a prefix.</summary>
internal static class ReservedFields
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
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
        EmfFieldNames.Metadata,
    };

    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith(LogFieldNames.InnerExceptionPrefix, StringComparison.Ordinal);
}
