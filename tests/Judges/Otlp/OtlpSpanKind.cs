namespace Judges.Otlp;

/// <summary>The numbers of OTLP, which are not those of <see cref="System.Diagnostics.ActivityKind"/>.</summary>
public enum OtlpSpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}
