namespace StandardObservability.Conventions.Tracing;

/// <summary>Limits of the X-Ray service.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "GetSamplingTargets", "SamplingRule", "SamplingStatisticsDocument"; X-Ray Developer Guide, "Segment documents", "Annotations".</remarks>
public static class XRayLimits
{
    /// <summary>Most statistics documents in one call.</summary>
    public const int StatisticsDocumentsPerCall = 25;

    /// <summary>Length of the id under which a process reports, in hexadecimal digits.</summary>
    public const int ClientIdLength = 24;

    /// <summary>Longest name of a sampling rule.</summary>
    public const int RuleNameLength = 32;

    /// <summary>Longest pattern of a sampling rule, that of its resource.</summary>
    public const int RulePatternLength = 500;

    /// <summary>Longest key of an annotation.</summary>
    public const int AnnotationKeyLength = 500;

    /// <summary>Longest text that is the value of an annotation.</summary>
    public const int AnnotationValueLength = 1000;

    /// <summary>Most annotations of a trace.</summary>
    public const int AnnotationsPerTrace = 50;
}
