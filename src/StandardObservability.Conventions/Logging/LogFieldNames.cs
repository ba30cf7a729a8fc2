namespace StandardObservability.Conventions.Logging;

/// <summary>Names of the fields of a JSON log line. A property with the same name gets the prefix <see cref="AttributesPrefix"/>.</summary>
public static class LogFieldNames
{
    /// <summary>Time of the log call, ISO 8601 in UTC with milliseconds.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Log level of .NET, <c>Trace</c> to <c>Critical</c>.</summary>
    public const string Level = "level";

    /// <summary>The template with its values.</summary>
    public const string Message = "message";

    /// <summary>Logger category, usually a type name; truncated at 256 characters.</summary>
    public const string Category = "category";

    /// <summary>Id of the event, omitted if it is 0.</summary>
    public const string EventId = "event_id";

    /// <summary>Name of the event, omitted without one; truncated at 256 characters.</summary>
    public const string EventName = "event_name";

    /// <summary>Value of <see cref="AttributeNames.ServiceName"/>, truncated at 256 characters.</summary>
    public const string Service = "service";

    /// <summary>Value of <see cref="AttributeNames.DeploymentEnvironmentName"/>, truncated at 256 characters.</summary>
    public const string Environment = "environment";

    /// <summary>W3C trace id, 32 hex digits; in a span, also one that is not sampled.</summary>
    public const string TraceId = "trace_id";

    /// <summary>W3C span id, 16 hex digits.</summary>
    public const string SpanId = "span_id";

    /// <summary>W3C trace flags, 2 hex digits; <c>01</c> is sampled.</summary>
    public const string TraceFlags = "trace_flags";

    /// <summary>The trace id in X-Ray format: <c>1-8hex-24hex</c>.</summary>
    public const string XRayTraceId = "xray_trace_id";

    /// <summary>The message template.</summary>
    public const string MessageTemplate = "message_template";

    /// <summary>Scopes that are texts without properties, outermost first.</summary>
    public const string Scopes = "scopes";

    /// <summary>
    /// Type and message of the first five inner exceptions, nearest first: <c>exception.inner.1.type</c> to <c>exception.inner.5.message</c>.
    /// </summary>
    public const string InnerExceptionPrefix = "exception.inner.";

    /// <summary>Present and true if texts were shortened, or fields or items omitted, to keep the line within its limit.</summary>
    public const string Truncated = "truncated";

    /// <summary>Prefix of a property whose name is one of the names above.</summary>
    public const string AttributesPrefix = "attributes.";
}
