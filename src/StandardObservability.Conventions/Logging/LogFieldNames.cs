namespace StandardObservability.Conventions.Logging;

/// <summary>Names of the fields of a JSON log line. A property with the same name gets the prefix <see cref="AttributesPrefix"/>.</summary>
public static class LogFieldNames
{
    /// <summary>Time of the log call, ISO 8601 in UTC with milliseconds.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Log level of .NET, <c>Trace</c> to <c>Critical</c>.</summary>
    public const string Level = "level";

    /// <summary>The rendered message.</summary>
    public const string Message = "message";

    /// <summary>Logger category, usually a type name.</summary>
    public const string Category = "category";

    /// <summary>Id of the event, omitted if it is 0.</summary>
    public const string EventId = "event_id";

    /// <summary>Name of the event.</summary>
    public const string EventName = "event_name";

    /// <summary>Value of <see cref="AttributeNames.ServiceName"/>.</summary>
    public const string Service = "service";

    /// <summary>Value of <see cref="AttributeNames.DeploymentEnvironmentName"/>.</summary>
    public const string Environment = "environment";

    /// <summary>W3C trace id, 32 hex digits.</summary>
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

    /// <summary>Prefix of inner exceptions: <c>exception.inner.1.type</c> and <c>exception.inner.1.message</c>.</summary>
    public const string InnerExceptionPrefix = "exception.inner.";

    /// <summary>Present and true if values were shortened to keep the line within its limit.</summary>
    public const string Truncated = "truncated";

    /// <summary>Prefix of a property whose name is one of the names above.</summary>
    public const string AttributesPrefix = "attributes.";
}
