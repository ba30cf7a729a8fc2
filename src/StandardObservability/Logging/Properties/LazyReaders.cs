namespace StandardObservability.Logging.Properties;

/// <summary>What writes the items of a lazy sequence.</summary>
[Flags]
internal enum LazyReaders
{
    /// <summary>Nothing: the sequence stays unread.</summary>
    None = 0,

    /// <summary>The line on standard output.</summary>
    Line = 1,

    /// <summary>OpenTelemetry's log record.</summary>
    Record = 2,

    /// <summary>The sinks of another logging library.</summary>
    Sinks = 4,

    /// <summary>All calls in a scope.</summary>
    Scope = 8,
}
