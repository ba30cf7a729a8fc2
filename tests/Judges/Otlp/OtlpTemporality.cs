namespace Judges.Otlp;

/// <summary>Whether a point tells of the time since the last one or since the start.</summary>
public enum OtlpTemporality
{
    Unspecified = 0,
    Delta = 1,
    Cumulative = 2,
}
