namespace StandardObservability.Conventions.Policy;

/// <summary>Names of the files of a policy. Embedded resources of a service have the same names.</summary>
internal static class PolicyFileNames
{
    /// <summary>The policy, which the platform team writes.</summary>
    public const string Policy = "telemetry.policy.json";

    /// <summary>The exemptions of one service, which are in its repository.</summary>
    public const string Exemptions = "telemetry.exemptions.json";
}
