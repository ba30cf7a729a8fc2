using StandardObservability.Conventions.Policy;

namespace StandardObservability.Tool.Evolution;

/// <summary>The differences of two versions of a policy, and whether the version permits them.</summary>
/// <param name="Old">The former policy.</param>
/// <param name="Current">The present policy.</param>
/// <param name="Changes">The differences, major ones first.</param>
internal sealed record PolicyDiff(TelemetryPolicy Old, TelemetryPolicy Current, IReadOnlyList<PolicyChange> Changes)
{
    /// <summary>The class of all changes together, or <see langword="null"/> when the files are equal.</summary>
    public ChangeClass? Required => Changes.Count == 0 ? null : Changes.Max(change => change.Class);

    /// <summary>The class that the step of the version permits, or <see langword="null"/> when the version is not higher.</summary>
    public ChangeClass? Permitted => VersionBump.Find(Old.Version, Current.Version);

    /// <summary>Whether the version permits the changes.</summary>
    public bool IsPermitted => Required is not { } required || Permitted >= required;

    /// <summary>The result, one line.</summary>
    public string Summary => (Required, IsPermitted) switch
    {
        (null, _) => $"{Old.Citation} and {Current.Citation} are equal.",
        ({ } required, true) => $"{Old.Citation} -> {Current.Version}: {Word(required)} change, and the version permits it.",
        ({ } required, false) =>
            $"{Old.Citation} -> {Current.Version}: {Word(required)} change, and the version {DescribeStep()}. "
            + $"Write \"version\": \"{VersionBump.Propose(Old.Version, required)}\".",
    };

    /// <summary>Compares two policies.</summary>
    public static PolicyDiff Compare(TelemetryPolicy old, TelemetryPolicy current)
    {
        var changes = new ChangeList();
        RuleChanges.Add(old, current, changes);
        SettingChanges.Add(old, current, changes);
        AttributeChanges.Add(old, current, changes);
        MetricChanges.Add(old, current, changes);
        if (changes.Ordered.Count == 0 && old.Hash != current.Hash)
        {
            changes.Add(ChangeClass.Patch, "text", "changed", "Only words, comments or the version differ.");
        }

        return new PolicyDiff(old, current, changes.Ordered);
    }

    private string DescribeStep() => Permitted is { } permitted ? $"is a {Word(permitted)} one" : "is not higher";

    /// <summary>The class in lower case.</summary>
    public static string Word(ChangeClass changeClass) => changeClass.ToString().ToLowerInvariant();
}
