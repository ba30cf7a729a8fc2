namespace Judges.Otlp;

/// <summary>A link of a span to another span.</summary>
public sealed record OtlpSpanLink(string TraceId, string SpanId, IReadOnlyDictionary<string, object?> Attributes);
