namespace StandardObservability.Testing;

/// <summary>An event of a span, for example <c>exception</c>.</summary>
public sealed record CapturedSpanEvent
{
    /// <summary>Name of the event.</summary>
    public required string Name { get; init; }

    /// <summary>Attributes by key.</summary>
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }
}
