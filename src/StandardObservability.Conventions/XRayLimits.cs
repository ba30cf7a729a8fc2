namespace StandardObservability.Conventions;

/// <summary>Limits of the X-Ray service.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "GetSamplingTargets", "SamplingRule", "SamplingStatisticsDocument".</remarks>
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
}
