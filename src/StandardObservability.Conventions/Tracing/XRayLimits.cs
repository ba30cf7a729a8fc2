namespace StandardObservability.Conventions.Tracing;

/// <summary>Limits of the X-Ray service.</summary>
/// <remarks>
/// Source: AWS X-Ray API Reference, "GetSamplingTargets", "SamplingRule", "SamplingStatisticsDocument"; X-Ray Developer Guide, "Segment
/// documents", "Annotations".
/// </remarks>
public static class XRayLimits
{
    /// <summary>Maximum number of sampling statistics documents in one call.</summary>
    public const int StatisticsDocumentsPerCall = 25;

    /// <summary>Length of the client id in sampling statistics, in hexadecimal digits.</summary>
    public const int ClientIdLength = 24;

    /// <summary>Maximum length of the name of a sampling rule.</summary>
    public const int RuleNameLength = 32;

    /// <summary>Maximum length of a pattern of a sampling rule.</summary>
    public const int RulePatternLength = 500;

    /// <summary>Maximum length of the name of a segment, which is a node of the trace map.</summary>
    public const int SegmentNameLength = 200;

    /// <summary>Maximum length of an annotation key.</summary>
    public const int AnnotationKeyLength = 500;

    /// <summary>Maximum length of an annotation value.</summary>
    public const int AnnotationValueLength = 1000;

    /// <summary>Maximum number of annotations of a trace.</summary>
    public const int AnnotationsPerTrace = 50;
}
