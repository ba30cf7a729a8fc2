namespace StandardObservability.Conventions;

/// <summary>What is done about a finding of the policy while a service runs: values of <see cref="PolicyAttributeNames.Action"/>.</summary>
internal static class PolicyActionNames
{
    /// <summary>The finding is counted.</summary>
    public const string Count = "count";

    /// <summary>The finding is counted and logged once.</summary>
    public const string Warn = "warn";

    /// <summary>An exemption covers the finding, so it is only counted.</summary>
    public const string Exempt = "exempt";

    /// <summary>The instrument is dropped.</summary>
    public const string Drop = "drop";

    /// <summary>The attribute is removed.</summary>
    public const string Remove = "remove";

    /// <summary>The value of the attribute is replaced by a marker.</summary>
    public const string Redact = "redact";

    /// <summary>The value of the attribute is shortened.</summary>
    public const string Shorten = "shorten";

    /// <summary>Further combinations of attributes are combined in one data point.</summary>
    public const string Combine = "combine";
}
