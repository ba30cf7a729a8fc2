namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Classes of what can become of a request.</summary>
internal enum ExportOutcomeKind
{
    /// <summary>The receiver took it, perhaps not all of it.</summary>
    Delivered,

    /// <summary>The receiver could not take it now.</summary>
    Retryable,

    /// <summary>The receiver will not take it.</summary>
    Refused,

    /// <summary>There was no answer.</summary>
    Unreachable,
}
