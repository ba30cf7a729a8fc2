namespace Judges.Otlp;

/// <summary>The status of a span.</summary>
public enum OtlpStatusCode
{
    Unset = 0,
    Ok = 1,
    Error = 2,
}
