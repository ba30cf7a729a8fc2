namespace StandardObservability.Conventions;

/// <summary>Attributes of the metrics about an embedded policy.</summary>
public static class PolicyAttributeNames
{
    /// <summary>Name of the embedded policy.</summary>
    public const string Name = "observability.policy.name";

    /// <summary>Version of the embedded policy.</summary>
    public const string Version = "observability.policy.version";

    /// <summary>Whether analyzers checked the build with the policy: <c>on</c>, <c>off</c>, or <c>unknown</c> without a stamp.</summary>
    public const string Analyzers = "observability.policy.analyzers";

    /// <summary>Id of a rule of the policy, for example <c>TEL103</c>, or <see cref="Other"/>.</summary>
    public const string Rule = "observability.policy.rule";

    /// <summary>
    /// What was done about a finding of the policy: <c>count</c>, <c>warn</c>, <c>exempt</c>, <c>drop</c>, <c>remove</c>, <c>redact</c>, <c>shorten</c>,
    /// <c>combine</c>, or <see cref="Other"/>.
    /// </summary>
    public const string Action = "observability.policy.action";

    /// <summary>State of an exemption: <c>valid</c>, <c>expiring</c> within 30 days, or <c>expired</c>.</summary>
    public const string ExemptionState = "observability.policy.exemption.state";

    /// <summary>Value of rule and action for the findings of a service that has too many combinations of them.</summary>
    public const string Other = "other";
}
