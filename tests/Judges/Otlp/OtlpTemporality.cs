namespace Judges.Otlp;

/// <summary>Whether a point covers the time since the last point or since the start.</summary>
public enum OtlpTemporality
{
    Unspecified = 0,
    Delta = 1,
    Cumulative = 2,
}
