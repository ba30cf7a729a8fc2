namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>A rule, which has the same id and the same words at each gate.</summary>
/// <param name="id">Id, for example <c>TEL103</c>.</param>
/// <param name="title">What is wrong when the rule is broken, in a few words.</param>
/// <param name="reason">Why it matters, one sentence.</param>
/// <param name="defaultMode">The mode when the policy sets none.</param>
/// <param name="gates">The gates that can check the rule.</param>
internal sealed class PolicyRule(string id, string title, string reason, PolicyMode defaultMode, Gates gates)
{
    /// <summary>Id, for example <c>TEL103</c>.</summary>
    public string Id { get; } = id;

    /// <summary>What is wrong when the rule is broken, in a few words.</summary>
    public string Title { get; } = title;

    /// <summary>Why it matters, one sentence.</summary>
    public string Reason { get; } = reason;

    /// <summary>The mode when the policy sets none.</summary>
    public PolicyMode DefaultMode { get; } = defaultMode;

    /// <summary>The gates that can check the rule.</summary>
    public Gates Gates { get; } = gates;

    /// <summary>Whether an exemption from the rule is possible.</summary>
    public bool IsExemptable { get; set; } = true;

    /// <summary>Whether the gate can check the rule.</summary>
    public bool IsCheckedAt(Gate gate) => (Gates & (Gates)(1 << (int)gate)) != 0;
}
