namespace Judges.Otlp;

/// <summary>An event of a span.</summary>
public sealed record OtlpSpanEvent(string Name, DateTimeOffset Time, IReadOnlyDictionary<string, object?> Attributes);
