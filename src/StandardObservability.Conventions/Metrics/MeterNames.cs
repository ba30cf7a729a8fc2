namespace StandardObservability.Conventions.Metrics;

/// <summary>Names of this library's own meters.</summary>
internal static class MeterNames
{
    /// <summary>The process and its container.</summary>
    public const string Process = "StandardObservability.Process";

    /// <summary>Requests of a web service.</summary>
    public const string Requests = "StandardObservability.AspNetCore";

    /// <summary>The embedded policy of a host, and what breaks its rules.</summary>
    public const string Policy = "StandardObservability.Policy";
}
