namespace Judges.Otlp;

/// <summary>How a span says that it ended.</summary>
public enum OtlpStatusCode
{
    Unset = 0,
    Ok = 1,
    Error = 2,
}
