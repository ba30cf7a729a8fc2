namespace Judges.Otlp;

/// <summary>Something that happened within a span.</summary>
public sealed record OtlpSpanEvent(string Name, DateTimeOffset Time, IReadOnlyDictionary<string, object?> Attributes);
