namespace StandardObservability.Conventions.Metrics;

/// <summary>Names of fields that embedded metric format defines.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
internal static class EmfFieldNames
{
    /// <summary>The metadata object. CloudWatch Logs treats a JSON log event that has it as an EMF document.</summary>
    public const string Metadata = "_aws";
}
