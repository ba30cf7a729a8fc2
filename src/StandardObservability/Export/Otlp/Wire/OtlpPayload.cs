namespace StandardObservability.Export.Otlp.Wire;

/// <summary>What the payload reader found in one OTLP request.</summary>
internal readonly ref struct OtlpPayload
{
    /// <summary>The number of spans, metric points or log records.</summary>
    public required long Items { get; init; }

    /// <summary>Whether the request must be replaced: it contains secrets, or exceptions without their full type.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>The new request; empty when it does not change. Valid until the reader reads again.</summary>
    public required ReadOnlySpan<byte> Changed { get; init; }
}
