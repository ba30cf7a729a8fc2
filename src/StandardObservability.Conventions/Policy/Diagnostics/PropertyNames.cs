namespace StandardObservability.Conventions.Policy.Diagnostics;

/// <summary>Properties of a diagnostic, for code fixes and for the command-line tool, which finds them in SARIF.</summary>
internal static class PropertyNames
{
    /// <summary>The name that exemptions match.</summary>
    public const string Target = "target";

    /// <summary>The mode of the rule: <c>audit</c>, <c>warn</c> or <c>enforce</c>.</summary>
    public const string Mode = "mode";

    /// <summary>The highest mode of a finding that is only likely. Absent when it can be enforced.</summary>
    public const string MaxMode = "maxMode";

    /// <summary>The day from which other gates enforce the finding, for example <c>2027-06-01</c>. Absent when the rule's mode is all there is.</summary>
    public const string EnforcedFrom = "enforcedFrom";

    /// <summary>Present when an exemption covers the finding.</summary>
    public const string Exempt = "exempt";

    /// <summary>The finding of OpenTelemetry Weaver that means the same. Absent when Weaver has none.</summary>
    public const string WeaverId = "weaverId";

    /// <summary>What a code fix does, one of <see cref="FixNames"/>. Absent when no fix is mechanical.</summary>
    public const string Fix = "fix";

    /// <summary>Text that replaces the literal, or the unit to add.</summary>
    public const string Replacement = "replacement";
}
