namespace StandardObservability.Export.Otlp.Wire;

/// <summary>What the payload reader found in one OTLP request.</summary>
internal readonly ref struct OtlpPayload
{
    /// <summary>The number of spans, metric points or log records.</summary>
    public required long Items { get; init; }

    /// <summary>Whether the request contains secrets.</summary>
    public required bool HasSecrets { get; init; }

    /// <summary>The request without its secrets; empty when it has none. Valid until the reader reads again.</summary>
    public required ReadOnlySpan<byte> Redacted { get; init; }
}
