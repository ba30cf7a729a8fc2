namespace Judges.Otlp;

/// <summary>Another span that a span points to.</summary>
public sealed record OtlpSpanLink(string TraceId, string SpanId, IReadOnlyDictionary<string, object?> Attributes);
