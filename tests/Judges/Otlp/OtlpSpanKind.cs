namespace Judges.Otlp;

/// <summary>The kind of a span, with the numbers of OTLP. They differ from those of <see cref="System.Diagnostics.ActivityKind"/>.</summary>
public enum OtlpSpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}
